"""Rules that a project wrote down: each one broken and kept."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.lookup import rule_advice_text, rule_text
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.project_rules import ProjectRules, ai_attributions, broken_rules

GOOD = "fix(parser): Reject empty tokens\n\nThey crashed the reader, see ABC-12.\n\nSigned-off-by: Ann <a@b.c>"


@pytest.mark.parametrize(
    ("rules", "message", "broken"),
    [
        (ProjectRules(), "anything", []),
        (ProjectRules(conventional=True), "Reject empty tokens", ["HR101"]),
        (ProjectRules(conventional=True, types=("feat",)), "Reject empty tokens", ["HR101"]),
        (ProjectRules(types=("feat",)), "Reject empty tokens", []),
        (ProjectRules(types=("feat", "docs")), "fix: it", ["HR102"]),
        (ProjectRules(scopes=("lexer",)), "fix(parser): it", ["HR103"]),
        (ProjectRules(scopes=("lexer", "parser")), "fix(parser,lexer)!: it", []),
        (ProjectRules(scopes=("lexer",)), "fix: it", []),
        (ProjectRules(subject_chars=20), "x" * 21, ["HR104"]),
        (ProjectRules(subject_pattern=r"^[A-Z]"), "lower", ["HR105"]),
        (ProjectRules(subject_pattern=r"^[A-Z]"), "Upper", []),
        (ProjectRules(body_required=True), "Upper\n\nSigned-off-by: a <b>", ["HR106"]),
        (ProjectRules(body_line_chars=40), "Subject\n\n" + "word " * 10, ["HR107"]),
        (ProjectRules(body_line_chars=40), "Subject\n\n" + "https://example.org/" + "x" * 40, []),
        (ProjectRules(sign_off=True), "Subject", ["HR108"]),
        (ProjectRules(ticket_required=True), "Subject", ["HR109"]),
        (ProjectRules(ticket_required=True), "Subject (#12)", []),
        (ProjectRules(ticket_required=True, ticket_pattern="T-[0-9]"), "Subject #12", ["HR109"]),
        (ProjectRules(ai_attribution="forbid"), "S\n\nCo-authored-by: Claude <noreply@anthropic.com>", ["HR110"]),
        (ProjectRules(ai_attribution="ignore"), "S\n\nCo-authored-by: Claude", []),
        (ProjectRules(ai_attribution="forbid"), "S\n\nCo-authored-by: Claude", ["HR110"]),
        (ProjectRules(ai_attribution="require"), "S\n\nGenerated with Copilot.", ["HR111"]),
        (ProjectRules(ai_attribution="require"), "S\n\nAssisted-by: Copilot", []),
        (ProjectRules(ai_attribution="forbid"), "S\n\nCo-authored-by: Claude Monet <claude@example.fr>", []),
        (ProjectRules(ai_attribution="forbid"), "S\n\nSigned-off-by: Jules <jules@example.fr>", []),
        (ProjectRules(ai_attribution="forbid"), "S\n\nAssisted-by: a tool without a name", ["HR110"]),
        (ProjectRules(ai_attribution="forbid"), "S\n\nAssisted-by: Bob <bob@example.org>", []),
    ],
)
def test_a_rule_is_broken_exactly_where_it_is_written(rules: ProjectRules, message: str, broken: list[str]) -> None:
    """Each rule finds what it is for, and lets the rest pass."""
    assert [rule.id for rule in broken_rules(Message(message), rules)] == broken


def test_a_message_that_keeps_all_rules_breaks_none() -> None:
    """All rules at once let a good message pass."""
    rules = ProjectRules(
        conventional=True, types=("fix",), scopes=("parser",), subject_chars=72, subject_pattern="Reject",
        body_line_chars=72, body_required=True, sign_off=True, ticket_pattern="[A-Z]+-[0-9]+", ticket_required=True,
        ai_attribution="forbid",
    )  # fmt: skip
    assert broken_rules(Message(GOOD), rules) == ()


@pytest.mark.parametrize(
    ("rules", "message", "text", "advice"),
    [
        (
            ProjectRules(conventional=True),
            "Reject empty tokens",
            "The subject must look like `type(scope): description`.",
            "Begin with a type: feat, fix, docs.",
        ),
        (ProjectRules(types=("feat", "docs")), "fix: it", 'Unknown type "fix".', "Allowed: feat, docs."),
        (
            ProjectRules(scopes=("lexer",)),
            "fix(" + "x" * 90 + "): it",
            f'Unknown scope "{"x" * 60} ...".',
            "Allowed: lexer.",
        ),
        (
            ProjectRules(subject_chars=20),
            "x" * 21,
            "The subject has 21 characters; the limit is 20.",
            "Shorten it, and move details to the body.",
        ),
    ],
)
def test_a_broken_rule_has_words(rules: ProjectRules, message: str, text: str, advice: str) -> None:
    """What is wrong and what to do come from the catalogue, with the values of this message."""
    (rule,) = broken_rules(Message(message), rules)
    assert (rule_text(rule), rule_advice_text(rule)) == (text, advice)


def test_a_broken_line_is_named_by_its_number() -> None:
    """The line of a long body line is the message's own, from 1."""
    broken = broken_rules(Message("Subject\n\nshort\n" + "word " * 10), ProjectRules(body_line_chars=40))
    assert [rule.line for rule in broken] == [4]


def test_attributions_are_found_in_trailers_and_in_the_text() -> None:
    """Trailers that name an assistant, and the line that some assistants add; prose about them does not count."""
    text = "S\n\nWe use Claude.\n\n🤖 Generated with [Claude Code](https://x)\n\nMade-with: Cursor"
    assert len(ai_attributions(Message(text))) == 2
    assert ai_attributions(Message("S\n\nMake Copilot settings optional.")) == ()
