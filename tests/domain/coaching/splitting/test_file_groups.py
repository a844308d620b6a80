"""Groups of a change: complete, in doubt whole, and parted where the signs are clear."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.coaching.splitting.file_groups import MOST_FILES, clusters_of, groups_of
from craftnudge.domain.coaching.splitting.file_history import NO_PAST, past_of
from craftnudge.domain.coaching.splitting.group_subject import group_subject
from craftnudge.domain.coaching.splitting.same_concern import TangledChange
from craftnudge.domain.coaching.splitting.same_concern_weights import FITTED
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.past_change import PastChange
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository
from craftnudge.domain.rubric.facts import Facts


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
HABITS = [
    PastChange("a@b", f"{what} {number}", frozenset(one.change.path for one in pair))
    for number in range(4)
    for what, pair in (("reject tokens", TOKENS), ("paint banners", PALETTE))
]
APART = past_of(HABITS, [one.change.path for one in (*TOKENS, *PALETTE)], "a@b")


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
    """With any names, no file is lost and none is in two groups."""
    deltas = tuple(delta(path) for path in paths)
    found = [one for group in groups_of(deltas) for one in group.deltas]
    assert sorted(one.change.path for one in found) == sorted(paths)


def test_more_files_than_are_looked_at_go_with_the_largest_group() -> None:
    """A huge change takes no huge time, and still every file is in a group; of a rename both names are."""
    deltas = tuple(delta(f"d{number}/f{number}.py") for number in range(MOST_FILES + 5))
    assert sum(len(group.deltas) for group in groups_of(deltas)) == MOST_FILES + 5
    assert groups_of((delta("new.py", status="R", old_path="old.py"),))[0].paths == ("old.py", "new.py")


def test_signs_have_no_direction_and_are_those_that_are_weighed() -> None:
    """In either order of two files the figures are the same, and each term of the table is among them."""
    there = [ChangedFile(one, b"def load(token):\n") for one in (*TOKENS, *PALETTE)]
    count = len(there)
    forwards, backwards = TangledChange(there, APART).pairs(), TangledChange(there[::-1], APART).pairs()
    for (one, other), signs in forwards.items():
        assert signs == backwards[count - 1 - other, count - 1 - one]
        assert 0 < FITTED.likelihood(signs) < 1
        assert {term.sign for _, term in FITTED.terms} <= set(signs)


@given(
    st.integers(1, 7).flatmap(
        lambda count: st.lists(
            st.floats(0, 1), min_size=count * (count - 1) // 2, max_size=count * (count - 1) // 2
        ).map(lambda values: (count, values))
    ),
    st.floats(0, 1),
)
def test_groups_that_are_left_are_too_unlike_to_be_one(drawn: tuple[int, list[float]], joined_from: float) -> None:
    """Between any two groups the mean of the likelihoods is below the limit, and every number is in one group."""
    count, values = drawn
    likely = dict(zip(combinations(range(count), 2), values, strict=True))
    clusters = clusters_of(count, likely, joined_from)
    assert sorted(number for cluster in clusters for number in cluster) == list(range(count))
    for one, other in combinations(clusters, 2):
        pairs = [likely[min(a, b), max(a, b)] for a in one for b in other]
        assert sum(pairs) / len(pairs) < joined_from + 1e-9


def test_the_past_counts_commits_company_and_what_is_usual() -> None:
    """A change of too many files says nothing about related files; an author's own commits show the usual size."""
    many = PastChange("c@d", "Move everything", frozenset({"a", "b", *map(str, range(40))}))
    both = PastChange("a@b", "Teach parser", frozenset({"a", "b", "lib/c"}))
    past = past_of([many, both, both], ["a", "b", "new"], "a@b")
    assert (past.of("a").times, past.together["a", "b"], past.of("new").times) == (3, 2, 0)
    assert set(past.of("a").company) == {"a", "b", "lib/c"}
    assert past.usual_files == 2.0
    assert past_of([many], ["a"], "nobody").usual_files == NO_PAST.usual_files


@pytest.mark.parametrize(
    ("deltas", "subject"),
    [
        (TOKENS, "Update reject_empty_token in tokens.py"),
        ((delta("a/b.py", "x\n", "A"),), "Add b.py"),
        ((delta("a.md", "x\n", "D"),), "Remove a.md"),
        ((delta("a.py", "x\n", "R", "b.py"),), "Rename a.py"),
        ((delta("web/a.py"), delta("web/b.py")), "Update a.py and b.py"),
        ((delta("web/a.py"), delta("web/b.py"), delta("web/c.py")), "Update a.py and 2 more in web"),
        ((delta("web/a.py"), delta("b/b.py"), delta("c/c.py")), "Update a.py and 2 more"),
        ((delta("tests/test_a.py", "x\n", "A"),), "Add test_a.py"),
        ((delta("a.md", "let those be\n"),), "Update a.md"),
        ((delta("a/b.py", "x\n", "A"), delta("README.md")), "Add b.py"),
    ],
)
def test_a_subject_to_begin_with_says_what(deltas: tuple[FileDelta, ...], subject: str) -> None:
    """The kind of step, and what was defined, or the file, or the folder."""
    assert group_subject(deltas) == subject
