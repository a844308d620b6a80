"""Findings on a message as an editor shows them: diagnostics, what hovering tells, and what completion offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.presentation.markdown_text import markdown_text
from craftnudge.presentation.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.coaching.check_result import Checked, Finding
    from craftnudge.domain.habits.project_style import ProjectStyle
    from craftnudge.entrypoints.lsp.message_lines import MessageLines

SOURCE: Final = "craftnudge"
_SEVERITY: Final = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_MOST_OFFERED: Final = 50


def diagnostics_of(result: Checked, lines: MessageLines) -> list[types.Diagnostic]:
    """One for each finding, on its line of the message; a finding on a file stands on the subject."""
    return [_diagnostic(finding, lines) for finding in findings_of(result)]


def hover_text(result: Checked, lines: MessageLines, line: int) -> str | None:
    """What is wrong with a line of the editor, what to do, and why it matters, as Markdown; None if nothing is."""
    checks = all_checks()
    parts = []
    for finding in findings_of(result):
        if _line_of(finding, lines) == line:
            check = checks.get(finding.rule)
            why = f"\n\n{check.why}" if check else ""
            parts.append(f"**{finding.rule}** {markdown_text(finding.says)}\n\n{markdown_text(finding.advice)}{why}")
    if result.card.score is not None and line == lines.editor_line(1):
        parts.insert(0, f"Score {result.card.score:.1f} of 10")
    return "\n\n---\n\n".join(parts) or None


def completions_of(style: ProjectStyle, before: str) -> list[types.CompletionItem]:
    """What the project's own subjects and trailers begin with, as far as it fits what is typed before the cursor."""
    if "(" in before and ")" not in before:
        return _items(style.words.get("scopes", {}), ")", types.CompletionItemKind.Module)
    if not before.strip().isalnum() and before.strip():
        return _items(style.words.get("tickets", {}), "", types.CompletionItemKind.Reference)
    types_and_areas = {**style.words.get("types", {}), **style.words.get("areas", {})}
    return _items(types_and_areas, ": ", types.CompletionItemKind.Keyword)


def _items(counts: Mapping[str, int], behind: str, kind: types.CompletionItemKind) -> list[types.CompletionItem]:
    ordered = sorted(counts, key=lambda word: (-counts[word], word))[:_MOST_OFFERED]
    return [
        types.CompletionItem(label=word, kind=kind, insert_text=f"{word}{behind}", sort_text=f"{rank:03}")
        for rank, word in enumerate(ordered)
    ]


def _diagnostic(finding: Finding, lines: MessageLines) -> types.Diagnostic:
    line = _line_of(finding, lines)
    place = f"{finding.path}:{finding.line}: " if finding.path else ""
    return types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line, max(lines.width(line), 1))),
        message="\n".join(safe_text(part) for part in (place + finding.says, finding.advice) if part),
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        source=SOURCE,
    )


def _line_of(finding: Finding, lines: MessageLines) -> int:
    return lines.editor_line(1) if finding.path else lines.editor_line(finding.line)
