"""The rules in a `.gitlint`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.tool_rules import problems_in, rules_in, settings_in

DEFAULTS = {
    "project-style.subject-chars": 72,
    "project-style.body-line-chars": 80,
    "project-style.body-required": True,
}


def gitlint(text: str) -> dict[str, Any]:
    """The settings of a `.gitlint` with this text."""
    return settings_in(**{".gitlint": text})


def test_rules_become_settings() -> None:
    """Lengths, the conventional header, the sign-off and a pattern; a rule of gitlint's own kind is left out."""
    text = (
        "[general]\nignore=body-is-missing\ncontrib=contrib-title-conventional-commits,CC1\n\n"
        "[title-max-length]\nline-length=60\n\n[B1]\nline-length=100\n\n"
        "[contrib-title-conventional-commits]\ntypes=feat,fix\n\n[title-match-regex]\nregex=^[a-z]+\n\n"
        "[body-min-length]\nmin-length=5\n"
    )
    assert gitlint(text) == {
        "project-style.subject-chars": 60,
        "project-style.body-line-chars": 100,
        "project-style.convention": "conventional",
        "project-style.types": ("feat", "fix"),
        "project-style.sign-off": True,
        "project-style.subject-pattern": "^[a-z]+",
    }
    assert problems_in(**{".gitlint": text}) == [".gitlint: body-min-length: CraftNudge has no such rule."]
    assert rules_in(**{".gitlint": text}).files == (".gitlint",)


def test_the_defaults_of_gitlint_apply() -> None:
    """A rule without a section is on with gitlint's default; an ignored one is off; an invalid length is left out."""
    assert gitlint("[general]\nverbosity=2\n") == DEFAULTS
    assert gitlint("[general]\nignore=all\n[T1]\nline-length=many") == {}
    assert "project-style.subject-chars" not in gitlint("[T1]\nline-length=many\n")


def test_each_value_has_the_line_it_stands_on() -> None:
    """Two options with one value, a value in a comment, and a default of gitlint's are distinguished."""
    text = (
        "[general]\nregex-style-search=true\nignore-fixup-commits=true\n# line-length=80\n[title-max-length]\n"
        "line-length=72\n[T7]\nregex = fix\n[B1]\n; line-length=72\nline-length : 72\n"
    )
    values = rules_in(**{".gitlint": text}).source.values
    assert {name: origin.line for name, (_, origin) in values.items()} == {
        "project-style.subject-chars": 6,
        "project-style.body-line-chars": 11,
        "project-style.subject-pattern": 8,
        "project-style.body-required": None,
    }


@pytest.mark.parametrize(("text", "line"), [("no section\n", 1), ("[general]\nx=1\n[T1\n", 3)])
def test_a_file_that_is_not_ini_is_a_problem_with_its_line(text: str, line: int) -> None:
    """It sets nothing, and the problem says where to look."""
    assert gitlint(text) == {}
    (problem,) = problems_in(**{".gitlint": text})
    assert problem == f".gitlint:{line}: rules: not read: invalid INI file. Set them under [project-style]."
