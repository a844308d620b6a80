"""The text of the installed hooks: POSIX shell that starts no program without need.

A hook is written for one machine: the program and the folders in it are absolute and quoted. It first runs the hook
that was there before it, with the same name, arguments and standard input; for `commit-msg` that hook's refusal counts.
"""

from __future__ import annotations

import re
import shlex
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from craftnudge.adapters.git.hooks.danger_filter import danger_lines
from craftnudge.adapters.git.hooks.hook_options import options_line
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.adapters.git.hooks.hook_options import HookOptions

Event = Literal["commit-msg", "post-commit", "post-merge", "post-rewrite", "post-applypatch"]
EVENTS: tuple[Event, ...] = ("commit-msg", "post-commit", "post-merge", "post-rewrite", "post-applypatch")

# The version of the script, in its second line.
# 1  2026-11: first release.
# 2  2026-11: the third line keeps the options; an earlier hook keeps its name.
# 3  2026-11: dangers are looked for before each commit.
# 4  2026-11: `program` is the file that is started: a Python, or the program in one file. It was `python`.
SCRIPT_VERSION = 4
# Ends the name of the folder of earlier hooks; in version 1, the names of the hooks themselves.
BEFORE = ".before-craftnudge"

# A drain waits this long for more commits: a rebase of fifty starts one Python instead of fifty.
_DRAIN_WAIT_SECONDS = 1

_MARK = re.compile(rb"#!/bin/sh\n# craftnudge hook (\d+) ([a-z-]+) ([0-9a-f]{16})\n")

# Finds the folder of earlier hooks from this hook's own path, also if a program calls ours from another folder. A link
# there leads to each file beside the hooks, those of today included.
_FIND_EARLIER = """\
here=${{0%/*}}
for earlier in "$here"{suffix} "$here"/../{kept} "$here"/../../{kept}; do
  [ ! -d "$earlier" ] || break
done
for file in "$earlier"/../{name}/* "$earlier"/../{name}/.[!.]*; do
  file=${{file##*/}}
  case $file in "${{0##*/}}" | {events} | *.sample | *.craftnudge-new | '*' | '.[!.]*') continue ;; esac
  [ -e "$earlier/$file" ] || [ -L "$earlier/$file" ] || ln -s ../{name}/"$file" "$earlier/$file"
done 2>/dev/null
before=$earlier/{event}
[ -e "$before" ] || [ -L "$before" ] || echo "craftnudge: your earlier {event} hook is missing: $before" >&2
"""

# Says nothing of a subject that does not look suspicious, for `look="quick"`.
_QUICK_LOOK = """\
look=--if-found
IFS= read -r first <"$1" || first=
case $first in
  '#'* | 'fixup! '* | 'squash! '* | 'amend! '* | 'Merge '* | 'Revert '*) look=--silent ;;
  [Ww][Ii][Pp]* | *.) ;;
  *) [ "${#first}" -lt 11 ] || [ "${#first}" -gt 72 ] || look=--silent ;;
esac
"""
# Where nothing is to be said of the message, the program is started only for what may be a danger.
_LOOK_FOR_DANGER = """\
if [ "$look" = --silent ]; then
  {search} || exit 0
fi
"""


@dataclass(frozen=True, slots=True)
class HostPaths:
    """What is of this machine in a hook: the words that start the program, and the shell lines that spool an event."""

    command: tuple[str, ...]
    drain_marker: str
    spool_commit: str
    spool_rewrite: str

    @property
    def assignment(self) -> str:
        """The line that names the file to start."""
        return f"program={shlex.quote(self.command[0])}"

    @property
    def call(self) -> str:
        """The words of the shell that start that file."""
        return " ".join(('"$program"', *map(shlex.quote, self.command[1:])))

    @property
    def is_there(self) -> str:
        """Succeeds if that file has the program: a Python may have lost it."""
        return f"{self.call} --version >/dev/null 2>&1"


def script(event: Event, options: HookOptions, host_paths: HostPaths, *, earlier_beside: str | None = None) -> bytes:
    """The text of a hook; `earlier_beside` is the name of its folder if it is to run an earlier hook first."""
    body = options_line(options) + _chain(event, earlier_beside)
    body += '[ "${CRAFTNUDGE_HOOKS-1}" != 0 ] || exit "${status:-0}"\n'
    if event == "commit-msg":
        body += _look(options, host_paths)
    elif event == "post-rewrite":
        body += f'printf "%s\\n" "$lines" | {{\n{host_paths.spool_rewrite}}}\n' + _drain(host_paths)
    elif event == "post-commit" and options.nudge:
        body += _call(host_paths, "post-commit || :")
    else:
        body += host_paths.spool_commit + _drain(host_paths)
    body += "exit 0\n" if event == "commit-msg" else 'exit "${status:-0}"\n'
    return head(event, body.encode("utf-8", "surrogateescape")) + body.encode("utf-8", "surrogateescape")


