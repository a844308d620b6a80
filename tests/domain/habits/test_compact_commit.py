"""A commit in few bytes says what its record and card say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.record import CommitTime, FileChange, Totals
from craftnudge.domain.habits.commit_traits import traits_of
from craftnudge.domain.habits.compact_commit import CompactCommit, compact, is_sound
from craftnudge.domain.habits.recalled_commit import RecalledCommit
from craftnudge.domain.habits.scored_commit import CATEGORIES, ScoredCommit
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED, RubricSettings
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_record

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

MESSAGES = (
    "Fix the total of an empty report\n\nIt was None, because sum() was never called.\n",
    "wip",
    "Merge branch 'main' into topic",
    'Revert "Add totals"\n\nThis reverts commit 1234567890123456789012345678901234567890.\n',
    "",
    "docs: fix typo\n\nCo-authored-by: Claude <noreply@anthropic.com>\n",
    "Учёт итогов",
)
SETTINGS = (
    AS_RELEASED,
    RubricSettings(off=frozenset({"CN102"}), points={"CN101": 7.5}),
    RubricSettings(ignored_authors=("ann*",)),
    RubricSettings(ignored_paths=("tests",)),
)
PATHS = ("a.py", "tests/test_a.py", "README.md")
figures = st.none() | st.integers(0, 2**40)
files = st.lists(
    st.builds(
        FileChange, st.sampled_from(["a.py", "tests/test_a.py", "README.md"]), st.sampled_from("AMD"), figures, figures
    ),
    max_size=3,
).map(tuple)
commits = st.builds(
    a_record,
    st.sampled_from(MESSAGES),
    files=st.none() | files,
    totals=st.none() | st.builds(Totals, st.integers(0, 9), st.integers(0, 2**52), st.integers(0, 2**52), st.none()),
    authored=st.none() | st.builds(CommitTime, st.integers(-(2**70), 2**70), st.integers(-900, 900)),
)


class Stored:
    """A commit as a store looks it up."""

    def __init__(self, record: CommitRecord) -> None:
        self._record = record
        self.hash: str = record.hash
        self.author: Person | None = record.author
        self.repository: Repository = record.repository
        self.authored: CommitTime | None = record.authored
        self.committed: CommitTime | None = record.committed

    @property
    def id(self) -> str:
        """The id."""
        return self._record.id

    def record(self) -> CommitRecord:
        """The record."""
        return self._record

    def message(self) -> str:
        """The message."""
        return self._record.message

    def files(self) -> tuple[FileChange, ...] | None:
        """The files."""
        return self._record.files


@given(commits, st.sampled_from(SETTINGS))
def test_a_recalled_commit_answers_as_the_commit_itself(record: CommitRecord, settings: RubricSettings) -> None:
    """Points, results, sizes, times and traits; and what needs the record, from the record."""
    commit = ScoredCommit(record, score_commit(record, settings))
    short = compact(record, commit.card, commit.traits)
    assert short is not None
    recalled = RecalledCommit(Stored(record), CompactCommit(short.packed), settings)
    for name in (
        *("id", "hash", "author", "repository", "authored", "committed", "local", "day", "generated", "rubric_version"),
        *("score_tenths", "score", "level", "scored", "traits", "exempt", "lines", "changed_lines", "record", "card"),
        *("files", "packed_checks"),
    ):
        assert getattr(recalled, name) == getattr(commit, name), name
    assert [recalled.category_score(name) for name in CATEGORIES] == [
        commit.category_score(name) for name in CATEGORIES
    ]
    shown = [(check.id, check.result, check.points_hundredths, check.lost_hundredths) for check in recalled.checks]
    assert shown == [
        (check.id, check.result, check.points_hundredths, check.lost_hundredths) for check in commit.checks
    ]
    for topic in {check.topic for check in commit.checks}:
        found, answer = recalled.answer(topic), commit.answer(topic)
        assert (found and (found.id, found[1:4])) == (answer and (answer.id, answer[1:4]))
    assert recalled.message.subject == commit.message.subject
    assert recalled == commit
    assert commit == recalled


def test_figures_that_do_not_fit_are_not_kept() -> None:
    """The commit is then scored each time."""
    record = a_record(totals=Totals(1, 2**63, 0, None))
    assert compact(record, score_commit(record), traits_of(record)) is None


@pytest.mark.parametrize("message", MESSAGES)
def test_it_is_small(message: str) -> None:
    """A million commits fit into the memory of a machine, and of a disk."""
    record = a_record(message)
    short = compact(record, score_commit(record), traits_of(record))
    assert short is not None
    assert len(short.packed) < 400


@given(commits, st.binary(max_size=4), st.integers(0, 400))
def test_what_a_stranger_packed_is_read_or_refused(record: CommitRecord, junk: bytes, place: int) -> None:
    """Ours is sound; whatever is overwritten or cut off, sound bytes can be read to the end."""
    ours = compact(record, score_commit(record, AS_RELEASED), traits_of(record, AS_RELEASED.ticket_pattern))
    assert ours is None or is_sound(ours.packed)
    if ours is None:
        return
    for packed in (ours.packed[:place], ours.packed[:place] + junk + ours.packed[place + len(junk) :], junk):
        if is_sound(packed):
            commit = CompactCommit(packed)
            assert commit.score_tenths is None or 0 <= commit.score_tenths <= 100
            assert all(check.points_hundredths <= check.of_hundredths for check in commit.checks)
            assert (commit.traits, commit.generated, commit.lines) is not None
