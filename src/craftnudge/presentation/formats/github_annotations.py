"""Annotations for a GitHub workflow: a command per finding, which the runner turns into a note on the pull request.

Form: docs.github.com, "Workflow commands for GitHub Actions". Text of strangers is escaped the way the runner
unescapes it, so that it cannot end a command or begin another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked, Severity

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def github_annotations(results: Sequence[Checked], notes: Sequence[str] = ()) -> str:
    """The commands, one per line; empty without findings. `notes` are about the push, not about a commit."""
    lines = [f"::notice title=CraftNudge::{_data(note)}\n" for note in notes]
    for result in results:
        subject = result.card.facts.message.subject
        for finding in findings_of(result):
            place = f"file={_property(finding.path)},line={finding.line}," if finding.path else ""
            title = _property(f"{finding.rule} {finding.title} ({result.label})")
            text = _data(f"{finding.says} {finding.advice}" + (f" [{safe_text(subject)}]" if subject else ""))
            lines.append(f"::{_COMMANDS[finding.severity]} {place}title={title}::{text}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return safe_text(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
