"""What settings change in a score, and what they don't."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts, CodePlace, FunctionFact
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED, RubricSettings, opted_out
from craftnudge.domain.rubric.score import score_commit

ANN = Person("Ann Dev", "ann@example.org")
LENGTH = all_checks()["CN110"]


def record(
    message: str, *files: FileChange, author: Person | None = ANN, code: CodeFacts | None = None
) -> CommitRecord:
    """A commit with this message and these files."""
    moment = CommitTime(1_700_000_000, 0)
    return CommitRecord(
        "id", "a" * 40, (), Repository("r", "k", "/r", None), author, author, moment, moment, message, files or None,
        Totals(len(files), sum(file.added or 0 for file in files), 0, 9) if files else None, None, code,
    )  # fmt: skip


def test_a_check_switched_off_is_not_scored() -> None:
    """Off by configuration or by a trailer, by id or by name: no points, no result, and the reason is its kind."""
    by_trailer = "Polish\n\nCraftnudge-Ignore: subject-length, CN999"
    for card in (
        score_commit(record("Polish"), RubricSettings(off=frozenset(["CN110"]))),
        score_commit(record(by_trailer)),
    ):
        found = next(check for check in card.checks if check.id == "CN110")
        assert (found.result, found.of_hundredths) == ("not_applicable", 0)
        assert found.kind == "switched_off"
    by_former_id = score_commit(record("Polish\n\nCraftnudge-Ignore: cn212"))
    assert next(check for check in by_former_id.checks if check.id == "CN109").kind == "switched_off"
    assert opted_out(Message(by_trailer)) == {"subject-length", "cn999"}


def test_points_change_only_within_a_category() -> None:
    """Other points move weight between the checks of a category; categories keep theirs; zero points is off."""
    commit = record("Reject expired tokens before the session starts")
    card = score_commit(commit, RubricSettings(points={"CN110": 3.0}))
    usual = score_commit(commit)
    assert [category.of_hundredths for category in card.categories] == [
        category.of_hundredths for category in usual.categories
    ]
    assert not RubricSettings(points={"CN110": 0}).asks(LENGTH, frozenset())
    assert AS_RELEASED.points_of(LENGTH) == LENGTH.points


@pytest.mark.parametrize("pattern", ["ann@", "ANN dev", "ann*@example.org"])
def test_ignored_authors_are_set_aside(pattern: str) -> None:
    """Part of a name or address, without case, a star for anything: such a commit has no score."""
    card = score_commit(record("Polish"), RubricSettings(ignored_authors=(pattern,)))
    assert (card.generated, card.score) == ("ignored", None)


def test_other_authors_are_scored() -> None:
    """Brackets are not a pattern; a commit without an author is ignored by no pattern."""
    settings = RubricSettings(ignored_authors=("[bot]",))
    assert not settings.ignores_author(ANN)
    assert settings.ignores_author(Person("renovate[bot]", "x@y"))
    assert not settings.ignores_author(None)


def test_bots_are_scored_where_wanted() -> None:
    """Commits by bots are skipped unless the project scores them."""
    bot = record("Raise the limit of open files", author=Person("dependabot[bot]", "bot@example.org"))
    assert score_commit(bot).generated == "bot"
    assert score_commit(bot, RubricSettings(coach_bots=True)).generated is None


@pytest.mark.parametrize(
    ("pattern", "path", "ignored"),
    [
        ("vendor", "vendor/a/b.c", True),
        ("vendor/", "vendor/a/b.c", True),
        ("vendor", "src/vendor/b.c", False),
        ("**/vendor", "src/vendor/b.c", True),
        ("*.lock", "uv.lock", True),
        ("*.lock", "a/uv.lock", False),
        ("**/*.lock", "a/uv.lock", True),
        ("docs/**", "docs/a/b.md", True),
        ("file?.py", "file1.py", True),
        ("a+b", "aab", False),
    ],
)
def test_patterns_of_paths_are_anchored_at_the_top(pattern: str, path: str, ignored: bool) -> None:
    """A star stops at a slash, two do not, and a folder stands for all that is in it."""
    assert RubricSettings(ignored_paths=(pattern,)).ignores_path(path) is ignored


def test_ignored_files_leave_no_trace_in_what_is_scored() -> None:
    """Files, figures, places and functions of ignored files are gone; the others stay as they are."""
    kept, gone = FileChange("a.py", "M", 3, 1), FileChange("vendor/b.py", "A", 500, 0)
    code = CodeFacts(
        {"debug": 2, "secret": 1},
        (CodePlace("debug", "a.py", 1), CodePlace("debug", "vendor/b.py", 9)),
        (FunctionFact("f", "vendor/b.py", 1, 80), FunctionFact("g", "a.py", 1, 8)),
    )
    part = RubricSettings(ignored_paths=("vendor",)).scored_part(record("x", kept, gone, code=code))
    assert part.files == (kept,)
    assert part.totals == Totals(1, 3, 0, None)
    assert part.code == CodeFacts({"debug": 1, "secret": 1}, code.places[:1], code.functions[1:])
    other = record("x", kept)
    assert RubricSettings(ignored_paths=("vendor",)).scored_part(other) is other
    assert AS_RELEASED.scored_part(other) is other


def test_who_is_a_bot_can_be_set_right() -> None:
    """Listed people are scored and listed bots are not; a bot that is also listed as a person is a bot."""
    commit, bot = record("Polish"), Person("Jan Runner", "jan-bot@example.nl")
    by_bot = replace(commit, author=bot)
    sign = score_commit(by_bot).bot
    assert sign is not None
    assert (sign.kind, sign.text) == ("bot-address", "jan-bot@example.nl")
    assert score_commit(by_bot, RubricSettings(people=("jan-bot@",))).score is not None
    assert score_commit(by_bot, RubricSettings(people=("jan-bot@",))).facts.generated is None
    listed = score_commit(commit, RubricSettings(bots=("*",), people=("*",)))
    assert (listed.generated, listed.bot and listed.bot.kind) == ("bot", "listed")
    assert listed.facts.generated == "bot"


def test_a_merge_by_a_listed_person_stays_a_merge() -> None:
    """The settings say who wrote it, not what it is."""
    merge = replace(record("Take in"), parents=("1" * 40, "2" * 40), author=Person("x[bot]", "x@example.org"))
    for settings in (RubricSettings(), RubricSettings(people=("x@",)), RubricSettings(bots=("x@",))):
        assert score_commit(merge, settings).generated == "merge"
