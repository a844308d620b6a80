"""How checks score what was found on added lines: all findings count, and the first places are the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Evidence, Outcome, failed, not_applicable, partial, passed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.code_facts import CodeFacts
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.rubric.facts import Facts

PLACES_SHOWN = 3
NOT_MEASURED = not_applicable("not_measured")
NO_CODE_LINES = not_applicable("no_code_lines")
CLEAN = passed("clean")
CODE_AND_TESTS: frozenset[FileKind] = frozenset({"code", "test"})
READ_BY_MACHINES: frozenset[FileKind] = frozenset({"code", "test", "build", "ci", "config"})
WITHOUT_TESTS: frozenset[FileKind] = READ_BY_MACHINES - {"test"}


def evaluate_findings(
    facts: Facts,
    findings: Sequence[str],
    *,
    files: frozenset[FileKind] = CODE_AND_TESTS,
    share_per_finding: float = 0.0,
) -> Outcome:
    """Passes without any of `findings`, kinds of places with the most serious first.

    The share is multiplied by `share_per_finding` for each finding; with 0, a single one fails. The outcome's kind is
    the most serious kind found. A commit that changes no file of the kinds `files` is not scored.
    """
    code = facts.record.code
    if code is None:
        return NOT_MEASURED
    if not code.count("code_added") or facts.workload is None or files.isdisjoint(facts.workload.kinds):
        return NO_CODE_LINES
    count = 0 if code.counts.keys().isdisjoint(findings) else code.count(*findings)
    if not count:
        return CLEAN
    evidence = evidence_of(code, findings)
    kind = evidence[0].kind
    return partial(share_per_finding**count, kind, *evidence) if share_per_finding else failed(kind, *evidence)


def evidence_of(code: CodeFacts, findings: Sequence[str]) -> list[Evidence]:
    """The first places of each kind in turn, with the number of findings of that kind as the figure.

    A kind without a place is one whose places were cut from the journal line.
    """
    evidence: list[Evidence] = []
    for finding in findings:
        count = code.count(finding)
        if count:
            placed = [
                Evidence(finding, path=place.path, line=place.line, figure=count) for place in code.places_of(finding)
            ]
            evidence += placed or [Evidence(finding, figure=count)]
    return evidence[:PLACES_SHOWN]
