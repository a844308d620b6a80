"""Commits with a new message: nothing else changes, only the user's own commits, and it can be undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftnudge.domain.coaching.rewording.reworded_message import reword
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record
from tests.support.conversation import Conversation
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.fixture
def branch(repository: GitRepository) -> GitRepository:
    """A branch of three commits, the second with an encoding and a merge after it."""
    repository.commit("Begin", {"a": "1\n"})
    repository.git("switch", "--quiet", "--create", "feature/ABC-12-x")
    repository.commit("Added beta.\n", {"b": "1\n"}, author="Bob <bob@example.org>", offset="+0530")
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit("Add c beside b", {"c": "1\n"})
    repository.git("switch", "--quiet", "feature/ABC-12-x")
    repository.commit("Adds delta.", {"d": "1\n"})
    repository.git("merge", "--quiet", "--no-edit", "--no-ff", "side")
    return repository


def facts(repository: GitRepository, revision: str) -> str:
    """What must not change in a commit: tree, author, times of the author, encoding."""
    return repository.git("log", "--format=%T %an %ae %ad %e", "--date=raw", "-1", revision)


def test_without_apply_nothing_changes(branch: GitRepository, program: Program) -> None:
    """The new message, the changes and both scores are shown, and every reference stays."""
    before = branch.git("for-each-ref")
    shown = program("reword", "HEAD^1~1", "--no-input")
    assert shown.code == 0
    assert "    Add beta\n\n    Refs: ABC-12\n" in shown.stdout
    assert "--apply" in shown.stdout
    assert branch.git("for-each-ref") == before


def test_with_apply_only_messages_change(branch: GitRepository, program: Program) -> None:
    """Trees, authors and the shape of the history stay; the old branch is kept; the journal knows who replaced whom."""
    old, head = branch.git("rev-parse", "HEAD^1~1"), branch.git("rev-parse", "HEAD")
    kept = [facts(branch, revision) for revision in ("HEAD^1~1", "HEAD^1", "HEAD^2", "HEAD")]
    (branch.path / "a").write_text("changed, not staged\n")
    status = branch.git("status", "--porcelain")
    done = program("reword", old, "--apply", "--why", "callers need it", "--json").json
    assert_valid("reword", done)
    assert done["applied"]
    assert [facts(branch, revision) for revision in ("HEAD^1~1", "HEAD^1", "HEAD^2", "HEAD")] == kept
    assert branch.git("log", "-1", "--format=%B", "HEAD^1~1").split("\n\n")[:2] == ["Add beta", "callers need it."]
    assert branch.git("rev-parse", done["backup"]) == head
    assert branch.git("status", "--porcelain") == status
    assert branch.git("rev-list", "--count", "HEAD") == "5"
    assert branch.git("fsck", "--strict", "--no-dangling") == ""
    lines = [json.loads(line) for line in program.journal.read_text().splitlines()]
    assert {(line["old"], line["new"]) for line in lines if line["type"] == "rewrite"} == set(done["rewritten"].items())
    assert len(done["rewritten"]) == 4


def test_what_others_may_have_is_refused(branch: GitRepository, program: Program, tmp_path: Path) -> None:
    """Pushed commits, commits of another branch, a rebase under way, a signed commit, one that git wrote."""
    branch.git("switch", "--quiet", "main")
    other = program("reword", "side", "--apply", "--why", "so")
    assert (other.code, "not in the history" in other.stderr) == (2, True)
    branch.git("switch", "--quiet", "feature/ABC-12-x")
    assert "is skipped (merge)" in program("reword", "HEAD", "--why", "so").stderr
    branch.git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    branch.git("remote", "add", "origin", str(tmp_path / "remote"))
    branch.git("push", "--quiet", "origin", "HEAD^1~1:refs/heads/x")
    pushed = program("reword", "HEAD^1~1", "--apply")
    assert (pushed.code, "others may have it" in pushed.stderr) == (2, True)
    assert program("reword", "HEAD^1", "--apply").code == 0
    raw = branch.git("cat-file", "commit", "side").replace("\n\n", "\ngpgsig x\n\n", 1)
    signed = branch.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=(raw + "\n").encode())
    branch.git("switch", "--quiet", "--detach", signed)
    found = program("reword", "HEAD", "--apply", "--why", "so")
    assert (found.code, "is signed" in found.stderr) == (2, True)
    (branch.path / ".git" / "MERGE_HEAD").write_text(signed + "\n")
    assert "in the middle" in program("reword", "HEAD", "--apply", "--why", "so").stderr


def test_a_message_without_changes_is_named(branch: GitRepository, program: Program) -> None:
    """A message that needs no change stays, and --apply does nothing."""
    branch.git("switch", "--quiet", "side")
    before = branch.git("rev-parse", "HEAD")
    assert "Nothing to fix automatically." in program("reword", "--apply").stdout
    assert branch.git("rev-parse", "HEAD") == before


def test_notes_go_along_where_git_would_take_them(branch: GitRepository, program: Program) -> None:
    """With notes.rewriteRef a note follows its commit, as in git's own rebase."""
    branch.git("notes", "add", "--message", "seen by Bob", "HEAD^1")
    branch.git("config", "notes.rewriteRef", "refs/notes/commits")
    assert program("reword", "HEAD^1~1", "--apply", "--no-input").code == 0
    assert branch.git("notes", "show", "HEAD^1") == "seen by Bob"


