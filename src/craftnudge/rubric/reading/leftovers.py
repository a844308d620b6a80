"""How checks judge what was found at places: counted in full, shown where it is, weighed by how often it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.rubric.check import Evidence, Outcome, met, missed, not_applicable, partly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.rubric.facts import Facts

PLACES_SHOWN = 3


def judge_places(
    facts: Facts,
    words: Mapping[str, tuple[str, str]],
    clean: str,
    *,
    code_only: bool = False,
    each: float = 0.0,
) -> Outcome:
    """Met where none of the kinds in `words` was found, whose values say one of a kind and several of it.

    `each` is the share left after the first find, and again after each further one; with 0 a single find misses.
    `code_only` has no opinion on commits that add no line of code.
    """
    code = facts.record.code
    if code is None:
        return not_applicable("The changed lines were not measured.")
    if not code.count("code_added") or (code_only and not _changes_code(facts)):
        return not_applicable("No line of code is added.")
    found = code.count(*words)
    if not found:
        return met(clean)
    places = code.places_of(*words)
    evidence = [Evidence(words[one.kind][0], path=one.path, line=one.line) for one in places[:PLACES_SHOWN]]
    says = _sentence({kind: code.count(kind) for kind in words if code.count(kind)}, words)
    return partly(each**found, says, *evidence) if each else missed(says, *evidence)


def _changes_code(facts: Facts) -> bool:
    load = facts.workload
    return load is not None and (load.code_files > 0 or load.test_files > 0)


def _sentence(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> str:
    parts = [words[kind][0] if count == 1 else f"{count:,} {words[kind][1]}" for kind, count in counts.items()]
    return f"Left in the added lines: {', '.join(parts)}."
