"""What a project or a commit may change in the rubric: checks off, other points, who and what is left out.

The weights of the aspects are not among it: 40, 30, 20 and 10 hold everywhere, so that scores can be compared.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from craftnudge.domain.commits.bots import BotSign, bot_sign
from craftnudge.runtime.fast_dataclasses import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftnudge.domain.commits.code_facts import CodeFacts
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.record import CommitRecord, FileChange, Person
    from craftnudge.domain.rubric.check import Check

OPT_OUT_TRAILER = "craftnudge-ignore"


@dataclass(frozen=True, slots=True)
class RubricSettings:
    """The rubric as released, unless told otherwise.

    `off` and `points` go by check id; points are on the scale of the checks' own. Patterns of authors match a part of
    the name or the address without case, `*` standing for anything; patterns of paths are anchored at the top, `*`
    stops at a slash, `**` does not, and a folder stands for all that is in it. `bots` and `people` are authors too: who
    is one of them, whatever their name and address look like.
    """

    off: frozenset[str] = frozenset()
    points: Mapping[str, float] = field(default_factory=dict)
    ignored_authors: tuple[str, ...] = ()
    ignored_paths: tuple[str, ...] = ()
    coach_bots: bool = False
    ticket_pattern: str | None = None
    bots: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def asks(self, check: Check, out: frozenset[str]) -> bool:
        """Whether the check is asked of a commit that opted `out` of these ids and names (`opted_out`)."""
        if check.id in self.off or self.points.get(check.id) == 0:
            return False
        return not out or not {check.id.lower(), check.name, check.former_name, check.former_id.lower()} & out

    def points_of(self, check: Check) -> float:
        """The check's points here."""
        return self.points.get(check.id, check.points)

    def ignores_author(self, author: Person | None) -> bool:
        """Whether commits of this author are set aside."""
        return bool(self.ignored_authors) and _is_among(author, self.ignored_authors)

    def bot_sign(self, author: Person | None) -> BotSign | None:
        """The sign that this author is a bot; None for a person."""
        if author is None:
            return None
        if self.bots and _is_among(author, self.bots):
            return BotSign("listed", author.email or author.name)
        if self.people and _is_among(author, self.people):
            return None
        return bot_sign(author.name, author.email)

    def scored_part(self, record: CommitRecord) -> CommitRecord:
        """The record without ignored files; its figures are those of the rest."""
        if not self.ignored_paths or not record.files:
            return record
        kept = tuple(file for file in record.files if not self.ignores_path(file.path))
        if len(kept) == len(record.files):
            return record
        gone = {file.path for file in record.files} - {file.path for file in kept}
        totals = record.totals and replace(
            record.totals,
            files=record.totals.files - len(gone),
            added=record.totals.added - _sum(record.files, gone, "added"),
            deleted=record.totals.deleted - _sum(record.files, gone, "deleted"),
            hunks=None,
        )
        return replace(record, files=kept, totals=totals, code=record.code and _without(record.code, gone))

    def ignores_path(self, path: str) -> bool:
        """Whether a file is ignored."""
        return any(_path_pattern(pattern).fullmatch(path) for pattern in self.ignored_paths)


AS_RELEASED = RubricSettings()


def opted_out(message: Message) -> frozenset[str]:
    """The ids and names, in lower case, of the checks that this commit opted out of by trailer."""
    if OPT_OUT_TRAILER not in message.text.lower():
        return frozenset()
    values = (trailer.value for trailer in message.trailers if trailer.token.lower() == OPT_OUT_TRAILER)
    return frozenset(word for value in values for word in re.split(r"[\s,]+", value.lower()) if word)


def _sum(files: Iterable[FileChange], among: set[str], what: str) -> int:
    return sum(getattr(file, what) or 0 for file in files if file.path in among)


def _without(code: CodeFacts, gone: set[str]) -> CodeFacts:
    """The facts without what was found in these files. Counts lose the places that are known to lie there."""
    counts = dict(code.counts)
    for place in code.places:
        if place.path in gone:
            counts[place.kind] = max(counts.get(place.kind, 0) - 1, 0)
    return replace(
        code,
        counts=counts,
        places=tuple(place for place in code.places if place.path not in gone),
        functions=tuple(function for function in code.functions if function.path not in gone),
    )


def _is_among(author: Person | None, patterns: Iterable[str]) -> bool:
    known_as = "" if author is None else f"{author.name} <{author.email}>"
    return author is not None and any(_author_pattern(pattern).search(known_as) for pattern in patterns)


@cache
def _author_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.IGNORECASE)


@cache
def _path_pattern(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/?|\*|\?)", pattern.strip("/"))
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(signs.get(part) or re.escape(part) for part in parts) + "(?:/.*)?", re.DOTALL)
