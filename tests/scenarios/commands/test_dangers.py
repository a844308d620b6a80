"""A danger is seen first, whatever the message says: before the commit, after it, and once it is pushed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

GOOD = "Reject empty tokens before they reach the reader\n\nThey crashed it on every second request.\n"
# Put together here, so that no key stands in a file of this project.
KEY = 'key = "sk_' + 'live_q7Zr2Kd9XwVb4LmT8sHf1NcY"\n'
MARKERS = "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> topic\n"
DANGERS = {
    "CN308": {"src/config.py": KEY},
    "CN309": {"src/app.py": MARKERS},
    "CN307": {"src/app.py": "def run():\n    breakpoint()\n"},
    "CN211": {"node_modules/a/index.js": "x\n"},
}


def stage(repository: GitRepository, files: dict[str, str]) -> None:
    """Writes and stages files."""
    for name, text in files.items():
        path = repository.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    repository.git("add", "--force", "--all")


@pytest.mark.parametrize("check", DANGERS)
def test_check_refuses_a_danger_without_praise(program: Program, repository: GitRepository, check: str) -> None:
    """Staged, with or without a message, and committed: exit code 1, and no level above "needs work"."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    stage(repository, DANGERS[check])
    for arguments in (("check",), ("check", "-m", GOOD)):
        done = program(*arguments)
        assert done.code == 1
        assert check in done.stdout
        assert check in done.stderr
        # Without a message there is no score yet.
        assert ("needs work" if "-m" in arguments else "no score yet") in done.stdout
    repository.git("commit", "--quiet", "--message", GOOD)
    assert program("check", "HEAD").code == 1
    document = program("check", "HEAD", "--json").json
    assert (document["passed"], document["quality_level"]) == (False, "NEEDS_WORK")
    coached = program("coach", "--json").json
    assert coached["strengths"] == []
    assert coached["quality_level"] == "NEEDS_WORK"


def test_the_advice_fits_the_moment(program: Program, repository: GitRepository, tmp_path: Path) -> None:
    """Staged: unstage it. Committed: rotate, then rewrite. Pushed: rotate, and tell those who may have it."""
    stage(repository, DANGERS["CN308"])
    assert "git rm --cached src/config.py" in program("check").stdout
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    stage(repository, {"src/config.py": KEY.replace("q7Z", "r8X")})
    assert "git restore --staged src/config.py" in program("check").stdout
    repository.git("commit", "--quiet", "--message", GOOD)
    committed = " ".join(program("coach").stdout.split())
    assert "Rotate the key, then remove it from the commit" in committed
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "shared"], check=True)
    repository.git("remote", "add", "origin", str(tmp_path / "shared"))
    repository.git("push", "--quiet", "origin", "HEAD:main")
    assert "Rotate the key now, and tell everyone" in " ".join(program("coach").stdout.split())


@pytest.mark.parametrize("check", DANGERS)
def test_what_only_a_merge_adds_is_found(program: Program, repository: GitRepository, check: str) -> None:
    """Staged, committed, in a range and in a push; what came with a branch is not found again in its merge."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n", "src/app.py": "x = 1\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    stage(repository, {name: f"y = 0\n{text}" for name, text in DANGERS[check].items()})
    repository.git("commit", "--quiet", "--message", "Bring what a branch may bring")
    repository.git("switch", "--quiet", "main")
    repository.commit("Close the page, as it was read", {"page.py": "PAGE = 3\n"})
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "topic")
    assert program("check", "-m", "Merge branch 'topic'").code == 0
    stage(repository, {f"more/{name}": text for name, text in DANGERS[check].items()})
    runs = [program("check"), program("check", "-m", "Merge branch 'topic'")]
    repository.git("commit", "--quiet", "--no-verify", "--message", "Merge branch 'topic'")
    push = ("check", "--push", "HEAD^1..HEAD")
    runs += [program("check", "HEAD"), program("check", "HEAD^2..HEAD"), program(*push)]
    assert [(run.code, f"{check}  " in run.stdout) for run in runs] == [(1, True)] * len(runs)
    coached = program("coach").stdout
    assert coached.index(check) < coached.index("Skipped: merge")


def test_a_bots_secret_is_refused_and_its_built_files_are_not(program: Program, repository: GitRepository) -> None:
    """A program may commit what it built; a key is meant for nobody."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    author = "dependabot[bot] <bot@example.org>"
    repository.commit("Bump deps", DANGERS["CN211"], author=author)
    assert program("check", "HEAD").code == 0
    repository.commit("Bump deps", DANGERS["CN308"], author=author)
    refused = program("check", "HEAD")
    assert (refused.code, "CN308" in refused.stdout) == (1, True)


def test_more_junk_neither_hides_junk_nor_raises_the_score(program: Program, repository: GitRepository) -> None:
    """Each kind is named, and the score does not rise with the number of them."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    scores = []
    for name in ("node_modules/a.js", ".DS_Store", "npm-debug.log"):
        stage(repository, {name: "x\n"})
        document = program("check", "-m", "wip", "--json").json
        scores.append(document["quality_score"])
        (finding,) = [text for text in document["commits"][0]["areas_for_improvement"] if "node_modules/" in text]
        assert name.split("/")[0] in finding
        assert ":1" not in finding
    assert scores == sorted(scores, reverse=True)
