"""What stands in an installed hook: POSIX shell that starts no program unless there is a reason to.

A hook is written for one machine: the interpreter and the folders in it are absolute and quoted. Each runs the hook
that was there before it, first, with the same arguments and standard input; for `commit-msg` that one's refusal counts.
"""

from __future__ import annotations

import re
import shlex
from hashlib import sha256
from typing import Literal

from craftnudge.runtime.fast_dataclasses import dataclass

Event = Literal["commit-msg", "post-commit", "post-merge", "post-rewrite", "post-applypatch"]
EVENTS: tuple[Event, ...] = ("commit-msg", "post-commit", "post-merge", "post-rewrite", "post-applypatch")

# The form of the script, in its second line.
# 1  2026-11: first release.
SCRIPT_VERSION = 1
BEFORE = "before-craftnudge"

# Seconds that a drain waits for more commits: a rebase of fifty starts one Python and not fifty.
_DRAIN_WAIT_SECONDS = 1

_MARK = re.compile(rb"#!/bin/sh\n# craftnudge hook (\d+) ([a-z-]+) ([0-9a-f]{16})\n")

# What a subject must look like for the full look to be worth its time, where that was not asked for always.
_QUICK_LOOK = """\
IFS= read -r first <"$1" || first=
case $first in
  '#'* | 'fixup! '* | 'squash! '* | 'amend! '* | 'Merge '* | 'Revert '*) exit 0 ;;
  [Ww][Ii][Pp]* | *.) ;;
  *) [ "${#first}" -lt 11 ] || [ "${#first}" -gt 72 ] || exit 0 ;;
esac
"""


_PROGRAM_IS_THERE = '"$python" -P -c "import craftnudge" 2>/dev/null'


@dataclass(frozen=True, slots=True)
class HookOptions:
    """What the user chose when installing.

    `look` is when a message is looked at before the commit: "quick" only where the subject's first look gives a reason
    to, "always", or "never". `gate` refuses what `check` would refuse. `nudge` says a line after each commit at once.
    """

    look: Literal["quick", "always", "never"] = "quick"
    gate: bool = False
    nudge: bool = False


@dataclass(frozen=True, slots=True)
class HostPaths:
    """What a hook must know of this machine: the Python that has the program, and the lines that spool an event."""

    python: str
    drain_marker: str
    spool_commit: str
    spool_rewrite: str


def script(event: Event, options: HookOptions, host_paths: HostPaths) -> bytes:
    """The whole text of a hook."""
    body = _switch_and_chain(event)
    if event == "commit-msg":
        body += _look(options, host_paths)
    elif event == "post-rewrite":
        body += f'printf "%s\\n" "$lines" | {{\n{host_paths.spool_rewrite}}}\n' + _drain(host_paths)
    elif event == "post-commit" and options.nudge:
        body += _call(host_paths, "post-commit 2>&1 | cat >&2 || :")
    else:
        body += host_paths.spool_commit + _drain(host_paths)
    body += "exit 0\n" if event == "commit-msg" else 'exit "${status:-0}"\n'
    return head(event, body.encode("utf-8", "surrogateescape")) + body.encode("utf-8", "surrogateescape")


def head(event: Event, body: bytes) -> bytes:
    """The first two lines: how to run it, and the mark by which it is known again, with a digest of the rest."""
    digest = sha256(body).hexdigest()[:16]
    return f"#!/bin/sh\n# craftnudge hook {SCRIPT_VERSION} {event} {digest}\n".encode()


def is_ours(content: bytes) -> bool:
    """Whether a hook is one of ours, of any version."""
    return _MARK.match(content) is not None


def is_untouched(content: bytes) -> bool:
    """Whether one of ours is still as it was written."""
    matched = _MARK.match(content)
    return matched is not None and sha256(content[matched.end() :]).hexdigest()[:16] == matched[3].decode()


