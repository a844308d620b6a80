"""A fault of ours: the user gets one line and a file to send, never a traceback."""

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
from craftnudge.runtime.paths import home_folder

if TYPE_CHECKING:
    from collections.abc import Sequence


def report_fault(error: BaseException, arguments: Sequence[str]) -> InternalError:
    """Writes what happened into a file of the user's own and gives the error to show; DEBUG shows it at once.

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
    path = _written(text)
    name = type(error).__name__
    if path is None:
        return InternalError("internal.unreported", type=name)
    return InternalError("internal.reported", type=name, report=path)


def _written(text: str) -> Path | None:
    for folder_of in (_reports_folder, tempfile.gettempdir):
        try:
            folder = Path(folder_of())
            private_folder(folder)
            handle, name = tempfile.mkstemp(prefix="craftnudge-fault-", suffix=".txt", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except (OSError, CraftNudgeError):
            continue
        return Path(name)
    return None


def _reports_folder() -> Path:
    return home_folder() / "reports"
