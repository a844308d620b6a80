"""`style --json`: the learned habits with their support, and the words and figures in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.phrases.catalogue import STYLE

if TYPE_CHECKING:
    from craftnudge.domain.habits.project_style import ProjectStyle

# 1  2026-11: first release.
SCHEMA = "craftnudge.style/1"


def style_document(repository: str, style: ProjectStyle) -> dict[str, Any]:
    """The whole project style; percentiles are the 10th, 50th and 90th, empty if unknown."""
    return {
        "schema": SCHEMA,
        "repository": repository,
        "commits": style.commits,
        "authors": style.authors,
        "habits": [
            {
                "about": habit.about,
                "words": STYLE[habit.name],
                "count": habit.count,
                "of": habit.of,
                "strength": habit.strength,
            }
            for habit in style.habits
        ],
        "words": {name: dict(table) for name, table in style.words.items()},
        "percentiles": {
            "subject_columns": list(style.subject_columns),
            "body_words": list(style.body_words),
            "files": list(style.files),
        },
    }
