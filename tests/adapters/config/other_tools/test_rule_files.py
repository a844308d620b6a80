"""Which rule files are read, and what happens to those that are not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.config.files import TextFiles, WorkTreeFiles
from craftnudge.adapters.config.other_tools.rule_files import RULE_FILES, tool_rules
from craftnudge.adapters.config.read_configuration import read_configuration
from tests.support.tool_rules import problems_in, rules_in, settings_in

if TYPE_CHECKING:
    from pathlib import Path

# None of these takes a second; before the bounds they took minutes, or did not end.
LIMIT_SECONDS = 10.0
MANY = 200_000


@pytest.mark.parametrize("name", ["commitlint.config.js", ".commitlintrc.cjs"])
def test_scripts_are_not_run(tmp_path: Path, name: str) -> None:
    """Rules in a program are listed as not read, so that the user sets them here."""
    (tmp_path / name).write_text("module.exports = {}\n")
    rules = tool_rules(WorkTreeFiles(tmp_path))
    assert (rules.source.values, rules.files) == ({}, ())
    (problem,) = rules.left_out
    assert str(problem) == (
        f"{tmp_path / name}: rules: not read: CraftNudge doesn't run scripts. Set them under [project-style]."
    )


def test_the_first_file_wins() -> None:
    """Where two tools set one rule, gitlint's counts before commitlint's, and all files are listed."""
    texts = {
        ".gitlint": "[T1]\nline-length=60\n",
        ".commitlintrc": '{"rules": {"header-max-length": [2, "always", 70]}}',
    }
    assert settings_in(**texts)["project-style.subject-chars"] == 60
    assert rules_in(**texts).files == (".gitlint", ".commitlintrc")


def test_every_other_setting_wins() -> None:
    """The rules of other tools are the weakest source."""
    project = TextFiles(
        {".gitlint": "[T1]\nline-length=60\n", ".craftnudge.toml": "project-style.subject-chars = 50\n"}
    )
    style = read_configuration(project, None, rules=tool_rules(project).source).project_style
    assert (style.subject_chars, style.body_line_chars) == (50, 80)


def test_empty_files_are_no_problem() -> None:
    """A file without text has no rules to miss."""
    for name in RULE_FILES:
        assert problems_in(**{name: "\n"}) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".commitlintrc.json", '{"extends": 5}'),
        (".commitlintrc.json", '{"extends": {"a": [1]}, "rules": [1]}'),
        (".commitlintrc.json", '{"rules": {"type-enum": [2, ["x"], {}], "a": {}, "b": [[], [], []]}}'),
        (".commitlintrc.json", '{"rules": {' + ", ".join(f'"r{n}": [2]' for n in range(50_000)) + "}}"),
        (".commitlintrc.json", '{"a": ' + "1" * 5_000 + "}"),
        (".commitlintrc.json", "[" * MANY),
        (".commitlintrc.yaml", "rules:\n  header-max-length: [2, always, " + "1" * 5_000 + "]\n"),
        (".commitlintrc.yaml", "rules:\n  header-max-length: [2, always, 0x" + "f" * 5_000 + "]\n"),
        (".commitlintrc.yaml", "rules:\n  type-enum:\n" + "    - a\n" * MANY),
        (".commitlintrc.yaml", "rules:\n  type-enum:\n" + "    - a\n" * 4_000),
        (".commitlintrc.yaml", "rules: {1: [2], 2001-01-01: [2], ~: [2], type-enum: {2: 3}}\nextends: {a: 1}\n"),
        (".commitlintrc.yaml", "- " * MANY),
        (".commitlintrc.yaml", "a: [" + "[," * MANY + "]"),
        (".gitlint", "[title-max-length]\nline-length=²\n"),
        (".gitlint", "[title-max-length]\nline-length=" + "1" * 5_000),
        (".gitlint", "[general]\nignore=" + "a, " * MANY),
        (".gitlint", "[a]\n" * MANY),
        (".gitlint", "[\x1b]2J]\n\x00=\x9b\n[DEFAULT]\nx\n"),
        (".cz.json", '{"commitizen": {"name": {"a": 1}, "message_length_limit": [1], "customize": 3}}'),
        (".cz.toml", "[tool.commitizen]\nmessage_length_limit = " + "1" * 5_000),
        ("package.json", '{"commitlint": {"extends": null, "rules": {"body-empty": null}}}'),
    ],
    ids=lambda text: text[:40],
)
def test_a_hostile_file_is_read_or_left_out_within_seconds(name: str, text: str) -> None:
    """Whatever is in a stranger's file, nothing raises and nothing takes long."""
    began = time.process_time()
    rules_in(**{name: text})
    assert time.process_time() - began < LIMIT_SECONDS
