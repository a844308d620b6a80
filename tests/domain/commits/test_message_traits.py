"""How a message is written: each trait is found where it is, and nowhere else."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_traits import HABITS, traits_of


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("feat(api)!: add a route", ("conventional", "feat", "api", None, "add a route")),
        ("Fix: reject a bad token", ("conventional", "fix", None, None, "reject a bad token")),
        ("docs: say how", ("either_prefix", "docs", None, "docs", "say how")),
        ("net/http: close the body", ("area", None, None, "net", "close the body")),
        ("revision.c: walk less", ("area", None, None, "revision.c", "walk less")),
        ("[UI] Draw less", ("bracket", None, None, "ui", "Draw less")),
        ("Say why the cache is cold", (None, None, None, None, "Say why the cache is cold")),
        ("PROJ-12: Keep the order", (None, None, None, None, "Keep the order")),
        (":bug: Keep the order", (None, None, None, None, "Keep the order")),
        ("✨ feat: keep the order", ("conventional", "feat", None, None, "keep the order")),
        ("", (None, None, None, None, "")),
    ],
)
def test_the_parts_of_a_prefix(text: str, prefix: tuple[str | None, ...]) -> None:
    """Type, scope, area and description; a ticket or a sign at the beginning is none of them."""
    traits = traits_of(Message(text))
    habit = next((name for name in ("conventional", "either_prefix", "area", "bracket") if name in traits.shown), None)
    assert (habit, traits.kind, traits.scope, traits.area, traits.description) == prefix


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("feat(api): add a route", "conventional scoped small columns_25 words_3"),
        ("net: tcp: wait less.", "area nested_area small period columns_25 words_3"),
        (":bug: Keep the order", "gitmoji capital columns_25 words_3"),
        ("🐛 Keep the order", "emoji capital columns_25 words_3 non_ascii"),
        ("PROJ-12 Keep the order", "key_first ticket capital columns_25 words_3"),
        ("#12: Keep the order", "number_first ticket capital columns_25 words_3"),
        ("Keep the `rows` (#12)", "pull_last capital backticks columns_15 words_3"),
        ("Added a parser for UTF-8", "ends_ed capital columns_25 words_5 digits acronym inner_capital hyphen"),
        ("Adding parse_header()", "ends_ing capital code_words underscore columns_25 words_2"),
        ("Adds rows to src/report.py", "ends_s capital dot columns_35 words_5"),
        ("Pass...", "capital columns_15 words_2"),
        ("исправить разбор", "small columns_25 words_2 non_ascii other_script"),
        ("修正解析器的错误", "columns_25 words_2 non_ascii other_script"),
        ("Größe prüfen", "capital columns_15 words_2 non_ascii"),
        ("One line\nand another", "capital columns_25 words_5 title_lines"),
        ("A" * 90, "capital acronym columns_more words_2"),
        ("", "columns_15 words_2"),
    ],
)
def test_habits_of_the_subject(text: str, shown: str) -> None:
    """Every habit that a subject shows is named, and no other."""
    assert traits_of(Message(text)).shown == set(shown.split())


def test_habits_of_the_body_and_of_trailers() -> None:
    """Shape of the body, links and tickets in it, and the kinds of trailer are habits."""
    text = (
        "Keep\n\nRows came back shuffled, see https://example.org/1.\n\n- sort once\n- "
        + "word " * 61
        + "\n\nCloses #12.\n\nSigned-off-by: A <a@b>\nCo-authored-by: B <b@b>\nReviewed-by: C <c@d>\nChange-Id: I1"
    )
    subject = {"capital", "columns_15", "words_2"}
    assert traits_of(Message(text)).shown - subject == {
        *("body", "body_150", "body_paragraphs", "body_stops", "dashes", "wide_lines", "link_in_body"),
        *("closes_in_body", "signed_off", "co_authored", "reviewed", "other_trailers"),
    }
    assert traits_of(Message("Keep\n\n* Two\nlines")).shown - subject == {"body", "body_8", "stars"}


def test_figures_and_forms() -> None:
    """Width counts columns, not bytes; tickets are kept as forms; trailers in lower case."""
    traits = traits_of(Message("修正 e\u0301 ABC-12 and #7, #8\n\nTwo words\n\nSigned-off-by: A <a@b>"))
    assert traits.subject_columns == 2 * 2 + 1 + 1 + len(" ABC-12 and #7, #8")
    assert traits.ticket_forms == ("ABC-N", "#N")
    assert traits.body_words == 2
    assert traits.trailers == ("signed-off-by",)


def test_names_of_habits_are_unique() -> None:
    """A habit has one place in the sum of habits."""
    assert len(set(HABITS)) == len(HABITS)
