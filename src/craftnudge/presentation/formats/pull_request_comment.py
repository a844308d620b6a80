"""The comment on a pull request, in Markdown: what a squash merge would commit, and at most three things to fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.markdown_text import markdown_text

if TYPE_CHECKING:
    from craftnudge.domain.coaching.check_result import Checked

_MOST_FINDINGS: Final = 3
_HEADING: Final = "A squash merge would make this commit:"
_NOTHING: Final = "I found nothing to fix."
_HOW: Final = "Change the title or the commits; this comment follows. The message can also be edited when you merge."


def pull_request_comment(scored: Checked) -> str:
    """The comment; no text of strangers becomes a link, a mention, an image or a tag in it. No name, no score."""
    subject = scored.record.message.strip().split("\n", 1)[0]
    lines = [f"**{_HEADING}**", "", f"> {markdown_text(subject)}", ""]
    findings = findings_of(scored)[:_MOST_FINDINGS]
    if not findings:
        return "\n".join([*lines, _NOTHING, ""])
    lines += [
        f"- {markdown_text(finding.says)} {markdown_text(finding.advice)} ({markdown_text(finding.rule)})"
        for finding in findings
    ]
    return "\n".join([*lines, "", _HOW, ""])
