"""Splitting a tangled change: shown, and applied so that the files at the end are exactly those before."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository, sealed_environment
from tests.support.schema import assert_valid
from tests.support.tangle import PALETTE, TOKENS, grow

if TYPE_CHECKING:
    from tests.support.program import Program


@pytest.fixture
def tangle(repository: GitRepository) -> GitRepository:
    """A commit of two things (with a renamed, a deleted, an executable and an oddly named file), and one on top."""
    repository.commit("Begin", {"old name.txt": "a\nb\nc\nd\n", "gone.txt": "x\n", "web/base.css": "a\n"})
    grow(repository)
    repository.git("mv", "old name.txt", "new 'name'.txt")
    repository.commit("Reject empty tokens and colour the banner", {**TOKENS, **PALETTE, "gone.txt": None})
    repository.commit("Add a note for the next of us", {"note.md": "x\n"})
    return repository


def test_what_belongs_together_stays_together(tangle: GitRepository, program: Program) -> None:
    """Code with its test, a style with its page; each part has a subject and a score; nothing is changed."""
    before = tangle.git("for-each-ref")
    found = program("split", "HEAD~1", "--json").json
    assert_valid("split", found)
    groups = [set(group["paths"]) for group in found["groups"]]
    assert any(set(TOKENS) <= group and not set(PALETTE) & group for group in groups)
    assert any(set(PALETTE) <= group for group in groups)
    assert all(group["subject"] and group["score"] is not None for group in found["groups"])
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert tangle.git("for-each-ref") == before
    assert "can be split into" in program("split", "HEAD~1").stdout


def test_the_commits_end_in_the_same_files(tangle: GitRepository, program: Program) -> None:
    """With --apply every later commit has the tree it had, the old branch is kept, and the journal has the new ones."""
    old, tree, middle = (tangle.git("rev-parse", name) for name in ("HEAD", "HEAD^{tree}", "HEAD~1^{tree}"))
    found = program("split", "HEAD~1", "--apply", "--json").json
    count = len(found["groups"])
    assert count > 1
    assert tangle.git("rev-parse", "HEAD^{tree}", "HEAD~1^{tree}").split() == [tree, middle]
    assert tangle.git("rev-list", "--count", "HEAD") == str(count + 6)
    assert tangle.git("rev-parse", found["backup"]) == old
    assert tangle.git("status", "--porcelain") == ""
    assert tangle.git("log", "--format=%an", "HEAD").split("\n") == ["Ann Dev"] * (count + 6)
    assert tangle.git("log", "--format=%B").count('Part of "Reject empty tokens and colour the banner".') == count
    assert len(set(tangle.git("log", "--format=%T").split())) == count + 6


def test_what_is_staged_becomes_commits(repository: GitRepository, program: Program) -> None:
    """The staged change alone is committed, part by part; what is not staged stays as it is, also in the same file."""
    repository.commit("Begin", {"a.txt": "1\n"})
    grow(repository)
    repository.write({**TOKENS, **PALETTE})
    (repository.path / "a.txt").write_text("not staged\n")
    (repository.path / "src" / "tokens.py").write_text("not staged either\n")
    tree = repository.git("write-tree")
    count = len(program("split", "--staged", "--apply", "--json").json["groups"])
    assert count > 1
    assert repository.git("rev-parse", "HEAD^{tree}") == tree
    assert repository.git("rev-list", "--count", "HEAD") == str(count + 5)
    assert repository.git("status", "--porcelain").split() == ["M", "a.txt", "M", "src/tokens.py"]
    assert program("split", "--staged").code == 2


def test_the_commands_to_paste_do_the_same(tangle: GitRepository, program: Program) -> None:
    """Run in a shell they give the same tree at the tip of the branch, with any file names."""
    tree = tangle.git("rev-parse", "HEAD^{tree}")
    for revision in ("HEAD~1", "HEAD"):
        lines = program("split", revision, "--json").json["commands"]
        subprocess.run(
            ["sh", "-e", "-c", "\n".join(lines)],
            cwd=tangle.path,
            env=sealed_environment(tangle.home),
            check=True,
            capture_output=True,
        )
        assert tangle.git("rev-parse", "main^{tree}") == tree
        assert tangle.git("branch", "--show-current") == "main"


@pytest.mark.parametrize("where", ["on top of it", "at it", "detached at it"])
def test_the_commands_take_a_first_commit_apart(repository: GitRepository, program: Program, where: str) -> None:
    """It has nothing before it to go back to; the repository stays one, and its files are what they were."""
    first = repository.commit("Reject empty tokens and colour the banner", {**TOKENS, **PALETTE})
    tree = repository.git("rev-parse", "HEAD^{tree}")
    if where == "on top of it":
        repository.commit("Add a note", {"note.md": "x\n"})
        tree = repository.git("rev-parse", "HEAD^{tree}")
    elif where == "detached at it":
        repository.git("switch", "--quiet", "--detach", first)
    lines = program("split", first, "--json").json["commands"]
    subprocess.run(
        ["sh", "-e", "-c", "\n".join(lines)],
        cwd=repository.path,
        env=sealed_environment(repository.home),
        check=True,
        capture_output=True,
    )
    assert repository.git("rev-parse", "HEAD^{tree}") == tree
    assert repository.git("status", "--porcelain") == ""
    assert first not in repository.git("rev-list", "HEAD").split()
    assert (repository.git("branch", "--show-current") == "main") == (where != "detached at it")


def test_an_atomic_commit_is_not_split(repository: GitRepository, program: Program) -> None:
    """An atomic commit is one group, and --apply then does nothing; a merge is refused."""
    repository.commit("Begin", {"a.txt": "1\n"})
    head = repository.commit("Reject empty tokens", TOKENS)
    assert "no split suggested" in program("split", "--apply").stdout
    assert repository.git("rev-parse", "HEAD") == head
    repository.git("switch", "--quiet", "--create", "side", "HEAD~1")
    repository.commit("Colour the banner", PALETTE)
    repository.git("merge", "--quiet", "--no-edit", "main")
    merge = program("split")
    assert (merge.code, "is a merge" in merge.stderr) == (2, True)


def test_coach_advises_a_split_where_split_would_make_one(repository: GitRepository, program: Program) -> None:
    """The message names two actions and the parts score higher; without a second action nothing is said."""
    grow(repository)
    large = {path: text + text.replace("_", "_more_") * 9 for path, text in {**TOKENS, **PALETTE}.items()}
    repository.commit("Reject empty tokens and add a color to the banner", large)
    assert "The subject names two actions." in program("coach", "--json").json["areas_for_improvement"]
    repository.git("commit", "--quiet", "--amend", "--message", "Reject empty tokens")
    assert not any("actions" in text for text in program("coach", "--json").json["areas_for_improvement"])


def test_a_repository_of_sha256_is_split(repository: GitRepository, program: Program) -> None:
    """Deleted files, too: zeros have as many digits there as its hashes."""
    folder = repository.path.parent / "sha256"
    repository.git("init", "--quiet", "--object-format=sha256", str(folder))
    other = GitRepository(folder, repository.home)
    other.commit("Begin", {"old name.txt": "a\n", "gone.txt": "x\n", "web/base.css": "a\n"})
    grow(other)
    other.commit("Reject empty tokens and colour the banner", {**TOKENS, **PALETTE, "gone.txt": None})
    tree = other.git("rev-parse", "HEAD^{tree}")
    assert program("split", "--apply", folder=folder).code == 0
    assert other.git("rev-parse", "HEAD^{tree}") == tree


LEDGER = "def total(rows):\n    return {}\n\n\ndef report(rows):\n    return rows\n"
YEARLY = "\n\ndef yearly_report(rows):\n    for year in range(2000, 2030):\n        yield year, rows\n"


def test_one_file_is_split_by_hunk(repository: GitRepository, program: Program) -> None:
    """Each commit has the file with the hunks so far, with the words that name them; the last tree is the same."""
    repository.commit("Begin the ledger", {"ledger.py": LEDGER.format("sum(rows)")})
    grow(repository)
    after = LEDGER.format("round(sum(rows), 2)")
    repository.commit("Round the total to cents and add a yearly report", {"ledger.py": after + YEARLY})
    tree = repository.git("rev-parse", "HEAD^{tree}")
    found = program("split", "--apply", "--json").json
    assert_valid("split", found)
    assert [group["partial_paths"] for group in found["groups"]] == [["ledger.py"]] * 2
    assert found["commands"] == [f"craftnudge split {found['commit'][:12]} --apply"]
    assert repository.git("log", "-2", "--reverse", "--format=%s").split("\n") == [
        "Round the total to cents",
        "Add a yearly report",
    ]
    assert repository.git("show", "HEAD~1:ledger.py") + "\n" == after
    assert repository.git("rev-parse", "HEAD^{tree}") == tree