def test_prose_among_trailers_is_kept(repository: GitRepository, program: Program) -> None:
    """A paragraph that git takes for trailers because one of its lines is signed off: all lines keep their place."""
    repository.commit("Begin", {"a": "1\n"})
    repository.commit("Added beta\n\nThe reader needs it.\nSigned-off-by: Ann <a@b>\nFixes: #12\n", {"b": "1\n"})
    assert program("reword", "--apply", "--no-input").code == 0
    assert repository.git("log", "-1", "--format=%B").strip() == (
        "Add beta\n\nThe reader needs it.\nSigned-off-by: Ann <a@b>\nFixes: #12"
    )


def test_people_keep_their_names_in_another_encoding(repository: GitRepository, program: Program) -> None:
    """A commit in Latin-1 becomes one in UTF-8; one above it stays what it is, with the committer in its encoding."""
    repository.git("config", "i18n.commitEncoding", "ISO-8859-1")
    repository.git("config", "i18n.logOutputEncoding", "UTF-8")
    repository.git("config", "user.name", "Jürgen")
    for name, said in (("a", "Begin"), ("b", "Added fünf."), ("c", "Add sechs")):
        (repository.path / name).write_text("1\n")
        repository.git("add", name)
        message = said.encode("latin-1")
        latin = {"GIT_AUTHOR_NAME": "J\udcfcrgen", "GIT_COMMITTER_NAME": "J\udcfcrgen"}
        repository.git("commit", "--quiet", "--file=-", stdin=message, **latin)
    last = repository.git("log", "-1", "--format=%an %cn %s %e")
    assert last == "Jürgen Jürgen Add sechs ISO-8859-1"
    assert program("reword", "HEAD~1", "--apply", "--no-input").code == 0
    assert repository.git("log", "-1", "--format=%an %cn %s %e", "HEAD~1") == "Jürgen Jürgen Add fünf "
    assert repository.git("log", "-1", "--format=%an %cn %s %e") == last
    assert repository.git("fsck", "--strict", "--no-dangling") == ""


@pytest.mark.parametrize("detached", [False, True])
def test_the_first_commit_is_reworded_like_any_other(
    repository: GitRepository, program: Program, *, detached: bool
) -> None:
    """It has no parents, before and after, on a branch and detached from any."""
    first = repository.commit("Added the beginning.", {"a": "1\n"})
    head = repository.commit("Add b", {"b": "1\n"})
    if detached:
        repository.git("switch", "--quiet", "--detach")
    done = program("reword", first, "--apply", "--no-input", "--json").json
    assert repository.git("log", "--format=%s|%P", "HEAD~1") == "Add the beginning|"
    assert repository.git("rev-parse", done["backup"]) == head
    assert repository.git("branch", "--show-current") == ("" if detached else "main")
    assert repository.git("rev-parse", "main") == (head if detached else repository.git("rev-parse", "HEAD"))


def test_unknown_headers_stay(branch: GitRepository, program: Program) -> None:
    """Of a reworded commit, as git keeps them in an amend, and of a merge above it."""
    of_both: list[str] = []
    for revision, header in (
        ("HEAD^1", "HG:extra rebase_source:1"),
        ("HEAD", "mergetag object 1\n type commit\n signed"),
    ):
        parent = branch.git("rev-parse", "HEAD^1")
        raw = branch.git("cat-file", "commit", revision).replace("\n\n", f"\n{header}\n\n", 1)
        raw = raw.replace(parent, of_both[0]) if of_both else raw
        of_both.append(branch.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=f"{raw}\n".encode()))
    branch.git("reset", "--quiet", "--soft", of_both[1])
    assert program("reword", "HEAD^1", "--apply", "--no-input").code == 0
    assert branch.git("rev-parse", "HEAD^1") != of_both[0]
    assert "\nHG:extra rebase_source:1\n\nAdd delta" in branch.git("cat-file", "commit", "HEAD^1")
    assert "\nmergetag object 1\n type commit\n signed\n\nMerge" in branch.git("cat-file", "commit", "HEAD")


