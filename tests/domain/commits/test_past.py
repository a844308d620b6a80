"""The past of a commit: counted over its nearest human ancestors, and the same after a round through JSON."""

from __future__ import annotations

import json

import pytest

from craftnudge.domain.commits.ancestor_summary import Ancestor, Summary, summary_of
from craftnudge.domain.commits.past import Partner, Past, TouchedPast
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.commits.path_kind import ending_of, top_folder_of
from craftnudge.domain.commits.record import Person
from craftnudge.runtime.limits import PAST_COMMITS

ANN = Person("Ann", "ann@example.org")
BEN = Person("Ben", "BEN@example.org")
DAY = 86_400


def summaries(
    *subjects: str, author: Person | None = ANN, paths: tuple[str, ...] | None = ("a.py",), seconds: int | None = 0
) -> list[Summary]:
    """The summaries of commits that have all but their message in common."""
    return [summary_of(Ancestor(subject, author, seconds, paths)) for subject in subjects]


def test_only_human_ancestors_are_counted_and_at_most_fifty() -> None:
    """Merges, bots and what git wrote are passed over; the walk stops at the fiftieth human commit."""
    merge = summary_of(Ancestor("Anything", ANN, 0, (), parents=2))
    bot = summary_of(Ancestor("Bump x", Person("dependabot[bot]", "d@x"), 0, ()))
    fixup = summary_of(Ancestor("fixup! Add a parser", ANN, 0, ()))
    ancestors = iter([merge, bot, fixup, *summaries(*["Add a parser."] * PAST_COMMITS, "The next is not asked for")])
    past = past_of(ancestors, None, ANN, 0)
    assert next(ancestors).human
    assert past.commits == PAST_COMMITS
    assert past.habits["period"] == PAST_COMMITS
    assert past.share("period") == 1.0


def test_without_ancestors_there_is_no_habit() -> None:
    """A root commit has a past of no commits, and no share is divided by them."""
    past = past_of([], ("a.py",), ANN, 0)
    assert past == Past(0)
    assert past.share("period") == 0.0


@pytest.mark.parametrize(
    ("path", "ending", "folder"),
    [
        ("src/app/Main.PY", ".py", "src"),
        ("Makefile", "Makefile", "."),
        (".gitignore", ".gitignore", "."),
        ("a/b.tar.gz", ".gz", "a"),
        ("a/end.", ".", "a"),
        ("x" * 99 + "/" + "y" * 99, None, None),
    ],
)
def test_where_a_file_is(path: str, ending: str | None, folder: str | None) -> None:
    """The ending in small letters, or the whole name, and the top folder."""
    assert (ending_of(path), top_folder_of(path)) == (ending, folder)


def test_endings_and_folders_are_counted_by_commits() -> None:
    """Twice in a commit is once; up to twenty of each; the order of files makes no difference."""
    paths = ("src/a.py", "src/b.py", "docs/c.md")
    past = past_of(summaries("One", "Two", paths=paths), None, ANN, None)
    assert past == past_of(summaries("One", "Two", paths=paths[::-1]), None, ANN, None)
    assert (past.endings, past.folders) == ({".md": 2, ".py": 2}, {"docs": 2, "src": 2})
    many = past_of(summaries("One", paths=tuple(f"{number}/a.{number}" for number in range(99))), None, ANN, None)
    assert (len(many.endings), len(many.folders)) == (20, 20)
    assert Past.from_json(past.to_json()) == past


def test_words_of_prefixes_are_counted_the_most_used_first() -> None:
    """Types, scopes, areas, ticket forms and trailers each have a table of at most ten words."""
    window = summaries(
        "feat(api): add a route",
        "fix(api): reject a bad token (#12)",
        "docs: say how",
        "net/http: close the body",
        "net: wait less",
        "[ui] Draw less\n\nSigned-off-by: Ann <a@b>",
        "PROJ-7: Keep the order",
        *(f"area{number}: go on" for number in range(12)),
    )
    past = past_of(window, None, ANN, None)
    assert past.types == {"feat": 1, "fix": 1, "docs": 1}
    assert past.scopes == {"api": 2}
    assert next(iter(past.areas)) == "net"
    assert past.areas["net"] == 2
    assert len(past.areas) == 10
    assert past.tickets == {"#N": 1, "PROJ-N": 1}
    assert past.trailers == {"signed-off-by": 1}


