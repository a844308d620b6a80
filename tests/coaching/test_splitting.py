"""Groups of a change: complete, in doubt whole, and parted where the signs are clear."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.coaching.affinity import SIGNS, FileText, Together, likelihood, signs_of
from craftnudge.coaching.group_subject import group_subject
from craftnudge.coaching.splitting import MOST_FILES, groups_of
from craftnudge.coaching.weights import FITTED
from craftnudge.commits.change import FileDelta, Hunk
from craftnudge.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository
from craftnudge.rubric.facts import Facts
from craftnudge.rubric.house_rules import HouseRules


def delta(path: str, added: str = "x = 1\n", status: str = "M", old_path: str | None = None) -> FileDelta:
    """A file with these added lines."""
    change = FileChange(path, status, added.count("\n"), 0, old_path=old_path)
    return FileDelta(change, (Hunk(1, 1, b"", added.encode()),))


TOKENS = (
    delta("src/tokens.py", "def reject_empty_token(token):\n    return not token.strip()\n"),
    delta("tests/test_tokens.py", "from tokens import reject_empty_token\nassert reject_empty_token('')\n"),
)
PALETTE = (
    delta("web/palette.css", ".banner-color { color: teal; }\n"),
    delta("web/banner.html", "<p class='banner-color'>x</p>\n"),
)
APART = Together({one.change.path: 4 for one in (*TOKENS, *PALETTE)}, {
    frozenset(("src/tokens.py", "tests/test_tokens.py")): 4,
    frozenset(("web/palette.css", "web/banner.html")): 4,
})  # fmt: skip


def facts() -> Facts:
    """A commit without a past."""
    ann, moment = Person("Ann", "a@b"), CommitTime(0, 0)
    return Facts(
        CommitRecord(
            "i", "a" * 40, (), Repository("r", "k", "/", None), ann, ann, moment, moment, "x", (), None, None, None
        )
    )


def test_two_things_are_parted_and_each_stays_whole() -> None:
    """Code with its test, a style with its page: what always changed together and shares names."""
    groups = {frozenset(group.paths) for group in groups_of((*TOKENS, *PALETTE), APART)}
    assert groups == {frozenset(one.change.path for one in pair) for pair in (TOKENS, PALETTE)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab/.", min_size=1, max_size=8), unique=True, max_size=8))
def test_groups_hold_each_file_once(paths: list[str]) -> None:
    """Nothing is lost and nothing is in two groups, whatever the names."""
    deltas = tuple(delta(path) for path in paths)
    found = [one for group in groups_of(deltas) for one in group.deltas]
    assert sorted(one.change.path for one in found) == sorted(paths)


def test_more_files_than_are_looked_at_go_with_the_largest_group() -> None:
    """A huge change takes no huge time, and still every file is in a group; of a rename both names are."""
    deltas = tuple(delta(f"d{number}/f{number}.py") for number in range(MOST_FILES + 5))
    assert sum(len(group.deltas) for group in groups_of(deltas)) == MOST_FILES + 5
    assert groups_of((delta("new.py", status="R", old_path="old.py"),))[0].paths == ("old.py", "new.py")


def test_signs_are_the_same_from_both_sides() -> None:
    """Affinity has no direction, and there is a weight for each sign."""
    assert len(FITTED.weights) == len(SIGNS)
    for one in (*TOKENS, *PALETTE):
        for other in (*TOKENS, *PALETTE):
            there = signs_of(FileText(one), FileText(other), APART, 4)
            assert there == signs_of(FileText(other), FileText(one), APART, 4)
            assert 0 < likelihood(there, FITTED.weights, FITTED.bias) < 1


@pytest.mark.parametrize(
    ("deltas", "subject"),
    [
        (TOKENS, "Update reject_empty_token in tokens.py"),
        ((delta("a/b.py", "x\n", "A"),), "Add b.py"),
        ((delta("a.md", "x\n", "D"),), "Remove documentation of a.md"),
        ((delta("a.py", "x\n", "R", "b.py"),), "Rename a.py"),
        ((delta("web/a.py"), delta("web/b.py")), "Update a.py and b.py"),
        ((delta("web/a.py"), delta("web/b.py"), delta("web/c.py")), "Update a.py and 2 more in web"),
        ((delta("web/a.py"), delta("b/b.py"), delta("c/c.py")), "Update a.py and 2 more"),
        ((delta("tests/test_a.py", "x\n", "A"),), "Add tests of test_a.py"),
    ],
)
def test_a_subject_to_begin_with_says_what(deltas: tuple[FileDelta, ...], subject: str) -> None:
    """The kind of step, and what was defined, or the file, or the folder."""
    assert group_subject(deltas, facts(), None) == subject


def test_a_subject_has_a_type_where_the_project_wants_one() -> None:
    """From the kind of files or the verb, as `reword` finds it."""
    rules = HouseRules(conventional=True)
    assert group_subject((delta("a/b.py", "x\n", "A"),), facts(), rules) == "feat: add b.py"
