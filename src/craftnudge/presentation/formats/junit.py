"""JUnit XML, as CI servers read it: a test case per commit, which fails if the commit does.

The form is the common part of what Jenkins and GitLab read (the schema of the Jenkins xUnit plugin).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.levels import score_text
from craftnudge.presentation.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked


def junit_report(results: Sequence[Checked]) -> str:
    """The whole file. Characters that XML cannot hold are written as escapes."""
    failures = sum(not result.passed for result in results)
    skipped = sum(result.card.score is None and result.passed for result in results)
    counts = f'tests="{len(results)}" failures="{failures}" errors="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="craftnudge" {counts}>']
    lines.append(f'  <testsuite name="craftnudge check" {counts} skipped="{skipped}">')
    for result in results:
        lines += _case(result)
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _case(result: Checked) -> list[str]:
    subject = result.card.facts.message.subject
    name = _attribute(subject or "(no message)")
    opening = f'    <testcase classname={_attribute(result.label)} name={name} time="0"'
    findings = "\n".join(
        f"{finding.rule}  {safe_text(finding.says)}\n  {safe_text(finding.advice)}" for finding in findings_of(result)
    )
    score = score_text(result.card)
    if result.card.score is None and result.passed:
        return [f"{opening}>", f"      <skipped message={_attribute(score)}/>", "    </testcase>"]
    if result.passed:
        return [f"{opening}>", f"      <system-out>{escape(score)}\n{escape(findings)}</system-out>", "    </testcase>"]
    return [
        f"{opening}>",
        f'      <failure message={_attribute(score)} type="gate">{escape(findings)}</failure>',
        "    </testcase>",
    ]


def _attribute(text: str) -> str:
    return quoteattr(safe_text(text))
