"""Scores one commit and suggests improvements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.goal_events import NudgeShown
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.named_commit import revision_of
from craftnudge.services.nudge_log import record_shown
from craftnudge.services.review import address_of, review

if TYPE_CHECKING:
    from craftnudge.domain.coaching.model.prompt import Material
    from craftnudge.domain.commits.record import Person
    from craftnudge.services.review import Review
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class CoachAnswer:
    """A commit's review, the address of the user who is coached, and what a model may see of the commit.

    `author` is the commit's author by the mailmap.
    """

    review: Review
    user: str | None
    material: Material
    author: Person | None = None


def coach_answer(
    workplace: Workplace, revision: str | None = None, *, user: str | None = None, with_diff: bool = False
) -> CoachAnswer:
    """The review of a commit: of the revision, else of the user's last one, else of HEAD; see `revision_of`.

    With `with_diff` a model may see its changed lines.

    Raises UnknownRevisionError, UnknownPersonError and what opening a repository raises. If the journal
    cannot be written, the review says so.
    """
    from craftnudge.services.model_notes import known_to_model  # noqa: PLC0415 - loads more than half of the rest

    reader = workplace.open_repository()
    try:
        named = revision_of(workplace, revision, user)
        reviewed = review(reader, workplace.store, named, workplace.rubric_settings, folder=workplace.folder)
        address = address_of(workplace, reader, reviewed.record, user)
        author = reviewed.record.author and reader.mailmap().proper(reviewed.record.author)
        material = known_to_model(reviewed, reader if with_diff else None)
    finally:
        reader.close()
    return CoachAnswer(reviewed, address, material, author)


def remember_advice(workplace: Workplace, reviewed: Review) -> None:
    """Records which check the first advice was about, so that its effect can be measured later."""
    if reviewed.feedback.areas_for_improvement and reviewed.journal_error is None:
        check_id = reviewed.feedback.areas_for_improvement[0].check_id
        record_shown(workplace.nudges, NudgeShown(workplace.now_seconds, check_id, reviewed.record.hash, "coach"))
