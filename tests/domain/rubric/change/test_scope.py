"""Which files of a change somebody reads."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.change.scope import scope_of
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import find_check
from tests.support.cards import a_record

OF_SIZE_AND_SPREAD = ("CN106", "CN201", "CN202", "CN203", "CN204", "CN205", "CN213", "CN301", "CN302", "CN314")


def facts_of(files: tuple[FileChange, ...]) -> Facts:
    """A commit of these files, each edited in one place."""
    edited = [file for file in files if file.added or file.deleted]
    added, deleted = sum(file.added or 0 for file in files), sum(file.deleted or 0 for file in files)
    totals = Totals(len(files), added, deleted, len(edited))
    return Facts(a_record("Remove the old shop\n\nIts last partner left.\n", files=files, totals=totals))


UNREAD = {
    "deleted": [FileChange(f"lib/m{number}/part{number}.py", "D", 0, 9) for number in range(60)],
    "moved": [FileChange(f"new{number}/a{number}.py", "R", 0, 0, old_path=f"b/{number}.py") for number in range(60)],
    "mode": [FileChange(f"bin{number}/a{number}.sh", "M", 0, 0) for number in range(60)],
    "respaced": [FileChange(f"lib{number}/a{number}.py", "M", 90, 90, read=(0, 0)) for number in range(60)],
    "outputs": [FileChange(f"lib{number}/a{number}.ipynb", "M", 90, 90, read=(0, 0)) for number in range(60)],
}


@pytest.mark.parametrize("kind", UNREAD)
def test_what_nobody_reads_costs_no_points_for_size_or_spread(kind: str) -> None:
    """Deleted, moved, respaced files and outputs of notebooks: no check of size or spread takes a point."""
    facts = facts_of(tuple(UNREAD[kind]))
    outcomes = {name: find_check(name).evaluate(facts) for name in OF_SIZE_AND_SPREAD}
    assert {name: outcome.share for name, outcome in outcomes.items() if outcome.result in ("partial", "fail")} == {}
    assert facts.scope is not None
    assert facts.scope.why_nothing_is_read == "nothing_to_read"


@pytest.mark.parametrize("kind", UNREAD)
def test_what_is_read_is_scored_as_if_the_rest_were_not_there(kind: str) -> None:
    """A commit that edits a file and deletes sixty has the spread of the edit, and evidence names no deleted file."""
    edit = FileChange("shop/cart.py", "M", 12, 3)
    alone, beside = facts_of((edit,)), facts_of((edit, *UNREAD[kind]))
    for name in ("CN201", "CN203", "CN204", "CN205", "CN301", "CN302", "CN314"):
        outcome = find_check(name).evaluate(beside)
        assert outcome == find_check(name).evaluate(alone), name


def test_new_and_binary_files_are_read() -> None:
    """An empty new file and a picture are something to look at."""
    scope = scope_of(
        a_record("x", files=(FileChange("a/__init__.py", "A", 0, 0), FileChange("b.png", "M", None, None, binary=True)))
    )
    assert scope is not None
    assert len(scope.read) == 2


def test_the_recorded_kind_comes_before_the_name() -> None:
    """What the project's attributes showed is what the checks see."""
    files = (
        FileChange("api/client.ts", "M", 5, 5, kind="generated"),
        FileChange("dist/main.py", "M", 5, 5, kind="code"),
    )
    scope = scope_of(a_record("x", files=files))
    assert scope is not None
    assert [change.path for change in scope.kept] == ["dist/main.py"]
    assert list(scope.kinds) == ["code"]
