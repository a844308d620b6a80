"""Markdown for a job summary or a comment: a table of commits, and below it what is worth a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked


def markdown_report(results: Sequence[Checked]) -> str:
    """The report; text of strangers cannot become a link, a mention, an image or a tag in it."""
    lines = ["| commit | score | level | subject |", "| --- | ---: | --- | --- |"]
    for one in results:
        score = "" if one.card.score is None else f"{one.card.score:.1f}"
        level = one.card.level or f"not coached ({one.card.generated})"
        lines.append(
            f"| {markdown_text(one.label)} | {score} | {markdown_text(level)} | {markdown_text(_subject(one))} |"
        )
    for one in results:
        found = findings_of(one)
        if found:
            lines += ["", f"**{markdown_text(one.label)}** {markdown_text(_subject(one))}", ""]
            lines += [
                f"- {markdown_text(finding.rule)} {markdown_text(finding.says)}  \n  {markdown_text(finding.advice)}"
                for finding in found
            ]
    return "\n".join([*lines, ""])


def _subject(one: Checked) -> str:
    return one.record.message.strip().split("\n", 1)[0]
