"""The settings in a TOML file, and the problems in it."""

from __future__ import annotations

import time

import pytest

from craftnudge.adapters.config.configuration import configuration_of
from craftnudge.adapters.config.toml_source import toml_source
from tests.support.setting_lines import lines_of

FILE = ".craftnudge.toml"
TABLE = ("tool", "craftnudge")
# None of these takes a second; before the bounds they took minutes, or did not end.
LIMIT_SECONDS = 10.0
MANY = 200_000


def test_tables_and_lists_have_the_form_that_the_program_uses() -> None:
    """Sections may be tables or dotted keys; lists become tuples, points become numbers."""
    source = toml_source(
        'checks.off = ["CN110"]\nticket.pattern = "T-[0-9]+"\n[checks.points]\nCN101 = 12\n[project-style]\n'
        'types = ["feat"]\nsubject-chars = 60\nsign-off = true\n',
        FILE,
    )
    assert source.problems == ()
    configuration = configuration_of({name: value for name, (value, _) in source.values.items()})
    assert configuration.checks.off == ("CN110",)
    assert configuration.checks.points == {"CN101": 12.0}
    assert configuration.ticket.pattern == "T-[0-9]+"
    assert configuration.project_style.subject_chars == 60
    assert configuration.project_style.sign_off is True
    lines = {name: origin.line for name, (_, origin) in source.values.items()}
    assert (lines["project-style.subject-chars"], lines["checks.off"]) == (7, 1)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\nmin-scor = 7", 2, "min-scor: unknown setting. Did you mean min-score?"),
        ("[project-stile]", 1, "Did you mean project-style?"),
        ("[project-style]\n\ntipes = []", 3, "Did you mean project-style.types?"),
        ('min-score = "high"', 1, 'min-score: must be a number, not "high".'),
        ("min-score = 11", 1, "must be between 0 and 10, not 11."),
        ("min-score = nan", 1, "must be between 0 and 10, not NaN."),
        ("min-score = true", 1, "must be a number, not true."),
        ('ai-attribution = "forbit"', 1, 'not "forbit". Did you mean forbid?'),
        ("project-style.subject-chars = 72.5", 1, "must be a whole number, not 72.5."),
        ("project-style.subject-chars = true", 1, "must be a whole number, not true."),
        ("project-style.subject-chars = 5", 1, "must be between 20 and 500, not 5."),
        ("ticket.pattern = 5", 1, "must be a string, not 5."),
        ('ticket.pattern = "["', 1, 'invalid regular expression "["'),
        (f'ticket.pattern = "{"x" * 501}"', 1, "must have at most 500 characters."),
        ('ticket.required = "yes"', 1, 'must be true or false, not "yes".'),
        ('checks.off = "CN110"', 1, 'must be a list of strings, not "CN110".'),
        ("checks.points = 5", 1, "must be a table, not 5."),
        ("checks.points = { CN101 = 200 }", 1, "must be between 0 and 100, not 200."),
        ("min-score = 7\nmin-score = ", 2, "invalid TOML: "),
        ("project-style = 3", 1, "unknown setting."),
        ('ai.base-url = "http://elsewhere"', 1, "a project cannot set this. Set it in your own file"),
        ('identities = { Ann = ["a@b"] }', 1, "a project cannot set this. Set it in your own file"),
    ],
)
def test_a_problem_has_its_file_and_line_and_the_nearest_name(text: str, line: int, words: str) -> None:
    """A setting with a problem has no effect; the problem says where it is, what is wrong and what to write."""
    source = toml_source(text, FILE)
    (problem,) = source.problems
    (shown,) = lines_of([problem])
    assert shown.startswith(f"{FILE}:{line}: ")
    assert words in shown
    assert source.values == {}


@pytest.mark.parametrize(
    ("text", "table", "inner"),
    [
        ("[check]\n\nmin-scor = 3", "Did you mean checks?", "Did you mean min-score?"),
        ("[project-stile]\n\ntipes = []", "Did you mean project-style?", "Did you mean project-style.types?"),
        ("[check]\n\npattern = 'x'", "Did you mean checks?", "check.pattern: unknown setting."),
        ("[tickets]\n\npatern = 'x'", "Did you mean ticket?", "Did you mean ticket.pattern?"),
        ("[qqq]\n\nzzzz = 1", "qqq: unknown setting.", "qqq.zzzz: unknown setting."),
    ],
)  # fmt: skip
def test_the_settings_in_an_unknown_table_are_listed_too(text: str, table: str, inner: str) -> None:
    """A mistyped table gets a suggestion, and so does each setting in it."""
    problems = toml_source(text, FILE).problems
    assert [problem.origin.line for problem in problems] == [1, 3]
    first, second = lines_of(problems)
    assert first.endswith(table)
    assert second.endswith(inner)


