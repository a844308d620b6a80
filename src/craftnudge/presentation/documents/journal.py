"""`journal verify`, `forget` and `import` with `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.templates import cause_words

if TYPE_CHECKING:
    from craftnudge.services.results.journal import Forgotten, Imported, JournalCheck

# 1  2026-11: first release.
VERIFY_SCHEMA = "craftnudge.journal-verify/1"
# 1  2026-11: first release.
FORGET_SCHEMA = "craftnudge.journal-forget/1"
# 1  2026-11: first release.
IMPORT_SCHEMA = "craftnudge.journal-import/1"


def verify_document(check: JournalCheck) -> dict[str, Any]:
    """The number of lines of each kind; the first thousand damaged ones; event files that could not be read."""
    return {
        "schema": VERIFY_SCHEMA,
        "lines": check.lines,
        "commits": check.commits,
        "rewrites": check.rewrites,
        "others": check.others,
        "again": check.again,
        "unhashed": check.unhashed,
        "made_good": check.made_good,
        "lost": check.lost,
        "damages_by_kind": dict(check.damages_by_kind),
        "damages": [
            {
                "line": damaged.line,
                "kind": damaged.kind,
                "says": cause_words(damaged.cause),
                "used": damaged.used,
                "made_good": damaged.made_good,
            }
            for damaged in check.damages
        ],
        "aside": [{"file": event.file, "reason": event.reason} for event in check.aside],
    }


def forget_document(forgotten: Forgotten) -> dict[str, Any]:
    """How many lines were removed, kept without the person, or kept; `done` is false for a dry run."""
    return {
        "schema": FORGET_SCHEMA,
        "done": forgotten.done,
        "commits": forgotten.commits,
        "rewrites": forgotten.rewrites,
        "damaged": forgotten.damaged,
        "redacted": forgotten.redacted,
        "kept": forgotten.kept,
    }


def import_document(imported: Imported) -> dict[str, Any]:
    """How many lines were imported or already recorded, and which could not be read."""
    return {
        "schema": IMPORT_SCHEMA,
        "written": imported.written,
        "already_there": imported.already_there,
        "unreadable": [{"line": skipped.line, "reason": cause_words(skipped.cause)} for skipped in imported.unreadable],
    }
