"""Remote branches are told apart by remote, also if a remote's or a branch's name has a slash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.remote_branches import RemoteBranch, current_branch, default_branch, remote_branches

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_branches_of_remotes(repository: GitRepository) -> None:
    """The default branch is a link and not a branch of its own; a remote that was removed keeps what was fetched."""
    first = repository.commit("Begin", {"a": "1\n"})
    second = repository.commit("Go on", {"a": "2\n"})
    repository.git("remote", "add", "team/fork", "nowhere")
    for name, commit in (("team/fork/main", first), ("team/fork/fix/one", second), ("origin/main", first)):
        repository.git("update-ref", f"refs/remotes/{name}", commit)
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert set(remote_branches(repository.path)) == {
        RemoteBranch("team/fork", "main", first),
        RemoteBranch("team/fork", "fix/one", second),
        RemoteBranch("origin", "main", first),
    }
    assert remote_branches(repository.path, with_commit=second) == (RemoteBranch("team/fork", "fix/one", second),)
    assert (default_branch(repository.path), current_branch(repository.path)) == ("main", "main")
    repository.git("checkout", "--quiet", "--detach")
    repository.git("symbolic-ref", "--delete", "refs/remotes/origin/HEAD")
    assert (default_branch(repository.path), current_branch(repository.path)) == (None, None)
