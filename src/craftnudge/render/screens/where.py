"""`craftnudge where`: two lines a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.render.lines import cut, pad, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.render.lines import Canvas, Line

_KIB = 1024


def where_screen(places: Iterable[tuple[str, str, str, int | None]], canvas: Canvas) -> list[Line]:
    """Name, path and size; below, what it holds. A path is never cut: it is there to be copied."""
    lines: list[Line] = []
    for name, path, holds, size_bytes in places:
        lines.append((span(f"  {pad(name, 9)} ", "strong"), span(path), span(f"  {size_text(size_bytes)}", "dim")))
        lines.append((span(cut(f"            {holds}", canvas.columns), "dim"),))
    return lines


def size_text(size_bytes: int | None) -> str:
    """Such as "1.2 MiB"; "not there yet" for None."""
    if size_bytes is None:
        return "not there yet"
    size = float(size_bytes)
    for unit in ("bytes", "KiB", "MiB"):
        if size < _KIB:
            return f"{size:.0f} bytes" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= _KIB
    return f"{size:.1f} GiB"
