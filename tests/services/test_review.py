"""What a review of one commit advises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_only_what_can_be_done_is_proposed(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """A pushed commit is not changed any more, so no command that would refuse it comes next."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.commit("oops", {"a.py": "x = 2\n"})
    assert "Next: craftnudge reword" in program("coach").stdout
    repository.git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    repository.git("remote", "add", "origin", str(tmp_path / "remote"))
    repository.git("push", "--quiet", "origin", "HEAD:refs/heads/main")
    pushed = program("coach").stdout
    assert "oops" in pushed
    assert "Next: craftnudge explain" in pushed
