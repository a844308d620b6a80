"""Counts the past of a commit from summaries of its ancestors."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from craftnudge.domain.commits.ancestor_summary import who
from craftnudge.domain.commits.message_traits import HABITS
from craftnudge.domain.commits.past import Partner, Past, TouchedPast
from craftnudge.runtime.limits import PAST_COMMITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from craftnudge.domain.commits.ancestor_summary import Summary
    from craftnudge.domain.commits.record import Person

# Of each table (types, scopes, areas, ...) at most this many entries are kept, the most used first; of those of files
# more, for what is in none of them counts as new.
TABLE_ENTRIES = 10
WHEREABOUTS_ENTRIES = 20
PARTNERS_KEPT = 5
# A file is a partner of another when it changed with it in most of the commits that changed the other ancestor.
LEAST_TOGETHER = 3
LEAST_TOGETHER_SHARE = 0.6
# A commit of more files says nothing about which of them belong together.
MOST_FILES_TOGETHER = 12
_DAY_SECONDS = 86_400
_WHEREABOUTS = frozenset(("endings", "folders"))


def past_of(
    ancestors: Iterable[Summary], paths: Collection[str] | None, author: Person | None, seconds: int | None
) -> Past:
    """The past of a commit, from the summaries of its ancestors, the nearest first.

    Takes ancestors until it has `limits.PAST_COMMITS` human ones; so a lazy iterable is read no further. `paths` are
    the commit's own files (None where not known), `author` and `seconds` its author and author time.
    """
    window = tuple(islice((ancestor for ancestor in ancestors if ancestor.human), PAST_COMMITS))
    if not window:
        return Past(0)
    counts = sum([ancestor.habits for ancestor in window]).to_bytes(len(HABITS), "little")
    person = who(author)
    own = frozenset(paths or ())
    near = [ancestor for ancestor in window if ancestor.paths is not None and not ancestor.paths.isdisjoint(own)]
    return Past(
        commits=len(window),
        habits={name: count for name, count in zip(HABITS, counts, strict=True) if count},
        **_tables(window),
        subject_columns=_percentiles([ancestor.subject_columns for ancestor in window]),
        body_words=_percentiles([ancestor.body_words for ancestor in window]),
        files=_percentiles([len(ancestor.paths) for ancestor in window if ancestor.paths is not None]),
        authors=len({ancestor.author for ancestor in window}),
        author_commits=sum([ancestor.author == person for ancestor in window]) if person else 0,
        touched=None if paths is None else _touched_past(near, own, person, seconds),
        partners=_partners_of(near, own),
    )


def _tables(window: Sequence[Summary]) -> dict[str, dict[str, int]]:
    """The most used words of each table; ties go to the nearer commit's."""
    counts = Counter(chain.from_iterable([ancestor.words for ancestor in window]))
    _count_keys(counts)
    tables: dict[str, dict[str, int]] = {}
    full: set[str] = set()
    for used in sorted(counts, key=counts.__getitem__, reverse=True):
        table, word = used
        if table in full:
            continue
        words = tables.setdefault(table, {})
        words[word] = counts[used]
        if len(words) == (WHEREABOUTS_ENTRIES if table in _WHEREABOUTS else TABLE_ENTRIES):
            full.add(table)
    return tables


def _count_keys(counts: dict[tuple[str, str], int]) -> None:
    """Puts each key in the place of its tickets, with how many of them there are."""
    for table, ticket in [used for used in counts if used[0] == "keys"]:
        del counts[table, ticket]
        key = (table, ticket.rpartition("-")[0])
        counts[key] = counts.get(key, 0) + 1


def _percentiles(figures: list[int]) -> tuple[int, ...]:
    """The 10th, 50th and 90th percentile (nearest rank); empty without values."""
    if not figures:
        return ()
    figures.sort()
    last = len(figures) - 1
    return figures[last // 10], figures[last // 2], figures[last - last // 10]


def _touched_past(near: Sequence[Summary], own: frozenset[str], person: str | None, seconds: int | None) -> TouchedPast:
    if not near:
        return TouchedPast()
    latest = max((ancestor.seconds for ancestor in near if ancestor.seconds is not None), default=None)
    return TouchedPast(
        known_files=len(own.intersection(chain.from_iterable([ancestor.paths for ancestor in near if ancestor.paths]))),
        commits=len(near),
        by_author=sum([ancestor.author == person for ancestor in near]) if person else 0,
        authors=len({ancestor.author for ancestor in near}),
        days=None if latest is None or seconds is None else round(max(seconds - latest, 0) / _DAY_SECONDS, 1),
    )


def _partners_of(near: Sequence[Summary], own: frozenset[str]) -> tuple[Partner, ...]:
    """Files that usually change together with the commit's own and are not among them, the surest first."""
    small = [ancestor.paths for ancestor in near if ancestor.paths and len(ancestor.paths) <= MOST_FILES_TOGETHER]
    if len(small) < LEAST_TOGETHER:
        return ()
    times: Counter[str] = Counter(chain.from_iterable([paths & own for paths in small]))
    often = {path for path, count in times.items() if count >= LEAST_TOGETHER}
    together: Counter[tuple[str, str]] = Counter(
        [(path, other) for paths in small for path in paths & often for other in paths - own]
    )
    partners = [
        Partner(path, other, count, times[path])
        for (path, other), count in together.items()
        if count >= LEAST_TOGETHER and count >= LEAST_TOGETHER_SHARE * times[path]
    ]
    partners.sort(
        key=lambda partner: (-partner.together / partner.times, -partner.times, partner.partner, partner.path)
    )
    return tuple({partner.partner: partner for partner in reversed(partners)}.values())[::-1][:PARTNERS_KEPT]
