"""Rules that a project wrote down: each one broken and kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.phrases.lookup import rule_advice_text, rule_text
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.project_rules import ProjectRules, ai_attributions, broken_rules

LINK = "https://example.org/" + "x" * 40
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
        (ProjectRules(scopes=("@acme/core", "web/login", "api")), "fix(@acme/core): it", []),
        (ProjectRules(scopes=("@acme/core", "web/login", "api")), "fix(api, web/login): it", []),
        (ProjectRules(scopes=("@acme/core", "web/login", "api")), "fix(api/web/login,@acme/core): it", []),
        (ProjectRules(scopes=("@acme/core", "web/login", "api")), "fix(web): it", ["HR103"]),
        (ProjectRules(scopes=("@acme/core", "web/login", "api")), "fix(api,login): it", ["HR103"]),
        (ProjectRules(scopes=("a, b", "x.y", "two words", "app(web)", "")), "fix(app(web)): it", []),
        (ProjectRules(scopes=("a, b", "x.y", "two words", "app(web)", "")), "fix(x.y\\two words,a, b)!: it", []),
        (ProjectRules(types=("c++", "✨", "fix all")), "c++: it", []),
        (ProjectRules(conventional=True, types=("c++", "✨", "fix all")), "✨(api): it", []),
        (ProjectRules(conventional=True, types=("c++", "✨", "fix all")), "fix all!: it", []),
        (ProjectRules(conventional=True), "fix:  two spaces", []),
        (ProjectRules(conventional=True), "fix(): it", ["HR101"]),
        (ProjectRules(subject_chars=20), "x" * 21, ["HR104"]),
        (ProjectRules(subject_chars=20), "字" * 10, []),
        (ProjectRules(subject_chars=20), "字" * 11, ["HR104"]),
        (ProjectRules(subject_chars=20, tools={"project-style.subject-chars": "commitlint"}), "字" * 20, []),
        (ProjectRules(subject_chars=20, tools={"project-style.subject-chars": "gitlint"}), "🐛" * 20, []),
        (ProjectRules(subject_chars=20, tools={"project-style.subject-chars": "commitlint"}), "🐛" * 11, ["HR104"]),
        (ProjectRules(subject_pattern=r"^[A-Z]"), "lower", ["HR105"]),
        (ProjectRules(subject_pattern=r"^[A-Z]"), "Upper", []),
        (ProjectRules(body_required=True), "Upper\n\nSigned-off-by: a <b>", ["HR106"]),
        (ProjectRules(body_line_chars=40), "Subject\n\n" + "word " * 10, ["HR107"]),
        (ProjectRules(body_line_chars=40), f"Subject\n\n{LINK}", []),
        (ProjectRules(body_line_chars=40), f"Subject\n\n[1] {LINK}\n- {LINK}\n* see {LINK}.", []),
        (ProjectRules(body_line_chars=40), f"Subject\n\nAs described in {LINK}", []),
        (ProjectRules(body_line_chars=40), f"Subject\n\n{'word ' * 9}{LINK}", ["HR107"]),
        (ProjectRules(body_line_chars=40), f"Subject\n\n```\n{'word ' * 9}\n```\n\n    {'word ' * 9}", []),
        (ProjectRules(body_required=True), "Subject\n\n\u200b", ["HR106"]),
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
            "The subject takes 21 columns; the limit is 20.",
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


NAMED = ProjectRules(conventional=True, types=("feat", "fix"), scopes=("api",), sign_off=True)


@pytest.mark.parametrize(
    ("message", "text", "advice"),
    [
        (
            "\ufefffix: it",
            "The subject begins with U+FEFF (byte order mark).",
            "Save the message without a byte order mark.",
        ),
        ("fix:\u00a0it", "Character 5 of the subject is U+00A0 (no-break space).", "Replace it with a space."),
        ("fi\u00adx: it", "Character 3 of the subject is U+00AD (soft hyphen).", "Delete U+00AD."),
        ("\u200efix: it", "The subject begins with U+200E (left-to-right mark).", "Delete U+200E."),
        ("fix\uff1a it", "Character 4 of the subject is U+FF1A (fullwidth colon).", 'Replace it with ":".'),
        (
            "f\u0456x: it",
            "Character 2 of the subject is U+0456 (cyrillic small letter byelorussian-ukrainian i).",
            'Replace it with "i".',
        ),
        ("fix(a\u200bpi): it", "Character 6 of the subject is U+200B (zero width space).", "Delete U+200B."),
        ("fix(): it", "The parentheses after `fix` are empty.", "Name a scope, or write `fix:`."),
        ("fix(api):it now", "A space is missing after `fix(api):`.", "Write `fix(api): it`."),
        ("fix (api): it", "There is a space inside `fix(api):`.", "Write `fix(api):`."),
        ("fix :it", "There is a space inside `fix:`.", "Write `fix:`."),
        ("fix!:", "Nothing follows `fix!:`.", "Describe the change after `fix!:`."),
        ("http://it", "The subject must look like `type(scope): description`.", "Begin with a type: feat, fix."),
        ("fix\u200b it", "The subject must look like `type(scope): description`.", "Begin with a type: feat, fix."),
    ],
)
def test_what_keeps_a_header_from_being_one_is_named(message: str, text: str, advice: str) -> None:
    """An invisible character, one that looks like another, empty parentheses: named only where it is the reason."""
    (rule,) = broken_rules(Message(f"{message}\n\nSigned-off-by: Ann <a@b.c>\n"), NAMED)
    assert (rule_text(rule), rule_advice_text(rule)) == (text, advice)


def test_a_sign_off_or_ticket_with_an_odd_character_is_named() -> None:
    """A no-break hyphen in a key, a zero width space before a trailer: the line looks right and is not."""
    rules = ProjectRules(sign_off=True, ticket_required=True, ticket_pattern="ABC-[0-9]+")
    broken = broken_rules(Message("Read it (ABC\u20117)\n\n\u200bSigned-off-by: Ann <a@b.c>\n"), rules)
    assert [rule_text(rule) for rule in broken] == [
        "Character 1 of the sign-off line is U+200B (zero width space).",
        "Character 13 of the ticket's line is U+2011 (non-breaking hyphen).",
    ]


def test_a_byte_order_mark_breaks_only_a_convention() -> None:
    """Other rules and all scores read the message without it."""
    rules = ProjectRules(subject_chars=20, subject_pattern="^[A-Z]", body_required=True)
    assert broken_rules(Message("\ufeffRead it\n\nIt is new.\n"), rules) == ()


@pytest.mark.parametrize(
    ("tool", "subject", "passes"),
    [
        *(("commitlint", subject, True) for subject in ("Revert the parser", "revert it", "v1.2.3", "Merge a into b")),
        *(("commitlint", subject, False) for subject in ("Reverting it", "Pull request 3", "1.2", "Release 1.2.3")),
        *(("commitizen", subject, True) for subject in ("Revert the parser", "Pull request #3: read it", "Merge it")),
        *(("commitizen", subject, False) for subject in ("revert it", "v1.2.3")),
        *(("gitlint", subject, True) for subject in ("Revert the parser", "Merge it")),
        *(("gitlint", subject, False) for subject in ("Pull request #3: read it",)),
        *(("", subject, False) for subject in ("Revert the parser", "Merge it", "v1.2.3")),
    ],
)  # fmt: skip
def test_a_rule_of_another_tool_lets_pass_what_that_tool_ignores(tool: str, subject: str, passes: bool) -> None:
    """Only the rules that came from it; a rule of the project's own is applied to every message that is scored."""
    rules = ProjectRules(conventional=True, tools={"project-style.convention": tool})
    assert (broken_rules(Message(subject), rules) == ()) == passes
    own = ProjectRules(conventional=True, sign_off=True, tools={"project-style.convention": tool})
    assert "HR108" in [rule.id for rule in broken_rules(Message(subject), own)]


