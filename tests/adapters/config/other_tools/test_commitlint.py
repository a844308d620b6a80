"""The rules in `.commitlintrc` and package.json."""

from __future__ import annotations

import pytest

from tests.support.tool_rules import problems_in, rules_in, settings_in

JSON = (
    '{"extends": ["@commitlint/config-conventional", "./own.js"],'
    ' "rules": {"type-enum": [2, "always", ["feat", "fix"]],'
    ' "header-max-length": [0], "body-empty": [2, "never"], "subject-case": [2, "never", ["upper-case"]],'
    ' "signed-off-by": [1, "always"], "references-empty": [2, "never"], "scope-enum": [2, "never", ["x"]]}}'
)
YAML = """
# rules of the project
extends:
  - "@commitlint/config-conventional"
  - ./own.js
rules:
  type-enum: [2, always, ['feat', fix]]   # two are enough
  header-max-length:
  - 0
  body-empty: [2, never]
  subject-case:
    - 2
    - never
    - - upper-case
  signed-off-by: [1, "always"]
  references-empty: [2, never]
  scope-enum: [2, never, [x]]
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".commitlintrc", YAML),
        (".commitlintrc", JSON),
        (".commitlintrc.yaml", YAML),
        (".commitlintrc.yml", f"\ufeff{YAML}"),
        (".commitlintrc.json", JSON),
        ("package.json", f'{{"name": "x", "commitlint": {JSON}}}'),
        ("package.yaml", f"name: x\ncommitlint: {JSON}\n"),
    ],
)
def test_errors_become_settings(name: str, text: str) -> None:
    """Rules of level 2 and presets do; warnings, rules that are off, and what only a script knows do not."""
    assert settings_in(**{name: text}) == {
        "project-style.convention": "conventional",
        "project-style.types": ("feat", "fix"),
        "project-style.body-line-chars": 100,
        "project-style.body-required": True,
        "project-style.no-period": True,
        "ticket.required": True,
    }
    left_out = rules_in(**{name: text}).left_out
    assert [problem.name for problem in left_out] == ["extends ./own.js", "subject-case", "scope-enum"]


def test_the_line_of_a_rule_is_that_of_its_name() -> None:
    """`config show --origin` leads to the rule in the file."""
    values = rules_in(**{".commitlintrc.yaml": YAML}).source.values
    assert str(values["project-style.types"][1]) == ".commitlintrc.yaml:7"


def test_each_preset_has_its_own_rules() -> None:
    """Angular's has a shorter subject, no limit for a body line and no chore; an unknown preset is left out."""
    angular = settings_in(**{".commitlintrc.yaml": "extends: ['@commitlint/config-angular']\n"})
    assert (angular["project-style.subject-chars"], "project-style.body-line-chars" in angular) == (72, False)
    assert "chore" not in angular["project-style.types"]
    other = {".commitlintrc.yaml": "extends:\n- ./my/conventional.js\n- '@x/config-conventional'\n"}
    assert settings_in(**other) == {}
    assert [problem.name for problem in rules_in(**other).left_out] == [
        "extends ./my/conventional.js",
        "extends @x/config-conventional",
    ]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (".commitlintrc", "rules:\n  x: *y\n", ".commitlintrc:2: rules: not read: invalid YAML: found undefined alias"),
        (".commitlintrc.yml", "a: 1\n---\nb: 2\n", ".commitlintrc.yml:2: rules: not read: invalid YAML: but found"),
        (".commitlintrc", "just a text", ".commitlintrc: rules: not read: not a table of rules."),
        (".commitlintrc.json", "[1, 2]", ".commitlintrc.json: rules: not read: not a table of rules."),
        (".commitlintrc.json", '{\n"a" 1}', ".commitlintrc.json:2: rules: not read: invalid JSON: Expecting"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_with_its_line(name: str, text: str, problem: str) -> None:
    """It sets nothing, and the problem says why and where."""
    assert settings_in(**{name: text}) == {}
    (only,) = problems_in(**{name: text})
    assert only.startswith(problem)
    assert only.endswith("Set them under [project-style].")


@pytest.mark.parametrize("text", ['{"name": "x"}', '{"commitlint": 3}'])
def test_a_package_without_rules_is_no_problem(text: str) -> None:
    """Every Node project has a package.json."""
    assert (settings_in(**{"package.json": text}), problems_in(**{"package.json": text})) == ({}, [])


@pytest.mark.parametrize(
    ("entry", "scopes"),
    [
        ('[2, "always", ["@a/b", "c"]]', ("@a/b", "c")),
        ('[2, "always", {"scopes": ["@a/b", "c"], "delimiters": [","]}]', ("@a/b", "c")),
        ('[1, "always", ["c"]]', None),
        ('[0, "always", ["c"]]', None),
        ('[2, "never", ["c"]]', None),
    ],
)
def test_scopes_are_a_rule_where_they_are_an_error(entry: str, scopes: tuple[str, ...] | None) -> None:
    """A list, or a table with its delimiters; a warning and a list of forbidden scopes are no rule of ours."""
    text = f'{{"rules": {{"scope-enum": {entry}}}}}'
    assert settings_in(**{".commitlintrc.json": text}).get("project-style.scopes") == scopes


@pytest.mark.parametrize(
    ("rule", "settings", "left_out"),
    [
        ('"subject-case": [2, "never", ["sentence-case", "upper-case"]]', {"project-style.first-letter": "small"}, 0),
        ('"subject-case": [2, "always", "sentence-case"]', {"project-style.first-letter": "capital"}, 0),
        ('"subject-case": [2, "always", "lower-case"]', {}, 1),
        ('"subject-full-stop": [2, "never", "."]', {"project-style.no-period": True}, 0),
        ('"subject-full-stop": [2, "never", "!"]', {}, 1),
    ],
)
def test_case_and_full_stop_of_a_subject(rule: str, settings: dict[str, object], left_out: int) -> None:
    """Sentence case is a matter of the first letter; what asks for more is named as left out."""
    files = {".commitlintrc": f'{{"rules": {{{rule}}}}}'}
    assert settings_in(**files) == settings
    assert len(problems_in(**files)) == left_out


def test_default_ignores_can_be_switched_off() -> None:
    """Then commitlint checks merges and reverts as well, and no prefix lets a message pass."""
    assert settings_in(**{".commitlintrc": '{"defaultIgnores": false}'}) == {"project-style.unchecked-prefixes": ()}