def test_in_the_middle_of_a_rebase_nothing_is_rewritten(repository: GitRepository, program: Program) -> None:
    """Git holds on to hashes of its own there; the message is shown all the same."""
    repository.commit("Begin", {"a": "1\n"})
    repository.commit("Added b.", {"b": "1\n"})
    repository.git("rebase", "--quiet", "--interactive", "HEAD~1", GIT_SEQUENCE_EDITOR="sed -i s/^pick/edit/")
    head = repository.git("rev-parse", "HEAD")
    assert "Add b" in program("reword", "--no-input").stdout
    refused = program("reword", "--apply", "--no-input")
    assert (refused.code, "in the middle of a rebase" in refused.stderr) == (2, True)
    assert repository.git("rev-parse", "HEAD") == head


def test_what_could_not_be_written_again_is_not_reworded(repository: GitRepository, program: Program) -> None:
    """A message that is not in its encoding, and one too long to be kept whole: something would be lost."""
    repository.commit("Begin", {"a": "1\n"})
    repository.commit("Added b.", {"b": "1\n"})
    raw = repository.git("cat-file", "commit", "HEAD").encode()
    broken = raw.replace(b"Added b.", b"Added b\xff.")
    for content in (broken, raw + b"\n\n" + b"long " * 20_000):
        head = repository.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=content)
        repository.git("reset", "--quiet", "--soft", head)
        refused = program("reword", "--apply", "--no-input")
        assert (refused.code, "the message is too long, or is not in the encoding" in refused.stderr) == (2, True)
        assert repository.git("rev-parse", "HEAD") == head


def test_a_reason_that_is_only_hinted_at_is_asked_for(program: Program, repository: GitRepository) -> None:
    """Where a reason is not plain, the command asks for it, or says how to give it."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    body = "It belongs to npm; 14 files of it came in with the install."
    repository.commit(f"Stop tracking node_modules.\n\n{body}\n", {".gitignore": "node_modules/\n"})
    unasked = program("reword")
    assert "Removed the period" in unasked.stdout
    assert "craftnudge reword HEAD --why TEXT" in unasked.stdout
    with Conversation(program.home, repository.path, "reword") as talk:
        talk.expect("Why was this change needed?")
        talk.type("Without them a build at night broke the checkout.\r")
        talk.expect("broke the checkout.")
        talk.expect("Apply? [y/N/e]")


LINES = (
    *("Signed-off-by: Ann Dev <ann@example.org>", 'Fixes: 0123456789ab ("net: read a header")', "Closes #12"),
    *("[ann: took the lock]", "(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)", "# a comment"),
    *("BREAKING CHANGE: the option is gone, and whoever used it has to name the folder by hand from now on", "", ""),
    *("    indented " + "code " * 20, "before: 120 ms", "[1] https://example.org/" + "a" * 70, "Link: https://x.org/1"),
    "The importer read the file twice, because the header was parsed by one function and the rows by another.",
    *("  folded", "Note: that " + "word " * 20, "- an item", "See also:"),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_git_parses_the_same_trailers(repository: GitRepository, lines: list[str]) -> None:
    """What `git interpret-trailers` finds in a message, it finds in the reworded one, and every word is still there."""
    message = "Read the header once\n\n" + "\n".join(lines) + "\n"
    new = reword(Facts(a_record(message))).message
    parse = ("interpret-trailers", "--parse", "--no-divider")
    assert repository.git(*parse, stdin=new.encode()) == repository.git(*parse, stdin=message.encode())
    assert new.split() == message.split()


@pytest.mark.usefixtures("branch")
def test_a_commit_that_git_or_a_bot_wrote_has_nothing_to_reword(program: Program) -> None:
    """One line and no error; the document keeps its keys."""
    run = program("reword", "HEAD", "--apply")
    assert (run.code, run.stdout.count("\n"), "is skipped (merge)" in run.stdout) == (0, 1, True)
    document = program("reword", "HEAD", "--json").json
    assert_valid("reword", document)
    assert (document["changes"], document["score_before"], document["applied"]) == ([], None, False)