_scopes = st.text("ab/\\,. @-", min_size=1, max_size=8).filter(lambda text: text.strip() == text != "")


@given(st.lists(_scopes, min_size=1, max_size=4), st.data())
def test_every_scope_that_is_configured_can_be_used(scopes: list[str], data: st.DataObject) -> None:
    """Alone, and in a list with others, whatever signs it is made of."""
    rules = ProjectRules(conventional=True, scopes=tuple(scopes))
    used = data.draw(st.lists(st.sampled_from(scopes), min_size=1, max_size=3))
    delimiter = data.draw(st.sampled_from([",", ", ", "/", "\\"]))
    assert broken_rules(Message(f"fix({delimiter.join(used)}): it"), rules) == ()
    assert [rule.id for rule in broken_rules(Message("fix(other): it"), rules)] == ["HR103"]


@pytest.mark.parametrize(
    ("subject", "broken"),
    [
        ("fix: Add a limit.", ["HR112", "HR113"]),
        ("fix: add a limit...", []),
        ("fix(api)!: 3 limits", []),
        ("fix: `Limit` is a class", []),
        ("Add a limit", []),
    ],
)
def test_first_letter_and_period_as_commitlint_reads_them(subject: str, broken: list[str]) -> None:
    """Of what stands behind the type; three dots are no full stop, and a subject without a type has other faults."""
    tools = dict.fromkeys(("project-style.first-letter", "project-style.no-period"), "commitlint")
    rules = ProjectRules(first_letter="small", no_period=True, tools=tools)
    assert [rule.id for rule in broken_rules(Message(subject), rules)] == broken


def test_whose_prefixes_let_a_subject_pass() -> None:
    """A tool's own list replaces its defaults, for its rules alone; the project's adds to them, for all."""
    of_tool = ProjectRules(
        subject_pattern="^x",
        unchecked_prefixes=("WIP",),
        tools={"project-style.subject-pattern": "commitizen", "project-style.unchecked-prefixes": "commitizen"},
    )
    own = replace(of_tool, tools={"project-style.subject-pattern": "commitizen"})
    none = replace(of_tool, unchecked_prefixes=None)
    passes = [
        [not broken_rules(Message(subject), rules) for subject in ("WIP: a", "Merge a", "Add a")]
        for rules in (of_tool, own, none)
    ]
    assert passes == [[True, False, False], [True, True, False], [False, True, False]]
