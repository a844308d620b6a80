"""What git calls: `craftnudge hook-run EVENT`. Says one line or nothing, and never fails a commit.

Loads no Typer, Rich, pydantic or ollama, because its time is the user's. Its exit code is 0 whatever happens, but for
one case that the user has chosen: `commit-msg --gate` answers 1 where `check` would.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.stdio import let_go

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# What takes longer is given up: a hook that hangs is worse than a commit that nobody looked at.
SECONDS_AT_MOST = 8.0
_NOT_BLOCKED = "The commit is not blocked."


class TookTooLongError(Exception):
    """The time of a hook is up."""


def run(arguments: Sequence[str], environ: Mapping[str, str] | None = None) -> int:
    """Answers one call of git's; 0, or 1 where a gate that the user chose does not open."""
    environ = os.environ if environ is None else environ
    event, *rest = arguments or ("",)
    action = _ACTIONS.get(event)
    if environ.get("CRAFTNUDGE_HOOKS") == "0" or action is None:
        return 0
    try:
        with _no_longer_than(SECONDS_AT_MOST if event != "drain" else 0):
            return action(rest, environ)
    except CraftNudgeError as error:
        _tell(f"{_words(error)} {_NOT_BLOCKED}")
    except TookTooLongError:
        _tell(f"gave up after {SECONDS_AT_MOST:.0f} seconds. {_NOT_BLOCKED}")
    except KeyboardInterrupt:
        pass
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is ours, and no reason to stop a commit
        _tell(f"internal error ({type(error).__name__}). {_NOT_BLOCKED}")
    return 0


def _commit_msg(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """The message in a file, with the staged change: one line before the commit, or a refusal with `--gate`."""
    names = [argument for argument in arguments if not argument.startswith("--")]
    if not names:
        return 0
    from craftnudge.presentation.screens.check import look_line, refusal_lines
    from craftnudge.services.git_hooks import look_before

    found, refusal = look_before(Path(names[0]), environ, gate="--gate" in arguments)
    if refusal is not None:
        _tell(_words(refusal), refusal_lines(found, names[0]))
        return 1
    _write(look_line(found))
    return 0


def _post_commit(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """HEAD goes into the journal; with a line about it, unless `--quiet`."""
    from craftnudge.services.git_hooks import look_after, record_head

    record_head(environ)
    if "--quiet" not in arguments:
        from craftnudge.presentation.screens.check import nudge_line
        from craftnudge.services.git_hooks import goal_of, remember_nudge

        found, goal = look_after(environ), goal_of(environ)
        _write(nudge_line(found, "craftnudge coach", goal))
        remember_nudge(found, goal, environ)
    return 0


def _recorded(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """As after a commit, without a word: a merge, a pull, a patch applied."""
    del arguments
    return _post_commit(("--quiet",), environ)


def _rewritten(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Which commits took which one's place, from standard input; for a hook manager that calls in the foreground."""
    from craftnudge.runtime.bounded_read import at_most
    from craftnudge.runtime.limits import LARGEST_LIST_BYTES
    from craftnudge.services.git_hooks import record_rewrites

    # git writes hashes, and whatever is behind them is of no use.
    told = at_most(sys.stdin.buffer, LARGEST_LIST_BYTES, "what git tells of rewritten commits")
    record_rewrites(next(iter(arguments), "rebase"), told.decode("utf-8", "replace").split("\n"), environ)
    return 0


def _drain(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Everything that hooks have spooled."""
    from craftnudge.services.git_hooks import drain_spool

    del arguments
    drain_spool(environ)
    return 0


_ACTIONS: dict[str, Callable[[Sequence[str], Mapping[str, str]], int]] = {
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


def _tell(message: str, lines: Sequence[str] = ()) -> None:
    _write("\n".join([f"craftnudge: {message}", *(f"  {line}" for line in lines if line)]))


def _write(text: str) -> None:
    """Text on standard error, harmless for a terminal; a terminal that is gone is no fault."""
    from craftnudge.presentation.safe_text import safe_text

    try:
        for line in filter(None, text.split("\n")):
            data = safe_text(line).encode(sys.stderr.encoding or "utf-8", "backslashreplace")
            sys.stderr.buffer.write(data + b"\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        let_go(sys.stderr)


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raises TookTooLongError inside, when the time is up; where the system has no such timer, nothing happens."""
    if not hasattr(signal, "setitimer") or not seconds:
        yield
        return

    def ring(number: int, frame: object) -> None:
        del number, frame
        raise TookTooLongError

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
