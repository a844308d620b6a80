"""`craftnudge uninstall`: what it removes and leaves, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, prose, span
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.presentation.screens.where import size_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.uninstall import Uninstall


def uninstall_screen(result: Uninstall, canvas: Canvas) -> list[Line]:
    """Hooks and data, each with its path whole; then the command that removes the program."""
    lines = [*_hooks(result, canvas), BLANK, *_data(result, canvas)]
    if result.is_done:
        return [*lines, *next_step(result.program, "remove the program itself", canvas)]
    return lines


def _hooks(result: Uninstall, canvas: Canvas) -> Iterator[Line]:
    if not result.hooks:
        yield from prose("Hooks: none of CraftNudge's found." if not result.is_done else "Hooks: none.", canvas)
        return
    yield (span("  Hooks removed from" if result.is_done else "  Hooks to remove", "heading"),)
    failed = {path for path, _ in result.failures}
    for hooks in result.hooks:
        if hooks.place in failed:
            continue
        yield (span(f"    {hooks.place}"),)
        yield from prose(", ".join(hooks.events), canvas, indent=6, style="dim")
        for path in () if result.is_done else hooks.edited:
            yield from prose(f"{path} was edited: it is removed only with --force", canvas, indent=6, style="fair")


def _data(result: Uninstall, canvas: Canvas) -> Iterator[Line]:
    if not result.data:
        yield from prose("Data: none.", canvas)
        return
    if result.deletes_data:
        title = "Data deleted" if result.is_done else "Data to delete: this cannot be undone"
    else:
        title = "Data kept" if result.is_done else "Data that is kept (to delete it: --delete-data)"
    yield (span(f"  {title}", "heading"),)
    for place in result.data:
        yield (span(f"    {place.path}  {size_text(place.size_bytes)}"),)
    if result.left:
        yield from prose("Files that are not CraftNudge's stay:", canvas, indent=4)
        for path in result.left:
            yield (span(f"      {path}"),)
