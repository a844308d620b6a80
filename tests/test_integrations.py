"""The files by which other programs call this one: an action, hooks for pre-commit, manual pages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

ROOT = Path(__file__).parent.parent


def test_the_action_takes_text_of_strangers_as_text(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """Its shell step, run with the variables of a pull request: a title is not run, and the minimum score holds.

    A score below it has its reasons; a commit that is not refused has only tips.
    """
    repository.commit("Begin", {"a": "1\n"})
    repository.commit("wip", {"b": "1\n"})
    text = (ROOT / "action.yml").read_text()
    assert "${{" not in text[text.rindex("run: |") :]
    step = re.sub(r"^ {8}", "", text[text.rindex("run: |") + 7 :], flags=re.MULTILINE)
    script = tmp_path / "bin" / "craftnudge"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m craftnudge "$@"\n')
    script.chmod(0o755)
    ends = {"BASE": repository.hashes[0], "HEAD": repository.hashes[1], "GIVEN_RANGE": "", "SQUASH": "true"}
    summary = tmp_path / "summary.md"
    first_push = ends | {"BASE": "0" * 40, "SQUASH": "false"}
    for variables, minimum, code in ((ends, "", 0), (ends, "10", 1), (first_push, "10", 1)):
        environment = sealed_environment(
            program.home,
            **variables,
            MIN_SCORE=minimum,
            TITLE='x"; touch PWNED #$(touch PWNED)',
            GITHUB_STEP_SUMMARY=str(summary),
        )
        environment["PATH"] = f"{script.parent}:{environment['PATH']}"
        done = subprocess.run(
            ["bash", "-e", "-c", step], cwd=repository.path, env=environment, capture_output=True, check=False
        )
        assert done.returncode == code
        assert done.stdout.startswith(b"::") == bool(minimum)
    assert not (repository.path / "PWNED").exists()
    assert summary.read_text().startswith("| commit | score |")


def test_the_hooks_for_pre_commit_name_commands_that_exist(program: Program) -> None:
    """Each id has an entry that this program knows; the ones that git calls answer without a repository."""
    hooks: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {hook["id"] for hook in hooks} == {
        "craftnudge", "craftnudge-gate", "craftnudge-record", "craftnudge-range"
    }  # fmt: skip
    for hook in hooks:
        name, command, *rest = hook["entry"].split()
        assert name == "craftnudge"
        if command == "hook-run":
            assert program(command, *rest).code == 0
        else:
            assert program(command, "--help").code == 0


def test_manual_pages_hold_every_command(tmp_path: Path) -> None:
    """Each command has its section, no line is a roff request by accident, and git's page includes the other."""
    subprocess.run([sys.executable, "-m", "docs.man_pages", str(tmp_path)], cwd=ROOT, check=True)
    page = (tmp_path / "craftnudge.1").read_text()
    assert (tmp_path / "git-craftnudge.1").read_text() == ".so man1/craftnudge.1\n"
    for name in ("coach", "check", "hook install", "config validate", "reword", "split"):
        assert f'.SS "craftnudge {name} ' in page
    orders = {line.split(" ")[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert orders <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B"}
