"""The style of a project's commits, learned from its own history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.past import Past
from craftnudge.domain.habits.project_style import project_style_of
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.habits.project_style import ProjectStyle
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class StyleAnswer:
    """The repository's name and its style."""

    repository: str
    style: ProjectStyle


def style_answer(workplace: Workplace, revision: str = "HEAD") -> StyleAnswer:
    """The style of the commits before a revision. Raises UnknownRevisionError."""
    reader = workplace.open_repository()
    try:
        past = reader.record(reader.resolve(revision)).past
        return StyleAnswer(reader.repository.name, project_style_of(past or Past(0)))
    finally:
        reader.close()
