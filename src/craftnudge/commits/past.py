"""What came before a commit: the habits of its 50 nearest human ancestors, in counts.

A `Past` is recorded with its commit, so that a verdict never depends on what else happens to be in the journal. It is
counted from summaries: an ancestor is summed up once (`commits.ancestor`), and a commit's past only adds summaries.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from craftnudge.commits.ancestor import who
from craftnudge.commits.figure import FIGURES_BELOW, is_figure
from craftnudge.commits.traits import HABITS
from craftnudge.settings import PAST_COMMITS
from craftnudge.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from craftnudge.commits.ancestor import Summary
    from craftnudge.commits.record import Person

# Of each table (types, scopes, areas, ...) at most this many entries are kept, the most used first; of those of files
# more, for what is in none of them counts as new.
TABLE_ENTRIES = 10
WHEREABOUTS_ENTRIES = 20
PARTNERS_KEPT = 5
# A file is a partner of another when it changed with it in most of the commits that changed the other one.
LEAST_TOGETHER = 3
LEAST_TOGETHER_SHARE = 0.6
# A commit of more files says nothing about which of them belong together.
MOST_FILES_TOGETHER = 12
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Partner:
    """A file that is not in the commit though it usually changes with one that is.

    Of the `times` commits in the window that changed `path`, `together` changed `partner` too.
    """

    path: str
    partner: str
    together: int
    times: int


@dataclass(frozen=True, slots=True)
class TouchedPast:
    """What the window knows of the commit's own files: how often, by how many people, and how lately they changed.

    `known_files` of the commit's files were changed in the window, by `commits` commits (`by_author` of them by the
    commit's author) of `authors` people; `days` since the last of them, None where times are not known.
    """

    known_files: int = 0
    commits: int = 0
    by_author: int = 0
    authors: int = 0
    days: float | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """Figures over the nearest human ancestors; `commits` is how many there were, at most `settings.PAST_COMMITS`.

    `habits` counts the names of `traits.HABITS` that are shown at least once. The tables hold the most used words with
    their counts; `endings` and `folders` are those of the changed files (`whereabouts`). `subject_columns`,
    `body_words` and `files` are the 10th, 50th and 90th percentile, empty where not known. `authors` is how many people
    wrote the window, `author_commits` how many of it are the commit's author's.
    """

    commits: int
    habits: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    scopes: Mapping[str, int] = field(default_factory=dict)
    areas: Mapping[str, int] = field(default_factory=dict)
    tickets: Mapping[str, int] = field(default_factory=dict)
    trailers: Mapping[str, int] = field(default_factory=dict)
    endings: Mapping[str, int] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)
    subject_columns: tuple[int, ...] = ()
    body_words: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    authors: int = 0
    author_commits: int = 0
    touched: TouchedPast | None = None
    partners: tuple[Partner, ...] = ()

    def share(self, habit: str) -> float:
        """In what part of the window the habit is shown, 0 to 1."""
        return self.habits.get(habit, 0) / self.commits if self.commits else 0.0

    def to_json(self) -> dict[str, Any]:
        """Plain values for a journal line; what is empty is left out."""
        plain: dict[str, Any] = {"commits": self.commits}
        for name in (*_TABLES, *_QUANTILES):
            value = getattr(self, name)
            if value:
                plain[name] = dict(value) if name in _TABLES else list(value)
        for name in _FIGURES:
            if getattr(self, name):
                plain[name] = getattr(self, name)
        if self.touched is not None:
            touched = self.touched
            plain["touched"] = {name: getattr(touched, name) for name in _TOUCHED if getattr(touched, name) is not None}
        if self.partners:
            plain["partners"] = [[one.path, one.partner, one.together, one.times] for one in self.partners]
        return plain

    @classmethod
    def from_json(cls, plain: object) -> Past | None:
        """A past as a journal line holds it; None for what is none. Entries that make no sense are left out."""
        if not isinstance(plain, dict) or not is_figure(plain.get("commits")):
            return None
        touched = plain.get("touched")
        return cls(
            commits=min(plain["commits"], PAST_COMMITS),
            habits=_table(plain.get("habits")),
            types=_table(plain.get("types")),
            scopes=_table(plain.get("scopes")),
            areas=_table(plain.get("areas")),
            tickets=_table(plain.get("tickets")),
            trailers=_table(plain.get("trailers")),
            endings=_table(plain.get("endings")),
            folders=_table(plain.get("folders")),
            subject_columns=_quantiles(plain.get("subject_columns")),
            body_words=_quantiles(plain.get("body_words")),
            files=_quantiles(plain.get("files")),
            authors=_figure(plain.get("authors")),
            author_commits=_figure(plain.get("author_commits")),
            touched=_read_touched(touched) if isinstance(touched, dict) else None,
            partners=_read_partners(plain.get("partners")),
        )


_TABLES = ("habits", "types", "scopes", "areas", "tickets", "trailers", "endings", "folders")
_WHEREABOUTS = frozenset(("endings", "folders"))
_QUANTILES = ("subject_columns", "body_words", "files")
_FIGURES = ("authors", "author_commits")
_TOUCHED = ("known_files", "commits", "by_author", "authors", "days")


def past_of(
    ancestors: Iterable[Summary], paths: Collection[str] | None, author: Person | None, seconds: int | None
) -> Past:
    """The past of a commit, from the summaries of its ancestors, the nearest first.

    Takes ancestors until it has `settings.PAST_COMMITS` human ones; so a lazy iterable is read no further. `paths` are
    the commit's own files (None where not known), `author` and `seconds` its author and author time.
    """
    window = tuple(islice((one for one in ancestors if one.human), PAST_COMMITS))
    if not window:
        return Past(0)
    counts = sum([one.habits for one in window]).to_bytes(len(HABITS), "little")
    person = who(author)
    own = frozenset(paths or ())
    near = [one for one in window if one.paths is not None and not one.paths.isdisjoint(own)]
    return Past(
        commits=len(window),
        habits={name: count for name, count in zip(HABITS, counts, strict=True) if count},
        **_tables(window),
        subject_columns=_percentiles([one.subject_columns for one in window]),
        body_words=_percentiles([one.body_words for one in window]),
        files=_percentiles([len(one.paths) for one in window if one.paths is not None]),
        authors=len({one.author for one in window}),
        author_commits=sum([one.author == person for one in window]) if person else 0,
        touched=None if paths is None else _touched_past(near, own, person, seconds),
        partners=_partners_of(near, own),
    )


def _tables(window: Sequence[Summary]) -> dict[str, dict[str, int]]:
    """The most used words of each table; ties go to the nearer commit's."""
    counts: dict[tuple[str, str], int] = {}
    for used in chain.from_iterable([one.words for one in window]):
        counts[used] = counts.get(used, 0) + 1
    tables: dict[str, dict[str, int]] = {}
    for table, word in sorted(counts, key=counts.__getitem__, reverse=True):
        words = tables.setdefault(table, {})
        if len(words) < (WHEREABOUTS_ENTRIES if table in _WHEREABOUTS else TABLE_ENTRIES):
            words[word] = counts[table, word]
    return tables


