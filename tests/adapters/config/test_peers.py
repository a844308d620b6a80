"""Rule files of other tools: what maps, what is left out and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.adapters.config.effective import read_configuration
from craftnudge.adapters.config.peers.peer_rules import PeerRules, peer_rules
from craftnudge.adapters.config.peers.plain_yaml import NotPlainError, plain_yaml
from craftnudge.adapters.config.rubric_configuration import project_rules, rubric_settings, unknown_checks

if TYPE_CHECKING:
    from pathlib import Path


def values(found: PeerRules) -> dict[str, Any]:
    """The settings without their origins."""
    return {name: value for name, (value, _) in found.given.values.items()}


def test_gitlint(tmp_path: Path) -> None:
    """Lengths, the conventional header, the sign-off and a pattern map; a rule of its own kind is named as left out."""
    (tmp_path / ".gitlint").write_text(
        "[general]\nignore=body-is-missing\ncontrib=contrib-title-conventional-commits,CC1\n\n"
        "[title-max-length]\nline-length=60\n\n[B1]\nline-length=100\n\n"
        "[contrib-title-conventional-commits]\ntypes=feat,fix\n\n[title-match-regex]\nregex=^[a-z]+\n\n"
        "[body-min-length]\nmin-length=5\n"
    )
    found = peer_rules(tmp_path)
    assert values(found) == {
        "house-style.subject-chars": 60,
        "house-style.body-line-chars": 100,
        "house-style.convention": "conventional",
        "house-style.types": ("feat", "fix"),
        "house-style.sign-off": True,
        "house-style.subject-pattern": "^[a-z]+",
    }
    assert [(finding.name, finding.says) for finding in found.left_out] == [
        ("body-min-length", "has no counterpart here.")
    ]
    assert found.given.values["house-style.subject-chars"][1].line == 6
    assert found.files == (tmp_path / ".gitlint",)


def test_gitlint_s_own_defaults_hold(tmp_path: Path) -> None:
    """A file that says nothing of lengths has gitlint's; ignored rules have none; what is no INI file is nothing."""
    (tmp_path / ".gitlint").write_text("[general]\nverbosity=2\n")
    assert values(peer_rules(tmp_path)) == {
        "house-style.subject-chars": 72,
        "house-style.body-line-chars": 80,
        "house-style.body-required": True,
    }
    (tmp_path / ".gitlint").write_text("[general]\nignore=all\n[T1]\nline-length=many")
    assert values(peer_rules(tmp_path)) == {}
    (tmp_path / ".gitlint").write_text("[T1]\nline-length=many\n")
    assert "house-style.subject-chars" not in values(peer_rules(tmp_path))
    (tmp_path / ".gitlint").write_text("no section\n")
    assert peer_rules(tmp_path).files == ()


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
        (".commitlintrc.yaml", YAML),
        (".commitlintrc.json", JSON),
        ("package.json", f'{{"name": "x", "commitlint": {JSON}}}'),
    ],
)
def test_commitlint(tmp_path: Path, name: str, text: str) -> None:
    """Errors map, warnings and rules switched off do not, presets by name; what is a script's is named as left out."""
    (tmp_path / name).write_text(text)
    found = peer_rules(tmp_path)
    assert values(found) == {
        "house-style.convention": "conventional",
        "house-style.types": ("feat", "fix"),
        "house-style.body-line-chars": 100,
        "house-style.body-required": True,
        "ticket.required": True,
    }
    assert [finding.name for finding in found.left_out] == ["extends ./own.js", "subject-case", "scope-enum"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".commitlintrc", "rules: &anchor\n  x: 1"),
        (".commitlintrc.json", "[1, 2]"),
        ("package.json", '{"name": "x"}'),
        ("package.json", '{"commitlint": 3}'),
        (".cz.toml", "[tool.commitizen"),
        (".cz.toml", "[tool]\nx = 'commitizen'"),
        ("pyproject.toml", "tool = 'commitizen'"),
    ],
)
def test_what_cannot_be_read_is_left_aside(tmp_path: Path, name: str, text: str) -> None:
    """A file that is damaged or none of these tools' sets nothing."""
    (tmp_path / name).write_text(text)
    assert values(peer_rules(tmp_path)) == {}


def test_commitizen(tmp_path: Path) -> None:
    """Its conventional rules, a pattern of the project's own, and a length; other rule sets are named as left out."""
    (tmp_path / "pyproject.toml").write_text('[tool.commitizen]\nversion = "1"\nmessage_length_limit = 60\n')
    found = peer_rules(tmp_path)
    assert values(found)["house-style.convention"] == "conventional"
    assert "bump" in values(found)["house-style.types"]
    assert found.given.values["house-style.subject-chars"][1].line == 3
    (tmp_path / "pyproject.toml").write_text(
        '[tool.commitizen]\nname = "cz_customize"\n[tool.commitizen.customize]\nschema_pattern = "^T-"\n'
    )
    assert values(peer_rules(tmp_path)) == {"house-style.subject-pattern": "^T-"}
    (tmp_path / "pyproject.toml").unlink()
    (tmp_path / ".cz.json").write_text('{"commitizen": {"name": "cz_jira", "allowed_prefixes": ["WIP"]}}')
    assert [finding.name for finding in peer_rules(tmp_path).left_out] == ["name = cz_jira", "allowed_prefixes"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("commitlint.config.js", "are in a script, which is not run."),
        (".commitlintrc.cjs", "are in a script, which is not run."),
        (".commitlintrc", "are in a form not read here."),
        (".commitlintrc.yml", "are in a form not read here."),
        (".gitlint", "are in a form not read here."),
    ],
)
def test_rules_that_are_not_read_are_named(tmp_path: Path, name: str, says: str) -> None:
    """Nobody may believe that a rule holds which stands in a program, or in a part of YAML that is not read."""
    (tmp_path / name).write_text("rules: {a: [2, always]}\n")
    found = peer_rules(tmp_path)
    assert (values(found), found.files) == ({}, ())
    (finding,) = found.left_out
    assert (finding.origin.where, finding.says) == (str(tmp_path / name), says)


