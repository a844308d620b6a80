"""JUnit XML, as CI servers read it: a test case a commit, which fails where a gate does not let the commit pass.

The form is the common part of what Jenkins and GitLab read (the schema of the Jenkins xUnit plugin).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked


def junit_report(results: Sequence[Checked]) -> str:
    """The whole file. Signs that XML cannot hold are written as escapes."""
    failures = sum(not one.passed for one in results)
    skipped = sum(one.card.score is None and one.passed for one in results)
    counts = f'tests="{len(results)}" failures="{failures}" errors="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="craftnudge" {counts}>']
    lines.append(f'  <testsuite name="craftnudge check" {counts} skipped="{skipped}">')
    for one in results:
        lines += _case(one)
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _case(one: Checked) -> list[str]:
    subject = one.record.message.strip().split("\n", 1)[0]
    opening = f'    <testcase classname={_attribute(one.label)} name={_attribute(subject or "(no message)")} time="0"'
    said = "\n".join(
        f"{finding.rule}  {safe_text(finding.says)}\n  {safe_text(finding.advice)}" for finding in findings_of(one)
    )
    score = "not coached" if one.card.score is None else f"{one.card.score:.1f} {one.card.level}"
    if one.card.score is None and one.passed:
        return [f"{opening}>", f"      <skipped message={_attribute(str(one.card.generated))}/>", "    </testcase>"]
    if one.passed:
        return [f"{opening}>", f"      <system-out>{escape(score)}\n{escape(said)}</system-out>", "    </testcase>"]
    return [
        f"{opening}>",
        f'      <failure message={_attribute(score)} type="gate">{escape(said)}</failure>',
        "    </testcase>",
    ]


def _attribute(text: str) -> str:
    return quoteattr(safe_text(text))
