"""Names the rubric that scores are kept under: its version, the program that computes it, and the settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import craftnudge
import craftnudge.domain
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.runtime.digests import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.domain.rubric.rubric_settings import RubricSettings

# What a score and the traits beside it are computed by.
_FOLDERS = ("commits", "habits", "measure", "rubric")
# 1  2026-12: first form of what is kept (`habits/compact_commit.py`).
_FORM = 1


def rubric_key(settings: RubricSettings) -> bytes:
    """Sixteen bytes that differ wherever a score may: by version, code or settings."""
    plain = [_plain(getattr(settings, name)) for name in settings.__match_args__]
    text = f"{_FORM} {RUBRIC_VERSION} {craftnudge.__version__} {_code_state()} {plain!r}"
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def _plain(value: object) -> object:
    """The same for equal settings, in whatever order they were written."""
    if isinstance(value, Mapping):
        return sorted(value.items())
    return sorted(value) if isinstance(value, frozenset) else value


@cache
def _code_state() -> str:
    """The size and the time of the code, which changes without a version where the program is developed."""
    sizes = newest = 0
    for folder in craftnudge.domain.__path__:
        for name in _FOLDERS:
            for entry in _python_files(Path(folder, name)):
                status = entry.stat()
                sizes += status.st_size
                newest = max(newest, status.st_mtime_ns)
    return f"{sizes}:{newest}"


def _python_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The modules in a folder and below, also those of the program in one file, which are compiled."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _python_files(Path(entry.path))
        elif entry.name.endswith((".py", ".pyc")):
            yield entry
