"""How a message is written: each trait is found where it is, and nowhere else."""

from __future__ import annotations

import pytest

from craftnudge.commits.message import Message
from craftnudge.commits.traits import HABITS, traits_of


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
def test_the_prefix_is_taken_apart(text: str, prefix: tuple[str | None, ...]) -> None:
    """Type, scope, area and description are told apart; a ticket or a sign at the beginning is neither."""
    traits = traits_of(Message(text))
    habit = next((name for name in ("conventional", "either_prefix", "area", "bracket") if name in traits.shown), None)
    assert (habit, traits.kind, traits.scope, traits.area, traits.description) == prefix


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("feat(api): add a route", "conventional scoped small columns_25"),
        ("net: tcp: wait less.", "area nested_area small period columns_25"),
        (":bug: Keep the order", "gitmoji capital columns_25"),
        ("🐛 Keep the order", "emoji capital columns_25 non_ascii"),
        ("PROJ-12 Keep the order", "key_first key capital columns_25 digits_no"),
        ("#12: Keep the order", "number_first number capital columns_25"),
        ("Keep the order of `rows` (#12)", "pull_last capital backticks columns_35 digits"),
        ("Added a parser for UTF-8", "ends_ed capital columns_25 digits"),
        ("Adding parse_header(), quickly", "ends_ing capital code_words brackets comma columns_35"),
        ("Adds 'rows' to src/report.py", "ends_s capital quotes path_word columns_35"),
        ("исправить разбор", "small columns_25 non_ascii other_script"),
        ("修正解析器的错误", "columns_25 non_ascii other_script"),
        ("Größe prüfen", "capital columns_25 non_ascii"),
        ("Pass...", "capital columns_25 ends_no"),
        ("One line\nand another", "capital columns_25 title_lines"),
        ("A" * 90, "capital columns_more"),
    ],
)
def test_habits_of_the_subject(text: str, shown: str) -> None:
    """Every habit that a subject shows is named, and no other."""
    assert traits_of(Message(text)).shown == {name for name in shown.split() if not name.endswith("_no")} | (
        {"digits"} if "digits" in shown.split() else set()
    )


def test_habits_of_the_body_and_of_trailers() -> None:
    """Shape of the body, links and tickets in it, and the kinds of trailer are habits."""
    text = (
        "Keep the order\n\nRows came back shuffled, see https://example.org/1.\n\n- sort once\n- "
        + "word " * 61
        + "\n\nCloses #12\n\nSigned-off-by: A <a@b>\nCo-authored-by: B <b@b>\nReviewed-by: C <c@d>\nChange-Id: I1"
    )
    assert traits_of(Message(text)).shown - {"capital", "columns_25"} == {
        *("body", "body_paragraphs", "bullets", "wide_lines", "body_long", "link_in_body", "closes_in_body"),
        *("signed_off", "co_authored", "reviewed", "other_trailers"),
    }
    assert traits_of(Message("Keep\n\nOne line.")).shown >= {"body", "body_one_line"}
    assert traits_of(Message("Keep\n\nTwo\nlines.")).shown == {"capital", "columns_25", "body"}


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
