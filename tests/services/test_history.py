"""Looking back reads the home it is given."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.history.known_roots import LONG_WALK_COMMITS
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.runtime.paths import behaviors_folder
from craftnudge.services.history import Question, look_back
from tests.support.long_history import long_history

if TYPE_CHECKING:
    from tests.support.repository import GitRepository


def test_a_question_to_one_home_writes_nothing_into_another(repository: GitRepository, tmp_path: Path) -> None:
    """The home of the environment stays as it was, also where a repository with a long history has to be named."""
    long_history(repository, LONG_WALK_COMMITS + 10)
    home = tmp_path / "another home"
    reader = open_reader(repository.path, cache_folder=None)
    Journal(behaviors_folder(home)).append([reader.record(reader.resolve("HEAD"))])
    today = datetime(2023, 11, 15, tzinfo=UTC).date()
    answer = look_back(home, Question(today=today, days=30, everyone=True, repository=str(repository.path)))
    assert len(answer.mine) == 1
    assert not Path(os.environ["CRAFTNUDGE_HOME"]).exists()
