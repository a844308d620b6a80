"""A project's own habits, learned with their support."""

from __future__ import annotations

import tomllib

from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.habits.learned_rules import learned_rules
from craftnudge.domain.habits.project_style import ProjectStyle, project_style_of
from craftnudge.presentation.formats.style_toml import style_toml
from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.style import style_screen


def learned(*messages: str) -> ProjectStyle:
    """The project style that these messages show."""
    return project_style_of(
        past_of([summary_of(Ancestor(text, None, None, ("a.py",))) for text in messages], (), None, 0)
    )


def habits(style: ProjectStyle) -> dict[str, tuple[int, int, str]]:
    """Each matter with count, total and strength."""
    return {habit.about: (habit.count, habit.of, habit.strength) for habit in style.habits}


def test_each_habit_comes_with_its_support() -> None:
    """Firm from nine of ten, usual from six, mixed below; what hardly occurs is left out."""
    style = learned(
        *["feat: add a row\n\nIt was missing.\n\nSigned-off-by: A <a@b>"] * 12, *["docs: say how"] * 7, "Say how (#1)"
    )
    found = habits(style)
    assert found["prefix"] == (19, 20, "firm")
    assert found["case"] == (19, 20, "firm")
    assert found["body"] == (12, 20, "usual")
    assert found["sign-off"] == (12, 20, "usual")
    assert "list" not in found
    assert style.words["types"] == {"feat": 12, "docs": 7}


def test_a_doubtful_prefix_belongs_to_what_the_project_uses() -> None:
    """`docs:` is a type where types are in use, and an area where areas are."""
    prefix = learned(*["net: wait"] * 8, *["docs: say"] * 6).habits[0]
    assert prefix.name == "area"
    assert (prefix.count, prefix.of) == (14, 14)


def test_the_number_of_a_pull_request_is_a_ticket() -> None:
    """Commits that end with one are not among those that name no ticket, as they stand among the forms of tickets."""
    style = learned(*["Add a row"] * 18, *["Add a row (#12)"] * 2)
    assert habits(style)["ticket"] == (18, 20, "firm")
    assert style.words["tickets"] == {"#N": 2}
    assert habits(learned(*["Add a row (#12)"] * 12))["ticket"] == (12, 12, "firm")


def test_differing_commits_are_mixed() -> None:
    """Where nothing is usual, the habit of most is named as mixed."""
    assert habits(learned(*["Add a row"] * 7, *["add a row"] * 6))["case"] == (7, 13, "mixed")


def test_too_few_commits_teach_nothing() -> None:
    """Below ten commits no habit is shown."""
    for past in (Past(0), Past(9, habits={"capital": 9})):
        style = project_style_of(past)
        assert style.habits == ()
        assert learned_rules(style, ["One"]).settings == {}
        text = "".join(span.text for line in style_screen("reports", style, Canvas(60)) for span in line)
        assert "too few" in text


def test_firm_habits_become_settings() -> None:
    """Only what is firm is fixed, in a table that TOML reads."""
    messages = ["feat: add a row\n\nIt was missing.\n\nSigned-off-by: A <a@b>"] * 20
    settings = tomllib.loads(style_toml(learned(*messages), messages))["project-style"]
    assert settings == {
        "convention": "conventional",
        "types": ["feat"],
        "body-required": True,
        "sign-off": True,
        "subject-chars": 50,
    }
    assert tomllib.loads(style_toml(learned("One"), ["One"])) == {}


def test_file_types_are_endings() -> None:
    """The name of a submodule or of a hidden file is no type of file; a name such as Makefile is."""
    paths = ("a.py", "sub", ".DS_Store", "Makefile")
    summaries = [summary_of(Ancestor("Wait less", None, None, paths)) for _ in range(12)]
    lines = style_screen("r", project_style_of(past_of(summaries, (), None, 0)), Canvas(80))
    text = "\n".join("".join(span.text for span in line) for line in lines)
    assert "file types  .py 12, Makefile 12" in text or "file types  Makefile 12, .py 12" in text
    assert "sub 12" not in text
    assert ".DS_Store" not in text


def test_the_screen_names_words_in_use() -> None:
    """Types and scopes of a conventional project, areas of another; figures of size."""
    conventional = style_screen("r", learned(*["feat(cart): add a row"] * 12), Canvas(80))
    areas = style_screen("r", learned(*["net: wait less"] * 12), Canvas(60))
    text = "\n".join("".join(span.text for span in line) for line in conventional)
    assert "types       feat 12" in text
    assert "scopes      cart 12" in text
    assert "areas" not in text
    lines = ["".join(span.text for span in line) for line in areas]
    assert "  areas       net 12" in lines
    assert all(len(line) <= 60 for line in lines)
