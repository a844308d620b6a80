"""Replies kept in files, so that the same question to the same model is not asked twice.

A reply is kept as it came and checked again whenever it is read: checks get better, and files can be changed by others.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.coaching.model.prompt import Prompt

FOLDER = "replies"
# A reply is about 300 bytes, so this is at most some hundred kilobytes.
MOST_REPLIES = 500
_MOST_BYTES = 32_000


def reply_key(prompt: Prompt, model: str, digest: str, options: object, version: int) -> str:
    """The name of a reply: it changes with the words sent, the model's weights, the form and the options."""
    parts = [version, model, digest, list(prompt.messages), dict(prompt.schema), options]
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ReplyCache:
    """A folder of replies. It may be deleted at any time, and a full disk only means that nothing is kept."""

    folder: Path

    def get(self, key: str) -> str | None:
        """The reply, or None. It has to be checked like a fresh one."""
        try:
            return ordinary_bytes(self.folder / key, _MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            return None

    def put(self, key: str, reply: str) -> None:
        """Keeps a reply, and lets go of the oldest ones above the limit."""
        with suppress(OSError):
            private_folder(self.folder)
            write_file(self.folder / key, [reply.encode("utf-8", "replace")])
            for old in self._oldest_first()[:-MOST_REPLIES]:
                old.unlink(missing_ok=True)

    def clear(self) -> int:
        """Deletes all replies and tells how many there were."""
        replies = self._oldest_first()
        for reply in replies:
            reply.unlink(missing_ok=True)
        return len(replies)

    def _oldest_first(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(
            (path for path in self.folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime_ns
        )
