"""`craftnudge explain`: a check, a rule, or the checks that a word is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.project_rules import SETTING_OF_RULE, ProjectRules, broken_rules
from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from tests.support.program import Program


@pytest.mark.parametrize("name", ["CN102", "cn102", "102", "missing-reason", "says-why"])
def test_a_check_has_many_names(program: Program, name: str) -> None:
    """Its id in any case, its number, its name, its former name."""
    assert program("explain", name).stdout.startswith("  CN102  No reason given")


def test_a_word_lists_what_is_about_it(program: Program) -> None:
    """One check is shown in full, several are listed, none is an error."""
    assert "CN102" in program("explain", "why").stdout
    assert "CN103" in program("explain", "why").stdout
    assert program("explain", "wrapped").stdout.startswith("  CN113")
    unknown = program("explain", "nosuchword")
    assert (unknown.code, "unknown check" in unknown.stderr) == (2, True)


@pytest.mark.parametrize("rule", SETTING_OF_RULE)
def test_every_rule_is_explained(program: Program, rule: str) -> None:
    """With its setting, what it says, and that it costs no points."""
    shown = program("explain", rule.lower()).stdout
    assert shown.startswith(f"  {rule}  {SETTING_OF_RULE[rule]}")
    assert "no points" in shown
    assert "{" not in shown


def test_the_setting_of_a_rule_is_that_of_the_finding() -> None:
    """The table of rules agrees with what breaks them."""
    rules = ProjectRules(
        conventional=True, types=("fix",), scopes=("a",), subject_chars=20, subject_pattern="^z", body_line_chars=40,
        body_required=True, sign_off=True, ticket_required=True, ai_attribution="forbid", first_letter="small",
        no_period=True,
    )  # fmt: skip
    messages = ("no header", "feat(b): X" + "x" * 20 + ".", "fix: it\n\n" + "word " * 10 + "\n\nGenerated with Copilot")
    found = [broken for text in messages for broken in broken_rules(Message(text), rules)]
    found += broken_rules(Message("S\n\nGenerated with Copilot"), ProjectRules(ai_attribution="require"))
    assert {broken.id: broken.setting for broken in found} == SETTING_OF_RULE
    assert set(SETTING_OF_RULE.values()) <= SETTINGS.keys()


def test_without_a_name_all_checks_are_listed(program: Program) -> None:
    """On the screen by their ids, and as one document; a single check has a document of its own."""
    shown = program("explain").stdout
    assert all(check in shown for check in all_checks())
    listed = program("explain", "--json").json
    assert [check["id"] for check in listed["checks"]] == list(all_checks())
    assert [check["id"] for check in program("explain", "CN102", "--json").json["checks"]] == ["CN102"]
    assert program("explain", "hr101", "--json").code == 2
