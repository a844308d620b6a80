"""Whose commits of which days a request means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.server.questions import asked
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("user_id", "user", "everyone"),
    [("me", None, False), ("everyone", None, True), ("ann@example.org", "ann@example.org", False)],
)
def test_a_user_is_me_everyone_or_a_name(tmp_path: Path, user_id: str, user: str | None, everyone: bool) -> None:
    """And a repository is never a path."""
    question = asked(Workplace(tmp_path, {"HOME": str(tmp_path)}, None), user_id, 30, "../repo")
    assert (question.user, question.everyone, question.days) == (user, everyone, 30)
    assert (question.repository, question.by_path) == ("../repo", False)
