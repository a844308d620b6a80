"""The habits that a project follows throughout, as settings of `.craftnudge.toml`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from craftnudge.domain.habits.learned_rules import learned_rules
from craftnudge.domain.habits.number_text import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.project_style import ProjectStyle


def style_toml(style: ProjectStyle, messages: Sequence[str]) -> str:
    """A `[project-style]` table, or a comment if no habit is firm. JSON strings, lists and booleans are valid TOML.

    `messages` are those that the style was learned from: each of them keeps every rule. A habit of nearly all of them
    is named in a comment.
    """
    learned = learned_rules(style, messages)
    lines = [f"# Learned from the last {count(style.commits, 'commit')} by craftnudge style.", "[project-style]"]
    if not learned.settings:
        lines = [f"# No habit is firm enough to be a rule in {count(style.commits, 'commit')}."]
    lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in learned.settings.items()]
    lines += [
        f"# {name} isn't a rule: {differing} of {count(style.commits, 'commit')} would break it."
        for name, differing in learned.differing.items()
    ]
    return "\n".join(lines) + "\n"
