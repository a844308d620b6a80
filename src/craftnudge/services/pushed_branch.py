"""Which branch was pushed, by the variables that each service for continuous integration sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

# Full references: GitHub, Gitea and Forgejo; Azure Pipelines.
_REFERENCES = ("GITHUB_REF", "BUILD_SOURCEBRANCH")
# GitLab and Woodpecker; Bitbucket; CircleCI; Buildkite; Travis CI; Jenkins; a pull request at GitHub.
_TAGS = ("CI_COMMIT_TAG", "BITBUCKET_TAG", "CIRCLE_TAG", "BUILDKITE_TAG", "TRAVIS_TAG", "TAG_NAME")
_BRANCHES = (
    *("CI_COMMIT_BRANCH", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "BITBUCKET_BRANCH", "CIRCLE_BRANCH"),
    *("BUILDKITE_BRANCH", "TRAVIS_BRANCH", "BRANCH_NAME", "GIT_BRANCH", "GITHUB_HEAD_REF"),
)
# GitLab, and our action at GitHub; Woodpecker; Buildkite; Drone.
_DEFAULTS = (
    *("CI_DEFAULT_BRANCH", "CI_REPO_DEFAULT_BRANCH", "BUILDKITE_PIPELINE_DEFAULT_BRANCH", "DRONE_REPO_BRANCH"),
)
_QUEUE = "gh-readonly-queue/"


@dataclass(frozen=True, slots=True)
class PushedBranch:
    """The branch that was pushed, None if that is not known or it is a tag; and the project's default branch.

    `by_push` is False if the service says that something else started the run, such as a schedule.
    """

    branch: str | None
    is_tag: bool
    default: str | None
    by_push: bool = True

    @property
    def queue_of(self) -> str | None:
        """The branch that a merge queue at GitHub will merge this one into; None for any other branch."""
        if self.branch is None or not self.branch.startswith(_QUEUE):
            return None
        return self.branch.removeprefix(_QUEUE).rpartition("/pr-")[0] or None


def pushed_branch(environ: Mapping[str, str]) -> PushedBranch:
    """What the environment says."""
    default = _first(environ, _DEFAULTS)
    by_push = environ.get("CI_PIPELINE_SOURCE", "push") in ("", "push")  # GitLab gives zeros in all other runs
    reference = _first(environ, _REFERENCES) or ""
    if reference.startswith("refs/tags/") or _first(environ, _TAGS):
        return PushedBranch(None, is_tag=True, default=default, by_push=by_push)
    branch = _first(environ, _BRANCHES)
    if reference.startswith("refs/heads/"):
        branch = reference.removeprefix("refs/heads/")
    elif branch is not None:
        branch = branch.removeprefix("refs/heads/").removeprefix("origin/")
    return PushedBranch(branch, is_tag=False, default=default, by_push=by_push)


def _first(environ: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((environ[name] for name in names if environ.get(name)), None)
