"""Messages reworded without guessing: what changes, what stays, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from craftnudge.domain.coaching.rewording.imperative import imperative
from craftnudge.domain.coaching.rewording.reworded_message import reword
from craftnudge.domain.coaching.rewording.subject_form import better_subject
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.project_rules import ProjectRules

SMALL = Past(50, habits={"small": 45})
CAPITAL = Past(50, habits={"capital": 45})
CONVENTIONAL = Past(50, habits={"conventional": 48, "small": 45}, types={"feat": 9, "fix": 20, "docs": 9, "chore": 1})


def facts(message: str, *paths: str, past: Past | None = None, branch: str | None = None) -> Facts:
    """A commit with this message."""
    ann, moment = Person("Ann Dev", "ann@example.org"), CommitTime(1_700_000_000, 0)
    files = tuple(FileChange(path, "M", 1, 1) for path in paths)
    repository = Repository("r", "k", "/r", branch)
    return Facts(
        CommitRecord("i", "a" * 40, ("b" * 40,), repository, ann, ann, moment, moment, message, files, None, past, None)
    )


def reworded_subject(commit: Facts) -> str | None:
    """The subject of the reworded message; None where it stays as it is."""
    subject = reword(commit).message.split("\n", 1)[0]
    return None if subject == commit.message.subject else subject


@pytest.mark.parametrize(
    ("first", "second", "verb"),
    [
        ("Added", "a", "Add"),
        ("fixes", "#12", "fix"),
        ("Removing", "the", "Remove"),
        ("modified", "the", "modify"),
        ("Stopped", "the", "Stop"),
        ("Applies", "the", "Apply"),
        ("passes", "the", "pass"),
        ("made", "it", "make"),
        ("Uses", "it", "Use"),
    ],
)
def test_a_form_of_a_known_verb_becomes_its_imperative(first: str, second: str, verb: str) -> None:
    """Past tense, third person and participle, regular or not; the first letter keeps its case."""
    assert imperative(first, second) == verb


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Add", "x"),
        ("Fixes", "for"),
        ("Fixes", ""),
        ("Updates", "go"),
        ("Adding", "to"),
        ("Logging", "in"),
        ("Tests", "the"),
        ("Unplanned", "stop"),
        ("process", "it"),
        ("foo.py", "x"),
        ("Ran", ""),
    ],
)
def test_what_may_be_something_else_is_left_alone(first: str, second: str) -> None:
    """Imperatives, nouns, adjectives and unknown words stay as they are; an irregular past has one reading only."""
    assert imperative(first, second) == ("Run" if first == "Ran" else None)


@pytest.mark.parametrize(
    ("message", "past", "subject"),
    [
        ("Added a parser for dates.", None, "Add a parser for dates"),
        ("added a parser", CAPITAL, "Add a parser"),
        ("Added a parser", SMALL, "add a parser"),
        ("added a parser", Past(0), "add a parser"),
        ("net: Added a parser", CAPITAL, "net: Add a parser"),
        ("net: added a parser", Past(10, habits={"capital": 9, "area": 9}), "net: Add a parser"),
        ("fix(net): handles empty lines.", CONVENTIONAL, "fix(net): handle empty lines"),
        ("Add  a   parser", None, "Add a parser"),
        (
            "Reject expired tokens at the beginning of a session because they crash the reader (#12)",
            None,
            "Reject expired tokens at the beginning of a session (#12)",
        ),
        (
            "Drop it from the list. It has not been used since the old importer was taken out",
            None,
            "Drop it from the list",
        ),
    ],
)
def test_a_subject_is_reworded_as_the_project_writes(message: str, past: Past | None, subject: str) -> None:
    """Mood, case by the project's own habit, full stop, blanks, and a length that parts at a joint."""
    assert reworded_subject(facts(message, past=past)) == subject


@pytest.mark.parametrize(
    "message",
    [
        "Add a parser",
        "parser: support dates, times etc.",
        "Wait...",
        "Füge einen Parser für Daten hinzu und entferne den alten.",
        "Merge branch 'x'",
        "fixup! Added it",
        "",
        "x" * 100,
        "Optimise LREM, LPOS, LINSERT and LINDEX by avoiding all calls of listTypeEqual in the loop",
        "GitHub is where it lives",
        "Linked orders are shown twice",
        "Fixed header in the table",
        "Added a lock and removed the queue",
        "Say in the log when a call to the importer has failed because the file of the orders is gone",
        "Don't drop the rows of the orders in the table of the importer because they have no number",
        "Report the sum of all orders in the table of the importer; drop the old table of the orders",
        "Exclude files that end in .",
        "Support Java et al.",
        "Say that nothing has been found ...",
    ],
)
def test_what_has_no_single_reading_is_left_to_the_author(message: str) -> None:
    """Good subjects, other languages, commits that git wrote, and long ones without a joint are not touched."""
    assert reworded_subject(facts(message, past=CAPITAL)) is None


