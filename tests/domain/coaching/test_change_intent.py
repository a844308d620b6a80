"""What a commit does, as far as the words for it depend on that."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.change_intent import intent_of
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.coaching.phrases.salient import thing_of
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_record


def commit(subject: str, path: str = "src/store.py", status: str = "M", turn: int = 0) -> Facts:
    """A commit of one file with that subject; `turn` varies the way of saying things."""
    files = (FileChange(path, status, 9, 3),)
    return Facts(a_record(f"{subject}\n", files=files, totals=Totals(1, 9, 3, 2), hash=f"{turn:040x}"))


@pytest.mark.parametrize(
    ("subject", "path", "act"),
    [
        ("Update changelog", "CHANGELOG.md", "record"),
        ("Cut 4.0.0 in changelog", "docs/changelog.rst", "record"),
        ("Remove the old changelog", "CHANGELOG.md", "remove"),
        ("Bump version", "src/base.h", "version"),
        ("prep for release", "Changes.md", "version"),
        ("Use the released version of asciidoc", "src/base.h", "upgrade"),
        ("Regenerate man pages", "man/pandoc.1", "remake"),
        ("Optimize integer formatting", "src/format.h", "speed"),
        ("perf: avoid a second audit", "src/store.py", "speed"),
        ("fix(extract): properly handle xz archives", "src/store.py", "repair"),
        ("fix: remove the second lock", "src/store.py", "remove"),
        ("Merge commit from fork", "src/store.py", "other"),
        ("Merge both tables", "src/store.py", "move"),
        ("re-fmt with the latest standard", "src/store.py", "lint"),
        ("Remove extra newline", "src/store.py", "lint"),
        ("Say where things are", "docs/guide.md", "tell"),
    ],
)
def test_an_act_is_read_from_subject_type_and_files(subject: str, path: str, act: str) -> None:
    """By the verb, by the type before it where that says more, and by what the files are for."""
    assert intent_of(commit(subject, path)) == act


@pytest.mark.parametrize(
    ("subject", "path"),
    [("Update changelog", "ChangeLog.md"), ("Bump version", "src/base.h"), ("prep for release", "a.py")],
)
def test_changelogs_and_versions_need_no_reason(subject: str, path: str) -> None:
    """Only its content or its number is asked for, no function and no reason."""
    for turn in range(24):
        facts = commit(subject, path, turn=turn)
        areas = feedback_on(score_commit(facts.record), is_latest=True).areas_for_improvement
        assert areas
        assert not {"CN102", "CN103"} & {area.check_id for area in areas}
        said = " ".join(f"{area.text} {area.advice}" for area in areas)
        assert not any(word in said for word in ("function", "misread", "question", "out of date"))


def test_a_new_file_has_no_before() -> None:
    """It was not there before."""
    for turn in range(24):
        facts = commit("Plugins for the codex", "plugins/codex.py", "A", turn)
        for area in feedback_on(score_commit(facts.record), is_latest=True).areas_for_improvement:
            assert "how it was before" not in area.advice


@pytest.mark.parametrize(
    ("subject", "thing"),
    [
        ("Make writer sensitive to labels", None),
        ("Add TODO about a library", '"TODO"'),
        ("Close idle connections after a minute", '"idle connections"'),
    ],
)
def test_a_thing_is_quoted_whole_or_not_at_all(subject: str, thing: str | None) -> None:
    """A verb of a thing and of what it becomes leaves open where the thing ends."""
    assert thing_of(commit(subject)) == thing


@pytest.mark.parametrize("subject", ["Regress for sync, from ann@example.org.", "Newer runs for our CI's sake"])
def test_an_address_is_no_name_of_the_code(subject: str) -> None:
    """It is not a name to search the log for."""
    for turn in range(8):
        facts = commit(subject, turn=turn)
        said = feedback_on(score_commit(facts.record), is_latest=True).strengths
        assert not any("ann@" in each.text or "CI's" in each.text for each in said)


def test_a_subject_that_breaks_off_is_not_proposed() -> None:
    """Where its sentence goes on in the next line, the first line alone is no subject."""
    facts = commit("Clear clients of a session with destroy,\nReported by Ann in the issue of that name\n")
    spoken = feedback_on(score_commit(facts.record), is_latest=True).specific_recommendations
    assert not any('destroy,"' in each for each in spoken)
