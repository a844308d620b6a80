"""What `track --background` refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_it_needs_all_alone_and_a_repository(program: Program, repository: GitRepository) -> None:
    """Anything less is recorded at once."""
    repository.commit("Add a page", {"page.py": "PAGE = 1\n"})
    for arguments in (("--background",), ("--background", "--all", "HEAD"), ("--background", "--all", "--since", "1h")):
        assert program("track", *arguments).code == 2
    assert program("track", "--all", "--background", folder=program.home.parent).code == 3
