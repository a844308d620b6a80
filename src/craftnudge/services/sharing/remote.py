"""Where a user is signed in, and what they share: a private file of their own, which no repository can change."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

from craftnudge.errors import JournalError, UsageError
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.services.results.sharing import Shared
from craftnudge.services.sharing.shared_lines import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# 1  2026-11: first form.
_FORM: Final = 1
_MOST_BYTES: Final = 1024 * 1024
_MOST_SENT_BYTES: Final = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Remote:
    """A sign-in at a server. `shared` is by the key of the repository."""

    server: str
    token: str
    shared: dict[str, Shared] = field(default_factory=dict)


class RemoteFile:
    """The sign-in of a home, and what was sent: both private."""

    def __init__(self, home: Path) -> None:
        self._path = home / "team.json"
        self._sent = home / "team-sent.txt"

    def read(self) -> Remote:
        """The sign-in. Raises UsageError where there is none, or where the file cannot be read."""
        try:
            document = json.loads(ordinary_bytes(self._path, _MOST_BYTES))
            shared = {
                str(key): Shared(str(each["name"]), each["level"])
                for key, each in document["shared"].items()
                if each["level"] in LEVELS
            }
            return Remote(str(document["server"]), str(document["token"]), shared)
        except FileNotFoundError:
            raise UsageError("remote.not-signed-in") from None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise UsageError("remote.bad-file", path=self._path) from None

    def write(self, remote: Remote) -> None:
        """Keeps a sign-in. Raises JournalError if it cannot be written."""
        shared = {key: {"name": each.name, "level": each.level} for key, each in remote.shared.items()}
        document: dict[str, Any] = {"v": _FORM, "server": remote.server, "token": remote.token, "shared": shared}
        try:
            private_folder(self._path.parent)
            write_file(self._path, [json.dumps(document, indent=1).encode() + b"\n"], durable=True)
        except OSError as error:
            raise JournalError("remote.not-written", path=self._path, reason=error.strerror) from None

    def sent(self) -> set[str]:
        """What was acknowledged, each as `mark_of` writes it. Whatever is missing here is sent again, without harm."""
        try:
            return set(ordinary_bytes(self._sent, _MOST_SENT_BYTES).decode("ascii", "replace").splitlines())
        except FileNotFoundError:
            return set()

    def add_sent(self, marks: Iterable[str]) -> None:
        """Notes what was acknowledged. Raises JournalError if it cannot be written."""
        content = "".join(f"{mark}\n" for mark in marks).encode()
        try:
            descriptor = os.open(self._sent, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        except OSError as error:
            raise JournalError("remote.not-written", path=self._sent, reason=error.strerror) from None

    def forget_sent(self) -> None:
        """Has everything sent again: to another server, or after it was erased there."""
        self._sent.unlink(missing_ok=True)

    def remove(self) -> None:
        """Ends the sign-in here."""
        self._path.unlink(missing_ok=True)
        self.forget_sent()
