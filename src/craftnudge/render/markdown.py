"""Markdown for a job summary or a comment: a table of commits, and below it what is worth a minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.coaching.checked import findings_of
from craftnudge.patterns import pattern
from craftnudge.render.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.coaching.checked import Checked

# All signs that begin something in CommonMark or in GitHub's form of it, mentions and references included.
# The dot behind www begins a link there as well.
_SIGNS = pattern(r"([\\`*_{}\[\]()#+\-!|<>~@&:]|(?<=www)\.)", re.IGNORECASE)


def markdown_report(results: Sequence[Checked]) -> str:
    """The report; text of strangers cannot become a link, a mention, an image or a tag in it."""
    lines = ["| commit | score | level | subject |", "| --- | ---: | --- | --- |"]
    for one in results:
        score = "" if one.card.score is None else f"{one.card.score:.1f}"
        level = one.card.level or f"not coached ({one.card.generated})"
        lines.append(f"| {plain(one.label)} | {score} | {plain(level)} | {plain(_subject(one))} |")
    for one in results:
        found = findings_of(one)
        if found:
            lines += ["", f"**{plain(one.label)}** {plain(_subject(one))}", ""]
            lines += [
                f"- {plain(finding.rule)} {plain(finding.says)}  \n  {plain(finding.advice)}" for finding in found
            ]
    return "\n".join([*lines, ""])


def plain(text: str) -> str:
    """The text as Markdown that shows exactly it: each sign with a meaning is a character reference."""
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", safe_text(text))


def _subject(one: Checked) -> str:
    return one.record.message.strip().split("\n", 1)[0]
