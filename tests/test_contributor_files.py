"""The files for contributors: what they name exists, and continuous integration scores the new commits."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

ROOT = Path(__file__).parent.parent
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
GOOD = "Read the rates from a file\n\nThe old table was in the code, and nobody could change it without a release.\n"


def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands_of(text: str) -> list[str]:
    """Every `make` target that a text names as a command."""
    return [name for line in re.findall(r"`make ([a-z -]+)", text) for name in line.split()]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", ".github/pull_request_template.md", ".github/workflows/ci.yml"])
def test_every_make_target_in_a_page_exists(name: str) -> None:
    """A newcomer can type what the page says."""
    text = (ROOT / name).read_text("utf-8")
    assert set(commands_of(text)) <= targets()
    assert set(re.findall(r"^ *(?:- run: )?make ([a-z]+)$", text, re.MULTILINE)) <= targets()


def test_every_path_in_the_guide_exists() -> None:
    """The files and folders that CONTRIBUTING.md names in code are there."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"(?:src|tests|docs|benchmarks|\.ci)/[\w./-]*", text)
    assert len(named) > 5
    missing = [path for path in named if "/b.py" not in path and "_b.py" not in path and not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("name", ["reference/glossary.md", "explanation/architecture.md"])
def test_every_place_in_the_source_that_a_page_names_exists(name: str) -> None:
    """The map of the source and the glossary name files and folders that are there."""
    text = (ROOT / "docs" / name).read_text("utf-8")
    rooms = "domain|adapters|services|presentation|entrypoints|runtime"
    named = re.findall(rf"`((?:{rooms})(?:/[\w*./-]*)?)`", text)
    assert len(named) > 10
    source = ROOT / "src" / "craftnudge"
    missing = [path for path in named if not any(source.glob(path))]
    assert missing == []


def test_the_workflow_runs_each_claimed_python_and_the_whole_check() -> None:
    """Classifiers name no Python and no system that the workflow does not run."""
    workflow: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    job = workflow["jobs"]["linux"]
    assert ".ci/run" in [step.get("run") for step in job["steps"]]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    claimed = {line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)}
    assert claimed <= set(job["strategy"]["matrix"]["python"])
    systems = [line for line in project["classifiers"] if line.startswith("Operating System")]
    assert systems == ["Operating System :: POSIX :: Linux"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_each_form_is_one_that_the_forge_accepts(path: Path) -> None:
    """It has a name, a description and fields with unique ids and labels."""
    form: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert form["name"]
    assert form["description"]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    ids = [field["id"] for field in fields]
    assert len(ids) == len(set(ids))
    assert all(field["attributes"]["label"] for field in fields)


def test_the_hooks_of_contributors_use_tools_of_the_development_extra() -> None:
    """Each hook runs a tool of .venv, which pyproject.toml installs there."""
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["dev"]
    tools = {re.split(r"[<>=]", requirement)[0] for requirement in extra} | {"craftnudge"}
    config: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    for hook in config["repos"][0]["hooks"]:
        folder, _, tool = hook["entry"].split()[0].rpartition("/")
        assert (folder, tool in tools) == (".venv/bin", True)


@pytest.fixture
def project(repository: GitRepository) -> GitRepository:
    """A repository with the script of this project, its own minimum score, and a first commit as base."""
    shutil.copytree(ROOT / ".ci", repository.path / ".ci")
    (repository.path / ".craftnudge.toml").write_text("min-score = 6.5\n")
    repository.commit("Begin\n", {"a": "1\n"})
    (repository.path / ".ci" / "base").write_text(repository.hashes[0] + "\n")
    return repository


def check_commits(project: GitRepository, program: Program) -> subprocess.CompletedProcess[str]:
    """Runs the script in the project with this program."""
    command = project.path.parent / "craftnudge-of-this-tree"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m craftnudge "$@"\n')
    command.chmod(0o755)
    environ = sealed_environment(program.home, CRAFTNUDGE=str(command), PATH=os.environ["PATH"])
    script = project.path / ".ci" / "check-commits"
    return subprocess.run([script], env=environ, capture_output=True, text=True, check=False)


def test_new_commits_are_those_after_the_base(project: GitRepository, program: Program) -> None:
    """Without a new commit there is nothing to score; a good one passes; a bad one fails, and is named."""
    assert "no new commits" in check_commits(project, program).stdout
    project.commit(GOOD, {"rates.py": "def rates():\n    return {}\n"})
    assert check_commits(project, program).returncode == 0
    project.commit("stuff", {"b.py": "x = 1\n"})
    done = check_commits(project, program)
    assert done.returncode == 1
    assert project.hashes[-1][:7] in done.stdout


def test_a_clone_without_the_base_gets_its_last_commits(project: GitRepository, program: Program) -> None:
    """A base that the clone does not have, as in a shallow one, does not let commits pass unseen."""
    (project.path / ".ci" / "base").write_text("1" * 40 + "\n")
    project.commit("stuff", {"b.py": "x = 1\n"})
    assert check_commits(project, program).returncode == 1


def test_a_branch_is_compared_with_main_of_its_origin(project: GitRepository, program: Program) -> None:
    """Only the commits that origin/main does not have are scored, whatever the base says."""
    project.commit("stuff", {"b.py": "x = 1\n"})
    project.git("update-ref", "refs/remotes/origin/main", "HEAD")
    project.commit(GOOD, {"rates.py": "def rates():\n    return {}\n"})
    assert check_commits(project, program).returncode == 0


# Words that readers of the pages called riddles. The decisions are of their day.
RIDDLES = re.compile(r"\b(whoever|nobody|somebody|anew|lest|in vain)\b", re.IGNORECASE)


def test_the_pages_are_written_in_plain_words() -> None:
    """The README and every page of docs/, with help texts and errors, which two pages list."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = [
        f"{page.relative_to(ROOT)}:{number}: {match[0]}"
        for page in pages
        if "decisions" not in page.parts
        for number, line in enumerate(page.read_text("utf-8").split("\n"), 1)
        for match in [RIDDLES.search(re.sub(r"`[^`]*`", "", line))]
        if match
    ]
    assert found == []
