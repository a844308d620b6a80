"""`craftnudge index status`: a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import span, wrap
from craftnudge.presentation.screens.where import size_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.presentation.lines import Canvas, Line


def index_screen(figures: Mapping[str, int | bool], canvas: Canvas) -> list[Line]:
    """What there is, and whether it is used."""
    if not figures["index_bytes"]:
        if not figures["journal_bytes"]:
            return [
                (span("  The journal is empty: there is nothing to index."),),
                (span("  To record commits: craftnudge track --all", "dim"),),
            ]
        journal = size_text(figures["journal_bytes"])
        return [
            *_wrapped(
                f"There is no index. The journal has {journal}; reading it alone is quick up to 128 MiB.", canvas
            ),
            (span("  To make one all the same: craftnudge index rebuild", "dim"),),
        ]
    says = f"{count(figures['commits'], 'commit')} in {size_text(figures['index_bytes'])}"
    if figures["usable"]:
        behind = figures["journal_bytes"] - figures["covered_bytes"]
        if not behind:
            return _wrapped(f"{says}; it covers the whole journal.", canvas)
        return _wrapped(f"{says}; {size_text(behind)} of the journal came later and are read beside it.", canvas)
    return _wrapped(f"{says}; it is of another journal, or damaged, and is made anew when it is needed.", canvas)


def _wrapped(text: str, canvas: Canvas) -> list[Line]:
    return [(span("  " + piece),) for piece in wrap(text, canvas.columns - 2)]