def head(event: Event, body: bytes) -> bytes:
    """The first two lines: the interpreter, and the mark that identifies our hooks, with a digest of the rest."""
    digest = sha256(body).hexdigest()[:16]
    return f"#!/bin/sh\n# craftnudge hook {SCRIPT_VERSION} {event} {digest}\n".encode()


def is_ours(content: bytes) -> bool:
    """Whether a hook is ours, of any version."""
    return _MARK.match(content) is not None


def event_of(content: bytes) -> Event | None:
    """The event that a hook of ours is for; None if it is not ours."""
    matched = _MARK.match(content)
    return None if matched is None else next((event for event in EVENTS if event == matched[2].decode()), None)


def is_untouched(content: bytes) -> bool:
    """Whether a hook of ours is unchanged since it was written."""
    matched = _MARK.match(content)
    return matched is not None and sha256(content[matched.end() :]).hexdigest()[:16] == matched[3].decode()


def program_in(content: bytes) -> str | None:
    """The file that a hook of ours starts, of any version; None if it starts none."""
    matched = re.search(rb"^(?:program|python)=(.*)$", content, re.MULTILINE)
    if matched is None:
        return None
    try:
        words = shlex.split(matched[1].decode("utf-8", "surrogateescape"))
    except ValueError:  # it was edited, and a quote is open
        return None
    return words[0] if words else None


def _chain(event: Event, earlier_beside: str | None) -> str:
    """The lines that run the earlier hook, whether ours is switched off or not."""
    lines = find = ""
    if earlier_beside is not None:
        find = _FIND_EARLIER.format(
            suffix=BEFORE,
            kept=shlex.quote(earlier_beside + BEFORE),
            name=shlex.quote(earlier_beside),
            events=" | ".join(EVENTS),
            event=event,
        )
    if event == "post-rewrite":
        # Standard input can be read only once, and two hooks need it.
        lines += 'lines=\nwhile IFS= read -r line; do lines="$lines$line\n"; done\nlines=${lines%?}\n'
        run = 'if [ -x "$before" ]; then printf "%s\\n" "$lines" | "$before" "$@"; status=$?; fi\n'
    elif event == "commit-msg":
        run = 'if [ -x "$before" ]; then "$before" "$@" || exit; fi\n'
    else:
        run = 'if [ -x "$before" ]; then "$before" "$@"; status=$?; fi\n'
    return lines + find + run if find else lines


def _look(options: HookOptions, host_paths: HostPaths) -> str:
    look = options.effective_look
    # A Python without the program also exits with 1, which must refuse nothing.
    refusal = f"{{ [ $? -ne 1 ] || ! {host_paths.is_there} || exit 1; }}"
    if options.gate:
        more = {"quick": "--if-found ", "always": "", "never": "--silent "}[look]
        return _call(host_paths, f'commit-msg --gate {more}"$1" || {refusal}')
    call = f'commit-msg --block=danger $look "$1" || {refusal}' if options.block else 'commit-msg $look "$1" || :'
    if look == "always":
        return "look=\n" + _call(host_paths, call)
    before = _QUICK_LOOK if look == "quick" else "look=--silent\n"
    return before + _LOOK_FOR_DANGER.format(search=danger_lines()) + _call(host_paths, call)


def _call(host_paths: HostPaths, arguments: str) -> str:
    """Starts the program, or says that it is missing; the commit goes on either way."""
    return (
        f"{host_paths.assignment}\n"
        'if [ -x "$program" ]; then\n'
        f"  {host_paths.call} hook-run {arguments}\n"
        "else\n"
        '  echo "craftnudge: this commit was not checked: $program is missing. Run: craftnudge hook install" >&2\n'
        "fi\n"
    )


def _drain(host_paths: HostPaths) -> str:
    """Starts one drain in the background unless one is waiting already; the hook does not wait for it.

    `set -C` makes the marker a lock. It holds the process that will drain and the id of this boot; if that process no
    longer exists, it was killed, and the marker is removed. Two hooks that see this at once start two drains, which may
    run at once.
    """
    marker = shlex.quote(host_paths.drain_marker)
    return (
        f"{host_paths.assignment}\nmarker={marker}\n"
        "{ read -r up </proc/sys/kernel/random/boot_id || up=-; } 2>/dev/null\n"
        'if [ -e "$marker" ]; then\n'
        '  pid= since=; { read -r pid since <"$marker"; } 2>/dev/null\n'
        "  case $pid in '' | *[!0-9]*) since= ;; esac\n"
        '  [ "$since" = "$up" ] && kill -0 "$pid" 2>/dev/null || rm -f "$marker" 2>/dev/null\n'
        "fi\n"
        'set -C\nif { printf "%s %s\\n" "$$" "$up" >"$marker"; } 2>/dev/null && [ -x "$program" ]; then\n'
        f"  ( trap '' HUP; unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GIT_PREFIX; sleep {_DRAIN_WAIT_SECONDS}\n"
        f"    exec nice -n 10 {host_paths.call} hook-run drain ) >/dev/null 2>&1 </dev/null &\n"
        '  { printf "%s %s\\n" "$!" "$up" >|"$marker"; } 2>/dev/null\n'
        "fi\n"
    )
