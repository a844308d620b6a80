"""What git calls: `craftnudge hook-run EVENT`. Prints one line or nothing, and never blocks a commit.

Loads no Typer, Rich, pydantic or ollama, because its time is the user's. The exit code is always 0, with one exception
that the user installs: `commit-msg --gate` exits with 1 if `check` would.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.stdio import discard_output
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# A hook that blocks for longer is worse than a commit without a nudge.
SECONDS_AT_MOST = 8.0
_NOT_BLOCKED = "The commit is not blocked."


class TookTooLongError(Exception):
    """A hook has used up its time."""


def run(arguments: Sequence[str], environ: Mapping[str, str] | None = None) -> int:
    """Answers one call of git's: 0, or 1 if a commit is rejected by a gate that the user installed."""
    environ = os.environ if environ is None else environ
    event, *rest = arguments or ("",)
    action = _ACTIONS.get(event)
    if environ.get("CRAFTNUDGE_HOOKS") == "0" or action is None:
        return 0
    try:
        with _no_longer_than(SECONDS_AT_MOST if event != "drain" else 0):
            return action(Workplace.of_process(environ), rest)
    except CraftNudgeError as error:
        _tell(f"{_words(error)} {_NOT_BLOCKED}")
    except TookTooLongError:
        unchecked = " so dangers were not looked for" if event == "commit-msg" else ""
        after = " To check it then: craftnudge check HEAD" if unchecked else ""
        _tell(f"gave up after {SECONDS_AT_MOST:.0f} seconds{',' * bool(unchecked)}{unchecked}. {_NOT_BLOCKED}{after}")
    except KeyboardInterrupt:
        pass
    except BaseException as error:  # noqa: BLE001 - an internal error must not block a commit
        _tell(f"internal error ({type(error).__name__}). {_NOT_BLOCKED}")
    return 0


def _commit_msg(workplace: Workplace, arguments: Sequence[str]) -> int:
    """The message in a file, with the staged change: one line before the commit, or a rejection with `--gate`.

    No line with `--silent`, nor, with `--if-found`, where there is no finding.
    """
    names = [argument for argument in arguments if not argument.startswith("--")]
    if not names:
        return 0
    from craftnudge.presentation.screens.check import danger_lines, look_line, refusal_lines
    from craftnudge.services.git_hooks import check_pending_commit, is_replaying

    result, refusal = check_pending_commit(
        workplace, Path(names[0]), gate="--gate" in arguments, block="--block=danger" in arguments
    )
    if refusal is not None:
        _tell(_words(refusal), refusal_lines(result, names[0]), danger=bool(result.dangers))
        return 1
    if result.dangers:
        _tell("this commit contains what must not be committed.", danger_lines(result), danger=True)
        return 0
    if "--silent" not in arguments and not is_replaying(workplace):
        _write(look_line(result, if_found="--if-found" in arguments))
    return 0


def _post_commit(workplace: Workplace, arguments: Sequence[str]) -> int:
    """Records HEAD in the journal, and prints a line about it unless `--quiet`."""
    from craftnudge.services.git_hooks import is_replaying, record_head

    record_head(workplace)
    if "--quiet" not in arguments and not is_replaying(workplace):
        from craftnudge.presentation.screens.check import nudge_line
        from craftnudge.services.git_hooks import check_head, goal_of, remember_nudge

        result, goal = check_head(workplace), goal_of(workplace)
        _write(nudge_line(result, "Next: craftnudge coach", goal))
        remember_nudge(workplace, result, goal)
    return 0


def _recorded(workplace: Workplace, arguments: Sequence[str]) -> int:
    """Records HEAD without printing a line: after a merge, a pull, an applied patch."""
    del arguments
    return _post_commit(workplace, ("--quiet",))


def _rewritten(workplace: Workplace, arguments: Sequence[str]) -> int:
    """Records which commits replaced which, from standard input; for a hook manager that calls in the foreground."""
    from craftnudge.runtime.bounded_read import at_most
    from craftnudge.runtime.limits import LARGEST_LIST_BYTES
    from craftnudge.services.git_hooks import record_rewrites

    # git writes two hashes in each line; what follows them is ignored.
    text = at_most(sys.stdin.buffer, LARGEST_LIST_BYTES, "git's list of rewritten commits").decode("utf-8", "replace")
    record_rewrites(workplace, next(iter(arguments), "rebase"), text.split("\n"))
    return 0


def _drain(workplace: Workplace, arguments: Sequence[str]) -> int:
    """Records everything that hooks have queued."""
    from craftnudge.services.git_hooks import drain_queue

    del arguments
    drain_queue(workplace)
    return 0


_ACTIONS: dict[str, Callable[[Workplace, Sequence[str]], int]] = {
    "commit-msg": _commit_msg,
    "post-commit": _post_commit,
    "post-merge": _recorded,
    "post-applypatch": _recorded,
    "post-rewrite": _rewritten,
    "drain": _drain,
}


def _words(error: CraftNudgeError) -> str:
    from craftnudge.presentation.errors.error_text import error_text

    return error_text(error).message


def _tell(message: str, lines: Sequence[str] = (), *, danger: bool = False) -> None:
    _write("\n".join([f"craftnudge: {message}", *(f"  {line}" for line in lines if line)]), danger=danger)


def _write(text: str, *, danger: bool = False) -> None:
    """Writes to standard error, fitted to it, with control characters escaped; a closed terminal is ignored."""
    from craftnudge.presentation.hook_output import hook_output

    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns if sys.stderr.isatty() else None
        color = columns is not None and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        written = hook_output(text, columns or None, color=color, danger=danger)
        sys.stderr.buffer.write(written.encode(sys.stderr.encoding or "utf-8", "backslashreplace"))
        sys.stderr.flush()
    except (OSError, ValueError):
        discard_output(sys.stderr)


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raises TookTooLongError inside when the time is up; does nothing on systems without such a timer."""
    if not hasattr(signal, "setitimer") or not seconds:
        yield
        return

    def on_alarm(number: int, frame: object) -> None:
        del number, frame
        raise TookTooLongError

    signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
