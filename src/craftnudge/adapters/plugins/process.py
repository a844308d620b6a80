"""Runs one plug-in in a process of its own, which can be ended: a thread that never returns could not.

Each request is a line: `1` or `0`, whether the commit is made already, and its line of a journal. Each answer is a JSON
document on a line.
"""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.errors import PluginError
from craftnudge.runtime.own_program import own_command

if TYPE_CHECKING:
    from craftnudge.adapters.plugins.sources import PluginSource
    from craftnudge.domain.commits.record import CommitRecord

START_SECONDS: Final = 10
COMMIT_SECONDS: Final = 2
_LONGEST_ANSWER_BYTES: Final = 1024 * 1024
# The argument with which the program runs as that process.
COMMAND: Final = "plugin-run"
_RECORDED_AT: Final = "1970-01-01T00:00:00Z"


class PluginProcess:
    """The process of one plug-in; `checks` are the ids, titles and pieces of advice of its checks.

    Raises PluginError for a plug-in that cannot be loaded, and when it fails or takes too long.
    """

    def __init__(self, source: PluginSource) -> None:
        self._source = source
        kind = "file" if source.is_file else "package"
        command = [*own_command(), COMMAND, kind, source.target]
        try:
            self._process = subprocess.Popen(
                command,
                cwd=source.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise PluginError("plugin.load", plugin=source.name, reason=error.strerror) from None
        self._requests: Any = self._process.stdin
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()
        try:
            self.checks: list[dict[str, Any]] = self._answer(START_SECONDS)["checks"]
        except BaseException:
            self.close()
            raise

    def findings(self, record: CommitRecord, *, is_made: bool) -> list[dict[str, Any]]:
        """What its checks find in a commit: `check`, `says`, `quote`, `path` and `line` of each."""
        line = encode_commit(record, _RECORDED_AT).strip()
        with suppress(OSError):  # if it has ended, the answer says so
            self._requests.write((b"1" if is_made else b"0") + line + b"\n")
            self._requests.flush()
        found: list[dict[str, Any]] = self._answer(COMMIT_SECONDS)["findings"]
        return found

    def close(self) -> None:
        """Ends it, whatever it does."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):  # what was not sent yet
            self._requests.close()

    def _listen(self) -> None:
        """Passes on answers until the process ends."""
        answers: Any = self._process.stdout
        with answers:
            while line := answers.readline(_LONGEST_ANSWER_BYTES):
                self._answers.put(line)
        self._answers.put(b"")

    def _answer(self, seconds: int) -> dict[str, Any]:
        name = self._source.name
        try:
            line = self._answers.get(timeout=seconds)
        except Empty:
            raise PluginError("plugin.slow", plugin=name, seconds=seconds) from None
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:  # nothing, or the beginning of too much
            raise PluginError("plugin.ended", plugin=name) from None
        if "fault" in answer:
            raise PluginError(answer["fault"], plugin=name, reason=answer["reason"])
        return answer
