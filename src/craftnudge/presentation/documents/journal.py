"""`journal verify`, `forget` and `import` with `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# 1  2026-11: first release.
VERIFY_SCHEMA = "craftnudge.journal-verify/1"
# 1  2026-11: first release.
FORGET_SCHEMA = "craftnudge.journal-forget/1"
# 1  2026-11: first release.
IMPORT_SCHEMA = "craftnudge.journal-import/1"


def verify_document(
    figures: Mapping[str, int],
    counts: Mapping[str, int],
    damages: Iterable[tuple[int, str, str, bool, bool]],
    aside: Iterable[tuple[str, str]],
) -> dict[str, Any]:
    """The number of lines of each kind; the first thousand damaged ones; event files that could not be read."""
    return {
        "schema": VERIFY_SCHEMA,
        **figures,
        "damages_by_kind": dict(counts),
        "damages": [
            {"line": line, "kind": kind, "says": says, "used": used, "made_good": made_good}
            for line, kind, says, used, made_good in damages
        ],
        "aside": [{"file": file, "reason": reason} for file, reason in aside],
    }


def forget_document(figures: Mapping[str, int], *, done: bool) -> dict[str, Any]:
    """How many lines were removed, kept without the person, or kept; `done` is false for a dry run."""
    return {"schema": FORGET_SCHEMA, "done": done, **figures}


def import_document(written: int, already_there: int, unreadable: Iterable[tuple[int, str]]) -> dict[str, Any]:
    """How many lines were imported or already recorded, and which could not be read."""
    return {
        "schema": IMPORT_SCHEMA,
        "written": written,
        "already_there": already_there,
        "unreadable": [{"line": line, "reason": reason} for line, reason in unreadable],
    }
