"""The habits that a project follows throughout, as settings of `.craftnudge.toml`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from craftnudge.domain.habits.project_style import fixed_settings

if TYPE_CHECKING:
    from craftnudge.domain.habits.project_style import ProjectStyle


def style_toml(style: ProjectStyle) -> str:
    """A `[project-style]` table, or a comment if no habit is firm. JSON strings, lists and booleans are valid TOML."""
    settings = fixed_settings(style)
    if not settings:
        return f"# No habit is firm enough to be a rule in {style.commits} commits.\n"
    lines = [f"# Learned from the last {style.commits} commits by craftnudge style.", "[project-style]"]
    lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in settings.items()]
    return "\n".join(lines) + "\n"
