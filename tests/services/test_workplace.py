"""A workplace: what services know of the user and the machine."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.errors import NoRepositoryError
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.workplace import Workplace
from tests.adapters.store.local.records import a_record
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_today_is_that_of_the_users_time_zone(tmp_path: Path) -> None:
    """Shortly before midnight in UTC it is tomorrow in the east, in any time zone of the machine."""
    late = replace(workplace_in(tmp_path), now=lambda: 86_400.0 - 60)
    assert replace(late, zone=UTC).today == date(1970, 1, 1)
    assert replace(late, zone=timezone(timedelta(hours=2))).today == date(1970, 1, 2)
    assert replace(late, zone=timezone(timedelta(hours=-2))).today == date(1970, 1, 1)


def test_all_that_is_kept_lies_below_the_home(tmp_path: Path) -> None:
    """Two workplaces with different homes share nothing."""
    workplace = workplace_in(tmp_path / "home")
    places = (workplace.local_store.path, workplace.queue.folder, workplace.replies.folder, workplace.reports_folder)
    assert all(path.is_relative_to(tmp_path / "home") for path in places)
    assert not (tmp_path / "home").exists()


def test_a_process_without_a_current_folder_has_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder was deleted: that is an error with a code, as soon as a folder is needed."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    workplace = Workplace.of_process({"CRAFTNUDGE_HOME": str(tmp_path / "home")})
    with pytest.raises(NoRepositoryError, match=r"folder\.deleted"):
        workplace.open_repository()


def test_a_server_without_a_folder_uses_the_users_own_settings(repository: GitRepository, tmp_path: Path) -> None:
    """The settings of a repository hold in that repository alone."""
    (repository.path / ".craftnudge.toml").write_text("min-score = 9\n")
    own = tmp_path / "own.toml"
    own.write_text("ai-attribution = 'forbid'\n")
    workplace = workplace_in(tmp_path, CRAFTNUDGE_CONFIG=str(own))
    here = workplace.at(repository.path)
    assert (workplace.configuration.min_score, workplace.configuration.ai_attribution) == (None, "forbid")
    assert (here.configuration.min_score, here.configuration.ai_attribution) == (9, "forbid")
    with pytest.raises(NoRepositoryError):
        workplace.open_repository()


def test_a_team_has_a_store_of_its_own(tmp_path: Path) -> None:
    """What is recorded goes to the team's store; the user's own files stay what they are."""
    other = LocalStore(tmp_path / "team")
    workplace = replace(workplace_in(tmp_path / "home"), team_store=lambda _: other)
    workplace.store.append([a_record(1)])
    assert workplace.store is other
    assert not workplace.local_store.path.exists()
