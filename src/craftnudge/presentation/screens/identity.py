"""`craftnudge identity`: the user's addresses, and those that may be the user's."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, cut, pad, prose, span, width
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.same_person import Likeness
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.identity import CountedBy, Identity, IdentityChange, OfferedAddress

_BY: dict[CountedBy, str] = {"git": "git's user.email", "settings": "your settings", "mailmap": "a mailmap"}
_LIKENESS: dict[Likeness, str] = {
    "same-name": "the same name",
    "forge-address": "a forge's private address",
    "machine-address": "a machine's own address",
}
_MOST_OFFERED = 8


def identity_screen(identity: Identity, canvas: Canvas) -> list[Line]:
    """Who the user is, the addresses that count, those that may, and the command that adds them."""
    person = identity.person
    alias = f', in your settings as "{identity.alias}"' if identity.alias else ""
    lines = prose(f"You are {person.name} <{person.email}>{alias}.", canvas)
    own = [(each.person.email, each.commits, _BY[each.by]) for each in identity.addresses]
    lines += [BLANK, (span("  Your addresses", "heading"),), *_table(own, canvas)]
    if not identity.offered:
        return [*lines, BLANK, *prose("No other address in the journal looks like yours.", canvas)]
    offered = [
        (each.person.email or each.person.name, each.commits, f"{_LIKENESS[each.likeness]}: {each.person.name}")
        for each in identity.offered[:_MOST_OFFERED]
    ]
    lines += [BLANK, (span("  Maybe yours too", "heading"),), *_table(offered, canvas)]
    if len(identity.offered) > _MOST_OFFERED:
        lines += prose(f"and {len(identity.offered) - _MOST_OFFERED} more (--json lists all)", canvas, indent=4)
    command = shlex.join(["craftnudge", "identity", "add", identity.offered[0].person.email])
    return [*lines, *next_step(command, "count its commits as yours", canvas)]


def _table(rows: Sequence[tuple[str, int, str]], canvas: Canvas) -> list[Line]:
    """Address, commits and why; a narrow screen puts the reason on a line of its own."""
    commits = [count(number, "commit") for _, number, _ in rows]
    address_columns = max(width(address) for address, _, _ in rows)
    commit_columns = max(map(width, commits))
    lines: list[Line] = []
    for (address, _, why), number in zip(rows, commits, strict=True):
        figure = number.rjust(commit_columns)
        room = canvas.columns - 4 - address_columns - 2 - commit_columns - 3
        if room >= min(width(why), 16):
            text = f"    {pad(address, address_columns)}  {figure}  "
            lines.append((span(text), span(cut(why, max(room, 1)), "dim")))
        else:
            lines += [(span(f"    {address}"),), (span(f"      {number}, ", "dim"), span(why, "dim"))]
    return lines


def change_lines(change: IdentityChange, canvas: Canvas, *, added: bool) -> list[Line]:
    """What was written, and where."""
    if not change.addresses:
        return prose(f'Already listed as "{change.alias}" in {change.file}.', canvas)
    done = "Added" if added else "Removed"
    text = f'{done} {", ".join(change.addresses)} {"to" if added else "from"} "{change.alias}" in {change.file}.'
    return prose(text, canvas)


def offer_lines(offered: OfferedAddress, canvas: Canvas) -> list[Line]:
    """That an address may be the user's, and the command that counts its commits."""
    address = offered.person.email or offered.person.name
    made = count(offered.commits, "commit")
    lines = prose(f"{address} has {made} and may be you ({_LIKENESS[offered.likeness]}).", canvas)
    return [BLANK, *lines, *prose("To see, or to count them as yours: craftnudge identity", canvas)]
