"""Caches replies in files, so that the same model is not asked the same question twice.

A reply is stored as it came and checked again whenever it is read: checks get stricter, and files may be edited.
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
    """The file name of a reply: a hash of the prompt, the model's weights, the reply's form and the options."""
    parts = [version, model, digest, list(prompt.messages), dict(prompt.schema), options]
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ReplyCache:
    """A folder of replies. It may be deleted at any time; on a full disk nothing is cached."""

    folder: Path

    def get(self, key: str) -> str | None:
        """The reply, or None. It must be checked like a new one."""
        try:
            return ordinary_bytes(self.folder / key, _MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            return None

    def put(self, key: str, reply: str) -> None:
        """Stores a reply, and deletes the oldest ones above the limit."""
        with suppress(OSError):
            private_folder(self.folder)
            write_file(self.folder / key, [reply.encode("utf-8", "replace")])
            for old in self._oldest_first()[:-MOST_REPLIES]:
                old.unlink(missing_ok=True)

    def clear(self) -> int:
        """Deletes all replies and returns their number."""
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
