"""How checks judge what was found at places: counted in full, shown where it is, weighed by how often it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Evidence, Outcome, failed, not_applicable, partial, passed, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.rubric.facts import Facts

PLACES_SHOWN = 3
_NOT_MEASURED = not_applicable("The changed lines were not measured.")
_NO_LINE = not_applicable("No line is added in which such things are looked for.")
CODE_AND_TESTS: frozenset[FileKind] = frozenset({"code", "test"})
WRITTEN_FOR_MACHINES: frozenset[FileKind] = frozenset({"code", "test", "build", "ci", "config"})
BUT_TESTS: frozenset[FileKind] = WRITTEN_FOR_MACHINES - {"test"}


def evaluate_places(
    facts: Facts,
    words: Mapping[str, tuple[str, str]],
    clean: str,
    *,
    kinds: frozenset[FileKind] = CODE_AND_TESTS,
    each: float = 0.0,
) -> Outcome:
    """Met where none of the kinds in `words` was found, whose values say one of a kind and several of it.

    `each` is the share left after the first find, and again after each further one; with 0 a single find misses.
    There is no opinion on commits that change no file of `kinds`, the kinds of file in which they are looked for.
    """
    code = facts.record.code
    if code is None:
        return _NOT_MEASURED
    if not code.count("code_added") or not _changes_any(facts, kinds):
        return _NO_LINE
    found = 0 if code.counts.keys().isdisjoint(words) else code.count(*words)
    if not found:
        return passed(lambda: said(clean))
    places = code.places_of(*words)
    evidence = [Evidence(words[one.kind][0], path=one.path, line=one.line) for one in places[:PLACES_SHOWN]]
    says = _sentence({kind: code.count(kind) for kind in words if code.count(kind)}, words)
    return partial(each**found, says, *evidence) if each else failed(says, *evidence)


def _changes_any(facts: Facts, kinds: frozenset[FileKind]) -> bool:
    return facts.workload is not None and not kinds.isdisjoint(facts.workload.kinds)


def _sentence(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> str:
    parts = [words[kind][0] if count == 1 else f"{count:,} {words[kind][1]}" for kind, count in counts.items()]
    return f"Left in the added lines: {', '.join(parts)}."
