"""The dialog of a practice session at a terminal: questions, keys, and what is answered."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.practice import Attempt
from craftnudge.presentation.screens import practice as screens
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.goal import goal_check, set_goal
from craftnudge.services.practice_session import exercise_id
from craftnudge.services.shown_diff import changed_lines

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.practice_session import Session

# A signal that arrives after the prompt and before the terminal is read interrupts nothing, so Ctrl-C would only be
# noticed at the next key. The program wakes up this often, so it notices the signal without a key.
_WAKE_UP_SECONDS = 0.2

# A message longer than this is not a rewrite of a commit.
_MOST_LINES = 200


class StoppedError(Exception):
    """The user ends the session early."""


@dataclass(frozen=True, slots=True)
class SessionDialog:
    """One session with one user. Each answer is recorded before the next question, so it may stop anywhere.

    `scope` is the first line: whose commits these are. `command_to_continue` is shown when it stops.
    """

    call: Invocation
    session: Session
    scope: str
    command_to_continue: str

    def run(self) -> None:
        """Goes through the open exercises, then shows the result."""
        # Imported for its effect: lines can be edited while they are typed, if the system has it.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
        session, terminal = self.session, self.call.terminal
        canvas = terminal.canvas_now()
        terminal.show(screens.opening(len(session.left), self.scope, gone_on=session.resumed, canvas=canvas))
        try:
            while session.left:
                self._exercise()
        except (StoppedError, KeyboardInterrupt, EOFError) as stopped:
            left = len(session.left)
            terminal.show(screens.stopped_lines(left, self.command_to_continue, terminal.canvas_now()))
            if isinstance(stopped, KeyboardInterrupt):
                raise
            return
        lesson = session.end()
        terminal.show(screens.lesson_screen(lesson, terminal.canvas_now()))
        if lesson.goal is not None:
            self._offer_goal(lesson.goal)

    def _exercise(self) -> None:
        """Shows one commit, asks about it, and shows the answer."""
        session, terminal = self.session, self.call.terminal
        canvas = terminal.canvas_now()
        number = len(session.exercises) - len(session.left) + 1
        exercise = session.left[0]
        terminal.show(screens.exercise_screen(exercise, number, len(session.exercises), canvas))
        terminal.show(screens.question_lines(canvas))
        attempt = self._attempt()
        answer = session.answer(exercise_id(exercise), attempt)
        if attempt.kind != "skipped":
            terminal.show(screens.answer_screen(answer, terminal.canvas_now()))

    def _attempt(self) -> Attempt:
        while True:
            typed = _ask("  > ").strip().lower()
            if typed in ("q", "quit", "stop"):
                raise StoppedError
            if typed in ("s", "skip"):
                return Attempt("skipped")
            if typed in ("d", "diff"):
                self._show_diff()
                continue
            if typed in ("r", "rewrite"):
                message = self._message()
                if message:
                    return Attempt("rewritten", message=message)
            elif (tenths := _tenths(typed)) is not None:
                return Attempt("rated", rating_tenths=tenths)
            else:
                self.call.terminal.show(screens.invalid_answer_lines(self.call.terminal.canvas_now()))

    def _show_diff(self) -> None:
        """Shows what the commit at hand changes: one cannot score a change unseen."""
        terminal, record = self.call.terminal, self.session.left[0].commit.record
        terminal.show(screens.diff_lines(changed_lines(self.call.workplace, record), terminal.canvas_now()))

    def _message(self) -> str:
        """A whole message, ended by a line with a single dot; empty if nothing was typed."""
        self.call.terminal.show(screens.rewrite_lines(self.call.terminal.canvas_now()))
        lines: list[str] = []
        while len(lines) < _MOST_LINES and (line := _ask("  | ")) != ".":
            lines.append(line)
        return "\n".join(lines).strip()

    def _offer_goal(self, check_id: str) -> None:
        """Offers one goal, unless it is the goal already."""
        workplace, terminal = self.call.workplace, self.call.terminal
        if goal_check(workplace) == check_id:
            return
        typed = None
        while typed not in ("y", "yes", "n", "no", ""):
            try:
                typed = _ask("  Make this your goal? (y/n) ").strip().lower()
            except (KeyboardInterrupt, EOFError):
                typed = ""
        accepted = typed in ("y", "yes")
        if accepted:
            set_goal(workplace, check_id)
        terminal.show(screens.goal_lines(check_id, taken=accepted, canvas=terminal.canvas_now()))


def _tenths(typed: str) -> int | None:
    """A score from 0 to 10 in tenths, with a dot or a comma; None for anything else."""
    try:
        score = float(typed.replace(",", "."))
    except ValueError:
        return None
    return round(score * 10) if 0 <= score <= 10 else None  # noqa: PLR2004 - the scale


def _ask(prompt: str) -> str:
    """What the user types after the prompt. Raises KeyboardInterrupt and EOFError as `input` does."""
    if not hasattr(signal, "setitimer"):
        return input(prompt)
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: None)
    signal.setitimer(signal.ITIMER_REAL, _WAKE_UP_SECONDS, _WAKE_UP_SECONDS)
    try:
        return input(prompt)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
