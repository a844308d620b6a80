"""Answers that are kept."""

from __future__ import annotations

from craftnudge.entrypoints.server.kept_answers import Answer, KeptAnswers, answer_of, etag_of


def test_what_was_used_last_is_kept() -> None:
    """Sixty-four answers, and the one that nobody asked for longest goes first."""
    kept = KeptAnswers()
    for number in range(70):
        kept.keep(answer_of(str(number), {"n": number}))
        kept.get("0")
    assert kept.get("0") is not None
    assert kept.get("1") is None
    assert kept.get("69") is not None


def test_the_bytes_have_a_bound() -> None:
    """Large answers push out others."""
    kept = KeptAnswers()
    for number in range(10):
        kept.keep(Answer(str(number), b"x" * 8_000_000, None))
    assert [number for number in range(10) if kept.get(str(number))] == [6, 7, 8, 9]


def test_a_change_anywhere_changes_the_etag() -> None:
    """Also where two parts together have the same text."""
    assert len({etag_of("a", "b"), etag_of("ab", ""), etag_of("a", "c"), etag_of(("a", "b"))}) == 4