def test_the_whole_message_is_reworded() -> None:
    """Subject, body lines, trailers and ticket together; each change is listed once."""
    long = "It crashed the reader whenever a token was empty, which happens on every second request of the new client."
    signed = "signed-off-by: Ann <a@b>"
    text = f"Fixed empty tokens.\nSeen in production.\n\n{long}\n\n{signed}\n{signed}"
    new = reword(facts(text, branch="feature/ABC-12-tokens"))
    assert new.message == (
        "Fix empty tokens\n\nSeen in production.\n\n"
        "It crashed the reader whenever a token was empty, which happens on every\n"
        "second request of the new client.\n\nRefs: ABC-12\nsigned-off-by: Ann <a@b>\nsigned-off-by: Ann <a@b>\n"
    )
    assert len(new.changes) == len(set(new.changes)) == 5


def test_the_author_s_reason_becomes_a_paragraph() -> None:
    """The answer to the one question stands at the end of the body, before the trailers, as a filled sentence."""
    new = reword(facts("Add a parser\n\nRefs: ABC-1"), why="the old one " + "could not read dates, " * 4)
    subject, *paragraphs = new.message.rstrip().split("\n\n")
    assert subject == "Add a parser"
    assert paragraphs[0].startswith("The old one could not read dates,")
    assert all(len(line) <= 72 for line in paragraphs[0].split("\n"))
    assert paragraphs[1] == "Refs: ABC-1"


def test_the_end_of_a_long_subject_begins_the_body() -> None:
    """Nothing of it is lost: a word that joins begins the sentence."""
    new = reword(facts("Reject expired tokens at the beginning of a session because they crash the reader"))
    assert new.message == "Reject expired tokens at the beginning of a session\n\nBecause they crash the reader.\n"


def test_a_commit_that_git_wrote_is_left_as_it_is() -> None:
    """No rewording of merges, reverts and fixups, nor of nothing."""
    for text in ("Merge branch 'x'", "fixup! Added it", "", "\n"):
        assert reword(facts(text), why="x").changes == ()


@pytest.mark.parametrize(
    ("message", "paths", "subject"),
    [
        ("Describe the parser", ("docs/a.md", "README.md"), "docs: describe the parser"),
        ("Fix the parser", ("src/a.py",), "fix: fix the parser"),
        ("Pin the runner", (".github/workflows/a.yml",), "chore: pin the runner"),
        ("Speed of the parser", ("src/a.py",), None),
        ("Test the parser", ("tests/test_a.py",), None),
        ("fix: handle dates", ("docs/a.md",), None),
    ],
)
def test_a_type_is_added_where_files_or_verb_leave_one(
    message: str, paths: tuple[str, ...], subject: str | None
) -> None:
    """Only in projects that use types, only a type that the project has, and never a guess."""
    past = Past(50, habits={"conventional": 48}, types=CONVENTIONAL.types)
    assert reworded_subject(facts(message, *paths, past=past)) == subject


def test_types_by_rule_are_used_as_written() -> None:
    """Where the project wrote down its types, those count and not the past."""
    rules = ProjectRules(conventional=True, types=("feature", "docs"))
    text = facts("Describe the parser", "README.md")
    assert reword(text, rules=rules).message == "docs: describe the parser\n"
    assert reword(facts("Fix the parser", "a.py"), rules=rules).changes == ()
    assert (
        reword(facts("Fix the parser", "a.py"), rules=ProjectRules(conventional=True)).message
        == "fix: fix the parser\n"
    )


