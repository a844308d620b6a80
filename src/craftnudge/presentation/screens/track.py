"""`craftnudge track`: one line per repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Line
    from craftnudge.services.results.track import Tracked


def track_line(tracked: Tracked) -> Line:
    """How many commits were recorded, in one sentence."""
    text = f"  {tracked.repository.name}: {count(tracked.written, 'commit')} recorded"
    if tracked.already_there:
        text += f", {tracked.already_there:,} already recorded"
    if tracked.damaged:
        text += f", {tracked.damaged:,} could not be read (craftnudge doctor)"
    text += "."
    if tracked.superseded:
        text += f" {superseded_sentence(tracked.superseded)}"
    return (span(text),)


def superseded_sentence(commits: int) -> str:
    """That some recorded commits no longer count, and how to see them."""
    verb = "isn't" if commits == 1 else "aren't"
    return f"{count(commits, 'rewritten commit')} {verb} counted (craftnudge log --rewritten)."
