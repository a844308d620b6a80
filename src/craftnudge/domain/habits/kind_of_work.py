"""The kind of work of a commit: by its conventional type, else by its files, else by its first word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.conventional import parse_conventional
from craftnudge.domain.commits.file_kind import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.record import FileChange

OTHER_WORK = "other work"

_OF_TYPE = {
    "feat": "feature",
    "feature": "feature",
    "fix": "fix",
    "hotfix": "fix",
    "docs": "documentation change",
    "doc": "documentation change",
    "test": "test change",
    "tests": "test change",
    "refactor": "refactoring",
    "style": "refactoring",
    "perf": "refactoring",
    "build": "build change",
    "ci": "build change",
    "chore": "build change",
}
_OF_FILES: dict[FileKind, str] = {
    "docs": "documentation change",
    "test": "test change",
    "build": "build change",
    "ci": "build change",
    "config": "build change",
}
KINDS_OF_WORK = (*dict.fromkeys((*_OF_TYPE.values(), *_OF_FILES.values(), OTHER_WORK)),)
_FIX = re.compile(r"(?:bug|hot)?fix(?:e[sd]|ing)?\b|repair|correct\b|resolve|prevent|avoid", re.IGNORECASE)
_FEATURE = re.compile(r"add(?:s|ed|ing)?\b|implement|introduce|support|allow|enable|new\b", re.IGNORECASE)
_REFACTORING = re.compile(
    r"refactor|rename|move|extract|inline|simplif|clean|tidy|remove|drop|delete|reformat|split|merge|deduplicat",
    re.IGNORECASE,
)
_AREA = re.compile(r"^(?:\[[^\]]*\]|[^\s:]{1,40}:)\s+")


def kind_of_work(message: Message, files: Iterable[FileChange]) -> str:
    """Such as "fix" or "feature"; "other work" where nothing shows it."""
    conventional = parse_conventional(message.text)
    if conventional is not None and conventional.type in _OF_TYPE:
        return _OF_TYPE[conventional.type]
    kinds = {file.file_kind for file in files} - SET_ASIDE
    by_files = {_OF_FILES.get(kind) for kind in kinds}
    if len(by_files) == 1 and (only := by_files.pop()):
        return only
    words = _AREA.sub("", message.subject)
    for pattern, kind in ((_FIX, "fix"), (_FEATURE, "feature"), (_REFACTORING, "refactoring")):
        if pattern.match(words):
            return kind
    return OTHER_WORK
