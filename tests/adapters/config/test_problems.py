"""How a problem of the configuration reads."""

from __future__ import annotations

from craftnudge.adapters.config.problems import DEFAULT, ConfigProblem, Origin, nearest


def test_a_problem_starts_with_its_place() -> None:
    """File and line, the setting, what is wrong, how to fix it."""
    problem = ConfigProblem(Origin("f.toml", 3), "min-scor", "unknown setting.", "Did you mean min-score?")
    assert str(problem) == "f.toml:3: min-scor: unknown setting. Did you mean min-score?"
    assert str(ConfigProblem(Origin("$X"), "a", "must be a table.")) == "$X: a: must be a table."
    assert str(DEFAULT) == "default"


def test_only_a_similar_name_is_suggested() -> None:
    """A name that resembles none gets no suggestion."""
    assert nearest("min-scor", ("min-score", "debug")) == "Did you mean min-score?"
    assert nearest("zzzz", ("min-score", "debug")) == ""
