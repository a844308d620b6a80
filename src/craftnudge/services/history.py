"""What the journal holds of a span of days: whose commits, judged, with those of others beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.people import People
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import CraftNudgeError, UnknownPersonError, UnknownRepositoryError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import MOST_DAYS
from craftnudge.runtime.paths import cache_folder, expanded
from craftnudge.services.journal_query import authors_of, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from craftnudge.adapters.store.values import Authors, UnreadableLine
    from craftnudge.domain.commits.people import Mailmap
    from craftnudge.domain.commits.record import CommitRecord, Person
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

# An author's day may begin this much before ours does.
_ZONE_SLACK = timedelta(days=2)
# Mailmaps are read from this many of the repositories that the commits came from, the most used first.
_MAILMAP_REPOSITORIES = 10
_REPORT_EVERY_COMMITS = 100


@dataclass(frozen=True, slots=True)
class Question:
    """Whose commits of which days are asked for.

    `user` is what was typed (an address, a name or an alias), None for `identity`, who git says the user is; with
    `everyone` nobody is left out. `repository` is a name or a path, None for all. `here` is the key of the repository
    the question is asked in: who has no commit at all is shown everybody's there.
    `use_index` allows the index to be asked. `since_seconds` stands in for the days, where a moment is asked for.
    """

    today: date
    days: int
    user: str | None = None
    identity: Person | None = None
    everyone: bool = False
    repository: str | None = None
    aliases: Mapping[str, Sequence[str]] | None = None
    use_index: bool = True
    since_seconds: int | None = None
    here: str | None = None


@dataclass(frozen=True, slots=True)
class LookBack:
    """What was found: `mine` are the commits asked for, `others` those of everybody else, both oldest first.

    `person` is None where everybody was asked for, or where the user has no commits here; `note` then says so.
    `others` are those in the repositories that `mine` come from, `other_people` how many people wrote those that were
    judged; both are there only if asked for. `matching` is how
    many of the person's commits there are, also where only the newest were judged.
    """

    person: Person | None
    mine: tuple[ScoredCommit, ...]
    others: tuple[ScoredCommit, ...]
    other_people: int
    unreadable: tuple[UnreadableLine, ...]
    matching: int
    note: str | None = None

    @property
    def who(self) -> str:
        """Whose commits these are, in words."""
        return self.person.name or self.person.email if self.person else "Everyone"


def look_back(
    home: Path,
    question: Question,
    settings: RubricSettings = AS_RELEASED,
    *,
    periods: int = 2,
    with_others: bool = False,
    newest: int | None = None,
    report: Callable[[int, int], None] | None = None,
) -> LookBack:
    """The commits of `periods` spans of `question.days` days up to today, judged: the `newest` of them, or all.

    `report` is told now and then how many of how many are judged.
    Raises UsageError for a number of days that makes no sense, and for a person or a repository that the journal does
    not know.
    """
    if not 1 <= question.days <= MOST_DAYS:
        raise UsageError("period.days", days=question.days, most=MOST_DAYS)
    keys = None if question.repository is None else repository_keys(home, question.repository)
    history = recall(
        home, CommitQuery(since_seconds=_start(question, periods), repository_keys=keys), use_index=question.use_index
    )
    people = people_of(history.records, question.aliases)
    person, note = _asked_for(home, question, people)
    only = question.here if note is not None and keys is None else None
    mine, others = _parted(history.records, people, person, only)
    asked = mine if newest is None else mine[max(len(mine) - newest, 0) :]
    judged = _judged([*asked, *(others if with_others else ())], settings, report)
    theirs = judged[len(asked) :]
    return LookBack(
        person=person,
        mine=judged[: len(asked)],
        others=theirs,
        other_people=len({author_of(people, commit.record) for commit in theirs if commit.scored}),
        unreadable=history.unreadable,
        matching=len(mine),
        note=note,
    )


def holds_more(home: Path, question: Question) -> bool:
    """Whether the journal holds commits asked for of other days too, merges and the like among them."""
    near, far = (
        look_back(home, replace(question, days=days), periods=1, newest=0).matching
        for days in (question.days, MOST_DAYS)
    )
    return far > near


def _parted(
    records: Iterable[CommitRecord], people: People, person: Person | None, only: str | None
) -> tuple[list[CommitRecord], list[CommitRecord]]:
    """The person's commits (everybody's for None), and those of others in the same repositories.

    `only` is the key of the one repository that is asked about, None for all.
    """
    mine: list[CommitRecord] = []
    others: list[CommitRecord] = []
    for record in records:
        if only is None or record.repository.key == only:
            (mine if person is None or author_of(people, record) == person else others).append(record)
    near = {record.repository.key for record in mine}
    return mine, [record for record in others if record.repository.key in near]


def _start(question: Question, periods: int) -> int:
    """The first second that may belong to the periods, in any time zone."""
    if question.since_seconds is not None:
        return question.since_seconds
    start = datetime.combine(question.today, datetime.min.time(), UTC) - _ZONE_SLACK
    return int((start - timedelta(days=min(periods * question.days, start.toordinal() - 1))).timestamp())


def _judged(
    records: Sequence[CommitRecord], settings: RubricSettings, report: Callable[[int, int], None] | None
) -> tuple[ScoredCommit, ...]:
    judged: list[ScoredCommit] = []
    for record in records:
        judged.append(ScoredCommit(record, score_commit(record, settings)))
        if report is not None and len(judged) % _REPORT_EVERY_COMMITS == 0:
            report(len(judged), len(records))
    return tuple(judged)


def author_of(people: People, record: CommitRecord) -> Person | None:
    """Who wrote a commit, as one person over all names and addresses."""
    return None if record.author is None else people.of(record.repository.key, record.author)


def _asked_for(home: Path, question: Question, people: People) -> tuple[Person | None, str | None]:
    """The person asked for, or None and the reason why everybody is shown."""
    if question.everyone:
        return None, None
    if question.user is not None:
        return _known(home, question, people), None
    shown = "so this is everyone's" + (" in this repository" if question.here and not question.repository else "")
    if question.identity is None:
        return None, f"git knows no user.name and user.email here, {shown}."
    wanted = f"{question.identity.name} <{question.identity.email}>"
    try:
        return people.find(wanted), None
    except UnknownPersonError:
        whole = everybody(home, question.aliases)
    try:
        return whole.find(wanted), None
    except UnknownPersonError:
        return None, f"the journal has no commit by {wanted}, {shown}."


def _known(home: Path, question: Question, people: People) -> Person:
    """The person that was typed, also where these days hold nothing of theirs."""
    try:
        return people.find(question.user or "")
    except UnknownPersonError:
        return everybody(home, question.aliases).find(question.user or "")


def people_of(records: Iterable[CommitRecord], aliases: Mapping[str, Sequence[str]] | None = None) -> People:
    """Everybody who wrote these commits, folded by the mailmaps of their repositories and the user's own aliases."""
    return _folded(Counter((record.author, record.repository) for record in records), aliases)


