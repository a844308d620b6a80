"""Each service says in its own variables which branch was pushed."""

from __future__ import annotations

import pytest

from craftnudge.services.pushed_branch import PushedBranch, pushed_branch


@pytest.mark.parametrize(
    ("environ", "branch", "is_tag", "default"),
    [
        ({"GITHUB_REF": "refs/heads/fix/one", "CI_DEFAULT_BRANCH": "main"}, "fix/one", False, "main"),
        ({"GITHUB_REF": "refs/tags/v1", "GITHUB_HEAD_REF": ""}, None, True, None),
        ({"GITHUB_REF": "refs/pull/7/merge", "GITHUB_HEAD_REF": "fix"}, "fix", False, None),
        ({"CI_COMMIT_BRANCH": "fix", "CI_DEFAULT_BRANCH": "trunk"}, "fix", False, "trunk"),
        ({"CI_COMMIT_TAG": "v1", "CI_DEFAULT_BRANCH": "trunk"}, None, True, "trunk"),
        ({"CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "fix"}, "fix", False, None),
        ({"GIT_BRANCH": "origin/fix"}, "fix", False, None),
        ({"BUILD_SOURCEBRANCH": "refs/heads/fix"}, "fix", False, None),
        ({"BUILDKITE_BRANCH": "fix", "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "main"}, "fix", False, "main"),
        ({}, None, False, None),
    ],
)
def test_the_pushed_branch(environ: dict[str, str], branch: str | None, is_tag: bool, default: str | None) -> None:
    """By its full reference, or by its name; a tag is of no branch."""
    assert pushed_branch(environ) == PushedBranch(branch, is_tag, default)


@pytest.mark.parametrize(("source", "by_push"), [("push", True), ("", True), ("schedule", False), ("web", False)])
def test_gitlab_says_what_started_a_run(source: str, by_push: bool) -> None:
    """It gives zeros as the commit before in all runs but pushes, so zeros then say nothing."""
    assert pushed_branch({"CI_PIPELINE_SOURCE": source}).by_push == by_push


@pytest.mark.parametrize(
    ("branch", "target"),
    [
        ("gh-readonly-queue/main/pr-7-0123", "main"),
        ("gh-readonly-queue/release/2.x/pr-12-4567", "release/2.x"),
        ("gh-readonly-queue/", None),
        ("main", None),
        (None, None),
    ],
)
def test_a_merge_queue_has_a_branch_of_its_own(branch: str | None, target: str | None) -> None:
    """Its name says into which branch it merges."""
    assert PushedBranch(branch, is_tag=False, default=None).queue_of == target
