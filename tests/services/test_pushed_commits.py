"""Recording what is new in a mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.forge.mirror import Mirror
from craftnudge.domain.forge.repository_address import repository_address
from craftnudge.services.pushed_commits import record_pushed
from tests.support.repository import GitRepository
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path


def test_what_no_delivery_named_is_made_up_for(tmp_path: Path) -> None:
    """The first look records nothing; later ones what is new since, each commit once, also after a kill in between."""
    origin = GitRepository(tmp_path / "acme" / "shop", tmp_path / "developer")
    origin.commit("Add the shop", {"app.py": "x = 1\n"})
    workplace = workplace_in(tmp_path / "home")
    mirror = Mirror(workplace.home, repository_address(str(origin.path)), None, lambda: False)
    mirror.fetch()
    assert record_pushed(workplace, mirror) == 0
    before = mirror.recorded()
    assert before is not None
    origin.commit("Round up", {"app.py": "x = 2\n"})
    origin.git("branch", "topic")
    mirror.fetch()
    assert record_pushed(workplace, mirror) == 1
    mirror.remember(before)  # as if it had been killed before
    assert record_pushed(workplace, mirror) == 0
    assert mirror.recorded() == mirror.branches()
    assert mirror.branches().keys() == {"refs/heads/main", "refs/heads/topic"}
