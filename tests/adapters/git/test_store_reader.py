"""Names, history and records of an ordinary repository are those of git."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import FileChange, Person, Totals
from craftnudge.errors import NoCommitsError, NoRepositoryError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_a_record_holds_what_the_commit_and_its_change_say(repository: GitRepository) -> None:
    """Hash, people, times, message, files and totals are git's own."""
    first = repository.commit("Start", {"a.txt": "one\ntwo\n", "old.txt": "x\n" * 20})
    second = repository.commit(
        "Go on\n\nBecause.\n", {"a.txt": "one\n2\nthree\n", "old.txt": None, "new.txt": "x\n" * 20}, offset="+0530"
    )
    reader = open_reader(repository.path, cache_folder=None)
    record = reader.record(second)
    assert (record.id, record.hash, record.parents) == (commit_id(second), second, (first,))
    assert record.author == record.committer == Person("Ann Dev", "ann@example.org")
    assert record.authored is not None
    assert (record.authored.seconds, record.authored.utc_offset_minutes) == (repository.seconds, 330)
    assert record.message == "Go on\n\nBecause.\n"
    assert record.files == (
        FileChange("a.txt", "M", 2, 1),
        FileChange("new.txt", "R", 0, 0, old_path="old.txt"),
    )
    assert record.totals == Totals(files=2, added=2, deleted=1, hunks=1)
    assert (record.repository.name, record.repository.branch) == ("repo", "main")
    assert record.repository.key == f"{first}/repo"


def test_revisions_name_commits(repository: GitRepository) -> None:
    """Branches, tags of tags, short hashes and ancestors resolve; anything else is an unknown revision."""
    first, second = repository.commit("One", {"a": "1\n"}), repository.commit("Two", {"a": "2\n"})
    repository.git("tag", "-a", "-m", "tag", "annotated", "HEAD~1")
    repository.git("tag", "-a", "-m", "nested", "nested", "annotated")
    reader = open_reader(repository.path, cache_folder=None)
    for name in ("HEAD", "@", "main", "refs/heads/main", second[:7], second.upper(), "HEAD^0", "main@{0}"):
        assert reader.resolve(name) == second
    for name in ("HEAD~1", "HEAD^", "@~1", "annotated", "nested", "nested^{commit}", "annotated^{}"):
        assert reader.resolve(name) == first
    for name in (
        "nope",
        "HEAD~9",
        "HEAD^2",
        "HEAD:a",
        "HEAD^{tree}",
        "",
        "-1",
        "HEAD\n",
        "HEAD..main",
        "^HEAD",
        "0" * 40,
    ):
        with pytest.raises(UsageError):
            reader.resolve(name)


def test_history_comes_parents_first_and_ranges_leave_out_what_they_exclude(repository: GitRepository) -> None:
    """A merge comes after both its sides, with any commit times; `A..B` means the same as in git."""
    repository.commit("Root", {"a": "1\n"})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("Side", {"b": "1\n"}, seconds=1_500_000_000)
    repository.git("checkout", "--quiet", "main")
    repository.commit("Main", {"c": "1\n"})
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    reader = open_reader(repository.path, cache_folder=None)
    everything = reader.history(["HEAD"])
    assert sorted(everything) == sorted(repository.git("rev-list", "HEAD").split())
    seen: set[str] = set()
    for commit in everything:
        assert seen.issuperset(repository.git("rev-parse", f"{commit}^@").split())
        seen.add(commit)
    for wanted in ("HEAD~1..HEAD", "side..main", "main..side", "HEAD..HEAD"):
        assert sorted(reader.history([wanted])) == sorted(repository.git("rev-list", wanted).split())
    assert reader.history(["HEAD", "^side"], since_seconds=repository.seconds) != []


def test_no_repository_and_no_commits_are_told_apart(repository: GitRepository, tmp_path: Path) -> None:
    """A folder without a repository, a missing folder and a repository without commits raise different errors."""
    (tmp_path / "plain").mkdir()
    for folder in (tmp_path / "plain", tmp_path / "gone"):
        with pytest.raises(NoRepositoryError, match=folder.name):
            open_reader(folder, cache_folder=None)
    with pytest.raises(NoCommitsError):
        open_reader(repository.path, cache_folder=None).resolve("HEAD")


def test_past_counts_the_nearest_human_ancestors(repository: GitRepository) -> None:
    """Merges and bots are skipped, and the window ends at fifty commits."""
    for number in range(3):
        repository.commit(f"Add part {number}", {f"part{number}.txt": "x\n"})
    repository.commit("Bump deps", {"deps.txt": "2\n"}, author="dependabot[bot] <bot@example.org>")
    last = repository.commit("Go on", {"part0.txt": "y\n"})
    past = open_reader(repository.path, cache_folder=None).record(last).past
    assert past is not None
    assert past.commits == 3
    assert past.touched is not None
    assert past.touched.known_files == 1


def test_code_is_measured_on_the_changed_lines(repository: GitRepository) -> None:
    """What was added is in the figures; what stood there before is not."""
    repository.commit("Start", {"a.py": "import os\nbreakpoint()\n"})
    last = repository.commit("Go on", {"a.py": "import os\nbreakpoint()\nx = 1\n"})
    code = open_reader(repository.path, cache_folder=None).record(last).code
    assert code is not None
    assert code.counts["code_added"] == 1
    assert "breakpoint" not in code.counts


def test_another_thread_may_not_use_a_reader(repository: GitRepository) -> None:
    """Its caches have no locks, so a second thread gets an error instead of a wrong answer."""
    head = repository.commit("Start", {"a.txt": "a\n"})
    reader = open_reader(repository.path, cache_folder=None)
    calls = (
        lambda: reader.resolve("HEAD"),
        lambda: reader.record(head),
        lambda: list(reader.records([head])),
        lambda: reader.changed_lines(head),
    )
    with ThreadPoolExecutor(1) as pool:
        for call in calls:
            with pytest.raises(RuntimeError, match="thread"):
                pool.submit(call).result()
    assert reader.record(head).hash == head
