"""Reads the scored commits of a period: a person's, and those of others in the same repositories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.errors import UnknownRepositoryError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.runtime.limits import MOST_DAYS
from craftnudge.runtime.paths import expanded
from craftnudge.services.asked_person import asked_for
from craftnudge.services.authors import author_in
from craftnudge.services.scorer import Scorer
from craftnudge.services.superseded import ListedEntries, with_superseded, without_superseded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from craftnudge.adapters.store.protocol import Entries
    from craftnudge.adapters.store.values import UnreadableLine
    from craftnudge.domain.commits.people import People
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository
    from craftnudge.domain.commits.superseded import Superseded
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.services.asked_person import Note
    from craftnudge.services.workplace import Workplace

    Choice = Callable[[Person | None, Repository], bool]

_MOST_NAMED = 5  # repositories in a message
# An author's day may begin this much before the user's day.
_ZONE_SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Question:
    """Whose commits of which days.

    `user` is what was typed (an address, a name or an alias), None for `identity`, the person that git is configured
    for; `everyone` includes all authors. `repository` is a name, or a path if `by_path` allows one, None for all.
    `here` is the key of the repository the question is asked in: if its user has no commit at all, everyone's there are
    shown. `use_index` allows the index. `since_seconds` replaces the days, for an exact time; commits of
    `until_seconds` and later are left out. `today` is the last day of the period, which may be past. `with_superseded`
    asks for the commits that no longer count too, `co_authored` for those that name the person as a co-author.
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
    by_path: bool = False
    with_superseded: bool = False
    until_seconds: int | None = None
    co_authored: bool = False


def question_of(
    workplace: Workplace,
    days: int,
    *,
    user: str | None = None,
    everyone: bool = False,
    repository: str | None = None,
    by_path: bool = False,
    use_index: bool = True,
    last_day: date | None = None,
    since_seconds: int | None = None,
    with_superseded: bool = False,
    until_seconds: int | None = None,
    co_authored: bool = False,
) -> Question:
    """The user's choice of commits as a question, with the repository of the workplace; `last_day` is today if None."""
    everyone = everyone or (workplace.of_one_person and user is None)
    identity, key = (None, None) if everyone or user is not None else workplace.identity_and_repository()
    return Question(
        today=workplace.today if last_day is None else last_day,
        days=days,
        user=user,
        identity=identity,
        everyone=everyone,
        repository=repository,
        aliases=workplace.configuration.identities,
        use_index=use_index,
        since_seconds=since_seconds,
        here=key,
        by_path=by_path,
        with_superseded=with_superseded,
        until_seconds=until_seconds,
        co_authored=co_authored,
    )


@dataclass(frozen=True, slots=True)
class LookBack:
    """The answer: `mine` are the commits asked for, `others` those of everyone else, both oldest first.

    `person` is None if everyone was asked for, or if the user has no commits here; `note` then says why. `others` are
    in the repositories that `mine` come from, `other_people` counts the authors of the scored ones; both are empty
    unless requested. `matching` counts the person's commits, also if only the newest were scored. `superseded` says
    why which commits no longer count, by hash, if the question includes them.
    """

    person: Person | None
    mine: tuple[ScoredCommit, ...]
    others: tuple[ScoredCommit, ...]
    other_people: int
    unreadable: tuple[UnreadableLine, ...]
    matching: int
    note: Note | None = None
    superseded: Mapping[str, Superseded] = field(default_factory=dict)

    @property
    def who(self) -> str:
        """The person whose commits these are, in words."""
        return self.person.name or self.person.email if self.person else "Everyone"