def test_each_value_has_the_line_it_stands_on(tmp_path: Path) -> None:
    """Two options of one value, a value in a comment, and one that is gitlint's own: none is taken for another."""
    (tmp_path / ".gitlint").write_text(
        "[general]\nregex-style-search=true\nignore-fixup-commits=true\n# line-length=80\n[title-max-length]\n"
        "line-length=72\n[T7]\nregex = fix\n[B1]\n; line-length=72\nline-length : 72\n"
    )
    lines = {name: origin.line for name, (_, origin) in peer_rules(tmp_path).given.values.items()}
    assert lines == {
        "house-style.subject-chars": 6,
        "house-style.body-line-chars": 11,
        "house-style.subject-pattern": 8,
        "house-style.body-required": None,
    }


def test_each_preset_of_commitlint_has_its_own_rules(tmp_path: Path) -> None:
    """That of Angular has a shorter subject, no limit for a body line and no chore; a preset of others is left out."""
    (tmp_path / ".commitlintrc.yaml").write_text("extends: ['@commitlint/config-angular']\n")
    found = values(peer_rules(tmp_path))
    assert (found["house-style.subject-chars"], "house-style.body-line-chars" in found) == (72, False)
    assert "chore" not in found["house-style.types"]
    (tmp_path / ".commitlintrc.yaml").write_text("extends:\n- ./my/conventional.js\n- '@x/config-conventional'\n")
    other = peer_rules(tmp_path)
    assert values(other) == {}
    assert [finding.name for finding in other.left_out] == [
        "extends ./my/conventional.js",
        "extends @x/config-conventional",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cz.json", '{"commitizen": {"name": "cz_customize", "customize": {"schema_pattern": "(?s)a|b"}}}'),
        (".cz.yaml", "commitizen:\n  name: cz_customize\n  customize:\n    schema_pattern: (?s)a|b\n"),
        (
            "cz.toml",
            "[tool.commitizen]\nname = 'cz_customize'\n[tool.commitizen.customize]\nschema_pattern='(?s)a|b'\n",
        ),
    ],
)
def test_a_pattern_of_commitizen_holds_from_the_first_sign_on(tmp_path: Path, name: str, text: str) -> None:
    """Commitizen looks for it there only, in whatever file it stands."""
    (tmp_path / name).write_text(text)
    assert values(peer_rules(tmp_path)) == {"house-style.subject-pattern": "(?s)^(?:a|b)"}
    (tmp_path / name).write_text('{"path": "node_modules/cz-conventional-changelog"}')
    assert peer_rules(tmp_path).files == ()


def test_our_own_settings_win_over_another_tool_s(tmp_path: Path) -> None:
    """The rules of others are the weakest source."""
    (tmp_path / ".gitlint").write_text("[T1]\nline-length=60\n")
    (tmp_path / ".craftnudge.toml").write_text(
        'house-style.subject-chars = 50\nchecks.off = ["subject-length", "CN10"]\n'
    )
    configuration = read_configuration(tmp_path, {"XDG_CONFIG_HOME": str(tmp_path)}, {}, peer_rules(tmp_path).given)
    assert project_rules(configuration).subject_chars == 50
    assert project_rules(configuration).body_line_chars == 80
    assert rubric_settings(configuration).off == {"CN110"}
    (unknown,) = unknown_checks(configuration)
    assert "there is no check 'CN10'" in str(unknown)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a: 1\nb: 1.5\nc: yes\n", {"a": 1, "b": 1.5, "c": "yes"}),
        ("d: true\ne: ~\nf: 'x: #y'\n", {"d": True, "e": None, "f": "x: #y"}),
        ("- a\n-\n  - b\n- c: 1\n  d: 2\n", ["a", ["b"], {"c": 1, "d": 2}]),
        ("a: [1, [2, 'x, y'], \"z\"]\nb: []\n", {"a": [1, [2, "x, y"], "z"], "b": []}),
        ("a:\nb:\n  c: d#e\n", {"a": None, "b": {"c": "d#e"}}),
        ("---\nword\n", "word"),
        ("a: [1, always, [\n  x,  # one\n  'y]',\n]]\nb: 2\n", {"a": [1, "always", ["x", "y]"]], "b": 2}),
        ("- [a,\n   b]\n- c\n", [["a", "b"], "c"]),
        ("a: |\n  **x**: {y\n\n  # z\nb: >-\n    w\nc: 1\n", {"a": "", "b": "", "c": 1}),
    ],
)
def test_plain_yaml(text: str, value: Any) -> None:
    """Maps, lists, scalars and comments as YAML 1.2 reads them."""
    assert plain_yaml(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: !t 1",
        "a: {b: 1}",
        "a: [1,\n 2",
        "a: " + "[" * 999 + "]" * 999,
        "\ta: 1",
        "a: 'x",
        "a: 1\n b: 2\nc",
    ],
)
def test_other_yaml_is_refused_rather_than_misread(text: str) -> None:
    """Anchors, tags, flow maps, lists without an end, tabs and odd indents are not guessed at."""
    with pytest.raises(NotPlainError):
        plain_yaml(text)
    with pytest.raises(NotPlainError):
        plain_yaml("- " * 40 + "x")
