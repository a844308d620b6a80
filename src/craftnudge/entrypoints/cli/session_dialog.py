"""The talk of a practice session at a terminal: questions, keys, and what is answered."""

from __future__ import annotations

import contextlib
import signal
import time
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.practice import Attempt
from craftnudge.presentation.screens import practice as screens
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.goal_state import choose_goal
from craftnudge.services.nudge_log import memory_of
from craftnudge.services.practice_session import exercise_id

if TYPE_CHECKING:
    from craftnudge.adapters.store.protocol import EventLog
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.practice_session import Session

# A signal that arrives after the prompt and before the terminal is read interrupts nothing, so that Ctrl-C would be
# heard with the next key only. Looking up so often, the program hears it without one.
_LOOK_UP_SECONDS = 0.2

# A message longer than this is no rewrite of a commit.
_MOST_LINES = 200


class StoppedError(Exception):
    """The user does not want to go on."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One session with one user. Each answer is kept before the next question, so it may stop anywhere.

    `again` is the command that goes on with it.
    """

    terminal: Terminal
    session: Session
    nudges: EventLog
    again: str

    def run(self) -> None:
        """Goes through what is left, then says what was learned."""
        # Loaded for its effect: lines can be edited while they are typed, where the system has it.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
        session, canvas = self.session, self.terminal.canvas_now()
        self.terminal.show(screens.opening(len(session.left), gone_on=session.resumed, canvas=canvas))
        try:
            while session.left:
                self._one()
        except (StoppedError, KeyboardInterrupt, EOFError):
            self.terminal.show(screens.stopped_lines(len(session.left), self.again, self.terminal.canvas_now()))
            return
        learned = session.end()
        self.terminal.show(screens.lesson_screen(learned, self.terminal.canvas_now()))
        if learned.goal is not None:
            self._offer(learned.goal)

    def _one(self) -> None:
        """One commit: shown, asked about, answered."""
        session, canvas = self.session, self.terminal.canvas_now()
        number = len(session.exercises) - len(session.left) + 1
        exercise = session.left[0]
        self.terminal.show(screens.exercise_screen(exercise, number, len(session.exercises), canvas))
        self.terminal.show(screens.question_lines(canvas))
        attempt = self._attempt()
        given = session.answer(exercise_id(exercise), attempt)
        if attempt.kind != "skipped":
            self.terminal.show(screens.answer_screen(given, self.terminal.canvas_now()))

    def _attempt(self) -> Attempt:
        while True:
            said = _asked("  > ").strip().lower()
            if said in ("q", "quit", "stop"):
                raise StoppedError
            if said in ("s", "skip"):
                return Attempt("skipped")
            if said in ("r", "rewrite"):
                message = self._message()
                if message:
                    return Attempt("rewritten", message=message)
            elif (tenths := _tenths(said)) is not None:
                return Attempt("rated", rating_tenths=tenths)
            else:
                self.terminal.show(screens.not_understood(self.terminal.canvas_now()))

    def _message(self) -> str:
        """A whole message, ended by a line with a single dot; nothing where nothing was typed."""
        self.terminal.show(screens.rewrite_lines(self.terminal.canvas_now()))
        lines: list[str] = []
        while len(lines) < _MOST_LINES and (line := _asked("  | ")) != ".":
            lines.append(line)
        return "\n".join(lines).strip()

    def _offer(self, check_id: str) -> None:
        """One goal, taken or left."""
        goal = memory_of(self.nudges).goal
        if goal is not None and goal.check_id == check_id:
            return
        try:
            said = _asked("  Work on this one from now on? (y/n) ").strip().lower()
        except (KeyboardInterrupt, EOFError):
            said = ""
        if said in ("y", "yes"):
            choose_goal(self.nudges, check_id, int(time.time()))
        self.terminal.show(screens.goal_lines(check_id, taken=said in ("y", "yes"), canvas=self.terminal.canvas_now()))


def _tenths(said: str) -> int | None:
    """A score from 0 to 10 in tenths, with a dot or a comma; None for anything else."""
    try:
        score = float(said.replace(",", "."))
    except ValueError:
        return None
    return round(score * 10) if 0 <= score <= 10 else None  # noqa: PLR2004 - the scale


def _asked(prompt: str) -> str:
    """What the user types in answer; KeyboardInterrupt and EOFError as `input` raises them."""
    if not hasattr(signal, "setitimer"):
        return input(prompt)
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: None)
    signal.setitimer(signal.ITIMER_REAL, _LOOK_UP_SECONDS, _LOOK_UP_SECONDS)
    try:
        return input(prompt)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
