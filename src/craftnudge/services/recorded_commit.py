"""Questions about one recorded commit, answered from the store alone: its repository need not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import UnknownRevisionError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.observing import span
from craftnudge.services.authors import all_people
from craftnudge.services.scorer import Scorer

if TYPE_CHECKING:
    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.scorecard import ScoreCard
    from craftnudge.services.workplace import Workplace

_HASH_DIGITS = (40, 64)
_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class RecordedReview:
    """A recorded commit, its score card, the findings in words, and the address of the user who is coached."""

    record: CommitRecord
    card: ScoreCard
    feedback: Feedback
    user: str | None


def find_commit(workplace: Workplace, name: str) -> CommitRecord:
    """The recorded commit with that id, hash or beginning of a hash.

    Raises UnknownRevisionError: "revision.unknown" if there is none, "revision.ambiguous" if there are several.
    """
    name = name.lower()
    record = workplace.store.record(name)
    if record is not None:
        return record
    if "-" in name or len(name) in _HASH_DIGITS:
        raise UnknownRevisionError("revision.unknown", revision=name)
    with workplace.store.survey() as survey:
        matching = [entry for entry in survey.commits() if entry.hash.startswith(name)]
    if not matching:
        raise UnknownRevisionError("revision.unknown", revision=name)
    if len(matching) > 1:
        candidates = [entry.hash[: len(name) + 4] for entry in matching[:_MOST_CANDIDATES]]
        raise UnknownRevisionError("revision.ambiguous", revision=name, count=len(matching), candidates=candidates)
    return matching[0].record()


def recorded_review(workplace: Workplace, record: CommitRecord, user: str | None = None) -> RecordedReview:
    """The review of a recorded commit. `user` is who is coached; without one it is the commit's author.

    No split is advised: that needs the repository. Raises UnknownPersonError if `user` matches no author.
    """
    with span("rubric.score") as scoring:
        card = score_commit(record, workplace.rubric_settings)
        scoring.note("commits", 1)
    feedback = feedback_on(card, is_latest=False)
    if user is None:
        address = None if record.author is None else record.author.email
    else:
        address = all_people(workplace.store, workplace.configuration.identities).find(user).email
    return RecordedReview(record, card, feedback, address)


def commits_before(workplace: Workplace, record: CommitRecord, most: int) -> tuple[ScoredCommit, ...]:
    """The last recorded commits of the same repository before this one, scored, the newest first."""
    if record.committed is None:
        return ()
    when = record.committed.seconds
    query = CommitQuery(repository_keys=frozenset({record.repository.key}))
    scorer = Scorer(workplace.rubric_settings)
    with workplace.store.survey(query, rubric_key=scorer.key) as survey:
        earlier = [
            other
            for other in survey.commits()
            if other.hash != record.hash and other.committed is not None and other.committed.seconds <= when
        ]
    return scorer.scored(earlier[: -most - 1 : -1], keep=False)
