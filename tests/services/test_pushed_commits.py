"""Recording what is new in a mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.forge.mirror import Mirror
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.forge.repository_address import repository_address
from craftnudge.services.history import repository_keys
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


def test_a_fork_of_the_same_name_is_a_repository_of_its_own(tmp_path: Path) -> None:
    """Its history begins with the same commit; each commit is in one of the two, and neither has the other's."""
    acme = GitRepository(tmp_path / "acme" / "shop", tmp_path / "developer")
    acme.commit("Add the shop", {"app.py": "x = 1\n"})
    alice = GitRepository(tmp_path / "alice" / "shop", tmp_path / "developer")
    alice.git("pull", "--quiet", str(acme.path), "main")
    workplace = workplace_in(tmp_path / "home")
    mirrors = {}
    for name, repository in (("shop", acme), ("shop (alice)", alice)):
        mirror = Mirror(workplace.home, repository_address(str(repository.path)), None, lambda: False)
        mirror.fetch()
        record_pushed(workplace, mirror)
        mirrors[name] = mirror
        repository.commit(f"Change {name}", {"app.py": f"x = '{name}'\n"})
    for mirror in mirrors.values():
        mirror.fetch()
        assert record_pushed(workplace, mirror) == 1
    keys = {name: repository_keys(workplace, name, by_path=False) for name in mirrors}
    assert len(keys["shop"] | keys["shop (alice)"]) == 2
    for name, own in keys.items():
        with workplace.store.survey(CommitQuery(repository_keys=own)) as survey:
            assert [entry.record().message.strip() for entry in survey.commits()] == [f"Change {name}"]
