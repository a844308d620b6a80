"""Reads, records and scores one commit, and words the findings."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.dangers import dangers_of, dangers_of_skipped
from craftnudge.domain.coaching.feedback import Feedback, feedback_on
from craftnudge.domain.coaching.relevance import may_be_several_changes
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import CommitDamagedError, JournalError, RepositoryRefusedError, UnknownPersonError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.authors import all_people, people_of
from craftnudge.services.danger_moment import danger_moment
from craftnudge.services.merge_lines import with_lines_of_merge

if TYPE_CHECKING:
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import ScoreCard
    from craftnudge.services.workplace import Workplace

# After a merge commit, the last commit of the merged branch is the second.
_LOOKED_AT_COMMITS = 50


@dataclass(frozen=True, slots=True)
class Review:
    """A commit, its score card, and the findings in words.

    `journal_error` says that the commit could not be recorded: the score is valid nevertheless.
    """

    record: CommitRecord
    card: ScoreCard
    feedback: Feedback
    journal_error: JournalError | None


def review(
    reader: Reader,
    journal: CommitStore,
    revision: str = "HEAD",
    settings: RubricSettings = AS_RELEASED,
    *,
    folder: Path | None = None,
) -> Review:
    """The review of the commit that a revision names. One that is not in the journal yet is recorded on the way.

    With a `folder` in the repository it is tried whether splitting pays, and whether the commit can still be changed;
    without, no split is advised.
    """
    commit_hash = reader.resolve(revision)
    record = reader.record(commit_hash)
    journal_error = None
    try:
        journal.append([record])
    except JournalError as error:
        journal_error = error
    is_latest = commit_hash == reader.resolve("HEAD")
    card = score_commit(with_lines_of_merge(reader, record), settings)
    dangers = dangers_of(card) if card.generated is None else dangers_of_skipped(card, settings)
    instead = None if card.generated is None else newest_scored(reader, settings)
    splits = folder is not None and _splits_well(folder, reader, card, settings)
    moment = danger_moment(Path(record.repository.path), record, dangers)
    word = partial(feedback_on, card, instead=instead, splits=splits, moment=moment, dangers=dangers)
    feedback = word(is_latest=is_latest)
    if is_latest and feedback.areas_for_improvement and folder is not None and _is_final(folder, record):
        feedback = word(is_latest=False)
    return Review(record, card, feedback, journal_error)


def _is_final(folder: Path, record: CommitRecord) -> bool:
    """Whether `reword` and `split` would refuse the commit: it is signed, or others may have it."""
    # Imported here: few commits leave something to change.
    from craftnudge.adapters.git.writing.rewrite_commits import remote_branch_with  # noqa: PLC0415

    if record.signed:
        return True
    try:
        return bool(remote_branch_with(folder, record.hash))
    except RepositoryRefusedError:  # without git nobody can say; libgit2 has read the commit
        return False


def _splits_well(folder: Path, reader: Reader, card: ScoreCard, settings: RubricSettings) -> bool:
    if not may_be_several_changes(card):
        return False
    # Imported here: few commits are worth a try.
    from craftnudge.services.split import splits_well  # noqa: PLC0415

    return splits_well(folder, reader, card, settings)


def newest_scored(reader: Reader, settings: RubricSettings = AS_RELEASED) -> str | None:
    """The hash of the newest commit of HEAD that is scored; None if the last few are merges and the like."""
    for commit_hash in reversed(reader.newest("HEAD", _LOOKED_AT_COMMITS)):
        try:
            card = score_commit(reader.record(commit_hash), settings)
        except CommitDamagedError:
            return None
        if card.generated is None:
            return commit_hash
    return None


def address_of(workplace: Workplace, reader: Reader, record: CommitRecord, user: str | None) -> str | None:
    """The address of the user who is coached: of `user`, else of git's identity here, else of the author.

    Raises UnknownPersonError if `user` matches no author.
    """
    identity = reader.identity()
    if user is None:
        person = identity or record.author
        return None if person is None else reader.mailmap().proper(person).email
    own = {identity.email.lower(), identity.name.lower()} if identity else set()
    if identity is not None and user.lower() in own:
        return reader.mailmap().proper(identity).email
    aliases = workplace.configuration.identities
    try:
        return people_of([record], aliases).find(user).email
    except UnknownPersonError:
        return all_people(workplace.store, aliases).find(user).email
