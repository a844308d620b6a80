"""Checks every byte of a journal: which lines are damaged, how, and whether they are still used."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, line_hash, object_of
from craftnudge.adapters.store.local.line_filter import LINE_START
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.values import line_cause
from craftnudge.domain.commits.record import CommitRecord, Rewrite
from craftnudge.runtime.fast_dataclasses import dataclass, field, replace
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.limits import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.errors import Cause

Kind = Literal["torn", "run together", "filled", "not text", "too long", "not a record", "changed", "unfinished"]

# The part of an unreadable line that still names its content: the commits, or the rewrites.
_COMMITS = pattern(rb'"type":"commit","id":"([0-9a-f-]{36})"')
_REWRITES = pattern(rb'"old":"([0-9a-f]{40,64})","new":"([0-9a-f]{40,64})"')

# A disk may damage every line: the list of damages is limited so that it stays readable, the counts are complete.
DAMAGES_LISTED: Final = 1_000
_CODES: Final[dict[Kind, str]] = {
    "torn": "line.torn",
    "run together": "line.run-together",
    "filled": "line.filled",
    "not text": "line.not-utf8",
    "too long": "line.too-long",
    "changed": "line.changed-since",
    "unfinished": "line.unfinished",
}


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged line.

    `used` if it is read nevertheless; `made_good` if all that it names is also on readable lines.
    """

    line: int
    kind: Kind
    cause: Cause
    used: bool
    made_good: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """What a journal holds. `again` are lines whose commit stands on an earlier line with the same facts.

    `made_good` are lines that cannot be read and need not be: what they name was recorded on other lines. `unhashed`
    are lines without a hash of their own, such as other programs write: whether they changed cannot be known.
    """

    lines: int = 0
    commits: int = 0
    rewrites: int = 0
    others: int = 0
    again: int = 0
    unhashed: int = 0
    made_good: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    damages: tuple[Damage, ...] = ()

    @property
    def lost(self) -> int:
        """How many lines cannot be read and are not made good by other lines."""
        unreadable = sum(count for kind, count in self.counts.items() if kind not in ("changed", "unfinished"))
        return unreadable - self.made_good


class _Tally:
    def __init__(self) -> None:
        self.figures: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.damages: list[Damage] = []
        self._seen: set[tuple[str, int]] = set()
        self._rewrites: set[tuple[str, str]] = set()
        # Of each line that cannot be read and names something: its place in `damages`, and what it names.
        self._named: list[tuple[int, list[bytes], list[tuple[bytes, bytes]]]] = []

    def take(self, number: int, raw: bytes) -> None:
        self.figures["lines"] += 1
        if not raw.strip(b" \t\r"):
            return
        try:
            decoded = decode_line(raw)
        except UnreadableLineError as error:
            commits, rewrites = _COMMITS.findall(raw), _REWRITES.findall(raw)
            if commits or rewrites:
                self._named.append((len(self.damages), commits, rewrites))
            self.damage(number, damage_of(raw), str(error), used=False)
            return
        if isinstance(decoded, CommitRecord):
            self.figures["commits"] += 1
            self.figures["again"] += (decoded.id, decoded.facts) in self._seen
            self._seen.add((decoded.id, decoded.facts))
        elif isinstance(decoded, Rewrite):
            self.figures["rewrites"] += 1
            self._rewrites.add((decoded.old, decoded.new))
        else:
            self.figures["others"] += 1
        hashes = line_hash(raw)
        if hashes is None and _claims_hash(raw):
            self.damage(number, "changed", "", used=True)
        elif hashes is None:
            self.figures["unhashed"] += 1
        elif hashes[0] != hashes[1]:
            self.damage(number, "changed", "", used=True)

    def damage(self, number: int, kind: Kind, reason: str, *, used: bool) -> None:
        self.counts[kind] += 1
        if len(self.damages) < DAMAGES_LISTED:
            self.damages.append(Damage(number, kind, line_cause(_CODES.get(kind, reason)), used))

    def mark_made_good(self) -> None:
        """Marks the damages that other lines make good, after all lines were read."""
        ids = {identity for identity, _ in self._seen}
        for at, commits, rewrites in self._named:
            if not all(identity.decode() in ids for identity in commits):
                continue
            if not all((old.decode(), new.decode()) in self._rewrites for old, new in rewrites):
                continue
            self.figures["made_good"] += 1
            if at < len(self.damages):
                self.damages[at] = replace(self.damages[at], made_good=True)


def damage_of(raw: bytes) -> Kind:
    """The kind of damage of an unreadable line, as far as its bytes show it."""
    if b"\0" in raw:
        return "filled"
    if len(raw) > JOURNAL_LINE_BYTES:
        return "too long"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "not text"
    if raw.find(LINE_START, 1) > 0:
        return "run together"
    return "torn" if LINE_START.startswith(raw[: len(LINE_START)]) and not raw.endswith(b"}") else "not a record"


def _claims_hash(raw: bytes) -> bool:
    """Whether the line had a hash when it was written; a copy rewritten by another program may still hold it."""
    return isinstance(object_of(raw).get("h"), str)


def verify(path: Path) -> Verified:
    """Checks the journal at the path line by line; changes nothing."""
    tally = _Tally()
    with snapshot(path) as journal:
        if journal is None:
            return Verified()
        for number, (_, raw) in enumerate(journal.forwards(), start=1):
            tally.take(number, raw)
        if journal.unfinished_bytes:
            tally.damage(tally.figures["lines"] + 1, "unfinished", "", used=False)
    tally.mark_made_good()
    return Verified(**tally.figures, counts=dict(tally.counts), damages=tuple(tally.damages))
