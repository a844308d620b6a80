"""A new message that its author is writing: opened in an editor with the findings, and kept until a commit has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.writing.message_editor import (
    delete_draft,
    draft_path,
    open_editor,
    read_draft,
    write_draft,
)
from craftnudge.adapters.git.writing.pending_commit import message_settings
from craftnudge.domain.coaching.check_result import Finding, findings_of
from craftnudge.domain.coaching.feedback import costliest
from craftnudge.domain.coaching.phrases.catalogue import DRAFT
from craftnudge.domain.coaching.rewording.editor_text import editor_form
from craftnudge.domain.coaching.rewording.reworded_message import Rewording
from craftnudge.domain.commits.message_file import CLEANUPS
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.check import lenient_criteria_of

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.commits.message_file import Cleanup
    from craftnudge.services.reword import Reworded
    from craftnudge.services.workplace import Workplace

# Checks of the message, and of how it fits the project.
_OF_THE_MESSAGE = ("HR", "CN1", "CN4")
_LEAST_LOSS_HUNDREDTHS = 30
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """The draft of one commit's new message; `path` is where its text is kept."""

    workplace: Workplace
    path: Path

    @classmethod
    def of(cls, workplace: Workplace, reworded: Reworded) -> MessageDraft:
        """The draft for this commit, whether it has a text or not."""
        return cls(workplace, draft_path(workplace.folder, reworded.record.hash))

    @property
    def kept(self) -> str:
        """The text that was kept of an earlier try; empty without one."""
        return read_draft(self.path)

    def keep(self, message: str) -> None:
        """Keeps a text that no commit has yet."""
        write_draft(self.path, message)

    def forget(self) -> None:
        """Deletes the text, which a commit has by now."""
        delete_draft(self.path)

    def edit(self, reworded: Reworded) -> Reworded:
        """Opens the editor, and returns the message that its user leaves, scored again.

        Raises UsageError if there is no editor, if it fails, or if it leaves an empty message.
        """
        settings = message_settings(self.workplace.folder)
        mode: Cleanup = next((mode for mode in CLEANUPS if mode == settings.cleanup), "default")
        kept = self.kept
        reworded = with_message(self.workplace, reworded, kept) if kept else reworded
        message = reworded.rewording.message
        form = editor_form(message, settings.comment, mode)
        opened = self.path.with_name(f"{self.path.stem}.edit{self.path.suffix}")
        comments = _comments(self.workplace, reworded, form.sign)
        write_draft(opened, form.text(message, comments), keeps_older=True)
        try:
            open_editor(self.workplace.folder, opened)
        finally:
            edited = form.message(read_draft(opened))
            if edited and edited != form.message(reworded.rewording.message):
                self.keep(edited)
            delete_draft(opened)
        if not edited:
            raise UsageError("editor.empty")
        return with_message(self.workplace, reworded, edited)


def message_findings(workplace: Workplace, reworded: Reworded) -> tuple[Finding, ...]:
    """What is wrong with the proposed message: broken rules and the findings on the message."""
    record = replace(reworded.record, message=reworded.rewording.message)
    scored = lenient_criteria_of(workplace).check(record.hash[:7], record)
    found = tuple(finding for finding in findings_of(scored) if finding.rule.startswith(_OF_THE_MESSAGE))
    if any(not finding.rule.startswith("HR") for finding in found) or scored.card.level not in ("FAIR", "NEEDS_WORK"):
        return found
    # Beside a danger in the code no other finding is shown: here it is the message that can be changed.
    return found + tuple(
        Finding(remark.check_id, remark.topic, "note", remark.text, remark.advice, None, 1)
        for remark in costliest(scored.card)
        if remark.check_id.startswith(_OF_THE_MESSAGE) and remark.lost_hundredths >= _LEAST_LOSS_HUNDREDTHS
    )


def with_message(workplace: Workplace, reworded: Reworded, message: str) -> Reworded:
    """The same commit with a message that its author wrote, and its score."""
    changes = (DRAFT["changed"],) if message != reworded.record.message else ()
    card = score_commit(replace(reworded.record, message=message), workplace.rubric_settings)
    return replace(reworded, rewording=Rewording(message, changes), after=card)


def _comments(workplace: Workplace, reworded: Reworded, sign: str) -> list[str]:
    findings = message_findings(workplace, reworded)
    lines = [DRAFT["comment_sign"].format(sign=sign), ""]
    if reworded.after.score is not None:
        phrase = DRAFT["score_with_findings" if findings else "score"]
        lines.append(phrase.format(score=f"{reworded.after.score:.1f}"))
    for finding in findings:
        lines += [f"{finding.rule}  {finding.says}", f"{' ' * len(finding.rule)}  {finding.advice}".rstrip()]
    files = reworded.record.files or ()
    lines += ["", DRAFT["files"], *(f"  {file.status}  {file.path}" for file in files[:_MOST_FILES])] if files else []
    if len(files) > _MOST_FILES:
        lines.append("  " + DRAFT["more_files"].format(count=f"{len(files) - _MOST_FILES:,}"))
    return [" ".join(line.splitlines()) for line in lines]
