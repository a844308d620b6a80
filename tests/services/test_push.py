"""Every commit of a push is checked, and nothing but a commit fails a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program, Run

ZEROS = "0" * 40
ABSENT = "1" * 40


@pytest.fixture
def origin(repository: GitRepository, tmp_path: Path) -> GitRepository:
    """A repository that has pushed a main branch of three commits, and a topic branch of two more."""
    for number in range(3):
        repository.commit(f"Add case {number} to the parser", {f"a{number}": "1\n"})
    repository.git("branch", "topic")
    repository.git("switch", "--quiet", "topic")
    for number in range(2):
        repository.commit(f"Handle case {number} of the reader", {f"b{number}": "1\n"})
    repository.git("init", "--quiet", "--bare", "--initial-branch", "main", str(tmp_path / "up.git"))
    repository.git("remote", "add", "origin", str(tmp_path / "up.git"))
    repository.git("push", "--quiet", "origin", "main", "topic")
    return repository


def clone(origin: GitRepository, branch: str, *options: str, name: str = "clone") -> GitRepository:
    """A fresh clone with a branch checked out, as a runner makes it."""
    folder = origin.path.parent / name
    url = f"file://{origin.path.parent}/up.git"
    origin.git("clone", "--quiet", "--branch", branch, *options, url, str(folder))
    return GitRepository(folder, origin.home)


def push(program: Program, repository: GitRepository, span: str, *more: str, **environment: str) -> Run:
    """`check --push` in a repository."""
    return program("check", "--push", span, *more, folder=repository.path, **environment)


def labels(run: Run) -> list[str]:
    """The commits that were checked."""
    return [result["label"] for result in run.json["commits"]]


def short(repository: GitRepository, *arguments: str) -> list[str]:
    """The first seven digits of the commits that git lists, oldest first."""
    return [line[:7] for line in repository.git("rev-list", "--reverse", *arguments).split()]


@pytest.mark.parametrize("before", ["main", ZEROS, "", ABSENT])
def test_every_commit_of_a_branch_is_checked(origin: GitRepository, program: Program, before: str) -> None:
    """A later push, the first one, one without a hash before it, and a forced one: both commits of the branch."""
    ci = clone(origin, "topic")
    before = origin.git("rev-parse", "main") if before == "main" else before
    after = ci.git("rev-parse", "HEAD")
    run = push(program, ci, f"{before}..{after}", "--json", GITHUB_REF="refs/heads/topic")
    assert run.code == 0
    assert labels(run) == short(ci, "origin/main..HEAD")
    assert (ABSENT[:12] in run.stderr) == (before == ABSENT)
    failed = push(program, ci, f"{before}..{after}", "--min-score", "10", CI_COMMIT_BRANCH="topic")
    assert failed.code == 1
    assert "2 of 2 commits" in failed.stderr


def test_a_checkout_that_knows_no_branch(origin: GitRepository, program: Program) -> None:
    """Detached, and without a service's variables: the branches that have the commit are taken for the pushed one."""
    ci = clone(origin, "topic")
    ci.git("checkout", "--quiet", "--detach")
    assert labels(push(program, ci, f"{ZEROS}..HEAD", "--json")) == short(ci, "origin/main..HEAD")


def test_the_first_push_of_a_repository_is_checked_as_a_whole(origin: GitRepository, program: Program) -> None:
    """No other branch is there and the branch is the default one: all commits are new."""
    ci = clone(origin, "main", "--single-branch")
    run = push(program, ci, f"{ZEROS}..HEAD", "--json", CI_COMMIT_BRANCH="main", CI_DEFAULT_BRANCH="main")
    assert labels(run) == short(ci, "HEAD")
    assert run.stderr == ""


@pytest.mark.parametrize("before", [ZEROS, ABSENT])
def test_a_clone_of_one_branch_does_not_check_the_history_of_others(
    origin: GitRepository, program: Program, before: str
) -> None:
    """Which commits are new cannot be known there: the last one is checked, and the note says what to fetch."""
    ci = clone(origin, "topic", "--single-branch")
    run = push(program, ci, f"{before}..HEAD", "--json", CI_COMMIT_BRANCH="topic", CI_DEFAULT_BRANCH="main")
    assert labels(run) == short(ci, "HEAD~1..HEAD")
    assert "git fetch origin main" in run.stderr


@pytest.mark.parametrize(
    ("before", "source"), [("", "push"), (ZEROS, "schedule"), (ABSENT, "push")], ids=["no hash", "schedule", "forced"]
)
def test_old_commits_are_not_checked_anew(origin: GitRepository, program: Program, before: str, source: str) -> None:
    """On the default branch, where it is not known what is new: the last commit, and those that it merges."""
    origin.git("switch", "--quiet", "main")
    origin.git("merge", "--quiet", "--no-ff", "--message", "Merge branch 'topic'", "topic")
    origin.git("push", "--quiet", "origin", "main", ":topic")
    ci = clone(origin, "main")
    run = push(program, ci, f"{before}..HEAD", "--json", CI_COMMIT_BRANCH="main", CI_PIPELINE_SOURCE=source)
    assert labels(run) == short(ci, "HEAD^1..HEAD")
    assert "checked only the last commit" in run.stderr


