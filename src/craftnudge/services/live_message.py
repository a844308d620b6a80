"""Checks a message while it is being typed: the staged change is read once, the message at each pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.rubric_configuration import project_rules
from craftnudge.adapters.git.writing.pending_commit import PendingCommit, message_settings, reader_with_staged
from craftnudge.domain.coaching.rewording.reworded_message import Rewording, reword
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_file import CLEANUPS, cleaned
from craftnudge.domain.measure.words_of_change import words_of_change
from craftnudge.domain.rubric.facts import Facts
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.check import check_message, lenient_criteria_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.message_file import Cleanup
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.check import Criteria
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class StagedChange:
    """The commit that git would make now, without its message; and the lines that it changes."""

    record: CommitRecord
    deltas: Sequence[FileDelta]


class LiveMessage:
    """The message of the next commit of one repository. `amends` says that it replaces the last one."""

    def __init__(self, workplace: Workplace, *, amends: bool = False) -> None:
        self._workplace = workplace
        self._amends = amends
        self._criteria: Criteria = lenient_criteria_of(workplace, workplace.configuration.min_score)
        self._seen: object = None
        self._change: StagedChange | None = None
        settings = message_settings(workplace.folder)
        self.comment = settings.comment
        self._mode: Cleanup = next((mode for mode in CLEANUPS if mode == settings.cleanup), "default")

    def cleaned(self, text: str) -> str:
        """The message as git would store it: without comments, and without what lies below the scissors."""
        return cleaned(text.replace("\r\n", "\n"), self._mode, self.comment)

    def check(self, text: str) -> Checked:
        """The result for the text of an editor, with the change that is staged now.

        Raises CraftNudgeError if the repository cannot be read.
        """
        message = self.cleaned(text)
        change = self._staged()
        if change is None or not change.record.files:
            return check_message(self._workplace, message, self._criteria)
        return replace(self._criteria.check("staged", self._record(change, message)), moment="staged")

    def reworded(self, text: str) -> Rewording:
        """The message with what can be fixed without its author."""
        message = self.cleaned(text)
        change = self._staged()
        if change is None:
            return Rewording(message, ())
        facts = Facts(self._record(change, message), by_bot=False)
        return reword(facts, rules=project_rules(self._workplace.configuration))

    @staticmethod
    def _record(change: StagedChange, message: str) -> CommitRecord:
        grounding = words_of_change(Message(message), change.deltas)
        return replace(change.record, message=message, grounding=grounding)

    def _staged(self) -> StagedChange | None:
        """The staged change, read again only when the index or HEAD is another; None if it cannot be read."""
        seen = _state_of(self._workplace.folder)
        if seen is None or seen != self._seen:
            self._change = self._read()
            self._seen = seen
        return self._change

    def _read(self) -> StagedChange | None:
        workplace = self._workplace
        pending = PendingCommit("", workplace.environ, workplace.now_seconds, amend=self._amends)
        try:
            with reader_with_staged(workplace.folder, pending, cache_folder=workplace.cache_folder) as (reader, record):
                return StagedChange(record, reader.changed_lines(record.hash))
        except CraftNudgeError:
            return None


def message_of_head(workplace: Workplace) -> str:
    """The message of the last commit; empty if there is none."""
    try:
        reader = workplace.open_repository()
    except CraftNudgeError:
        return ""
    try:
        return reader.record(reader.resolve("HEAD")).message
    except CraftNudgeError:
        return ""
    finally:
        reader.close()


def _state_of(folder: Path) -> object:
    """What differs after something was staged or committed; None if that cannot be told."""
    git_folder = folder / ".git"
    if git_folder.is_file():
        return None  # a linked work tree has its index elsewhere: read each time
    try:
        return tuple(
            (status.st_ino, status.st_size, status.st_mtime_ns)
            for name in ("index", "HEAD", "logs/HEAD")
            for status in [(git_folder / name).stat()]
        )
    except OSError:
        return None