def everybody(home: Path, aliases: Mapping[str, Sequence[str]] | None = None) -> People:
    """Everybody who wrote a commit of the journal, folded likewise."""
    return _folded(authors_of(home), aliases)


def _folded(authors: Authors, aliases: Mapping[str, Sequence[str]] | None) -> People:
    seen: Counter[tuple[str, Person]] = Counter()
    paths: Counter[tuple[str, str]] = Counter()
    for (author, repository), commits in authors.items():
        if author is not None:
            seen[repository.key, author] += commits
            paths[repository.key, repository.path] += commits
    mailmaps: dict[str, Mailmap] = {}
    for (key, path), _ in paths.most_common(_MAILMAP_REPOSITORIES):
        mailmap = _mailmap_at(path)
        if mailmap is not None:
            mailmaps.setdefault(key, mailmap)
    return People(seen, mailmaps, aliases)


def _mailmap_at(path: str) -> Mailmap | None:
    """The mailmap of a repository that may have moved since its commits were recorded."""
    if not path or not Path(path).exists():
        return None
    try:
        reader = open_reader(Path(path), cache_folder=None)
        try:
            return reader.mailmap()
        finally:
            reader.close()
    except CraftNudgeError:
        return None


def repository_keys(home: Path, wanted: str) -> frozenset[str]:
    """The keys of the repository that a path (with a separator, or `.`) or a name means.

    Raises UsageError, with the names there are, where the journal has none of that name and no such folder exists.
    """
    path = expanded(Path(wanted))
    if wanted.startswith(".") or len(path.parts) > 1:
        return frozenset({_key_at(path, home)})
    known = {(repository.name, repository.key) for _, repository in authors_of(home)}
    keys = frozenset(key for name, key in known if wanted in (name, key))
    if keys:
        return keys
    if path.exists():
        return frozenset({_key_at(path, home)})
    names = sorted({name for name, _ in known})[:5]
    raise UnknownRepositoryError("repository.unknown", repository=wanted, repositories=names)


def _key_at(path: Path, home: Path) -> str:
    reader = open_reader(path, cache_folder=cache_folder(home))
    try:
        return reader.repository.key
    finally:
        reader.close()
