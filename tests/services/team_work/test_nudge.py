"""A model is asked only where OLLAMA_BASE_URL names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.nudge import nudge_document, team_model
from tests.adapters.store.local.records import a_record
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = {"DATABASE_URL": "postgresql://db/cn"}


def test_without_an_address_there_is_no_model(tmp_path: Path) -> None:
    """With one, its host may be asked, although it is another machine."""
    workplace = workplace_in(tmp_path)
    assert team_model(workplace, team_settings(DATABASE)) is None
    model = team_model(workplace, team_settings(DATABASE | {"OLLAMA_BASE_URL": "http://models:11434"}))
    assert model is not None
    assert model.settings.allowed_hosts == {"models"}


def test_a_model_that_does_not_answer_leaves_the_words_of_the_rules(tmp_path: Path) -> None:
    """They need none."""
    silent = team_model(workplace_in(tmp_path), team_settings(DATABASE | {"OLLAMA_BASE_URL": "http://127.0.0.1:1"}))
    record = a_record(1, message="stuff\n")
    assert nudge_document(record, AS_RELEASED, silent) == nudge_document(record, AS_RELEASED)