def test_an_old_name_is_read_with_a_hint() -> None:
    """A setting or a table that was renamed still has its effect; each old name is listed once with the new one."""
    source = toml_source('[house-style]\ntypes = ["feat"]\nsign-off = true\n[ai]\nnote = true\n', FILE, own=True)
    assert {name: value for name, (value, _) in source.values.items()} == {
        "project-style.types": ("feat",),
        "project-style.sign-off": True,
        "ai.write-notes": True,
    }
    assert source.problems == ()
    assert lines_of(source.renames) == [
        f"{FILE}:5: ai.note: renamed to ai.write-notes.",
        f"{FILE}:1: house-style: renamed to project-style.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[house-style]\nsubject-chars = 50\n[project-style]\nsubject-chars = 60\n",
        "[project-style]\nsubject-chars = 60\n[house-style]\nsubject-chars = 50\n",
    ],
)
def test_the_new_name_wins_over_the_old_one(text: str) -> None:
    """Wherever the two stand in the file."""
    source = toml_source(text, FILE)
    assert source.values["project-style.subject-chars"][0] == 60
    assert len(source.renames) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[house-style]\ntipes = []", "house-style.tipes: unknown setting. Did you mean project-style.types?"),
        ("[house-style]\ntypes = 3", "house-style.types: must be a list of strings, not 3."),
        ("house-style = 3", "house-style: unknown setting."),
        ("ai.note = true", "ai.note: a project cannot set this."),
    ],
)
def test_a_problem_under_an_old_name_is_one_of_the_new_name(text: str, problem: str) -> None:
    """What was written is named, and what to write is new."""
    source = toml_source(text, FILE)
    assert source.values == {}
    assert [problem in other for other in lines_of(source.problems)] == [True]


def test_tool_craftnudge_must_be_a_table() -> None:
    """Another value under that name is a problem with its line; an unrelated pyproject.toml is not."""
    problems = toml_source("[tool]\ncraftnudge = 3\n", "pyproject.toml", TABLE).problems
    assert lines_of(problems) == ["pyproject.toml:2: tool.craftnudge: must be a table."]
    assert toml_source("tool = 3 # craftnudge\n", "pyproject.toml", TABLE).problems == ()


def test_pyproject_of_a_project_cannot_set_what_only_the_user_may() -> None:
    """The table of a pyproject.toml is a project's, whatever is in it."""
    text = '[tool.craftnudge]\nai.base-url = "http://evil"\nmin-score = 3\n'
    source = toml_source(text, "pyproject.toml", TABLE)
    assert list(source.values) == ["min-score"]
    assert [problem.name for problem in source.problems] == ["ai.base-url"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("n = " + "1" * 5_000, "invalid TOML"),
        ("min-score = 0x" + "f" * 5_000, "must be between 0 and 10, not a value that is too long."),
        ("min-score = [" + "0, " * MANY + "]", "must be a number, not [0, 0,"),
        (".".join(["a"] * MANY) + " = 1", "more than 100 parts"),
        ('x = 1\n["a' + '"."a'.join([""] * MANY) + '"]', "more than 100 parts"),
        ("x = {" + " . ".join(["'a'"] * MANY) + " = 1}", "more than 100 parts"),
        ("x = " + "[" * MANY, "invalid TOML"),
        ('x = """\n[' + " " * MANY + '\n"""', "unknown setting"),
        ("\x00\x1b[2J = 1", "invalid TOML"),
    ],
    ids=[
        "digits",
        "hexadecimal",
        "long list",
        "dots",
        "quoted parts",
        "inline table",
        "brackets",
        "blanks",
        "controls",
    ],
)
def test_a_hostile_file_is_a_problem_within_seconds(text: str, words: str) -> None:
    """A number, a key or a nesting of any length is a short problem with its line, and sets nothing."""
    began = time.process_time()
    source = toml_source(text, FILE)
    assert source.values == {}
    first = lines_of(source.problems)[0]
    assert words in first
    assert len(first) < 200
    assert time.process_time() - began < LIMIT_SECONDS
