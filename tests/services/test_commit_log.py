"""The log's order is that of the dates it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_shown_days_never_go_up(repository: GitRepository, program: Program) -> None:
    """A patch that was written long ago and applied now stands at its own date; levels and limits keep that order."""
    for number, day in enumerate((20, 3, 17, 5, 30)):
        text = {f"{number}.txt": "1\n"}
        repository.write(text)
        repository.git(
            *("commit", "--quiet", "-m", f"Add page {number}"),
            GIT_AUTHOR_DATE=f"2026-06-{day:02}T12:00:00Z",
            GIT_COMMITTER_DATE=f"2026-07-0{number + 1}T12:00:00Z",
        )
    program("track", "--all")
    for options in ((), ("-n", "3"), ("--level", "fair"), ("--level", "needs-work")):
        document = program("log", "--json", *options).json
        days = [commit["commit"]["timestamp"][:10] for commit in document["commits"]]
        assert days == sorted(days, reverse=True)
    assert len(program("log", "--json", "-n", "3").json["commits"]) == 3
    assert program("log", "--json", "-n", "3").json["matching"] == 5


def test_a_branch_that_is_not_there_is_named(repository: GitRepository, program: Program) -> None:
    """Not a revision that nobody typed."""
    repository.commit("One", {"a.txt": "1\n"})
    run = program("track", "--branch", "nosuch")
    assert (run.code, 'no branch "nosuch"' in run.stderr) == (2, True)


def test_forgetting_says_first_what_would_go(repository: GitRepository, program: Program) -> None:
    """Repositories, people, days, and how to keep a copy; nothing is removed."""
    repository.commit("One", {"a.txt": "1\n"})
    repository.commit("Two", {"b.txt": "1\n"}, author="Bob <bob@example.org>")
    program("track", "--all")
    said = " ".join(program("journal", "forget", "--repo", "repo", "--dry-run").stdout.split())
    assert "2 commits would be forgotten: of repo, by 2 authors, 14 Nov 2023 to 15 Nov 2023." in said
    assert "craftnudge journal export" in said
    assert len(program("log", "--json").json["commits"]) == 2
