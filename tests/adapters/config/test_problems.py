"""Where a problem of the configuration is, and which name was meant."""

from __future__ import annotations

from craftnudge.adapters.config.problems import DEFAULT, ConfigProblem, Origin, nearest, renamed
from craftnudge.errors import Cause
from tests.support.setting_lines import lines_of


def test_a_problem_starts_with_its_place() -> None:
    """File and line, the setting, what is wrong, how to fix it."""
    unknown = ConfigProblem(Origin("f.toml", 3), "min-scor", Cause("setting.unknown", near="min-score"))
    no_table = ConfigProblem(Origin("$X"), "a", Cause("setting.not-table"))
    assert lines_of([unknown, no_table, renamed(DEFAULT, "b", "c")]) == [
        "f.toml:3: min-scor: unknown setting. Did you mean min-score?",
        "$X: a: must be a table.",
        "default: b: renamed to c.",
    ]


def test_only_a_similar_name_is_suggested() -> None:
    """A name that resembles none gets no suggestion."""
    assert nearest("min-scor", ("min-score", "debug")) == "min-score"
    assert nearest("zzzz", ("min-score", "debug")) == ""
