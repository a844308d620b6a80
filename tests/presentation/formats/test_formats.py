"""The formats of `check`, each over commits that pass, are refused, or are skipped."""

from __future__ import annotations

import json

import pytest
from junitparser import JUnitXml

from craftnudge.domain.coaching.check_result import Checked, checked, findings_of
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals
from craftnudge.domain.rubric.project_rules import ProjectRules
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.presentation.documents.check import check_document
from craftnudge.presentation.formats.github_annotations import github_annotations
from craftnudge.presentation.formats.gitlab_code_quality import gitlab_code_quality
from craftnudge.presentation.formats.job_summary import markdown_report
from craftnudge.presentation.formats.junit import junit_report
from craftnudge.presentation.formats.sarif import sarif_document
from craftnudge.presentation.levels import level_name
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.check import check_screen, look_line, nudge_line, refusal_lines
from tests.support.schema import assert_valid
from tests.support.scored import Diary, check_result


def one(message: str, *, rules: ProjectRules | None = None, min_score: float | None = None) -> Checked:
    """A commit of one file, checked."""
    ann, moment = Person("Ann", "a@b"), CommitTime(1_700_000_000, 0)
    files = (FileChange("src/a b.py", "M", 3, 1),)
    record = CommitRecord(
        "i", "a" * 40, ("b" * 40,), Repository("r", "k", "/", None), ann, ann, moment, moment, message, files,
        Totals(1, 3, 1, 1), None, None,
    )  # fmt: skip
    return checked("a" * 7, record, AS_RELEASED, rules or ProjectRules(), min_score)


FINE = one("Reject empty tokens, because they crashed the reader\n\nSeen on every second request of the new client.\n")
REFUSED = one("wip", rules=ProjectRules(conventional=True), min_score=9.9)
MERGE = one("Merge branch 'x'", min_score=9.9)
ALL = (FINE, REFUSED, MERGE)


def test_a_gate_refuses_a_low_score_and_a_broken_rule_and_nothing_else() -> None:
    """Generated commits pass; rules come before checks, and are errors."""
    assert [each.passed for each in ALL] == [True, False, True]
    found = findings_of(REFUSED)
    assert found[0].severity == "error"
    assert {each.severity for each in found[1:]} == {"warning"}
    assert one("wip", min_score=1.0).passed


def test_every_format_shows_every_commit() -> None:
    """Documents are valid; files are read back; each commit that was refused is named with its reason."""
    assert_valid("check", json.loads(json.dumps(check_document(ALL, message="wip"))))
    report = JUnitXml.fromstring(junit_report(ALL).encode())
    assert (report.tests, report.failures, report.skipped) == (3, 1, 1)
    results = sarif_document(ALL)["runs"][0]["results"]
    assert {result["level"] for result in results} >= {"error", "warning"}
    assert results[0]["ruleId"] == "HR101"
    assert github_annotations((REFUSED,)).startswith("::error title=HR101 project-style.convention (aaaaaaa)::")
    assert github_annotations((MERGE,)) == ""
    assert markdown_report(ALL).count("\n| ") == 4
    assert sarif_document(())["runs"][0]["results"] == []


def test_gitlab_gets_a_file_a_line_and_a_fingerprint_for_each_finding() -> None:
    """GitLab leaves out an issue that lacks one of these; two issues of one fingerprint would be one."""
    issues = json.loads(json.dumps(gitlab_code_quality(ALL)))
    assert [issue["check_name"] for issue in issues] == [finding.rule for each in ALL for finding in findings_of(each)]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert {issue["severity"] for issue in issues} == {"critical", "major"}
    assert issues[0]["location"] == {"path": "commit aaaaaaa", "lines": {"begin": 1}}
    assert gitlab_code_quality((MERGE,)) == []


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_screen_fits_its_columns(columns: int) -> None:
    """One line a commit, what was found under those refused; all of it where there is one commit alone."""
    canvas = Canvas(columns=columns, unicode=False, bars=False)
    for results in (ALL, (REFUSED,), (FINE,), ()):
        lines = ["".join(span.text for span in line) for line in check_screen(results, canvas)]
        assert max(map(width, lines)) <= columns
        assert all(line.isascii() for line in lines)
    assert "No commits" in "".join(span.text for line in check_screen((), canvas) for span in line)


def test_a_hook_says_one_line_or_nothing() -> None:
    """The score, the costliest thing, where to read on; a merge gets no line; a refusal says how to go past it."""
    assert nudge_line(REFUSED, "Next: craftnudge coach").endswith("Next: craftnudge coach")
    assert nudge_line(MERGE, "x") == ""
    assert "\n" not in nudge_line(FINE, "x")
    assert "--no-verify" in refusal_lines(REFUSED, ".git/COMMIT_EDITMSG")[-1]


def test_a_commit_without_findings_gets_no_command() -> None:
    """Before a commit the line ends with a command only if there is a finding."""
    diary = Diary()
    diary.write(1, checks=[check_result("CN191", "why", 1)])
    (commit,) = diary.commits
    praised = Checked("staged", commit.record, commit.card, (), None)
    assert look_line(REFUSED, if_found=True).endswith(" After the commit, fix it with: git commit --amend")
    assert look_line(praised, if_found=True) == ""
    assert look_line(praised) == f"craftnudge: {commit.score} {level_name(commit.card.level)}."
    assert look_line(MERGE) == ""


def test_a_commit_that_needs_work_is_never_left_without_a_word() -> None:
    """Where no tip is sure, what cost most is said, in the hook's line too."""
    result = one("updates")
    assert result.card.level == "NEEDS_WORK"
    assert findings_of(result)[0].rule == "CN104"
    assert "CN104" in look_line(result, if_found=True)
