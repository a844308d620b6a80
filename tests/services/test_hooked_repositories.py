"""Repositories with hooks are found again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from craftnudge.services.hooked_repositories import FILE, hooked_places
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_hooks_are_found_where_they_were_installed(repository: GitRepository, program: Program) -> None:
    """Once, however often they were installed; without a repository, and with a cut list, none."""
    home = program.home / "craftnudge"
    assert hooked_places(workplace_in(home)) == ()
    program("hook", "install")
    program("hook", "install")
    (place,) = hooked_places(workplace_in(home))
    assert place.repository == repository.path
    assert {hook.path.name for hook in place.hooks} >= {"post-commit"}
    assert len((home / FILE).read_bytes().splitlines()) == 1
    with (home / FILE).open("ab") as file:
        file.write(b'["cut')
    assert len(hooked_places(workplace_in(home))) == 1
    shutil.rmtree(repository.path / ".git")
    assert hooked_places(workplace_in(home)) == ()
