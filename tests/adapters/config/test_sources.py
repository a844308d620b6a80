"""The settings in environment variables and options."""

from __future__ import annotations

from craftnudge.adapters.config.sources import environment_source, option_source
from tests.support.setting_lines import lines_of


def test_variables_hold_every_kind_of_setting_but_tables() -> None:
    """Numbers, flags, lists and choices are read from text; so are the variables that other programs share."""
    source = environment_source({
        "OLLAMA_MODEL": "small", "OLLAMA_BASE_URL": "http://127.0.0.1:9", "LOG_LEVEL": "INFO", "DEBUG": "1",
        "CRAFTNUDGE_CHECKS_OFF": "CN101, CN102", "CRAFTNUDGE_PROJECT_STYLE_SUBJECT_CHARS": "60",
        "CRAFTNUDGE_HOME": "/x",
    })  # fmt: skip
    assert {name: value for name, (value, _) in source.values.items()} == {
        "ai.model": "small",
        "ai.base-url": "http://127.0.0.1:9",
        "log-level": "info",
        "debug": True,
        "checks.off": ("CN101", "CN102"),
        "project-style.subject-chars": 60,
    }
    assert str(source.values["ai.model"][1]) == "$OLLAMA_MODEL"
    assert source.problems == ()


def test_invalid_variables_are_problems_unless_other_programs_use_them() -> None:
    """A variable of CraftNudge with an unknown name or an invalid value is a problem; `DEBUG=app:*` is not."""
    source = environment_source({
        "CRAFTNUDGE_MIN_SCOR": "7", "CRAFTNUDGE_MIN_SCORE": "much", "CRAFTNUDGE_IGNORE_BOTS": "maybe",
        "CRAFTNUDGE_IDENTITIES": "x", "DEBUG": "app:*", "LOG_LEVEL": "TRACE",
    })  # fmt: skip
    assert source.values == {}
    assert lines_of(source.problems) == [
        "$CRAFTNUDGE_MIN_SCOR: CRAFTNUDGE_MIN_SCOR: unknown variable. Did you mean CRAFTNUDGE_MIN_SCORE?",
        '$CRAFTNUDGE_MIN_SCORE: min-score: must be a number, not "much".',
        '$CRAFTNUDGE_IGNORE_BOTS: ignore.bots: must be true or false, not "maybe".',
        "$CRAFTNUDGE_IDENTITIES: identities: cannot be set here. Set it in a configuration file.",
    ]


def test_a_variable_of_an_old_name_is_read_with_a_hint() -> None:
    """It has its effect, and the variable of the new name wins."""
    source = environment_source({"CRAFTNUDGE_HOUSE_STYLE_TYPES": "feat", "CRAFTNUDGE_AI_NOTE": "1"})
    assert source.values["project-style.types"][0] == ("feat",)
    assert source.values["ai.write-notes"][0] is True
    assert lines_of(source.renames) == [
        "$CRAFTNUDGE_HOUSE_STYLE_TYPES: CRAFTNUDGE_HOUSE_STYLE_TYPES: renamed to CRAFTNUDGE_PROJECT_STYLE_TYPES.",
        "$CRAFTNUDGE_AI_NOTE: CRAFTNUDGE_AI_NOTE: renamed to CRAFTNUDGE_AI_WRITE_NOTES.",
    ]
    both = environment_source({"CRAFTNUDGE_PROJECT_STYLE_TYPES": "fix", "CRAFTNUDGE_HOUSE_STYLE_TYPES": "feat"})
    assert both.values["project-style.types"][0] == ("fix",)


def test_an_option_is_named_as_it_was_typed() -> None:
    """The origin of a value is the option, without the section of its setting."""
    source = option_source({"ai.model": "small", "min-score": "x"})
    assert str(source.values["ai.model"][1]) == "--model"
    assert lines_of(source.problems) == ['--min-score: min-score: must be a number, not "x".']