def look_back(
    workplace: Workplace,
    question: Question,
    *,
    periods: int = 2,
    with_others: bool = False,
    newest: int | None = None,
    keep: Callable[[CommitRecord], bool] | None = None,
    report: Callable[[int, int], None] | None = None,
) -> LookBack:
    """The commits of `periods` spans of `question.days` days up to today, scored: the `newest` of them, or all.

    `keep` chooses among the commits; `report` is called with how many of how many are scored. Raises UsageError for an
    impossible number of days, UnknownPersonError and UnknownRepositoryError for unknown names.
    """
    if not 1 <= question.days <= MOST_DAYS:
        raise UsageError("period.days", days=question.days, most=MOST_DAYS)
    keys = keys_asked_for(workplace, question)
    query = CommitQuery(_start(question, periods), question.until_seconds, keys)
    scorer = Scorer(workplace.rubric_settings)
    with workplace.store.survey(query, rubric_key=scorer.key, use_index=question.use_index) as survey:
        select = with_superseded if question.with_superseded else without_superseded
        entries, superseded = select(workplace.store, survey, query)
        entries, people, person, note = asked_for(workplace.store, question, entries)
        if keep is not None:
            entries = ListedEntries([entry for entry in entries.commits() if keep(entry.record())])
        is_mine = _choice(people, person, question.here if note is not None and keys is None else None)
        matching = entries.count(is_mine)
        wanted = entries.commits(is_mine, newest)
        theirs = entries.commits(_others(entries, is_mine)) if with_others and person is not None else []
        new = sum(entry.score is None for entry in (*wanted, *theirs))
        commits = scorer.scored([*wanted, *theirs], report, keep=survey.remembers(new))
        survey.remember(scorer.new)
    mine, others = commits[: len(wanted)], commits[len(wanted) :]
    if workplace.of_one_person and mine:
        person = mine[-1].author
    other_people = {author_in(people, commit.repository, commit.author) for commit in others if commit.scored}
    return LookBack(person, mine, others, len(other_people), survey.unreadable, matching, note, superseded)


def holds_more(workplace: Workplace, question: Question) -> bool:
    """Whether the journal holds commits that match the question on other days too, also merges and the like."""
    near, far = (
        look_back(workplace, replace(question, days=days), periods=1, newest=0).matching
        for days in (question.days, MOST_DAYS)
    )
    return far > near


def _choice(people: People, person: Person | None, only: str | None) -> Choice | None:
    """The person's commits (all commits for None); `only` is the key of the repository in question, None for all.

    None for all commits of all repositories.
    """
    if person is None and only is None:
        return None

    def is_chosen(author: Person | None, repository: Repository) -> bool:
        if only is not None and repository.key != only:
            return False
        return person is None or author_in(people, repository, author) == person

    return is_chosen


def _others(entries: Entries, is_mine: Choice | None) -> Choice:
    """The commits of others in the repositories of one's own."""
    near = {repository.key for author, repository in entries.authors if is_mine is None or is_mine(author, repository)}
    return lambda author, repository: repository.key in near and is_mine is not None and not is_mine(author, repository)


def _start(question: Question, periods: int) -> int:
    """The first second that may belong to the periods, in any time zone."""
    if question.since_seconds is not None:
        return question.since_seconds
    start = datetime.combine(question.today, datetime.min.time(), UTC) - _ZONE_SLACK
    return int((start - timedelta(days=min(periods * question.days, start.toordinal() - 1))).timestamp())


def keys_asked_for(workplace: Workplace, question: Question) -> frozenset[str] | None:
    """The keys of the repository that a question names, None for all."""
    if question.repository is None:
        return None
    return repository_keys(workplace, question.repository, by_path=question.by_path)


def repository_keys(workplace: Workplace, wanted: str, *, by_path: bool) -> frozenset[str]:
    """The keys of the repository that a name means.

    With `by_path`, a text with a separator, `.` or the name of a folder means the repository there: for a user at the
    terminal. A server must not open paths that it was sent. Raises UnknownRepositoryError, with the names in the
    journal, and with `by_path` what opening a repository raises.
    """
    path = expanded(Path(wanted))
    if by_path and (wanted.startswith(".") or len(path.parts) > 1):
        return frozenset({_key_at(workplace.at(path))})
    recorded = {(repository.name, repository.key) for _, repository in workplace.store.authors()}
    keys = frozenset(key for name, key in recorded if wanted in (name, key))
    if keys:
        return keys
    if by_path and path.exists():
        return frozenset({_key_at(workplace.at(path))})
    names = sorted({name for name, _ in recorded})
    # Imported here: only needed after a mistake.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(wanted.lower(), names, n=1)
    raise UnknownRepositoryError(
        "repository.unknown",
        repository=wanted,
        near="".join(near),
        repositories=names[:_MOST_NAMED],
        more=len(names) - _MOST_NAMED if len(names) > _MOST_NAMED else None,
    )


def _key_at(workplace: Workplace) -> str:
    reader = workplace.open_repository()
    try:
        return reader.repository.key
    finally:
        reader.close()
