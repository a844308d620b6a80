"""Which rule files are read, and what happens to those that are not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.config.files import TextFiles, WorkTreeFiles
from craftnudge.adapters.config.other_tools.rule_files import RULE_FILES, tool_rules
from craftnudge.adapters.config.read_configuration import read_configuration
from craftnudge.adapters.config.rubric_configuration import project_rules
from tests.support.setting_lines import lines_of
from tests.support.tool_rules import problems_in, rules_in, settings_in

if TYPE_CHECKING:
    from pathlib import Path

# None of these takes a second; before the bounds they took minutes, or did not end.
LIMIT_SECONDS = 10.0
MANY = 200_000


@pytest.mark.parametrize("name", ["commitlint.config.js", ".commitlintrc.cjs"])
def test_scripts_are_not_run(tmp_path: Path, name: str) -> None:
    """Rules in a program are listed as not read, so that the user sets them here."""
    (tmp_path / name).write_text("module.exports = require('./own')\n")
    rules = tool_rules(WorkTreeFiles(tmp_path))
    assert (rules.source.values, rules.files) == ({}, ())
    assert lines_of(rules.left_out) == [
        f"{tmp_path / name}: rules: not read: CraftNudge doesn't run scripts. Set them under [project-style]."
    ]


def test_the_first_file_wins() -> None:
    """Where two tools set one rule, gitlint's counts before commitlint's, and all files are listed."""
    texts = {
        ".gitlint": "[T1]\nline-length=60\n",
        ".commitlintrc": '{"rules": {"header-max-length": [2, "always", 70]}}',
    }
    assert settings_in(**texts)["project-style.subject-chars"] == 60
    assert rules_in(**texts).files == (".gitlint", ".commitlintrc")


@pytest.mark.parametrize(
    "names",
    [
        (
            "package.json",
            "package.yaml",
            ".commitlintrc",
            ".commitlintrc.json",
            ".commitlintrc.yaml",
            ".commitlintrc.yml",
        ),
        ("pyproject.toml", ".cz.toml", ".cz.json", "cz.json", ".cz.yaml", "cz.yaml", "cz.toml"),
    ],
)
def test_a_tool_reads_one_file_of_its_own(names: tuple[str, ...]) -> None:
    """The first with rules in the order in which the tool looks for them; the rules of the others don't count."""
    for at in range(len(names)):
        texts = {name: _limit(name, 60 + index) for index, name in enumerate(names[at:], start=at)}
        assert (settings_in(**texts)["project-style.subject-chars"], len(rules_in(**texts).files)) == (60 + at, 1)


def _limit(name: str, limit: int) -> str:
    """A file of that name that limits a subject."""
    if "commitlint" not in name and "package" not in name:
        json_text = f'{{"commitizen": {{"message_length_limit": {limit}}}}}'
        return f"[tool.commitizen]\nmessage_length_limit = {limit}\n" if name.endswith("toml") else json_text
    rules = f'{{"rules": {{"header-max-length": [2, "always", {limit}]}}}}'
    return f'{{"commitlint": {rules}}}' if name.startswith("package") else rules


def test_a_file_of_commitlint_comes_before_its_scripts() -> None:
    """A script that commitlint doesn't read is not reported as not read."""
    texts = {".commitlintrc.json": _limit(".commitlintrc.json", 60), "commitlint.config.js": "module.exports = {}"}
    assert (settings_in(**texts), problems_in(**texts)) == ({"project-style.subject-chars": 60}, [])


def test_a_rule_knows_its_tool() -> None:
    """So that it is applied as the tool applies it."""
    texts = {".gitlint": "[T1]\nline-length=60\n", ".commitlintrc": '{"rules": {"type-empty": [2, "never"]}}'}
    project = TextFiles({**texts, ".craftnudge.toml": "project-style.body-line-chars = 72\n"})
    rules = project_rules(read_configuration(project, None, rules=tool_rules(project).source))
    assert rules.tool_of("project-style.subject-chars") == "gitlint"
    assert rules.tool_of("project-style.convention") == "commitlint"
    assert rules.tool_of("project-style.body-line-chars") == ""


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
