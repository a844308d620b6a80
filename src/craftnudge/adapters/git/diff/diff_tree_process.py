"""The changes of many commits from one `git diff-tree`, which compares trees and files far faster than we do.

git is given pairs of trees, never commits, so that grafts, replacements and malformed commits have no say. Settings
that could change what it prints are overruled one by one; where that cannot be, there is no feed. Whatever git does not
answer, however it fails, is read in the ordinary way, which gives the same.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import weakref
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import sealed_command, sealed_environment, stop
from craftnudge.adapters.git.objects.object_cache import EMPTY_TREES
from craftnudge.adapters.git.objects.special_files import LooseObjects
from craftnudge.runtime import limits
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.adapters.git.objects.store import Place

TreePair = tuple[str, str]

# git echoes a line that is no name of an object at once, and with it all that it has held back (git-diff-tree(1)).
# No line of a patch is like this.
_END = b"no more\n"
# So many commits are one question: it is written whole before anything is read, so that it has to fit into the smallest
# pipe that a system makes (4 KiB, of which two hashes of SHA-256 take 130 bytes).
ASKED_AT_ONCE = 30
_READ_BYTES = 1024**2
# git's answer to one question is held in memory whole; a larger one is given up, and its commits are read one by one.
_ANSWER_BYTES = 128 * 1024**2
# A git that says nothing for so long waits for something that never comes. The largest change that git compares takes a
# few seconds.
SILENT_SECONDS = 60.0
# After so many failures in a row git is not asked any more.
_FAILURES_AT_MOST = 2
# Trees of a few hundred bytes can name more files than any memory holds: a git that takes more than this is given up.
_GIT_MEMORY_BYTES = 1024**3

_SETTINGS = (
    *("-c", "core.bare=true", "-c", f"core.attributesFile={os.devnull}", "-c", "core.quotePath=false"),
    *("-c", f"core.bigFileThreshold={limits.LARGEST_FILE_BYTES}", "-c", "diff.suppressBlankEmpty=false"),
    # git's defaults map whole packs; within these it takes a fifth less memory and the same time on its own history.
    *("-c", "core.deltaBaseCacheLimit=64m", "-c", "core.packedGitLimit=64m", "-c", "core.packedGitWindowSize=2m"),
    *("-c", "submodule.recurse=false"),
)
_OPTIONS = (
    *("diff-tree", "--stdin", "--raw", "-r", "-p", "-U0", "--inter-hunk-context=0", "-M50%", "-l1000", "--no-abbrev"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--diff-algorithm=myers", "--indent-heuristic"),
    *("--submodule=short", "--ignore-submodules=none", "--src-prefix=a/", "--dst-prefix=b/", "--no-function-context"),
)


def empty_tree(id_digits: int) -> str:
    """The hash of the tree without entries, which git knows without having it."""
    return next(each.hex() for each in EMPTY_TREES if 2 * len(each) == id_digits)


def may_use_git(place: Place) -> bool:
    """Whether git's answers depend on objects alone here.

    Attributes of the repository's own folder cannot be overruled, and in a partial clone git would ask for what is
    missing. Whether it is one may also be said in a file that its configuration includes, which is not looked for.
    """
    folder = place.common_folder
    try:
        if (folder / "info" / "attributes").exists():
            return False
        configured = ordinary_bytes(folder / "config", limits.REPOSITORY_CONFIG_BYTES).lower()
        of_work_tree = folder / "config.worktree"
        if of_work_tree.exists():
            configured += ordinary_bytes(of_work_tree, limits.REPOSITORY_CONFIG_BYTES).lower()
    except OSError:
        return False
    if any(word in configured for word in (b"promisor", b"partialclone", b"[include")):
        return False
    return not LooseObjects(folder).any_endless()  # git would wait for it


class DiffTreeProcess:
    """One running `git diff-tree`, started with the first question; given up when it is silent for so many seconds."""

    def __init__(self, place: Place, silent_seconds: float = SILENT_SECONDS) -> None:
        self._place = place
        self._silent_seconds = silent_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._failures = 0

    def patches(self, pairs: Sequence[TreePair]) -> Iterator[bytes | None]:
        """The text of each pair's change, None from the first on that git does not answer; two trees must differ.

        Not to be asked again before all is taken.
        """
        answer = self._ask(pairs)
        at = 0
        headings = [b"%s %s\n" % (old.encode(), new.encode()) for old, new in pairs]
        for heading, following in zip(headings, [*headings[1:], _END], strict=True):
            end = answer.find(b"\n" + following, at) + 1
            if not end or not answer.startswith(heading, at):
                yield None
                continue
            yield answer[at + len(heading) : end]
            at = end

    def _ask(self, pairs: Sequence[TreePair]) -> bytes:
        """All that git answers; nothing more where it fails, and nothing at all once it was silent."""
        if not pairs or self._failures >= _FAILURES_AT_MOST:
            return b""
        question = "".join([f"{old} {new}\n" for old, new in pairs]).encode() + _END
        try:
            process = self._process or self._start(len(pairs[0][0]))
            answer, whole = _exchange(process, question, self._silent_seconds)
        except TimeoutError:
            answer, whole = b"", False
            self._failures = _FAILURES_AT_MOST  # it would be silent again, and that takes long
        except OSError:
            answer, whole = b"", False
        if whole:
            self._failures = 0
        else:
            self._failures += 1
            self.close()
        return answer

    def _start(self, id_digits: int) -> subprocess.Popen[bytes]:
        process = self._process = subprocess.Popen(
            sealed_command("--bare", f"--git-dir={self._place.common_folder}", *_SETTINGS, *_OPTIONS),
            cwd=self._place.common_folder,
            env=sealed_environment() | {"GIT_ATTR_NOSYSTEM": "1", "GIT_ATTR_SOURCE": empty_tree(id_digits)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        weakref.finalize(self, stop, process)
        _bound_memory(process.pid)
        return process

    def close(self) -> None:
        """Ends git."""
        if self._process is not None:
            stop(self._process)
            self._process = None


def _exchange(process: subprocess.Popen[bytes], question: bytes, silent_seconds: float) -> tuple[bytes, bool]:
    """What git answers, and whether it came to the end. Raises TimeoutError where it says nothing for so long."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("git diff-tree was started without pipes")
    process.stdin.write(question)
    source = process.stdout.fileno()
    answer = bytearray()
    while answer != _END and not answer.endswith(b"\n" + _END):  # where all trees are none, the end is all of it
        if not _speaks(source, silent_seconds):
            raise TimeoutError
        some = os.read(source, _READ_BYTES)
        if not some or len(answer) > _ANSWER_BYTES:
            return bytes(answer), False
        answer += some
    return bytes(answer), True


def _speaks(source: int, seconds: float) -> bool:
    """Whether there is something to read, or the end of it, within that time; Windows cannot wait for a pipe so."""
    if not hasattr(select, "poll"):
        return True
    waiting = select.poll()
    waiting.register(source, select.POLLIN)
    return bool(waiting.poll(seconds * 1000))


def _bound_memory(process_id: int) -> None:
    """Gives git's own memory a limit, where the system can do that for another process (Linux)."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        with suppress(OSError, ValueError):
            hard = resource.prlimit(process_id, resource.RLIMIT_DATA)[1]
            most = _GIT_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, _GIT_MEMORY_BYTES)
            resource.prlimit(process_id, resource.RLIMIT_DATA, (most, hard))
