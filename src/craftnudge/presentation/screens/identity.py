"""`craftnudge identity`: the user's addresses, and those that may be the user's."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, cut, pad, prose, span, width
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.same_person import Likeness
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.identity import CountedBy, Identity, IdentityChange, OfferedAddress

_BY: dict[CountedBy, str] = {
    "git": "git's user.email",
    "settings": "your settings",
    "mailmap": "a mailmap",
    "name": "your name, until git's user.email has commits",
}
_LIKENESS: dict[Likeness, str] = {
    "same-name": "the same name",
    "forge-address": "a forge's private address",
    "machine-address": "a machine's own address",
}
_MOST_OFFERED = 8


class _Row(NamedTuple):
    address: str
    commits: int
    reason: str


def identity_screen(identity: Identity, canvas: Canvas) -> list[Line]:
    """Who the user is, the addresses that count, those that may, and the command that adds them."""
    person = identity.person
    alias = f', in your settings as "{identity.alias}"' if identity.alias else ""
    lines = prose(f"You are {person.name} <{person.email}>{alias}.", canvas)
    own = [_Row(address.person.email, address.commits, _BY[address.by]) for address in identity.addresses]
    lines += [BLANK, (span("  Your addresses", "heading"),), *_table(own, canvas)]
    if not identity.offered:
        return [*lines, BLANK, *prose("No other address in the journal looks like yours.", canvas)]
    offered = [
        _Row(
            address.person.email or address.person.name,
            address.commits,
            f"{_LIKENESS[address.likeness]}: {address.person.name}",
        )
        for address in identity.offered[:_MOST_OFFERED]
    ]
    lines += [BLANK, (span("  Maybe yours too", "heading"),), *_table(offered, canvas)]
    if len(identity.offered) > _MOST_OFFERED:
        lines += prose(f"and {len(identity.offered) - _MOST_OFFERED} more (--json lists all)", canvas, indent=4)
    command = shlex.join(["craftnudge", "identity", "add", identity.offered[0].person.email])
    return [*lines, *next_step(command, "count its commits as yours", canvas)]


def _table(rows: Sequence[_Row], canvas: Canvas) -> list[Line]:
    """One line a row; a narrow screen puts the reason on a line of its own."""
    commits = [count(row.commits, "commit") for row in rows]
    address_columns = max(width(row.address) for row in rows)
    commit_columns = max(map(width, commits))
    lines: list[Line] = []
    for row, number in zip(rows, commits, strict=True):
        figure = number.rjust(commit_columns)
        room = canvas.columns - 4 - address_columns - 2 - commit_columns - 3
        if room >= min(width(row.reason), 16):
            text = f"    {pad(row.address, address_columns)}  {figure}  "
            lines.append((span(text), span(cut(row.reason, max(room, 1)), "dim")))
        else:
            lines += [(span(f"    {row.address}"),), (span(f"      {number}, ", "dim"), span(row.reason, "dim"))]
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
