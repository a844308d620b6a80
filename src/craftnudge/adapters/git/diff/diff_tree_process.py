"""Runs one `git diff-tree` for the changes of many commits: it compares trees and files far faster than Python does.

This is a second diff engine beside `tree_diff`, `renames` and `line_diff`. Both give the same record, except that one
may call two files a rename that are almost exactly half alike (docs/explanation/guarantees.md, G10). Of the rows of
`git log --numstat -M`, which compares with context lines, 99.83 to 99.89% are the same (docs/explanation/speed.md).

git is given pairs of trees, never commits, so that grafts, replacements and malformed commits change nothing. Settings
that could change its output are overridden one by one; where that is impossible, git is not asked. Whatever git does
not answer is read from raw objects.
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
from craftnudge.adapters.git.objects.loose_objects import LooseObjects
from craftnudge.adapters.git.objects.object_cache import EMPTY_TREES
from craftnudge.runtime import limits
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.adapters.git.objects.store import Place

TreePair = tuple[str, str]

# git keeps the root tree of every pair in memory, 20 kB each in its own history, where a process for all of it took
# 810 MB. Another one starts in a few milliseconds.
PAIRS_OF_A_PROCESS = 2_000

# git echoes a line that names no object at once, and flushes its output before it (git-diff-tree(1)). No line of a
# patch looks like this.
_END = b"no more\n"
# The commits of one question: it is written before anything is read, so it must fit into the smallest pipe of any
# system (4 KiB; a line of two SHA-256 hashes takes 130 bytes).
BATCH_COMMITS = 30
_READ_BYTES = 1024**2
# An answer is held in memory; a larger one is given up, and its commits are read one by one.
_ANSWER_BYTES = 128 * 1024**2
# A git that is silent for so long will not answer: the largest change that it compares takes a few seconds.
SILENT_SECONDS = 60.0
# After so many failures in a row git is not asked again.
_FAILURES_AT_MOST = 2
# Trees of a few hundred bytes can name more files than fit into memory: git may use this much.
_GIT_MEMORY_BYTES = 1024**3

_SETTINGS = (
    *("-c", "core.bare=true", "-c", f"core.attributesFile={os.devnull}", "-c", "core.quotePath=false"),
    *("-c", f"core.bigFileThreshold={limits.LARGEST_FILE_BYTES}", "-c", "diff.suppressBlankEmpty=false"),
    # git's defaults map whole packs; these limits save a fifth of the memory and no time on git's own history.
    *("-c", "core.deltaBaseCacheLimit=64m", "-c", "core.packedGitLimit=64m", "-c", "core.packedGitWindowSize=2m"),
    *("-c", "submodule.recurse=false"),
)
_OPTIONS = (
    *("diff-tree", "--stdin", "--raw", "-r", "-p", "-U0", "--inter-hunk-context=0", "-M50%", "-l1000", "--no-abbrev"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--diff-algorithm=myers", "--indent-heuristic"),
    *("--submodule=short", "--ignore-submodules=none", "--src-prefix=a/", "--dst-prefix=b/", "--no-function-context"),
)


def empty_tree(id_digits: int) -> str:
    """The hash of the tree without entries, which git knows without storing it."""
    return next(object_id.hex() for object_id in EMPTY_TREES if 2 * len(object_id) == id_digits)


def may_use_git(place: Place) -> bool:
    """Whether git's answers depend on objects alone here.

    They do not if the repository's own folder has attributes, which cannot be overridden, nor in a partial clone, where
    git would fetch missing objects. A file that the configuration includes may also say so, and is not searched.
    """
    folder = place.common_folder
    try:
        if (folder / "info" / "attributes").exists():
            return False
        configured = b"".join(
            ordinary_bytes(file, limits.REPOSITORY_CONFIG_BYTES).lower()
            for file in (folder / "config", folder / "config.worktree")
            if os.path.lexists(file)  # git needs neither: a mirror that was unpacked may have none
        )
    except OSError:
        return False
    if any(word in configured for word in (b"promisor", b"partialclone", b"[include")):
        return False
    return not LooseObjects(folder).any_special()  # git would wait for it


class DiffTreeProcess:
    """One running `git diff-tree`, started with the first question and killed if it is silent for `silent_seconds`.

    After `most_pairs` another one is started; `asked` are those of the present one.
    """

    def __init__(
        self, place: Place, silent_seconds: float = SILENT_SECONDS, most_pairs: int = PAIRS_OF_A_PROCESS
    ) -> None:
        self._place = place
        self._silent_seconds = silent_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._failures = 0
        self._most_pairs = most_pairs
        self.asked = 0

    def patches(self, pairs: Sequence[TreePair]) -> Iterator[bytes | None]:
        """The patch of each pair of different trees; None from the first pair on that git does not answer.

        Exhaust the iterator before calling this again.
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
        """Git's output: up to its failure if it fails, and empty once it was silent for too long."""
        if not pairs or self._failures >= _FAILURES_AT_MOST:
            return b""
        question = "".join([f"{old} {new}\n" for old, new in pairs]).encode() + _END
        try:
            process = self._process or self._start(len(pairs[0][0]))
            answer, is_complete = _exchange(process, question, self._silent_seconds)
        except TimeoutError:
            answer, is_complete = b"", False
            self._failures = _FAILURES_AT_MOST  # it would be silent again, and that takes long
        except OSError:
            answer, is_complete = b"", False
        self._failures = 0 if is_complete else self._failures + 1
        self.asked += len(pairs)
        if not is_complete or self.asked >= self._most_pairs:
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
            self.asked = 0


def _exchange(process: subprocess.Popen[bytes], question: bytes, silent_seconds: float) -> tuple[bytes, bool]:
    """Git's output for one question, and whether it is complete. Raises TimeoutError if git stays silent."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("git diff-tree was started without pipes")
    process.stdin.write(question)
    source = process.stdout.fileno()
    answer = bytearray()
    while answer != _END and not answer.endswith(b"\n" + _END):  # if no line names a tree, the end is all
        if not _has_output(source, silent_seconds):
            raise TimeoutError
        block = os.read(source, _READ_BYTES)
        if not block or len(answer) > _ANSWER_BYTES:
            return bytes(answer), False
        answer += block
    return bytes(answer), True


def _has_output(source: int, seconds: float) -> bool:
    """Whether the pipe has data or ends within that time; always True on Windows, where poll() takes no pipes."""
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    poll.register(source, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _bound_memory(process_id: int) -> None:
    """Limits git's memory, where the system can do that for another process (Linux)."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        with suppress(OSError, ValueError):
            hard = resource.prlimit(process_id, resource.RLIMIT_DATA)[1]
            soft = _GIT_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, _GIT_MEMORY_BYTES)
            resource.prlimit(process_id, resource.RLIMIT_DATA, (soft, hard))
