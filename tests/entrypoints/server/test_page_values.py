"""What each page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.server import data_page, owner_documents, page_values, practice_documents
from craftnudge.entrypoints.server.problems import RequestProblemError
from craftnudge.services.workplace import Workplace
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    """A home without a journal."""
    return Workplace(tmp_path, {"HOME": str(tmp_path)}, None)


def test_the_values_are_documents(workplace: Workplace) -> None:
    """Of the commands, so that a page and its command cannot disagree."""
    assert_valid("progress", page_values.progress(workplace, 30)["progress"])
    assert_valid("insights", page_values.insights(workplace, 90)["insights"])


def test_documents_of_an_empty_journal(workplace: Workplace) -> None:
    """There is a goal's document without a goal; a session says why there is none."""
    assert_valid("goal", owner_documents.goal(workplace))
    assert practice_documents.running(workplace) is None
    with pytest.raises(RequestProblemError):
        practice_documents.started_session(workplace, "everyone")


def test_the_journal_can_be_verified_from_its_page(workplace: Workplace) -> None:
    """Only when that is asked for."""
    shown = data_page.data(workplace)
    assert (shown["commits"], shown["verified"], shown["queue_is_empty"]) == (0, None, True)
    assert data_page.data(workplace, "yes")["verified"]["lines"] == 0


def test_a_team_that_is_not_there_is_a_problem(workplace: Workplace) -> None:
    """Without commits there is no team, and no repository is opened by its name."""
    assert page_values.team(workplace, "", 90)["team"] is None
    assert page_values.team(workplace, "/etc", 90)["team"] is None


def test_the_problem_has_its_kind() -> None:
    """Raised by what a page cannot find."""
    assert RequestProblemError("unknown-repository").kind.status == 404
