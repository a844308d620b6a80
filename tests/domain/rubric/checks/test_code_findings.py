"""How a check scores findings on added lines: all of them count, the first places are the evidence."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts, CodePlace
from craftnudge.domain.rubric.checks.code_findings import PLACES_SHOWN, WITHOUT_TESTS, evaluate_findings, evidence_of
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record
from tests.support.changed import touching

FINDINGS = ("breakpoint", "debug_output")


def facts(*files: str, places: tuple[CodePlace, ...] = (), **counts: int) -> Facts:
    """A commit of these files in which so much was found."""
    return touching(*(files or ("a.py +60",)), code=CodeFacts({"code_added": 60, **counts}, places))


def test_without_findings_it_passes() -> None:
    """Findings of other checks do not count."""
    outcome = evaluate_findings(facts(whitespace=9), FINDINGS)
    assert (outcome.result, outcome.kind, outcome.evidence) == ("pass", "clean", ())


@pytest.mark.parametrize(("count", "share"), [(1, 0.5), (2, 0.25), (3, 0.125)])
def test_each_finding_multiplies_the_share(count: int, share: float) -> None:
    """Findings of several kinds count together."""
    outcome = evaluate_findings(facts(breakpoint=1, debug_output=count - 1), FINDINGS, share_per_finding=0.5)
    assert (outcome.result, outcome.share) == ("partial", share)


def test_without_a_share_one_finding_fails() -> None:
    """The kind is the most serious one found."""
    outcome = evaluate_findings(facts(debug_output=1), FINDINGS)
    assert (outcome.result, outcome.share, outcome.kind) == ("fail", 0, "debug_output")
    assert evaluate_findings(facts(debug_output=5, breakpoint=1), FINDINGS).kind == "breakpoint"


def test_only_files_of_the_given_kinds_are_scored() -> None:
    """Tests count unless they are left out; prose does not."""
    assert evaluate_findings(facts("tests/test_a.py +9"), FINDINGS).result == "pass"
    assert evaluate_findings(facts("tests/test_a.py +9"), FINDINGS, files=WITHOUT_TESTS).kind == "no_code_lines"
    assert evaluate_findings(facts("setup.cfg +9"), FINDINGS, files=WITHOUT_TESTS).result == "pass"
    assert evaluate_findings(facts("README.md +9"), FINDINGS).kind == "no_code_lines"


def test_a_commit_without_added_code_is_not_scored() -> None:
    """Neither is one whose lines were not measured, or whose files are unknown."""
    assert evaluate_findings(facts(code_added=0), FINDINGS).kind == "no_code_lines"
    assert evaluate_findings(touching("a.py", code=None), FINDINGS).kind == "not_measured"
    unknown = Facts(a_record(files=None, totals=None, code=CodeFacts({"code_added": 9})))
    assert evaluate_findings(unknown, FINDINGS).kind == "no_code_lines"


def test_the_evidence_is_the_first_places_by_seriousness() -> None:
    """At most three, each with the number of findings of its kind; a kind without a place has one entry."""
    places = tuple(CodePlace("debug_output", "a.py", line) for line in (3, 5, 7, 9))
    code = CodeFacts({"debug_output": 4, "breakpoint": 2}, places)
    evidence = evidence_of(code, FINDINGS)
    assert len(evidence) == PLACES_SHOWN
    assert [(entry.kind, entry.path, entry.line, entry.figure) for entry in evidence] == [
        ("breakpoint", None, None, 2),
        ("debug_output", "a.py", 3, 4),
        ("debug_output", "a.py", 5, 4),
    ]
