"""A commit's message put right: shown with the score before and after, and written only when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import project_rules, rubric_settings
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.git.writing.rewrite_commits import NewCommit, Rewritten, replace_commit
from craftnudge.domain.coaching.rewording.reworded_message import Rewording, reword
from craftnudge.domain.commits.record import Rewrite
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.paths import cache_folder, home_folder

if TYPE_CHECKING:
    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import ScoreCard

# The topics of the checks that an answer to "why" can meet.
WHY_TOPICS = frozenset({"why"})


@dataclass(frozen=True, slots=True)
class Reworded:
    """A commit, its message as it would be, and the verdict on both."""

    record: CommitRecord
    rewording: Rewording
    before: ScoreCard
    after: ScoreCard

    @property
    def lacks_why(self) -> bool:
        """Whether the message as it would be still gives no reason, or one that is only hinted at."""
        return any(check.topic in WHY_TOPICS and check.result in ("fail", "partial") for check in self.after.checks)


def reword_commit(path: Path, revision: str, configuration: Configuration, why: str = "") -> Reworded:
    """The message of a commit put right; UsageError for one that nobody wrote by hand."""
    reader = open_reader(path, cache_folder=cache_folder(home_folder()))
    try:
        record = reader.record(reader.resolve(revision))
    finally:
        reader.close()
    facts = Facts(record)
    settings = rubric_settings(configuration)
    before = score_commit(record, settings)
    if before.generated is not None:
        raise UsageError("reword.generated", commit=record.hash[:12], kind=before.generated)
    found = reword(facts, why=why, rules=project_rules(configuration))
    return Reworded(record, found, before, score_commit(replace(record, message=found.message), settings))


def apply_rewording(path: Path, one: Reworded, journal: CommitStore) -> Rewritten:
    """Gives the commit its new message. The later commits of the branch are made anew on top of it."""
    demand_whole_message(one.record)
    folder = Path(one.record.repository.path) if path == Path() else path
    done = replace_commit(
        folder, one.record.hash, lambda tree: [NewCommit(tree, one.rewording.message)], f"reword {one.record.hash[:12]}"
    )
    record_rewritten(path, done, journal)
    return done


def demand_whole_message(record: CommitRecord) -> None:
    """Raises UsageError where something of a message would be lost if it were written anew."""
    if record.message_truncated or record.message_lossy:
        raise UsageError("rewrite.message-incomplete")


def record_rewritten(path: Path, done: Rewritten, journal: CommitStore) -> None:
    """The new commits stand in the journal, and which one's place each took."""
    reader = open_reader(path, cache_folder=cache_folder(home_folder()))
    try:
        journal.append([reader.record(new) for _, new in done.pairs])
        key = reader.repository.key
        journal.append_rewrites([Rewrite(old, new, "amend", key) for old, new in done.pairs])
    finally:
        reader.close()
