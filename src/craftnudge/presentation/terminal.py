"""The terminal: where lines are written, in colour or plain. The only module that imports Rich.

In a pipe the same lines are plain text, without a single escape sequence.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

from craftnudge.errors import UsageError
from craftnudge.presentation.lines import Canvas, cut, span, width, wrap
from craftnudge.presentation.safe_text import isolated, safe_text
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.stdio import discard_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import Console

    from craftnudge.presentation.lines import Line, Style

ColorChoice = Literal["auto", "always", "never"]
COLOR_CHOICES: tuple[ColorChoice, ...] = ("auto", "always", "never")

_RICH_STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "heading": "bold",
    "excellent": "green",
    "good": "cyan",
    "fair": "yellow",
    "needs_work": "red",
    "danger": "bold red",
}
# Longer lines are hard to read; on narrower screens no columns line up.
_WIDEST_COLUMNS = 120
_NARROWEST_COLUMNS = 40
_HINT = "  hint: "
_COMMAND = "craftnudge "  # a line of a hint that begins so is a command, to be copied whole
_DRAWING_SIGNS = "█░▁▂▃▄▅▆▇●○─│╭╮╯╰┤└→·"


class Progress(Protocol):
    """Reports how far a long task is."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` units are finished."""
        ...


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where lines and messages go, and what may be drawn there; a quiet one shows no screens and no progress.

    A plain one is for screen readers: no colours, no bars, no signs but ASCII of our own, no line that changes.
    """

    out: TextIO
    err: TextIO
    color: bool
    canvas: Canvas
    quiet: bool = False
    plain: bool = False

    @classmethod
    def of_process(cls, choice: ColorChoice = "auto", environ: Mapping[str, str] | None = None) -> Terminal:
        """The terminal or pipe that this process writes to; NO_COLOR and FORCE_COLOR as https://no-color.org says."""
        environ = os.environ if environ is None else environ
        for stream in (sys.stdout, sys.stderr):
            _escape_unencodable(stream)
        is_terminal, is_dumb = sys.stdout.isatty(), environ.get("TERM") == "dumb"
        return cls(
            sys.stdout,
            sys.stderr,
            _wants_color(choice, environ, is_terminal=is_terminal),
            Canvas(
                columns=_columns(environ),
                unicode=_can_draw(sys.stdout) and not _is_plain_locale(environ),
                bars=(is_terminal and not is_dumb) or choice == "always" or bool(environ.get("FORCE_COLOR")),
            ),
        )

    def with_output(self, *, color: ColorChoice | None = None, quiet: bool = False, plain: bool = False) -> Terminal:
        """The same with another choice of colours, quiet, or plain. Raises UsageError for any other word."""
        if color is not None and color not in COLOR_CHOICES:
            raise UsageError("option.value", option="--color", value=color, allowed=COLOR_CHOICES)
        terminal = self if color is None else Terminal.of_process(color)
        terminal = replace(terminal, quiet=quiet or self.quiet, plain=plain or self.plain)
        if terminal.plain:
            return replace(terminal, color=False, canvas=replace(terminal.canvas, unicode=False, bars=False))
        return terminal

    def canvas_now(self) -> Canvas:
        """The canvas with the width that the window has now, for what is drawn one piece after another."""
        return replace(self.canvas, columns=_columns(os.environ))

    def _drawn(self, line: Line) -> Line:
        """The line, with text that is written from right to left kept apart from what stands around it."""
        if not self.canvas.unicode or all(piece.text.isascii() for piece in line):
            return line
        return tuple(piece if piece.text.isascii() else replace(piece, text=isolated(piece.text)) for piece in line)

    def show(self, lines: Iterable[Line]) -> None:
        """Writes a screen to standard output."""
        if self.quiet:
            return
        if not self.color:
            self.out.writelines(self._text(line) for line in lines)
            return
        self._write_in_color(_console(self.out, self.canvas.columns, color=True), lines)

    def tell(self, lines: Iterable[Line]) -> None:
        """Writes messages to standard error, where they never mix with a result; a closed one is ignored."""
        try:
            if self.color and self.err.isatty():
                self._write_in_color(_console(self.err, self.canvas.columns, color=True), lines)
                return
            self.err.writelines(self._text(line) for line in lines)
            self.err.flush()
        except OSError:
            discard_output(self.err)

    def notify(self, message: str, hint: str = "") -> None:
        """Writes a message beside the result: the program's name, the message, and the hint below it, labelled.

        At a terminal both are wrapped to its width, but never a command; in a pipe each is one line, for `grep`.
        """
        columns = self.canvas.columns - 2 if self.err.isatty() else len(message) + len(hint) + 80
        first, *rest = wrap(f"craftnudge: {message}", columns)
        lines: list[Line] = [(span(first),), *((span("  " + piece),) for piece in rest)]
        label = _HINT
        for part in filter(None, hint.split("\n")):
            pieces = [part] if part.startswith(_COMMAND) else wrap(part, columns - len(label))
            for piece in pieces:
                lines.append((span(label), span(piece)))
                label = " " * len(label)
        self.tell(lines)

    def _text(self, line: Line) -> str:
        return "".join(piece.text for piece in self._drawn(line)).rstrip() + "\n"

    def _write_in_color(self, console: Console, lines: Iterable[Line]) -> None:
        from rich.text import Text  # noqa: PLC0415 - 48 ms that a pipe does not pay

        for line in map(self._drawn, lines):
            text = Text(no_wrap=True, end="\n")
            for piece in line:
                text.append(piece.text, _RICH_STYLES[piece.style])
            text.rstrip()
            console.print(text, soft_wrap=True)

    def _can_overwrite(self) -> bool:
        """Whether a line of progress can be shown and erased; a dumb terminal, or a screen reader's, keeps each."""
        return not self.quiet and not self.plain and self.err.isatty() and os.environ.get("TERM") != "dumb"

    @contextmanager
    def status(self) -> Iterator[Callable[[str], None]]:
        """A line on standard error that is overwritten, and erased at the end; nothing unless that is a terminal."""
        shown = 0

        def say(text: str) -> None:
            nonlocal shown
            line = cut("  " + safe_text(text), self.canvas.columns - 1)
            self.err.write("\r" + line + " " * max(shown - width(line), 0))
            self.err.flush()
            shown = width(line)

        if not self._can_overwrite():
            yield lambda _text: None
            return
        try:
            yield say
        finally:
            self.err.write("\r" + " " * shown + "\r")
            self.err.flush()

    @contextmanager
    def progress(self, what: str) -> Iterator[Progress | None]:
        """A progress line with rate and time left on standard error; None unless that is a terminal."""
        if not self._can_overwrite():
            yield None
            return
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        console = _console(self.err, self.canvas.columns, color=self.color)
        columns = (
            TextColumn("  {task.description}", markup=False),
            BarColumn(24),
            TextColumn("{task.fields[count]}", markup=False),
            TimeRemainingColumn(),
        )
        with RichProgress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(what, total=None, count="listing commits")

            def report(done: int, total: int) -> None:
                speed = bar.tasks[0].speed
                rate = f"  {speed:,.0f}/s" if speed else ""
                bar.update(task, completed=done, total=total, count=f"{done:,}/{total:,}{rate}")

            yield report


