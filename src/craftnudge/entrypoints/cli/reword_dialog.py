"""The dialog of `reword` at a terminal: the editor, the question whether to apply, and where typed words are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.errors import CraftNudgeError, UsageError
from craftnudge.presentation.lines import BLANK, prose, span
from craftnudge.presentation.screens.reword import reword_screen
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.message_draft import MessageDraft, message_findings, with_message
from craftnudge.services.reword import apply_rewording, demand_changeable, reword_commit

if TYPE_CHECKING:
    from craftnudge.domain.commits.rewritten import Rewritten
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.reword import Reworded


@dataclass(frozen=True, slots=True)
class RewordDialog:
    """One run of `reword` with a user. `applies` is --apply: then the last question is not asked."""

    call: Invocation
    revision: str
    applies: bool

    def run(self, reworded: Reworded, *, why: str | None, opens_editor: bool) -> None:
        """Shows, asks, edits and applies. What was typed and is in no commit is kept in a file, which is named."""
        try:
            demand_changeable(self.call.workplace, reworded)
        except UsageError as error:
            if self.applies:
                raise
            self._show(reworded)
            self._note(error)
            return
        draft = MessageDraft.of(self.call.workplace, reworded)
        try:
            current = self._begin(reworded, draft, why=why, opens_editor=opens_editor)
            rewritten = self._decide(current, draft)
        except (CraftNudgeError, KeyboardInterrupt):
            self._tell_kept(draft)
            raise
        if rewritten is None:
            self._tell_kept(draft)
            return
        draft.forget()
        new = dict(rewritten.pairs)[reworded.record.hash]
        text = f"  {reworded.record.hash[:7]} is now {new[:7]}. To undo: craftnudge undo"
        self.call.terminal.show([BLANK, (span(text),)])

    def _begin(self, reworded: Reworded, draft: MessageDraft, *, why: str | None, opens_editor: bool) -> Reworded:
        """The message to decide on: from the editor where nothing can be fixed without the user."""
        nothing_to_fix = not reworded.rewording.changes
        if draft.kept:
            self.call.terminal.tell(prose("The editor opens your text of the last time.", self.call.terminal.canvas))
        if opens_editor or draft.kept or (nothing_to_fix and message_findings(self.call.workplace, reworded)):
            return draft.edit(reworded)
        if why:
            draft.keep(reworded.rewording.message)
        elif why is None and reworded.lacks_why:
            reason = self._ask("Why was this change needed? One sentence, or Enter for none.", "  > ")
            if reason:
                reworded = reword_commit(self.call.workplace, self.revision, reason)
                draft.keep(reworded.rewording.message)
        return reworded

    def _decide(self, current: Reworded, draft: MessageDraft) -> Rewritten | None:
        """Shows the message and asks, as often as the user wants to edit it; None if nothing is to be changed."""
        while True:
            self._show(current)
            if not current.rewording.changes:
                return None
            if self.applies:
                return self._apply(current, draft)
            answer = self._ask("", "\n  Apply? [y/N/e] ").lower()
            if answer in ("y", "yes"):
                return self._apply(current, draft)
            if answer in ("e", "edit"):
                edited = draft.edit(current)
                current = with_message(self.call.workplace, edited, edited.rewording.message)
            elif answer in ("", "n", "no"):
                return None

    def _apply(self, current: Reworded, draft: MessageDraft) -> Rewritten:
        if draft.kept:
            draft.keep(current.rewording.message)
        return apply_rewording(self.call.workplace, current)

    def _ask(self, question: str, prompt: str) -> str:
        """One line of the user's, empty at the end of the input."""
        if question:
            self.call.terminal.tell(prose(question, self.call.terminal.canvas))
        self.call.terminal.err.write(prompt)
        self.call.terminal.err.flush()
        try:
            return input().strip()
        except EOFError:
            return ""

    def _show(self, reworded: Reworded) -> None:
        terminal = self.call.terminal
        terminal.show(reword_screen(reworded.rewording, reworded.before, reworded.after, terminal.canvas))
        terminal.out.flush()

    def _note(self, error: CraftNudgeError) -> None:
        from craftnudge.presentation.errors.error_text import error_text

        told = error_text(error)
        self.call.terminal.notify(told.message, told.hint)

    def _tell_kept(self, draft: MessageDraft) -> None:
        """Names the file that holds what was typed."""
        if draft.kept:
            lines = prose("Nothing was changed. Your text is kept, and the next reword of this commit opens it:",
                          self.call.terminal.canvas)  # fmt: skip
            self.call.terminal.tell([*lines, (span(f"  {draft.path}"),)])