def test_a_shallow_clone_is_no_reason_to_fail(origin: GitRepository, program: Program) -> None:
    """What it has is checked; a commit without its parents is named as not checked, even with a minimum score."""
    ci = clone(origin, "topic", "--depth", "2")
    before = origin.git("rev-parse", "main")
    run = push(program, ci, f"{before}..HEAD", "--json", CI_COMMIT_BRANCH="topic")
    assert run.code == 0
    assert labels(run) == short(ci, "HEAD~1..HEAD")
    thinner = clone(origin, "topic", "--depth", "1", name="thinner")
    run = push(program, thinner, f"{before}..HEAD", "--min-score", "10", CI_COMMIT_BRANCH="topic")
    assert run.code == 0
    assert "not checked: 1 commit. This clone is shallow" in run.stderr
    assert "git fetch --unshallow" in run.stderr
    assert "only the last" not in run.stderr
    assert run.stdout == ""


def test_deleted_branches_tags_and_ends_that_are_missing(origin: GitRepository, program: Program) -> None:
    """None has a commit to check: the exit code is 0, and one line says why."""
    ci = clone(origin, "main")
    ci.git("tag", "--annotate", "v1", "--message", "One", "HEAD")
    for span, reference, words in (
        (f"{ABSENT}..{ZEROS}", "refs/heads/topic", "was deleted"),
        (f"{ZEROS}..{ci.git('rev-parse', 'v1')}", "refs/tags/v1", "no new commits"),
        (f"{ZEROS}..{ABSENT}", "refs/heads/topic", "no commit was checked"),
        ("HEAD..HEAD", "refs/heads/main", "no new commits"),
    ):
        run = push(program, ci, span, "--min-score", "10", GITHUB_REF=reference)
        assert (run.code, words in run.stderr.lower()) == (0, True), span
        assert words in push(program, ci, span, "--format", "github", GITHUB_REF=reference).stdout.lower()
        assert words in push(program, ci, span, "--format", "markdown", GITHUB_REF=reference).stdout.lower()
    assert push(program, ci, "main..nowhere").code == 2
    assert push(program, ci, "nowhere..main").code == 2
    assert push(program, ci, "main").code == 2
    assert program("check", "--push", "a..b", "--last", folder=ci.path).code == 2


def test_a_merge_queue_checks_the_commits_that_it_merges(origin: GitRepository, program: Program) -> None:
    """They are on the branch of the pull request already, and are new on the target."""
    queue = "gh-readonly-queue/main/pr-7-0123"
    origin.git("push", "--quiet", "origin", f"topic:refs/heads/{queue}")
    ci = clone(origin, queue)
    run = push(program, ci, f"{ZEROS}..HEAD", "--json", GITHUB_REF=f"refs/heads/{queue}")
    assert labels(run) == short(ci, "origin/main..HEAD")


def test_unpushed_commits(origin: GitRepository, program: Program) -> None:
    """Those that no remote has; before a first push, by hand, and of the commit that pre-commit names."""
    assert program("check", "--unpushed", "--json", folder=origin.path).json["commits"] == []
    origin.git("switch", "--quiet", "--create", "next")
    origin.commit("Reject an empty case in the reader", {"c": "1\n"})
    run = program("check", "--unpushed", "--json", folder=origin.path)
    assert (run.code, labels(run)) == (0, short(origin, "topic..next"))
    announced = program("check", "--unpushed", "--json", folder=origin.path, PRE_COMMIT_TO_REF="topic")
    assert announced.json["commits"] == []
    by_hand = program(
        *("check", "--unpushed", "--json"),
        folder=origin.path,
        PRE_COMMIT_FROM_REF="main",
        PRE_COMMIT_TO_REF="topic",
    )
    assert labels(by_hand) == short(origin, "main..topic")
    gone = program("check", "--unpushed", "--json", folder=origin.path, PRE_COMMIT_TO_REF=ZEROS)
    assert (gone.code, gone.json["commits"]) == (0, [])
    origin.git("remote", "remove", "origin")
    assert labels(program("check", "--unpushed", "--json", folder=origin.path)) == short(origin, "next")


def test_zeros_in_a_range_are_those_of_a_push(origin: GitRepository, program: Program) -> None:
    """A range from zeros checks the branch, with two dots or three, or as two options."""
    for words in ((f"{ZEROS}..HEAD",), (f"{ZEROS}...HEAD",), ("--from", ZEROS, "--to", "HEAD")):
        run = program("check", *words, "--json", folder=origin.path, CI_COMMIT_REF_NAME="topic")
        assert (run.code, labels(run)) == (0, short(origin, "main..topic")), words
