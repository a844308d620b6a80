r"""The spool: an event queue of small files, which git's hooks write and the next run of the program records.

A hook must cost the user nothing they can feel, so it starts no program: the shell itself writes one small file, and
the next command or a drain in the background reads the repository. An entry is a file of its own, directly in the
spool folder, with this content:

    1 commit <full hash, or "-" where the shell could not tell it>\n
    \n
    <folder that the hook ran in: the top of the work tree, or a bare repository>\n

or, after `git commit --amend` and `git rebase`:

    1 rewrite <amend or rebase>\n
    <old hash> <new hash>\n        (any number of such lines)
    \n
    <folder>\n

The folder is all bytes from the first empty line to the last LF, so it may hold anything but NUL. `1` is the version
of the format. `shell_lines` gives the lines for a hook that write such a file; `put` writes it from Python.

Nothing is lost and nothing is recorded twice: an entry is removed only after its commit is in the journal, which takes
each commit once. So any number of drains may run at once, and one that is killed is simply run again. An invalid entry
is set aside, with the reason, and reported; one that may not be finished yet is left.
"""

from __future__ import annotations

import os
import shlex
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.events.protocol import EventKind, QueuedEvent, RejectedEvent, RepositoryEvent
from craftnudge.runtime.atomic_files import private_folder
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER_NAME: Final = "spool"
_ASIDE: Final = "aside"
_REASON: Final = ".reason"
_REASON_BYTES: Final = 4096

# A hook writes its entry in a few milliseconds. What is unfinished after so long was left by one that was killed.
_UNFINISHED_SECONDS: Final = 60
# The longest path on Linux has 4,096 bytes; a rebase of 1,000 commits is 82 KB.
_ENTRY_BYTES: Final = 1024 * 1024

_FIRST = pattern(rb"1 (?:(commit) ([0-9a-f]{40}|[0-9a-f]{64}|-)|(rewrite) ([a-z]{1,20}))")
_PAIR = pattern(rb"([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64})(?: .*)?")
# What ends the name of an entry without a hash, as in the shell lines.
_NAME_ENDS: Final[dict[EventKind, str]] = {"commit": "head", "rewrite": "rewrite"}


