"""Rules that a project has always kept."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.config.files import TextFiles
from craftnudge.adapters.config.read_configuration import read_configuration
from craftnudge.adapters.config.rubric_configuration import project_rules
from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.habits.learned_rules import LearnedRules, learned_rules
from craftnudge.domain.habits.project_style import ProjectStyle, project_style_of
from craftnudge.domain.rubric.project_rules import broken_rules
from craftnudge.presentation.formats.style_toml import style_toml


def style_of(messages: list[str]) -> ProjectStyle:
    """The style that these messages show."""
    return project_style_of(past_of([summary_of(Ancestor(text, None, None, None)) for text in messages], None, None, 0))


def learned(*messages: str) -> LearnedRules:
    """The rules learned from these messages."""
    return learned_rules(style_of(list(messages)), messages)


def refused(messages: list[str]) -> list[str]:
    """The messages that the printed settings refuse, read as a project's file is."""
    files = TextFiles({".craftnudge.toml": style_toml(style_of(messages), messages)})
    configuration = read_configuration(files, None)
    assert configuration.problems == ()
    rules = project_rules(configuration)
    return [text for text in messages if broken_rules(Message(text), rules)]


# How projects begin a subject, and how they end a message.
PREFIXES = (
    *("feat: ", "fix(api): ", "Fix: ", "FEAT: ", "feat(@acme/core)!: ", "docs:", "fix : ", "fix(): ", "feat:  "),
    *("chore(a,b): ", "docs(a b): "),
    *("✨ feat: ", "🐛 fix(api): ", "♻️ refactor: ", ":sparkles: feat: ", ":bug:fix: ", "feat: ✨ ", "fix(api): :bug: "),
    *("ABC-12: fix: ", "ABC-12 ", "[ABC-12] feat: ", "[core] ", "net: ", "net/http: ", "", "", "Merge: ", "#12 fix: "),
)  # fmt: skip
TAILS = (
    "",
    "\n\nIt stopped there.",
    "\n\nSigned-off-by: A <a@b.c>",
    "\n\nIt stopped.\n\nSigned-off-by: A <a@b.c>",
    "\n\n字",
)
WORDS = ("read the header", "Skip blank lines of the order file", "字を読む", "x" * 90, "Wait. Then read", "tell (#12)")
MESSAGES = st.builds("{}{}{}".format, st.sampled_from(PREFIXES), st.sampled_from(WORDS), st.sampled_from(TAILS))


@given(st.data())
def test_a_learned_rule_accepts_what_it_was_learned_from(data: st.DataObject) -> None:
    """Whatever a project writes nearly always, and whatever it writes now and then: no message is refused."""
    usual = data.draw(st.lists(MESSAGES, min_size=1, max_size=3))
    messages = data.draw(st.lists(st.sampled_from(usual), min_size=10, max_size=40))
    messages += data.draw(st.lists(MESSAGES, max_size=4))
    assert refused(messages) == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_one_way_of_writing_is_never_refused(prefix: str) -> None:
    """Each prefix throughout a history, and in all but one commit."""
    messages = [f"{prefix}{WORDS[at % 3]}" for at in range(30)]
    assert refused(messages) == []
    assert refused([*messages, "Read it"]) == []


def test_types_are_learned_as_they_are_written() -> None:
    """With their case, the most used first."""
    settings = learned(*["Fix(api): read it"] * 9, *["Feat: show it"] * 5).settings
    assert (settings["convention"], settings["types"]) == ("conventional", ["Fix", "Feat"])


def test_an_emoji_before_the_type_is_a_pattern() -> None:
    """It refuses a subject without either, and accepts another emoji."""
    messages = ["✨ feat(api): read it", "🐛 fix: skip it", ":memo: docs: tell it"] * 5
    settings = learned(*messages).settings
    assert "convention" not in settings
    rules = project_rules(
        read_configuration(TextFiles({".craftnudge.toml": style_toml(style_of(messages), messages)}), None)
    )
    assert broken_rules(Message("🎨 fix(web)!: paint it"), rules) == ()
    assert [broken_rules(Message(text), rules)[0].id for text in ("fix: it", "🎨 paint it")] == ["HR105", "HR105"]


def test_a_habit_with_exceptions_is_named_and_is_no_rule() -> None:
    """The file says how many commits stand against it."""
    messages = [*["feat: read it\n\nIt was missing."] * 19, "Read it"]
    found = learned(*messages)
    assert found.differing == {"convention": 1, "body-required": 1}
    text = style_toml(style_of(messages), messages)
    assert "# convention isn't a rule: 1 of 20 commits would break it." in text
    assert tomllib.loads(text) == {"project-style": {"subject-chars": 50}}


@pytest.mark.parametrize(("columns", "limit"), [(20, 50), (51, 60), (72, 72), (73, 80), (100, 100), (101, None)])
def test_the_limit_of_a_subject_is_a_usual_one_that_all_keep(columns: int, limit: int | None) -> None:
    """In columns; where a subject is wider than any usual limit, there is none."""
    assert learned(*["read it"] * 19, "x" * columns).settings.get("subject-chars") == limit