def _percentiles(figures: list[int]) -> tuple[int, ...]:
    """The 10th, 50th and 90th percentile (nearest rank), or nothing of nothing."""
    if not figures:
        return ()
    figures.sort()
    last = len(figures) - 1
    return figures[last // 10], figures[last // 2], figures[last - last // 10]


def _touched_past(near: Sequence[Summary], own: frozenset[str], person: str | None, seconds: int | None) -> TouchedPast:
    if not near:
        return TouchedPast()
    latest = max((one.seconds for one in near if one.seconds is not None), default=None)
    return TouchedPast(
        known_files=len(own.intersection(chain.from_iterable([one.paths for one in near if one.paths]))),
        commits=len(near),
        by_author=sum([one.author == person for one in near]) if person else 0,
        authors=len({one.author for one in near}),
        days=None if latest is None or seconds is None else round(max(seconds - latest, 0) / _DAY_SECONDS, 1),
    )


def _partners_of(near: Sequence[Summary], own: frozenset[str]) -> tuple[Partner, ...]:
    """Files that usually change together with the commit's own and are not among them, the surest first."""
    small = [one.paths for one in near if one.paths and len(one.paths) <= MOST_FILES_TOGETHER]
    if len(small) < LEAST_TOGETHER:
        return ()
    times: Counter[str] = Counter(chain.from_iterable([paths & own for paths in small]))
    often = {path for path, count in times.items() if count >= LEAST_TOGETHER}
    together: Counter[tuple[str, str]] = Counter(
        [(path, other) for paths in small for path in paths & often for other in paths - own]
    )
    found = [
        Partner(path, other, count, times[path])
        for (path, other), count in together.items()
        if count >= LEAST_TOGETHER and count >= LEAST_TOGETHER_SHARE * times[path]
    ]
    found.sort(key=lambda one: (-one.together / one.times, -one.times, one.partner, one.path))
    return tuple({one.partner: one for one in reversed(found)}.values())[::-1][:PARTNERS_KEPT]


def _figure(value: object) -> int:
    return value if is_figure(value) else 0


def _table(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        return {}
    return {str(word): count for word, count in value.items() if is_figure(count) and count}


def _quantiles(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) != len(_QUANTILES) or not all(map(is_figure, value)):
        return ()
    return tuple(value)


def _read_touched(plain: dict[str, Any]) -> TouchedPast:
    days = plain.get("days")
    sound = isinstance(days, int | float) and not isinstance(days, bool) and abs(days) < FIGURES_BELOW
    return TouchedPast(
        **{name: _figure(plain.get(name)) for name in _TOUCHED if name != "days"},
        days=float(days) if days is not None and sound else None,
    )


def _read_partners(value: object) -> tuple[Partner, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(
        Partner(str(one[0]), str(one[1]), one[2], one[3])
        for one in value
        if isinstance(one, list) and len(one) == 4 and _figure(one[2]) and _figure(one[3])  # noqa: PLR2004
    )
