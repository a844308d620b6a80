"""An internal error: the user gets one line and a file to send, never a traceback."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge import __version__
from craftnudge.errors import CraftNudgeError, InternalError
from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.atomic_files import private_folder

if TYPE_CHECKING:
    from collections.abc import Sequence


def report_crash(error: BaseException, arguments: Sequence[str], folder: Path | None) -> InternalError:
    """Writes what happened into a private file of the user and returns the error to show; DEBUG shows it at once.

    The report holds the command line, versions and the traceback, and no content of commits or files.
    """
    text = "\n".join(
        (
            f"craftnudge {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"arguments: {list(arguments)!r}",
            "",
            "".join(traceback.format_exception(error)),
        )
    )
    if os.environ.get("DEBUG", "") not in ("", "0"):
        sys.stderr.writelines(safe_text(line) + "\n" for line in text.splitlines())
    name = type(error).__name__
    path = _write(text, folder)
    if path is None:
        return InternalError("internal.unreported", type=name)
    return InternalError("internal.reported", type=name, report=path)


def _write(text: str, folder: Path | None) -> Path | None:
    """Writes a new file into the folder, or if that fails into the system's folder for temporary files."""
    for reports in filter(None, (folder, Path(tempfile.gettempdir()))):
        try:
            private_folder(reports)
            handle, name = tempfile.mkstemp(prefix="craftnudge-fault-", suffix=".txt", dir=reports)
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except (OSError, CraftNudgeError):
            continue
        return Path(name)
    return None