def _console(stream: TextIO, columns: int, *, color: bool) -> Console:
    from rich.console import Console  # noqa: PLC0415 - 48 ms that a pipe does not pay

    return Console(
        file=stream,
        width=columns,
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=True,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )


def _wants_color(choice: ColorChoice, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return is_terminal and environ.get("TERM") != "dumb"


def _columns(environ: Mapping[str, str]) -> int:
    """The width of the terminal, 80 in a pipe; COLUMNS wins."""
    columns = shutil.get_terminal_size((80, 24)).columns if "COLUMNS" not in environ else 0
    if not columns:
        try:
            columns = int(environ["COLUMNS"])
        except ValueError:
            columns = 80
    return min(max(columns, _NARROWEST_COLUMNS), _WIDEST_COLUMNS)


def _can_draw(stream: TextIO) -> bool:
    try:
        _DRAWING_SIGNS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _is_plain_locale(environ: Mapping[str, str]) -> bool:
    """Whether the user chose the locale C or POSIX, whose text is ASCII; Python writes UTF-8 there all the same.

    Python sets LC_CTYPE to C.UTF-8 then (PEP 538), so LANG decides beside that. Without any locale, nothing was chosen.
    """
    chosen = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG")
    if chosen == "C.UTF-8" and not environ.get("LC_ALL"):
        chosen = environ.get("LANG")
    return chosen in ("C", "POSIX")


def _escape_unencodable(stream: TextIO) -> None:
    r"""Lets a terminal in an old encoding show `\u00e9` for a character that it lacks, instead of raising an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
