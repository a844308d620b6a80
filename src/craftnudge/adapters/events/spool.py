r"""The spool: what git's hooks drop in passing, and the next run of the program records.

A hook must cost the user nothing he can feel, so it starts no program: the shell itself writes one small file, and
whoever runs next (a command, or a detached drain) reads the repository. An entry is a file of its own, directly in the
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
of the format. `shell_lines` gives the lines for a hook that write such a file; `drop` writes it from Python.

Nothing is lost and nothing is recorded twice: an entry is removed only after its commit stands in the journal, and a
journal takes each commit once. So any number of drains may run at once, and one that is killed is simply run again.
An entry that makes no sense is set aside, with the reason, and reported; one that may still be being written is left.
"""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final, Literal

from craftnudge.adapters.store.local.private_files import private_folder
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

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

Event = Literal["commit", "rewrite"]


@dataclass(frozen=True, slots=True)
class SpoolEntry:
    """One event in the repository at `folder`: a new commit (`commit_hash`, None: ask HEAD), or rewritten pairs."""

    file: Path
    event: Event
    folder: Path
    commit_hash: str | None = None
    how: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """An entry that could not be used, and why."""

    file: Path
    reason: str


class Spool:
    """The spool beside the journal in a data folder."""

    def __init__(self, data_folder: Path) -> None:
        self.folder = data_folder / FOLDER_NAME

    def prepare(self) -> Path:
        """Makes the folder, for hooks that cannot; gives its path."""
        private_folder(self.folder)
        return self.folder

    def entries(self, now: float) -> list[SpoolEntry]:
        """What waits, the oldest first. What makes no sense is set aside; `now` is seconds since 1970."""
        found: list[tuple[int, str, SpoolEntry]] = []
        for file in self._files():
            try:
                written_ns = file.lstat().st_mtime_ns
                content = _content(file)
            except FileNotFoundError:
                continue  # another drain was faster
            except OSError as error:
                self.set_aside(file, error.strerror or str(error))
                continue
            entry = _parsed(file, content)
            if isinstance(entry, SpoolEntry):
                found.append((written_ns, file.name, entry))
            elif now - written_ns / 1e9 > _UNFINISHED_SECONDS or _finished(content):
                self.set_aside(file, entry)
        return [entry for _, _, entry in sorted(found, key=lambda one: one[:2])]

    def done(self, entry: SpoolEntry) -> None:
        """Removes an entry whose event stands in the journal, or that shall be forgotten."""
        entry.file.unlink(missing_ok=True)

    def set_aside(self, file: Path, reason: str) -> None:
        """Keeps an entry out of the way, with the reason beside it."""
        aside = self.folder / _ASIDE
        with suppress(OSError):  # where it cannot be moved it stays, and the others are recorded all the same
            private_folder(aside)
            kept = _free(aside / file.name)
            file.rename(kept)
            note = os.open(f"{kept}{_REASON}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(note, "w", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(reason + "\n")

    def aside(self) -> list[Aside]:
        """What was set aside; what is no reason of ours beside it is passed over."""
        found = []
        for note in sorted((self.folder / _ASIDE).glob(f"*{_REASON}")):
            with suppress(OSError):
                reason = _content(note)[:_REASON_BYTES].decode("utf-8", "replace").strip()
                found.append(Aside(note.with_name(note.name.removesuffix(_REASON)), reason))
        return found

    def clear_aside(self) -> None:
        """Deletes what was set aside; raises OSError where that cannot be."""
        for file in (self.folder / _ASIDE).glob("*"):
            if file.is_dir() and not file.is_symlink():
                from shutil import rmtree  # noqa: PLC0415 - with its archive formats too dear for a hook

                rmtree(file)
            else:
                file.unlink(missing_ok=True)

    def drop(self, folder: Path, commit_hash: str | None) -> None:
        """Writes the entry of a commit, as the shell line does."""
        waiting = self.prepare()
        content = b"1 commit %s\n\n%s\n" % ((commit_hash or "-").encode(), os.fsencode(folder))
        for number in count():
            target = waiting / f"{os.getpid()}.{number}.{commit_hash or 'head'}"
            try:
                descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:  # of a process of the same number, on another machine or before this one
                continue
            try:
                os.write(descriptor, content)
            finally:
                os.close(descriptor)
            return

    def _files(self) -> list[Path]:
        try:
            return [file for file in self.folder.iterdir() if not file.is_dir() or file.is_symlink()]
        except OSError:
            return []


def _free(path: Path) -> Path:
    """The path, or the first numbered one of which there is neither an entry nor a reason."""
    numbered = (path if number == 0 else path.with_name(f"{path.name}~{number}") for number in count())
    return next(each for each in numbered if not os.path.lexists(each) and not os.path.lexists(f"{each}{_REASON}"))


def _content(file: Path) -> bytes:
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read(_ENTRY_BYTES + 1)


def _finished(content: bytes) -> bool:
    """Whether a hook had no more to write: the folder and its LF are there, or more than any hook writes."""
    return len(content) > _ENTRY_BYTES or (b"\n\n" in content[:-1] and content.endswith(b"\n"))


def _parsed(file: Path, content: bytes) -> SpoolEntry | str:
    """The entry, or why it is none."""
    if not _finished(content):
        return "it is not finished"
    if len(content) > _ENTRY_BYTES or b"\0" in content:
        return "it is no spool entry"
    head, _, folder = content[:-1].partition(b"\n\n")
    first, *rest = head.split(b"\n")
    event = _FIRST.fullmatch(first)
    pairs = [_PAIR.fullmatch(line) for line in rest]
    absolute = folder.startswith((b"/", b"\\")) or folder[1:2] == b":"
    if event is None or not all(pairs) or (event[1] and rest) or not absolute:
        return "it is no spool entry"
    path = Path(os.fsdecode(folder))
    if event[1]:
        return SpoolEntry(file, "commit", path, None if event[2] == b"-" else event[2].decode())
    return SpoolEntry(
        file, "rewrite", path, None, event[4].decode(), tuple((p[1].decode(), p[2].decode()) for p in pairs if p)
    )


def shell_lines(spool_folder: Path, event: Event) -> str:
    """POSIX shell for a post-commit or post-rewrite hook: drops an entry, starts no program, never fails or speaks.

    The lines expect the folder that git runs hooks in, and in a linked worktree the GIT_DIR that git sets there; what
    they cannot tell without a program (the commit of a branch that has no file of its own) they leave to the drain.
    Machines that share a data folder have processes of one number: a name that is there is neither taken nor written
    over (`set -C`).
    """
    folder = shlex.quote(str(spool_folder))
    if event == "rewrite":
        return (
            f'( umask 077; set -C; n=0; while to={folder}/"$$.$n.rewrite"; [ -e "$to" ]; do n=$((n + 1)); done\n'
            '  { printf "1 rewrite %s\\n" "$1"\n'
            '    while read -r old new rest; do printf "%s %s\\n" "$old" "$new"; done\n'
            '    printf "\\n%s\\n" "$PWD"; } >"$to" ) 2>/dev/null || :\n'
        )
    return (
        "( umask 077; set -C; at=${GIT_DIR:-.git}; head= common=\n"
        '  read -r head <"$at/HEAD"\n'
        '  case $head in ref:*) ref=${head#ref: }; head=; read -r head <"$at/$ref" || {\n'
        # A linked worktree has a HEAD of its own, and its branches where all worktrees have them.
        '    read -r common <"$at/commondir"; case $common in /*) at= ;; *) common=/$common ;; esac\n'
        '    read -r head <"$at$common/$ref"; } ;; esac\n'
        f'  n=0; while to={folder}/"$$.$n.${{head:-head}}"; [ -e "$to" ]; do n=$((n + 1)); done\n'
        '  printf "1 commit %s\\n\\n%s\\n" "${head:--}" "$PWD" >"$to"\n'
        ") 2>/dev/null </dev/null || :\n"
    )


def waits(data_folder: Path) -> bool:
    """Whether any event waits: one look into a folder."""
    try:
        return any(entry.is_file() for entry in Spool(data_folder).folder.iterdir())
    except OSError:
        return False
