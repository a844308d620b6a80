"""The style of a project's commits, learned from its own history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.habits.project_style import project_style_of
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import PAST_COMMITS

if TYPE_CHECKING:
    from craftnudge.domain.commits.ancestor_summary import Summary
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.project_style import ProjectStyle
    from craftnudge.services.workplace import Workplace

# So many commits are searched for human ones, among merges and bots.
_LOOKED_AT = 20 * PAST_COMMITS


@dataclass(frozen=True, slots=True)
class StyleAnswer:
    """The repository's name, its style, and the messages that this was learned from."""

    repository: str
    style: ProjectStyle
    messages: tuple[str, ...]


def style_answer(workplace: Workplace, revision: str = "HEAD") -> StyleAnswer:
    """The style of a commit and its nearest ancestors by people. Raises UnknownRevisionError."""
    reader = workplace.open_repository()
    try:
        summaries: list[Summary] = []
        messages: list[str] = []
        newest_first = reader.newest(reader.resolve(revision), _LOOKED_AT)[::-1]
        for record in reader.records(newest_first):
            summary = summary_of(_as_ancestor(record))
            if summary.human:
                summaries.append(summary)
                messages.append(record.message)
            if len(messages) == PAST_COMMITS:
                break
        style = project_style_of(past_of(summaries, None, None, None))
        return StyleAnswer(reader.repository.name, style, tuple(messages))
    finally:
        reader.close()


def _as_ancestor(record: CommitRecord) -> Ancestor:
    paths = None if record.files is None else tuple(file.path for file in record.files)
    seconds = record.authored.seconds if record.authored else None
    return Ancestor(record.message, record.author, seconds, paths, len(record.parents))
