"""Fixes a commit's message: shows the score before and after, and writes the message only on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import project_rules
from craftnudge.adapters.git.writing.rewrite_commits import NewCommit, demand_rewritable, replace_commit
from craftnudge.domain.coaching.rewording.reworded_message import Rewording, reword
from craftnudge.domain.commits.record import Rewrite
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.commits.rewritten import Rewritten
    from craftnudge.domain.rubric.scorecard import ScoreCard
    from craftnudge.services.workplace import Workplace

# The topics of the checks that an answer to "why" can meet.
WHY_TOPICS = frozenset({"why"})


@dataclass(frozen=True, slots=True)
class Reworded:
    """A commit, its proposed message, and the score cards of both."""

    record: CommitRecord
    rewording: Rewording
    before: ScoreCard
    after: ScoreCard

    @property
    def skipped(self) -> str | None:
        """Why the commit has no message to reword, such as "merge" or "bot"; None for one that a person wrote."""
        return self.before.generated

    @property
    def lacks_why(self) -> bool:
        """Whether the proposed message still gives no reason, or only hints at one."""
        return any(check.topic in WHY_TOPICS and check.result in ("fail", "partial") for check in self.after.checks)


def reword_commit(workplace: Workplace, revision: str, why: str = "") -> Reworded:
    """The fixed message of a commit; a merge, a bot's commit and the like keep theirs (`skipped`)."""
    reader = workplace.open_repository()
    try:
        record = reader.record(reader.resolve(revision))
    finally:
        reader.close()
    settings = workplace.rubric_settings
    before = score_commit(record, settings)
    if before.generated is not None:
        return Reworded(record, Rewording(record.message, ()), before, before)
    facts = Facts(record, by_bot=False)
    rewording = reword(facts, why=why, rules=project_rules(workplace.configuration))
    return Reworded(record, rewording, before, score_commit(replace(record, message=rewording.message), settings))


def demand_changeable(workplace: Workplace, reworded: Reworded) -> None:
    """Raises UsageError if the commit must not be given a new message: it is pushed, signed, of another branch."""
    require_whole_message(reworded.record)
    demand_rewritable(workplace.folder, reworded.record.hash)


def apply_rewording(workplace: Workplace, reworded: Reworded) -> Rewritten:
    """Gives the commit its new message, and rewrites the later commits of the branch on top of it."""
    require_whole_message(reworded.record)
    commit_hash, message = reworded.record.hash, reworded.rewording.message
    rewritten = replace_commit(
        workplace.folder, commit_hash, lambda tree: [NewCommit(tree, message)], f"reword {commit_hash[:12]}"
    )
    record_rewritten(workplace, rewritten)
    return rewritten


def require_whole_message(record: CommitRecord) -> None:
    """Raises UsageError if a part of the message would be lost when it is written again."""
    if record.message_truncated or record.message_lossy:
        raise UsageError("rewrite.message-incomplete")


def record_rewritten(workplace: Workplace, rewritten: Rewritten) -> None:
    """Records the new commits, and which commit each replaces."""
    reader = workplace.open_repository()
    try:
        workplace.store.append([reader.record(new) for _, new in rewritten.pairs])
        key = reader.repository.key
        workplace.store.append_rewrites([Rewrite(old, new, "amend", key) for old, new in rewritten.pairs])
    finally:
        reader.close()
