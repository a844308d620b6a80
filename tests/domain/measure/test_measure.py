"""What is measured over a whole commit: lines by what they hold, and what is set aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.measure import measure
from tests.support.deltas import added, changed


def test_lines_are_counted_by_what_they_hold() -> None:
    """Blank lines, comments and docstrings are not code."""
    facts = measure(
        [
            added(
                "src/total.py",
                '"""Totals."""\n\nimport math\n\n\ndef total(rows):\n    # all of them\n    return sum(rows)\n',
            )
        ]
    )
    assert (facts.count("code_added"), facts.count("comment_added"), facts.count("blank_added")) == (3, 2, 3)


def test_removed_lines_count_on_their_own() -> None:
    """What a change takes away is measured as what it brings."""
    facts = measure([changed("a.c", "/* one\n * two */\nint x;\n\n", "int y;\n")])
    assert facts.count("comment_deleted") == 2
    assert facts.count("code_deleted") == facts.count("code_added") == facts.count("blank_deleted") == 1


def test_generated_files_are_set_aside() -> None:
    """Lock files, vendored folders and what the record calls generated count as set aside and as nothing else."""
    generated = FileDelta(FileChange("api.go", "A", 2, 0, kind="generated"), (Hunk(0, 1, b"", b"package api\nx\n"),))
    facts = measure([added("poetry.lock", "x\n" * 50), added("vendor/lib.c", "int x;\n"), generated])
    assert facts.counts == {"aside_files": 3, "aside_added": 53}


@pytest.mark.parametrize("text", ["-- why\nSELECT 1;\n", "; why\n(x)\n", "/* why */\na {}\n", "# why\nx <- 1\n"])
def test_comments_are_known_in_languages_without_more(text: str) -> None:
    """SQL, Lisp, CSS and R have their comments counted, though nothing else of them is read."""
    path = {"-": "a.sql", ";": "a.lisp", "/": "a.css", "#": "a.r"}[text[0]]
    facts = measure([added(path, text)])
    assert (facts.count("comment_added"), facts.count("code_added")) == (1, 1)


def test_a_file_without_lines_has_no_facts() -> None:
    """Binary files, pure renames and mode changes have no hunks."""
    assert measure([FileDelta(FileChange("logo.png", "A", None, None, binary=True), ())]).counts == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a.py", "a.c", "a.js", "a.java", "a.rs", "a.rb", "a.sh", "a.php", "a.go", "x", "b.md"]),
            st.lists(st.tuples(st.binary(max_size=200), st.binary(max_size=200)), min_size=1, max_size=3),
        ),
        max_size=3,
    )
)
def test_no_bytes_make_it_fail(files: list[tuple[str, list[tuple[bytes, bytes]]]]) -> None:
    """Any bytes give facts, and no figure of them is negative."""
    deltas = [
        FileDelta(
            FileChange(path, "M", 1, 1),
            tuple(Hunk(10 * at + 1, 10 * at + 1, removed, new) for at, (removed, new) in enumerate(hunks)),
        )
        for path, hunks in files
    ]
    assert all(figure > 0 for figure in measure(deltas).counts.values())


def test_hostile_lines_cost_no_more_than_others() -> None:
    """Comments that never end, and a find on every line, are measured in one pass."""
    facts = measure([added("a.c", "/* \n" * 20_000), added("b.py", "x \n" * 20_000)])
    assert facts.count("trailing_blank") == 40_000
    assert len(facts.places_of("trailing_blank")) == 5
