"""mixed-test-topics: tests named for the code, or for something else."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_tests_of_one_topic_are_the_clearest_sign() -> None:
    """A test named for the code passes; none, or one of another name, earns less; several topics cost most."""
    assert share_of("mixed-test-topics", "src/array.c", "tests/test_array.c") == 1
    assert share_of("mixed-test-topics", "tests/test_array.c") == 1
    unmatched = share_of("mixed-test-topics", "src/array.c")
    assert unmatched == share_of("mixed-test-topics", "src/array.c", "tests/test_socket.c")
    two = share_of("mixed-test-topics", "src/array.c", "tests/test_array.c", "tests/test_hash.c")
    assert unmatched < two < 1
    assert (
        share_of("mixed-test-topics", "src/array.c", *(f"tests/test_{name}.c" for name in ("hash", "yaml", "gem")))
        < unmatched
    )


def test_how_tests_match_the_code_is_the_kind() -> None:
    """The kind distinguishes a matching test, none, another one, several topics and tests without code."""
    kinds = [
        find_check("mixed-test-topics").evaluate(touching(*files)).kind
        for files in (
            ("src/array.c", "tests/test_array.c"),
            ("src/array.c",),
            ("src/array.c", "tests/test_socket.c"),
            ("src/array.c", "tests/test_array.c", "tests/test_hash.c"),
            ("tests/test_array.c",),
            ("README.md",),
        )
    ]
    assert kinds == ["matched", "no_tests", "unmatched", "several_topics", "tests_only", "no_code_or_tests"]
