"""`style --json`: habits with their support."""

from __future__ import annotations

from craftnudge.domain.habits.project_style import ProjectStyle
from craftnudge.presentation.documents.style import style_document


def test_figures_are_lists_and_words_are_tables() -> None:
    """Each under its own name."""
    style = ProjectStyle(50, 3, (), {"types": {"fix": 9}}, (20, 40, 60), (0, 8, 30), (1, 2, 5))
    document = style_document("reports", style)
    assert (document["repository"], document["commits"], document["authors"]) == ("reports", 50, 3)
    assert document["words"] == {"types": {"fix": 9}}
    assert document["percentiles"] == {"subject_columns": [20, 40, 60], "body_words": [0, 8, 30], "files": [1, 2, 5]}
