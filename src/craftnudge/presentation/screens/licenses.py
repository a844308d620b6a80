"""`craftnudge licenses`: a line for each library, or the texts of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, pad, span
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.third_party import Component

_OWN = "craftnudge is under the MIT licence. It is made of these libraries:"


def licenses_screen(components: Sequence[Component], canvas: Canvas) -> list[Line]:
    """Name, version and licence in columns."""
    names = max((len(found.name) for found in components), default=0)
    versions = max((len(found.version) for found in components), default=0)
    rows = [
        (span(f"  {pad(found.name, names)}  {pad(found.version, versions)}  {found.licence}".rstrip()),)
        for found in components
    ]
    return [
        (span(f"  {_OWN}"),),
        BLANK,
        *rows,
        *next_step("craftnudge licenses --all", "the texts of all licences", canvas),
    ]


def license_texts_screen(components: Sequence[Component]) -> list[Line]:
    """The texts whole, each below the name of its library."""
    lines: list[Line] = []
    for found in components:
        lines += [(span(f"{found.name} {found.version}: {found.licence}", "heading"),), BLANK]
        for text in found.texts:
            lines += [*((span(line),) for line in text.splitlines()), BLANK]
    return lines
