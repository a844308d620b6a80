"""Markdown for a job summary or a comment: a table of commits, and below it their findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.levels import level_name, score_text
from craftnudge.presentation.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked


def markdown_report(results: Sequence[Checked], notes: Sequence[str] = ()) -> str:
    """The report; text of strangers cannot become a link, a mention, an image or a tag in it.

    `notes` are about the push, not about a commit, and stand above the table.
    """
    lines = [line for note in notes for line in (markdown_text(note), "")]
    lines += ["| commit | score | level | subject |", "| --- | ---: | --- | --- |"] if results else []
    for result in results:
        score = "" if result.card.score is None else f"{result.card.score:.1f}"
        level = markdown_text(level_name(result.card.level) or score_text(result.card))
        lines.append(f"| {markdown_text(result.label)} | {score} | {level} | {markdown_text(_subject(result))} |")
    for result in results:
        findings = findings_of(result)
        if findings:
            lines += ["", f"**{markdown_text(result.label)}** {markdown_text(_subject(result))}", ""]
            lines += [
                f"- {markdown_text(finding.rule)} {markdown_text(finding.says)}  \n  {markdown_text(finding.advice)}"
                for finding in findings
            ]
    return "\n".join([*lines, ""])


def _subject(result: Checked) -> str:
    return result.record.message.strip().split("\n", 1)[0]
