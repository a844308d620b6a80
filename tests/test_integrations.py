"""The files by which other programs call this one: an action, and hooks for pre-commit."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.support.repository import GitRepository, sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program

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
    step, programs = action_step(tmp_path)
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
        environment["PATH"] = f"{programs}:{environment['PATH']}"
        done = subprocess.run(
            ["bash", "-e", "-c", step], cwd=repository.path, env=environment, capture_output=True, check=False
        )
        assert done.returncode == code
        assert done.stdout.startswith(b"::") == bool(minimum)
    assert not (repository.path / "PWNED").exists()
    assert summary.read_text().startswith("| commit | score |")


def action_step(tmp_path: Path) -> tuple[str, Path]:
    """The script of the action's check, and a folder for PATH in which `craftnudge` is this program."""
    text = (ROOT / "action.yml").read_text()
    script = tmp_path / "bin" / "craftnudge"
    script.parent.mkdir(exist_ok=True)
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m craftnudge "$@"\n')
    script.chmod(0o755)
    return re.sub(r"^ {8}", "", text[text.rindex("run: |") + 7 :], flags=re.MULTILINE), script.parent


def run_action(tmp_path: Path, clone: GitRepository, **variables: str) -> tuple[int, str, str]:
    """The step's exit code, what it prints, and the job's summary."""
    step, programs = action_step(tmp_path)
    summary = tmp_path / "summary.md"
    summary.write_text("")
    given = {
        "GIVEN_RANGE": "",
        "BASE": "",
        "TITLE": "",
        "SQUASH": "false",
        "MIN_SCORE": "",
        "CI_DEFAULT_BRANCH": "main",
    }
    environment = sealed_environment(clone.home, **given | variables, GITHUB_STEP_SUMMARY=str(summary))
    environment["PATH"] = f"{programs}:{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", step], cwd=clone.path, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr, summary.read_text()


@pytest.fixture
def origin(repository: GitRepository, tmp_path: Path) -> GitRepository:
    """A repository whose main branch has a poor commit, and whose topic branch has two good ones."""
    repository.commit("wip", {"a": "1\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    for name in ("reader", "writer"):
        repository.commit(f"Reject an empty case in the {name}\n\nIt ended the program.", {name: "1\n"})
    repository.git("init", "--quiet", "--bare", "--initial-branch", "main", str(tmp_path / "up.git"))
    repository.git("remote", "add", "origin", f"file://{tmp_path}/up.git")
    repository.git("push", "--quiet", "origin", "main", "topic")
    return repository


def checkout(origin: GitRepository, *options: str) -> GitRepository:
    """A fresh clone with the topic branch."""
    folder = origin.path.parent / "clone"
    origin.git(
        "clone", "--quiet", "--branch", "topic", *options, origin.git("remote", "get-url", "origin"), str(folder)
    )
    return GitRepository(folder, origin.home)


def test_the_action_never_fails_by_itself(origin: GitRepository, tmp_path: Path) -> None:
    """A first, a forced and a deleting push, a merge queue, a tag, a run by the clock, an empty pull request."""
    clone = checkout(origin)
    main, after = origin.git("rev-parse", "main"), origin.git("rev-parse", "topic")
    topic, zeros, gone = "refs/heads/topic", "0" * 40, "1" * 40
    for number, variables in (
        (2, {"BASE": main, "HEAD": after, "GITHUB_REF": topic}),
        (2, {"BASE": zeros, "HEAD": after, "GITHUB_REF": topic}),
        (2, {"BASE": gone, "HEAD": after, "GITHUB_REF": topic}),
        (0, {"BASE": after, "HEAD": zeros, "GITHUB_REF": topic}),
        (2, {"BASE": main, "HEAD": after, "GITHUB_REF": "refs/heads/gh-readonly-queue/main/pr-1-0"}),
        (0, {"BASE": zeros, "HEAD": gone, "SHA": after, "GITHUB_REF": "refs/tags/v1"}),
        (1, {"HEAD": after, "GITHUB_REF": topic}),
        (1, {"BASE": main, "HEAD": after, "SQUASH": "true", "TITLE": "Reject empty cases"}),
        (0, {"BASE": after, "HEAD": after, "SQUASH": "true", "TITLE": "Reject empty cases"}),
        (0, {"BASE": main, "HEAD": gone, "SQUASH": "true", "TITLE": "Reject empty cases"}),
        (2, {"BASE": zeros, "HEAD": after, "SQUASH": "true", "GITHUB_REF": topic}),
    ):
        code, said, summary = run_action(tmp_path, clone, MIN_SCORE="4", **variables)
        assert code == 0, (variables, said)
        assert len(re.findall(r"^\| (?:[0-9a-f]{7}|squash) ", summary, re.MULTILINE)) == number, (variables, summary)
        assert number or "::" in said


@pytest.mark.parametrize("reachable", [True, False])
def test_the_action_in_a_shallow_clone(origin: GitRepository, tmp_path: Path, reachable: bool) -> None:
    """The rest is fetched and every commit is checked; if that fails, a warning says so and the job does not fail."""
    clone = checkout(origin, "--depth", "1")
    if not reachable:
        clone.git("remote", "set-url", "origin", "file:///nowhere")
    main, after = origin.git("rev-parse", "main"), origin.git("rev-parse", "topic")
    code, said, summary = run_action(
        tmp_path, clone, MIN_SCORE="4", BASE=main, HEAD=after, GITHUB_REF="refs/heads/topic"
    )
    assert code == 0, said
    assert summary.count("Reject an empty case") == (2 if reachable else 0)
    assert ("::warning::The rest of the history was not fetched." in said) != reachable


def test_the_action_fails_because_of_any_commit_of_a_push(origin: GitRepository, tmp_path: Path) -> None:
    """Not only the last one: the poor one in the middle is named."""
    origin.commit("wip", {"c": "1\n"})
    poor = origin.git("rev-parse", "--short=7", "HEAD")
    origin.commit("Reject an empty case in the parser\n\nIt ended the program.", {"d": "1\n"})
    origin.git("push", "--quiet", "origin", "topic")
    clone = checkout(origin)
    after = origin.git("rev-parse", "topic")
    code, said, _ = run_action(tmp_path, clone, MIN_SCORE="4", BASE="0" * 40, HEAD=after, GITHUB_REF="refs/heads/topic")
    assert code == 1
    assert f"{poor}: score" in said


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
