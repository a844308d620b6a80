"""Checks of the user's own: in a file that the user's settings name, or in an installed package."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge import api
from craftnudge.domain.coaching.plugin_finding import PluginFinding
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program, Run
    from tests.support.repository import GitRepository

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "plug-ins.md").read_text("utf-8")
PLUGIN, SETTINGS, PROJECT, REQUIRED = re.findall(r"```(?:python|toml)\n(.*?)```", PAGE, re.DOTALL)
SAYS = "src/theme.py changed without CHANGELOG.md."


@pytest.fixture
def theme(repository: GitRepository) -> GitRepository:
    """A repository whose last commit the plug-in of the page finds fault with."""
    repository.commit("Add the first page, since readers asked for one\n", {"page.py": "PAGE = 1\n"})
    repository.commit("Add a dark theme, since readers asked for one\n", {"src/theme.py": "DARK = 1\n"})
    return repository


def checked(program: Program, *arguments: str, plugin: str | None = PLUGIN, settings: str = SETTINGS) -> Run:
    """A run for a user with these settings, and this plug-in beside them."""
    folder = program.home / ".config" / "craftnudge"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(settings)
    if plugin is not None:
        (folder / "house.py").write_text(plugin)
    return program(*arguments)


def test_the_plug_in_of_the_page_is_shown_everywhere(theme: GitRepository, program: Program) -> None:
    """In text, JSON, SARIF, annotations and `coach --all`, as a note with its place; the score stays the same."""
    run = checked(program, "check", "HEAD")
    assert (run.code, run.stderr) == (0, "")
    assert f"ACME101       {SAYS}" in run.stdout
    commit = checked(program, "check", "HEAD", "--json").json["commits"][0]
    (finding,) = commit["plugin_findings"]
    assert PluginFinding(**finding).path == "src/theme.py"
    assert (
        commit["quality_score"] == program("check", "HEAD", "--json", CRAFTNUDGE_CHECKS_FILES="").json["quality_score"]
    )
    sarif = json.loads(checked(program, "check", "HEAD", "--format", "sarif").stdout)["runs"][0]
    assert ("ACME101", "note") in {(result["ruleId"], result["level"]) for result in sarif["results"]}
    assert (
        "::notice file=src/theme.py,line=1,title=ACME101"
        in checked(program, "check", "HEAD", "--format", "github").stdout
    )
    assert SAYS in checked(program, "coach", "--all", "--no-ai").stdout
    opened = api.open_repository(theme.path, environ={"HOME": str(program.home)})
    assert (
        api.Finding("ACME101", "note", SAYS, "Add a line to CHANGELOG.md.", "src/theme.py", 1)
        in api.review(opened).findings
    )


def test_a_required_check_fails_the_commit(theme: GitRepository, program: Program) -> None:
    """Only the commit that it finds fault with; by the settings of the page."""
    run = checked(program, "check", "HEAD", settings=REQUIRED)
    assert (run.code, SAYS in run.stderr) == (1, True)
    assert checked(program, "check", "HEAD~1", settings=REQUIRED).code == 0
    assert theme.hashes[1][:7] in run.stderr


def test_an_installed_package_needs_no_setting(theme: GitRepository, program: Program, tmp_path: Path) -> None:
    """It is found by its entry point, as the metadata of an installed package has it."""
    project = tomllib.loads(PROJECT)["project"]
    site = tmp_path / "site"
    info = site / f"acme_checks-{project['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    points = project["entry-points"]["craftnudge.checks"]
    (info / "entry_points.txt").write_text(
        "[craftnudge.checks]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
    )
    (site / "acme_checks.py").write_text(PLUGIN)
    path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))
    assert SAYS in program("check", theme.hashes[-1], PYTHONPATH=path).stdout
    (site / "acme_checks.py").write_text("import nowhere\n")
    run = program("check", theme.hashes[-1], PYTHONPATH=path)
    assert (run.code, "plug-in acme (acme-checks) was left out" in run.stderr) == (0, True)


CHECK = "from craftnudge.api import *\ndef f(commit): {}\nCHECKS = [Check('ACME1', 'Wrong', 'Do it.', f)]\n"


@pytest.mark.parametrize(
    ("plugin", "says"),
    [
        (CHECK.format("raise ValueError('of\\nmine')"), "ACME1 raised ValueError: of mine."),
        (CHECK.format("raise SystemExit(3)"), "ACME1 raised SystemExit: 3."),
        (CHECK.format("__import__('os')._exit(0)"), "its process ended."),
        (CHECK.format("return 'no'"), "ACME1 returned str, not an Outcome or None."),
        (CHECK.format("return Outcome('fail', '', (7,))"), "ACME1 returned wrong evidence"),
        (CHECK.format("\n  while True: pass"), "it took longer than 2 seconds."),
        ("import nowhere\n", "it cannot be loaded: ModuleNotFoundError"),
        ("exit()\n", "it cannot be loaded: SystemExit"),
        ("CHECKS = [1]\n", "1 is not a Check."),
        (CHECK.format("pass").replace("ACME1", "CN101"), 'the id "CN101" is not like ACME101.'),
        (None, "it cannot be loaded: "),
    ],
)
def test_a_faulty_plug_in_is_named_once_and_left_out(
    theme: GitRepository, program: Program, plugin: str | None, says: str
) -> None:
    """Two commits are checked, one line names it, and the exit code is that of the commits."""
    span = f"{theme.hashes[0]}..HEAD"
    theme.commit("Add a light theme, since readers asked for one\n", {"light.py": "LIGHT = 1\n"})
    run = checked(program, "check", span, plugin=plugin)
    assert (run.code, run.stderr.count("was left out")) == (0, 1)
    assert f"the plug-in house.py was left out: {says}" in run.stderr.replace("\n", " ") or says in run.stderr
    assert run.stdout.count("since readers asked for one") == 2


def test_what_a_plug_in_prints_is_not_seen(theme: GitRepository, program: Program) -> None:
    """Documents stay whole."""
    noisy = CHECK.format("print('noise', flush=True); __import__('os').system('echo noise'); return Outcome('fail')")
    run = checked(program, "check", "HEAD", "--json", plugin=noisy)
    assert "noise" not in run.stdout + run.stderr
    assert run.json["commits"][0]["plugin_findings"][0]["says"] == "Wrong."
    assert theme.hashes


def test_the_code_of_a_repository_is_never_run(theme: GitRepository, program: Program, tmp_path: Path) -> None:
    """Neither files that its settings name, nor those that have the name of a module or of the user's own plug-in."""
    checked(program, "where")  # writes the user's settings
    touched = tmp_path / "touched"
    trap = f"open({str(touched)!r}, 'w')\nCHECKS = []\n"
    files = dict.fromkeys(("tools/checks.py", "house.py", "json.py", "craftnudge.py", "craftnudge_plugin.py"), trap)
    theme.commit("Add tools\n", files)
    (theme.path / ".craftnudge.toml").write_text('[checks]\nfiles = ["./tools/checks.py"]\n')
    refused = installed(program, "check", theme.hashes[1])
    assert (refused.returncode, "checks.files" in refused.stderr) == (2, True)
    assert installed(program, "coach", "--all", "--no-ai").returncode == 0
    (theme.path / ".craftnudge.toml").unlink()
    assert SAYS in installed(program, "check", theme.hashes[1]).stdout
    assert not touched.exists()


def installed(program: Program, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of the installed script, which does not look for modules in the current folder as `python -m` does."""
    script = Path(sys.executable).with_name("craftnudge")
    return subprocess.run(
        [script, *arguments],
        cwd=program.folder,
        env=sealed_environment(program.home),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
