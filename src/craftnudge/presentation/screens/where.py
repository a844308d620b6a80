"""`craftnudge where`: each folder and file of CraftNudge, in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import pad, prose, span, width
from craftnudge.presentation.place_text import HOLDS
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.places import Place

_KIB = 1024
_FOR_THE_USER = frozenset(("home", "journal", "index", "settings"))
_INDENT = 12


def where_screen(places: Iterable[Place], canvas: Canvas, *, every: bool = False) -> list[Line]:
    """Name, path and size; below, what it holds, after the size where the path leaves it no room.

    What the user may want to back up, edit or delete; `every` place also that takes care of itself.

    A path is never cut: it is there to be copied.
    """
    lines: list[Line] = []
    known = tuple(places)
    shown = [place for place in known if every or place.name in _FOR_THE_USER]
    for place in shown:
        path, holds, size = str(place.path), HOLDS[place.name], size_text(place.size_bytes)
        head = span(f"  {pad(place.name, _INDENT - 3)} ", "strong")
        fits = _INDENT + width(f"{path}  {size}") < canvas.columns
        lines.append((head, span(path), span(f"  {size}" if fits else "")))
        lines += prose(holds if fits else f"{size}: {holds}", canvas, indent=_INDENT)
    if len(shown) < len(known):
        lines += next_step("craftnudge where --all", "caches and the like", canvas)
    return lines


def size_text(size_bytes: int | None) -> str:
    """Such as "1.2 MiB"; "not created yet" for None."""
    if size_bytes is None:
        return "not created yet"
    size = float(size_bytes)
    for unit in ("bytes", "KiB", "MiB"):
        if size < _KIB:
            return f"{size:.0f} bytes" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= _KIB
    return f"{size:.1f} GiB"
