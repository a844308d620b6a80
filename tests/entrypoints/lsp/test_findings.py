"""Findings as an editor shows them: on their line, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from craftnudge.domain.habits.project_style import ProjectStyle
from craftnudge.entrypoints.lsp.findings import completions_of, diagnostics_of, hover_text
from craftnudge.entrypoints.lsp.message_lines import message_lines
from craftnudge.services.check import check_message, lenient_criteria_of
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

TEXT = "# a comment\nstuff\n"


def test_a_finding_stands_on_its_line_of_the_editor(repository: GitRepository, tmp_path: Path) -> None:
    """Behind comments too; hovering adds why it matters, and the score on the subject alone."""
    workplace = workplace_in(tmp_path / "home", repository.path)
    message = "stuff\n"
    result = check_message(workplace, message, lenient_criteria_of(workplace))
    lines = message_lines(TEXT, message)
    found = diagnostics_of(result, lines)
    assert {diagnostic.range.start.line for diagnostic in found} == {1}
    assert all(diagnostic.source == "craftnudge" and "\n" in diagnostic.message for diagnostic in found)
    assert found[0].range.end.character == len("stuff")
    assert found[0].severity in (types.DiagnosticSeverity.Information, types.DiagnosticSeverity.Warning)
    told = hover_text(result, lines, 1) or ""
    assert told.startswith("Score ")
    assert f"**{found[0].code}**" in told
    assert hover_text(result, lines, 0) is None


def test_completion_offers_what_the_project_writes() -> None:
    """Most frequent first; types and areas at the start, scopes in brackets."""
    words = {"types": {"fix": 9, "feat": 20}, "areas": {"api": 12}, "scopes": {"cli": 3}, "tickets": {"#12": 1}}
    style = ProjectStyle(50, 3, (), words, (), (), ())
    offered = completions_of(style, "")
    assert [item.insert_text for item in offered] == ["feat: ", "api: ", "fix: "]
    assert [item.insert_text for item in completions_of(style, "feat(")] == ["cli)"]
    assert [item.insert_text for item in completions_of(style, "#")] == ["#12"]
    assert sorted(item.sort_text or "" for item in offered) == [item.sort_text for item in offered]