def python_in(content: bytes) -> str | None:
    """The interpreter that a hook of ours would start, None where it starts none."""
    matched = re.search(rb"^python=(.*)$", content, re.MULTILINE)
    if matched is None:
        return None
    try:
        words = shlex.split(matched[1].decode("utf-8", "surrogateescape"))
    except ValueError:  # somebody edited it, and a quote is open
        return None
    return words[0] if words else None


def _switch_and_chain(event: Event) -> str:
    """What each hook begins with: the hook that was there before runs, whether ours is switched off or not."""
    lines = f"before=${{0%/*}}/{event}.{BEFORE}\n"
    if event == "post-rewrite":
        # Standard input can be read once: it is kept for two.
        lines += 'lines=\nwhile IFS= read -r line; do lines="$lines$line\n"; done\nlines=${lines%?}\n'
        lines += 'if [ -x "$before" ]; then printf "%s\\n" "$lines" | "$before" "$@"; status=$?; fi\n'
    elif event == "commit-msg":
        lines += 'if [ -x "$before" ]; then "$before" "$@" || exit; fi\n'
    else:
        lines += 'if [ -x "$before" ]; then "$before" "$@"; status=$?; fi\n'
    return lines + '[ "${CRAFTNUDGE_HOOKS-1}" != 0 ] || exit "${status:-0}"\n'


def _look(options: HookOptions, host_paths: HostPaths) -> str:
    if options.gate:
        # A Python without the program also ends with 1, which refuses nothing.
        return _call(host_paths, f'commit-msg --gate "$1" || {{ [ $? -ne 1 ] || ! {_PROGRAM_IS_THERE} || exit 1; }}')
    if options.look == "never":
        return ""
    return (_QUICK_LOOK if options.look == "quick" else "") + _call(host_paths, 'commit-msg "$1" || :')


def _call(host_paths: HostPaths, arguments: str) -> str:
    """Starts the program, or says that it is gone; the commit goes on either way."""
    # -P: without it a folder `craftnudge` in the user's work tree would be run in our place.
    return (
        f"python={shlex.quote(host_paths.python)}\n"
        'if [ -x "$python" ]; then\n'
        f'  "$python" -P -m craftnudge hook-run {arguments}\n'
        "else\n"
        '  echo "craftnudge: $python is gone, so this commit was not looked at (craftnudge hook install)" >&2\n'
        "fi\n"
    )


def _drain(host_paths: HostPaths) -> str:
    """Starts one drain in the background where none waits already; the hook does not wait for it.

    `set -C` makes the marker a lock. It names the process that is to begin, and since when this machine runs; where
    that process is gone it was killed, and the marker says nothing. Two hooks that see so at once start two drains,
    which may run at once.
    """
    marker = shlex.quote(host_paths.drain_marker)
    return (
        f"python={shlex.quote(host_paths.python)}\nmarker={marker}\n"
        "{ read -r up </proc/sys/kernel/random/boot_id || up=-; } 2>/dev/null\n"
        'if [ -e "$marker" ]; then\n'
        '  pid= since=; { read -r pid since <"$marker"; } 2>/dev/null\n'
        "  case $pid in '' | *[!0-9]*) since= ;; esac\n"
        '  [ "$since" = "$up" ] && kill -0 "$pid" 2>/dev/null || rm -f "$marker" 2>/dev/null\n'
        "fi\n"
        'set -C\nif { printf "%s %s\\n" "$$" "$up" >"$marker"; } 2>/dev/null && [ -x "$python" ]; then\n'
        f"  ( trap '' HUP; unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GIT_PREFIX; sleep {_DRAIN_WAIT_SECONDS}\n"
        '    exec nice -n 10 "$python" -P -m craftnudge hook-run drain ) >/dev/null 2>&1 </dev/null &\n'
        '  { printf "%s %s\\n" "$!" "$up" >|"$marker"; } 2>/dev/null\n'
        "fi\n"
    )
