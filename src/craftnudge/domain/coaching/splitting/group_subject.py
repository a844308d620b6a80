"""A subject to begin with for a group of files: what step it is, and about what. The author knows better."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.rubric.change.path_words import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.change import FileDelta

_VERB_OF_STATUS = {"A": "Add", "D": "Remove", "R": "Rename"}
_THING_OF_KIND = {
    "test": "tests of",
    "docs": "documentation of",
    "ci": "checks in CI:",
    "build": "the build:",
    "lock": "locked dependencies:",
}
MOST_NAMED = 2


def group_subject(deltas: Sequence[FileDelta]) -> str:
    """Such as "Add parse_dates in reader.py"; code is named before other files."""
    leading = [delta for delta in deltas if delta.change.file_kind == "code"] or list(deltas)
    statuses = {delta.change.status for delta in leading}
    verb = _VERB_OF_STATUS.get(next(iter(statuses)), "Update") if len(statuses) == 1 else "Update"
    if len(deltas) == 1 and _only_defines(deltas[0]):
        verb = "Add"
    kinds = {delta.change.file_kind for delta in leading}
    thing = _THING_OF_KIND.get(next(iter(kinds)), "") if len(kinds) == 1 and len(leading) > 1 else ""
    return f"{verb} {thing} {_name(leading)}".replace("  ", " ")


def _only_defines(delta: FileDelta) -> bool:
    """Whether the change of a file only adds lines, and one or two definitions among them."""
    return delta.change.status == "M" and not delta.change.deleted and 0 < len(_defined(delta)) <= MOST_NAMED


def _defined(delta: FileDelta) -> frozenset[bytes]:
    """What the added lines define; in prose a word behind "let" or "type" defines nothing."""
    return ChangedFile(delta).defined if delta.change.file_kind in ("code", "test") else frozenset()


def _name(deltas: Sequence[FileDelta]) -> str:
    """What was defined, where that is one or two things; else the file; else the folder."""
    defined = Counter(name for delta in deltas for name in _defined(delta))
    files = [delta.change.path.rpartition("/")[2] for delta in deltas]
    if len(files) == 1:
        names = [name.decode("utf-8", "replace") for name, _ in defined.most_common()]
        return f"{' and '.join(names)} in {files[0]}" if 0 < len(names) <= MOST_NAMED else files[0]
    places = {place_of(delta.change.path) for delta in deltas}
    shared = places.pop() if len(places) == 1 else ""
    if len(files) == MOST_NAMED:
        return f"{files[0]} and {files[1]}"
    return f"{files[0]} and {len(files) - 1} more" + (f" in {shared}" if shared else "")
