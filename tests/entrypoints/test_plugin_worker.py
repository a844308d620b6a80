"""What the process of a plug-in makes of its checks and their answers."""

from __future__ import annotations

from craftnudge.entrypoints.plugin_worker import found_by
from craftnudge.public_values import Check, Commit, Evidence, Outcome

COMMIT = Commit("", "Add it\n", (), None, None, None, "")


def test_answers_are_one_bounded_line_with_a_line_number() -> None:
    """Whatever a check says; without a sentence it is the check's title."""
    long = Check("ACME1", "Wrong", "Do it.", lambda _: Outcome("fail", "a\nb " * 999, (Evidence("q\n", "p", -3),)))
    (found,) = found_by(long, COMMIT)
    assert found["says"].startswith("a b a b")
    assert len(found["says"]) == 500
    assert (found["quote"], found["path"], found["line"]) == ("q", "p", 1)
    silent = Check("ACME1", "Wrong", "Do it.", lambda _: Outcome("partial"))
    assert [found["says"] for found in found_by(silent, COMMIT)] == ["Wrong."]


def test_a_check_without_a_finding_is_silent() -> None:
    """Passed, not applicable, or no opinion."""
    for answer in (None, Outcome("pass", "Good."), Outcome("not_applicable")):
        assert not list(found_by(Check("ACME1", "Wrong", "Do it.", lambda _, answer=answer: answer), COMMIT))  # type: ignore[misc]
