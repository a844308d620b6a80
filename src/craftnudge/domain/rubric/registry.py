"""All checks, found by folder: a check is added by adding its file."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

import craftnudge.domain.rubric.checks.changes
import craftnudge.domain.rubric.checks.code
import craftnudge.domain.rubric.checks.context
import craftnudge.domain.rubric.checks.message
from craftnudge.errors import UnknownCheckError
from craftnudge.runtime.folder_modules import module_names

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import CategoryName, Check

_FOLDERS = (
    craftnudge.domain.rubric.checks.message,
    craftnudge.domain.rubric.checks.changes,
    craftnudge.domain.rubric.checks.code,
    craftnudge.domain.rubric.checks.context,
)


@cache
def checks_by_category() -> dict[CategoryName, tuple[Check, ...]]:
    """The checks of each aspect in the order of their ids; each module of an aspect's folder holds one as CHECK."""
    found: dict[CategoryName, tuple[Check, ...]] = {}
    for folder in _FOLDERS:
        modules = map(importlib.import_module, module_names(folder))
        checks: list[Check] = sorted((module.CHECK for module in modules), key=lambda check: check.id)
        found[checks[0].category] = tuple(checks)
    return found


@cache
def all_checks() -> dict[str, Check]:
    """All checks by id."""
    return {check.id: check for checks in checks_by_category().values() for check in checks}


def _as_written(name: str) -> str:
    return name.upper() if name.upper() in all_checks() else name


def checks_about(text: str) -> tuple[Check, ...]:
    """The checks whose name, headings or topic have this word, in the order of their ids."""
    word = text.strip().lower()
    if not word.isalpha():
        return ()
    return tuple(
        check
        for check in all_checks().values()
        if word in f"{check.name} {check.topic} {check.pass_name} {check.fail_name}".lower().replace("-", " ").split()
    )


def find_check(text: str) -> Check:
    """The check with that id, number or name, in any case; raises UnknownCheckError with the nearest one."""
    wanted = text.strip().lower()
    wanted = f"cn{wanted}" if wanted.isdecimal() else wanted
    for check in all_checks().values():
        if wanted and wanted in (check.id.lower(), check.name, check.former_name, check.former_id.lower()):
            return check
    # Imported here: only needed after a mistake.
    from difflib import get_close_matches  # noqa: PLC0415

    # Another id that differs in a digit is another check, and no likelier than any other.
    is_id = wanted[-1:].isdigit()
    near = [] if is_id else get_close_matches(wanted, [check.name for check in all_checks().values()], n=1)
    raise UnknownCheckError("check.unknown", check=text, near=_as_written(near[0]) if near else None)
