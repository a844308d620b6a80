"""A subject to begin with for a group of files: what step it is, and about what. The author knows better."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.conventional_type import added_type
from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.rubric.change.path_words import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.project_rules import ProjectRules

_VERB_OF_STATUS = {"A": "Add", "D": "Remove", "R": "Rename"}
_THING_OF_KIND = {
    "test": "tests of",
    "docs": "documentation of",
    "ci": "checks in CI:",
    "build": "the build:",
    "lock": "locked dependencies:",
}
MOST_NAMED = 2


def group_subject(deltas: Sequence[FileDelta], facts: Facts, rules: ProjectRules | None) -> str:
    """Such as "Add parse_dates in reader.py", or with the project's type before it."""
    statuses = {delta.change.status for delta in deltas}
    verb = _VERB_OF_STATUS.get(next(iter(statuses)), "Update") if len(statuses) == 1 else "Update"
    if len(deltas) == 1 and _only_defines(deltas[0]):
        verb = "Add"
    leading = [delta for delta in deltas if delta.change.file_kind == "code"] or list(deltas)
    kinds = {delta.change.file_kind for delta in leading}
    thing = _THING_OF_KIND.get(next(iter(kinds)), "") if len(kinds) == 1 and len(leading) > 1 else ""
    subject = f"{verb} {thing} {_name(leading)}".replace("  ", " ")
    typed = added_type(facts, rules, subject)
    return typed[0] + subject[0].lower() + subject[1:] if typed else subject


def _only_defines(delta: FileDelta) -> bool:
    """Whether the change of a file only adds lines, and one or two definitions among them."""
    return delta.change.status == "M" and not delta.change.deleted and 0 < len(ChangedFile(delta).defined) <= MOST_NAMED


def _name(deltas: Sequence[FileDelta]) -> str:
    """What was defined, where that is one or two things; else the file; else the folder."""
    defined = Counter(name for delta in deltas for name in ChangedFile(delta).defined)
    files = [delta.change.path.rpartition("/")[2] for delta in deltas]
    if len(files) == 1:
        names = [name.decode("utf-8", "replace") for name, _ in defined.most_common()]
        return f"{' and '.join(names)} in {files[0]}" if 0 < len(names) <= MOST_NAMED else files[0]
    places = {place_of(delta.change.path) for delta in deltas}
    shared = places.pop() if len(places) == 1 else ""
    if len(files) == MOST_NAMED:
        return f"{files[0]} and {files[1]}"
    return f"{files[0]} and {len(files) - 1} more" + (f" in {shared}" if shared else "")
