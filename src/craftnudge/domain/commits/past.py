"""What came before a commit: the habits of its 50 nearest human ancestors, in counts.

A `Past` is recorded with its commit, so that a score does not depend on what else is in the journal. It is
counted from summaries: an ancestor is summed up once (`ancestor_summary`), and a commit's past only adds summaries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.commits.counts import FIGURES_BELOW, is_figure
from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.runtime.limits import PAST_COMMITS

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    """Figures over the nearest human ancestors; `commits` is how many there were, at most `limits.PAST_COMMITS`.

    `habits` counts the names of `traits.HABITS` that are shown at least once. The tables hold the most used words with
    their counts; `endings` and `folders` are those of the changed files (`path_kind`). `keys` has how many tickets of
    each key stand where a ticket does (`ticket_keys`), also outside subjects. `subject_columns`,
    `body_words` and `files` are the 10th, 50th and 90th percentile, empty where not known. `authors` is how many people
    wrote the window, `author_commits` how many of it are the commit's author's.
    """

    commits: int
    habits: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    scopes: Mapping[str, int] = field(default_factory=dict)
    areas: Mapping[str, int] = field(default_factory=dict)
    tickets: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, int] = field(default_factory=dict)
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
        """Reads a past from a journal line; None if it is not one. Invalid entries are dropped."""
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
            keys=_table(plain.get("keys")),
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


_TABLES = ("habits", "types", "scopes", "areas", "tickets", "keys", "trailers", "endings", "folders")
_QUANTILES = ("subject_columns", "body_words", "files")
_FIGURES = ("authors", "author_commits")
_TOUCHED = ("known_files", "commits", "by_author", "authors", "days")


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
