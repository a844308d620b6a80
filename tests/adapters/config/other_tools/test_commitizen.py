"""The rules in `[tool.commitizen]` and the cz files."""

from __future__ import annotations

import pytest

from tests.support.tool_rules import problems_in, rules_in, settings_in


def test_its_conventional_rules_become_settings() -> None:
    """The types of commitizen, and its limit for a message, with the lines they are on."""
    files = {"pyproject.toml": '[tool.commitizen]\nversion = "1"\nmessage_length_limit = 60\n'}
    settings = settings_in(**files)
    assert settings["project-style.convention"] == "conventional"
    assert {"bump", "chore"} <= set(settings["project-style.types"])
    assert rules_in(**files).source.values["project-style.subject-chars"][1].line == 3


def test_a_pattern_of_the_project_is_the_only_rule() -> None:
    """With a schema pattern the conventional rules do not apply."""
    text = '[tool.commitizen]\nname = "cz_customize"\n[tool.commitizen.customize]\nschema_pattern = "^T-"\n'
    assert settings_in(**{"pyproject.toml": text}) == {"project-style.subject-pattern": "^T-"}


def test_other_rule_sets_are_left_out() -> None:
    """A plug-in of commitizen is a program."""
    files = {".cz.json": '{"commitizen": {"name": "cz_jira"}}'}
    assert [problem.name for problem in rules_in(**files).left_out] == ["name = cz_jira"]


def test_allowed_prefixes_let_messages_pass_in_place_of_its_own() -> None:
    """As `cz check` does: the default list is replaced, so that a merge is refused."""
    text = '{"commitizen": {"name": "cz_conventional_commits", "allowed_prefixes": ["WIP", "Draft"]}}'
    source = rules_in(**{"cz.json": text}).source.values
    prefixes, origin = source["project-style.unchecked-prefixes"]
    assert (prefixes, origin.tool) == (("WIP", "Draft"), "commitizen")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cz.json", '{"commitizen": {"name": "cz_customize", "customize": {"schema_pattern": "(?s)a|\\\\d"}}}'),
        (".cz.yaml", "commitizen:\n  name: cz_customize\n  customize:\n    schema_pattern: (?s)a|\\d\n"),
        ("cz.yaml", 'commitizen:\n  name: cz_customize\n  customize:\n    schema_pattern: "(?s)a|\\\\d"\n'),
        ("cz.yaml", "commitizen:\n  name: cz_customize\n  customize:\n    schema_pattern: >-\n      (?s)a|\\d\n"),
        (
            "cz.toml",
            "[tool.commitizen]\nname = 'cz_customize'\n[tool.commitizen.customize]\nschema_pattern='(?s)a|\\d'\n",
        ),
    ],
)
def test_a_pattern_matches_at_the_start(name: str, text: str) -> None:
    """With re.match, as commitizen does; in every kind of file the pattern is the same."""
    assert settings_in(**{name: text}) == {"project-style.subject-pattern": r"(?s)^(?:a|\d)"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".cz.json", '{"path": "node_modules/cz-conventional-changelog", "commitizen": 3}'),
        (".cz.toml", "[tool]\nx = 'commitizen'"),
        ("pyproject.toml", "tool = 'commitizen'"),
    ],
)
def test_a_file_that_only_names_commitizen_sets_nothing(name: str, text: str) -> None:
    """The commitizen for Node has a `.cz.json` too, without rules."""
    assert (settings_in(**{name: text}), problems_in(**{name: text})) == ({}, [])


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (".cz.toml", "[tool.commitizen", ".cz.toml:1: rules: not read: invalid TOML: "),
        ("cz.json", '{"commitizen": \n', "cz.json:2: rules: not read: invalid JSON: "),
        ("cz.yaml", "commitizen:\n  a: !!python/name:os.system\n", "cz.yaml:2: rules: not read: invalid YAML: "),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(name: str, text: str, problem: str) -> None:
    """It sets nothing, and the problem says why and where."""
    assert settings_in(**{name: text}) == {}
    (only,) = problems_in(**{name: text})
    assert only.startswith(problem)