@pytest.mark.parametrize(
    ("branch", "message", "rules", "ticket"),
    [
        ("ABC-12", "Add x", None, "ABC-12"),
        ("feature/ABC-12_x", "Add x for ABC-12", None, None),
        ("support-UTF-8", "Add x", None, None),
        ("issue-12-x", "Add x", None, None),
        ("t/T7", "Add x", ProjectRules(ticket_pattern="T[0-9]"), "T7"),
        ("t/T7", "Add x (T8)", ProjectRules(ticket_pattern="T[0-9]"), None),
        ("main", "Add x", ProjectRules(ticket_pattern="T[0-9]"), None),
    ],
)
def test_a_ticket_comes_from_the_branch_where_it_is_one(
    branch: str, message: str, rules: ProjectRules | None, ticket: str | None
) -> None:
    """A tracker's key, or the project's own form; a number alone only where the project's commits name numbers."""
    assert (f"Refs: {ticket}\n" in reword(facts(message, branch=branch), rules=rules).message) is (ticket is not None)
    numbers = Past(50, habits={"number": 20})
    assert "Refs: #12" in reword(facts("Add x", branch="issue-12-x", past=numbers)).message
    assert "Refs" not in reword(facts("Add x (#12)", branch="issue-12-x", past=numbers)).message


ODD_LINES = (
    *(
        "Added a parser.",
        "added it",
        "Fixes: #1",
        "fixes:#1",
        "A:1",
        "- item",
        "",
        "signed-off-by: Ann <a@b>",
        "x" * 80,
    ),
    *("Reject tokens that have expired before the session starts because they crash the reader (#12)", "word " * 20),
    *(
        "(cherry picked from commit 0123456)",
        "Conflicts:",
        "\tsrc/a.c",
        " indented",
        "git-svn-id: https://x@7 a",
        "# c",
    ),
    *(
        "Refs:  #2",
        "See also: that",
        "Signed-off-by: Ann <a@b>\n  folded",
        "- word" + " word" * 30,
        "Fix it. Then more",
    ),
)


@settings(max_examples=400)
@given(
    st.text("Added fixes.\n #1-()`:", max_size=120) | st.lists(st.sampled_from(ODD_LINES), max_size=6).map("\n".join)
)
@example("1\nA:1")
def test_rewording_again_changes_nothing(text: str) -> None:
    """A second rewording returns the same bytes and lists no change."""
    once = reword(facts(text)).message
    again = reword(facts(once))
    assert (again.message, again.changes) == (once, ())


LINES = (
    *("Signed-off-by: Ann <a@b>", "Fixes: #12", "(cherry picked from commit 0123456)", "#kept as it is", "- an item"),
    *("prose that says why it was so and goes on for longer than any line of seventy-two columns may ever be", ""),
    *(
        "    code that is indented",
        "Conflicts:",
        "\tsrc/parser.c",
        "git-svn-id: https://example.org/svn@7 abc",
        "a short one",
    ),
)


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_no_word_of_a_body_is_lost(lines: list[str]) -> None:
    """Prose among trailers, comments, lists of conflicts, the line of git svn: each word is in the new message too."""
    text = reword(facts("Add a parser\n\n" + "\n".join(lines) + "\n"), why="").message
    assert {word.strip("()") for line in lines for word in line.split()} <= {word.strip("()") for word in text.split()}


@pytest.mark.parametrize(
    ("message", "past", "subject"),
    [
        ("added a parser", SMALL, "add a parser"),
        ("Added a parser", CAPITAL, "Add a parser"),
        ("Added a parser of dates.", CAPITAL, "Add a parser of dates"),
        ("Added names, dates etc.", CAPITAL, "Add names, dates etc."),
        ("Parser: fixed the dates (#12)", CAPITAL, "Parser: fix the dates (#12)"),
        ("Added a parser", None, None),
        ("Added a parser", Past(9, habits={"capital": 9}), None),
        ("Added a parser", Past(50, habits={"capital": 45, "ends_ed": 21}), None),
        ("Added a parser and removed the old one", CAPITAL, None),
        ("Added a parser, fixing dates", CAPITAL, None),
        ("Added", CAPITAL, None),
        ("Fixes #43.", CAPITAL, None),
        (f"Added a parser of {'very ' * 12}long dates", CAPITAL, None),
        ("Add a parser.", CAPITAL, None),
        ("Ajouté un analyseur pour les dates", CAPITAL, None),
    ],
)
def test_a_better_subject_is_offered_where_the_project_writes_the_imperative(
    message: str, past: Past | None, subject: str | None
) -> None:
    """The verb changes, the case where a project has one, and a period goes; not where a second verb keeps its form."""
    assert better_subject(facts(message, past=past)) == subject


def test_a_project_in_the_past_tense_keeps_it() -> None:
    """Rewording follows the project, not git's habit."""
    assert reword(facts("Added a parser", past=Past(50, habits={"capital": 45, "ends_ed": 40}))).changes == ()