def test_widths_words_and_files_are_percentiles() -> None:
    """The 10th, 50th and 90th percentile are figures that really occurred."""
    window = [summary_of(Ancestor("x" * size, ANN, 0, ("a.py",) * 1)) for size in range(1, 12)]
    past = past_of(window, None, ANN, 0)
    assert past.subject_columns == (2, 6, 10)
    assert past.files == (1, 1, 1)
    assert past_of(summaries("a", paths=None), None, ANN, 0).files == ()


def test_what_is_known_of_the_touched_files() -> None:
    """Commits that changed the same files are counted with their people and the days since the last of them."""
    window = [
        *summaries("Two", author=BEN, paths=("a.py", "z.py"), seconds=3 * DAY),
        *summaries("One", author=ANN, paths=("a.py",), seconds=1 * DAY),
        *summaries("Zero", author=None, paths=("other.py",), seconds=0),
    ]
    past = past_of(window, ("a.py", "new.py"), Person("Other name", "ben@example.org"), 5 * DAY)
    assert past.touched == TouchedPast(known_files=1, commits=2, by_author=1, authors=2, days=2.0)
    assert (past.authors, past.author_commits) == (3, 1)
    assert past_of(window, ("new.py",), None, 0).touched == TouchedPast()
    assert past_of(window, None, None, 0).touched is None
    assert past_of(summaries("One", seconds=None), ("a.py",), None, 0).touched == TouchedPast(1, 1, 0, 1, None)


def test_a_partner_is_a_file_that_usually_comes_along() -> None:
    """A file that changed with a touched one in most commits, three at least, is a partner when it is absent."""
    window = [
        *summaries("1", "2", "3", paths=("schema.py", "api.py")),
        *summaries("4", paths=("schema.py",)),
        *summaries("5", "6", paths=("schema.py", "rare.py")),
        *summaries("7", paths=(*(f"{number}.py" for number in range(40)), "schema.py")),
    ]
    assert past_of(window[:4], ("schema.py",), None, 0).partners == (Partner("schema.py", "api.py", 3, 4),)
    assert past_of(window, ("schema.py",), None, 0).partners == ()
    assert past_of(window[:4], ("schema.py", "api.py"), None, 0).partners == ()


def test_a_past_survives_a_round_through_json() -> None:
    """What a journal line keeps of a past is all of it."""
    window = [
        *summaries("feat(api): add a route\n\nBecause it was missing.", seconds=DAY, paths=("a.py", "b.py")),
        *summaries("net: wait less (#3)", "net: wait", seconds=DAY, paths=("a.py", "b.py")),
    ]
    past = past_of(window, ("a.py",), ANN, 2 * DAY)
    assert past.partners
    assert Past.from_json(json.loads(json.dumps(past.to_json()))) == past
    assert Past.from_json(Past(0).to_json()) == Past(0)


@pytest.mark.parametrize("plain", [None, [], {}, {"commits": "many"}, {"commits": True}, {"commits": -1}])
def test_what_is_no_past_reads_as_none(plain: object) -> None:
    """A line by another hand may hold anything; without a count of commits there is no past."""
    assert Past.from_json(plain) is None


def test_entries_that_make_no_sense_are_left_out() -> None:
    """Strange entries cost themselves, not the record."""
    past = Past.from_json(
        {
            "commits": 9_000,
            "habits": {"period": "x", "capital": 3, "small": -1},
            "types": [1],
            "subject_columns": [1, 2],
            "body_words": ["a", 1, 2],
            "files": 7,
            "authors": None,
            "touched": {"commits": "x", "days": "soon"},
            "partners": [["a", "b", 3, 4], ["a"], 7, ["a", "b", "x", 2]],
        }
    )
    assert past == Past(PAST_COMMITS, habits={"capital": 3}, touched=TouchedPast(), partners=(Partner("a", "b", 3, 4),))
    assert Past.from_json({"commits": 1, "partners": {}, "touched": []}) == Past(1)