class Spool:
    """The spool beside the journal in a data folder. `now` is the clock: seconds since 1970."""

    def __init__(self, data_folder: Path, *, now: Callable[[], float] = time.time) -> None:
        self.folder = data_folder / FOLDER_NAME
        # Says that a drain was started and has not begun, so that hooks start no other. It holds the number of its
        # process, so that a hook sees whether that was killed (adapters/git/hooks/scripts.py).
        self.drain_marker = data_folder / "spool.draining"
        self._now = now

    def prepare(self) -> Path:
        """Makes the folder, which hooks cannot, and returns its path."""
        private_folder(self.folder)
        return self.folder

    def put(self, event: RepositoryEvent) -> None:
        """Writes an entry, as the shell lines do. Raises OSError if that is impossible."""
        content = _encoded(event)
        waiting = self.prepare()
        for number in count():
            path = waiting / f"{os.getpid()}.{number}.{event.commit_hash or _NAME_ENDS[event.kind]}"
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:  # of a thread or a process of the same number, on another machine or before this
                continue
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(content)
            except OSError:
                path.unlink(missing_ok=True)  # half an entry would be set aside later
                raise
            return

    def take(self) -> list[QueuedEvent]:
        """The events that wait, the oldest first. Sets invalid entries aside."""
        with suppress(OSError):  # a folder of that name, say: the worst is that hooks start no drain
            self.drain_marker.unlink()
        events: list[tuple[int, QueuedEvent]] = []
        now = self._now()
        for file in self._files():
            try:
                written_ns = file.lstat().st_mtime_ns
                content = _content(file)
            except FileNotFoundError:
                continue  # another drain was faster
            except OSError as error:
                self.set_aside(file.name, error.strerror or str(error))
                continue
            event = _decoded(content)
            if isinstance(event, RepositoryEvent):
                events.append((written_ns, QueuedEvent(file.name, event)))
            elif now - written_ns / 1e9 > _UNFINISHED_SECONDS or _finished(content):
                self.set_aside(file.name, event)
        return [queued for _, queued in sorted(events, key=lambda pair: (pair[0], pair[1].id))]

    def acknowledge(self, event_id: str) -> None:
        """Removes an entry whose event was recorded, or shall be forgotten."""
        (self.folder / event_id).unlink(missing_ok=True)

    def set_aside(self, event_id: str, reason: str) -> None:
        """Moves an entry out of the queue, with the reason beside it."""
        aside = self.folder / _ASIDE
        with suppress(OSError):  # where it cannot be moved it stays, and the others are recorded all the same
            private_folder(aside)
            target = _free(aside / event_id)
            (self.folder / event_id).rename(target)
            note = os.open(f"{target}{_REASON}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(note, "w", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(reason + "\n")

    def rejected(self) -> list[RejectedEvent]:
        """What was set aside; files without a reason of ours beside them are skipped."""
        events = []
        for note in sorted((self.folder / _ASIDE).glob(f"*{_REASON}")):
            with suppress(OSError):
                reason = _content(note)[:_REASON_BYTES].decode("utf-8", "replace").strip()
                events.append(RejectedEvent(str(note.with_name(note.name.removesuffix(_REASON))), reason))
        return events

    def clear_rejected(self) -> None:
        """Deletes what was set aside. Raises OSError if that is impossible."""
        for file in (self.folder / _ASIDE).glob("*"):
            if file.is_dir() and not file.is_symlink():
                from shutil import rmtree  # noqa: PLC0415 - with its archive formats too dear for a hook

                rmtree(file)
            else:
                file.unlink(missing_ok=True)

    def is_empty(self) -> bool:
        """Whether no event waits: one look into a folder."""
        try:
            return not any(entry.is_file() for entry in self.folder.iterdir())
        except OSError:
            return True

    def _files(self) -> list[Path]:
        try:
            return [file for file in self.folder.iterdir() if not file.is_dir() or file.is_symlink()]
        except OSError:
            return []


def _free(path: Path) -> Path:
    """The path, or the first numbered variant of it that has neither an entry nor a reason file."""
    numbered = (path if number == 0 else path.with_name(f"{path.name}~{number}") for number in count())
    return next(name for name in numbered if not os.path.lexists(name) and not os.path.lexists(f"{name}{_REASON}"))


def _content(file: Path) -> bytes:
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read(_ENTRY_BYTES + 1)


def _finished(content: bytes) -> bool:
    """Whether a hook had no more to write: the folder and its LF are there, or more than any hook writes."""
    return len(content) > _ENTRY_BYTES or (b"\n\n" in content[:-1] and content.endswith(b"\n"))


def _encoded(event: RepositoryEvent) -> bytes:
    folder = os.fsencode(event.folder)
    if event.kind == "commit":
        return b"1 commit %s\n\n%s\n" % ((event.commit_hash or "-").encode(), folder)
    pairs = "".join(f"{old} {new}\n" for old, new in event.pairs)
    return b"1 rewrite %s\n%s\n%s\n" % (event.how.encode(), pairs.encode(), folder)


def _decoded(content: bytes) -> RepositoryEvent | str:
    """The event of an entry, or the code of the cause why it cannot be read."""
    if not _finished(content):
        return "event.unfinished"
    if len(content) > _ENTRY_BYTES or b"\0" in content:
        return "event.invalid"
    head, _, folder = content[:-1].partition(b"\n\n")
    first, *rest = head.split(b"\n")
    event = _FIRST.fullmatch(first)
    pairs = [_PAIR.fullmatch(line) for line in rest]
    absolute = folder.startswith((b"/", b"\\")) or folder[1:2] == b":"
    if event is None or not all(pairs) or (event[1] and rest) or not absolute:
        return "event.invalid"
    path = Path(os.fsdecode(folder))
    if event[1]:
        return RepositoryEvent("commit", path, None if event[2] == b"-" else event[2].decode())
    hashes = tuple((pair[1].decode(), pair[2].decode()) for pair in pairs if pair)
    return RepositoryEvent("rewrite", path, None, event[4].decode(), hashes)


# The folder that the repository is found from: where GIT_DIR alone leads to it, as for a home folder that is kept in a
# bare repository, that is GIT_DIR.
_HERE = "here=$PWD; [ -e .git ] || case ${GIT_DIR:-.} in .) ;; /*) here=$GIT_DIR ;; *) here=$PWD/$GIT_DIR ;; esac"


def shell_lines(spool_folder: Path, kind: EventKind) -> str:
    """POSIX shell for a post-commit or post-rewrite hook: drops an entry, starts no program, never fails or speaks.

    The lines expect the folder that git runs hooks in, and in a linked worktree the GIT_DIR that git sets there; what
    they cannot tell without a program (the commit of a branch that has no file of its own) they leave to the drain.
    Machines that share a data folder have processes of one number: a name that is there is neither taken nor written
    over (`set -C`).
    """
    folder = shlex.quote(str(spool_folder))
    if kind == "rewrite":
        return (
            f'( umask 077; set -C; n=0; while to={folder}/"$$.$n.rewrite"; [ -e "$to" ]; do n=$((n + 1)); done\n'
            '  { printf "1 rewrite %s\\n" "$1"\n'
            '    while read -r old new rest; do printf "%s %s\\n" "$old" "$new"; done\n'
            f'    {_HERE}; printf "\\n%s\\n" "$here"; }} >"$to" ) 2>/dev/null || :\n'
        )
    return (
        "( umask 077; set -C; at=${GIT_DIR:-.git}; head= common=\n"
        '  read -r head <"$at/HEAD"\n'
        '  case $head in ref:*) ref=${head#ref: }; head=; read -r head <"$at/$ref" || {\n'
        # A linked worktree has a HEAD of its own, and its branches where all worktrees have them.
        '    read -r common <"$at/commondir"; case $common in /*) at= ;; *) common=/$common ;; esac\n'
        '    read -r head <"$at$common/$ref"; } ;; esac\n'
        f'  n=0; while to={folder}/"$$.$n.${{head:-head}}"; [ -e "$to" ]; do n=$((n + 1)); done\n'
        f'  {_HERE}; printf "1 commit %s\\n\\n%s\\n" "${{head:--}}" "$here" >"$to"\n'
        ") 2>/dev/null </dev/null || :\n"
    )
