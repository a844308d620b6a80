"""The summary of a commit that came before: what it counts, in an order that no run changes."""

from __future__ import annotations

from itertools import permutations

from craftnudge.domain.commits.ancestor_summary import Ancestor, Summary, summary_of, who
from craftnudge.domain.commits.message_traits import POSITION
from craftnudge.domain.commits.record import Person

ANN = Person("Ann Dev", "Ann@Example.org")
# Short names that a set gives in another order from one process to the next.
PATHS = ("src/a.py", "docs/b.md", "web/c.ts", "lib/d.rb", "app/e.go", "etc/f.sh", "bin/g.pl", "new/h.rs")


def test_endings_and_folders_come_in_alphabetical_order() -> None:
    """The same files in any order, in any process, give the same summary: so the same commit gives the same line."""
    words = summary_of(Ancestor("Add files", ANN, 1, PATHS)).words
    assert [word for table, word in words if table == "endings"] == sorted(path[path.index(".") :] for path in PATHS)
    assert [word for table, word in words if table == "folders"] == sorted(path.split("/")[0] for path in PATHS)
    assert {summary_of(Ancestor("Add files", ANN, 1, order)).words for order in permutations(PATHS[:4])} == {
        summary_of(Ancestor("Add files", ANN, 1, PATHS[:4])).words
    }


def test_each_ending_and_folder_counts_once() -> None:
    """A commit of many files of one kind is one commit of that kind."""
    words = summary_of(Ancestor("Add files", ANN, 1, ("src/a.py", "src/b.py", "README"))).words
    assert [entry for entry in words if entry[0] in ("endings", "folders")] == [
        ("endings", ".py"),
        ("endings", "README"),
        ("folders", "."),
        ("folders", "src"),
    ]


def test_a_conventional_commit_shows_its_habits() -> None:
    """Type, scope, ticket and trailers are words; each habit that it has is one byte of the sum."""
    summary = summary_of(Ancestor("feat(api): add rows\n\nRefs: #12\nRefs: #13\nSigned-off-by: Ann\n", ANN, 7, None, 1))
    tables = [table for table, _ in summary.words]
    assert ("types", "feat") in summary.words
    assert ("scopes", "api") in summary.words
    assert tables.count("trailers") == len({word for table, word in summary.words if table == "trailers"})
    assert summary.habits >> 8 * POSITION["conventional"] & 0xFF == 1
    assert all(byte in (0, 1) for byte in summary.habits.to_bytes(len(POSITION), "little"))
    assert (summary.human, summary.author, summary.seconds, summary.paths) == (True, "ann@example.org", 7, None)


def test_files_are_kept_as_a_set() -> None:
    """A commit whose diff is known to be empty has no files, which is not the same as an unknown diff."""
    assert summary_of(Ancestor("Add files", ANN, 1, ())).paths == frozenset()
    assert summary_of(Ancestor("Add files", ANN, 1, ("a.py",))).paths == frozenset({"a.py"})


def test_a_merge_and_a_bot_say_nothing_of_habits() -> None:
    """Commits that no person wrote do not count."""
    nothing = Summary(False, 0, (), 0, 0, None, None, None)
    assert summary_of(Ancestor("Merge branch 'x'", ANN, 1, ("a.py",), parents=2)) == nothing
    assert summary_of(Ancestor("Bump x", Person("dependabot[bot]", "bot@x.org"), 1, ("a.py",))) == nothing


def test_a_person_is_counted_by_address_else_by_name() -> None:
    """In lower case; without either there is no person."""
    assert who(ANN) == "ann@example.org"
    assert who(Person("Ann Dev", "")) == "ann dev"
    assert who(Person("", "")) is None
    assert who(None) is None
