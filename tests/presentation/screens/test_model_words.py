"""A model's words on the screen."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.feedback import Feedback, Remark
from craftnudge.domain.coaching.model.diff_excerpt import DiffExcerpt
from craftnudge.domain.coaching.model.model_words import LineComment, ModelWords
from craftnudge.domain.coaching.model.no_words_reason import Reason, ReasonKind
from craftnudge.domain.coaching.model.prompt import Material
from craftnudge.domain.coaching.model.summary_facts import HistoryFact
from craftnudge.errors import Cause
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.model_words import model_words_screen, reason_line, summary_screen, withheld_lines
from tests.support.piped import piped


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("model", ["llama3.2:3b", "a-model-of-a-very-long-name-indeed:70b"])
def test_a_reply_from_the_cache_is_marked(columns: int, model: str) -> None:
    """Where there is room for it; a reply of now has no such mark."""
    facts = [HistoryFact("score", "Your score is 7.1.")]
    kept, new = (
        piped(summary_screen(ModelWords(model, "score", cached=cached), facts, Canvas(columns)))
        for cached in (True, False)
    )
    assert "from the cache" not in new
    assert ("from the cache" in kept) == (columns == 120 or len(model) < 20)
    assert all(width(line) <= max(columns, *map(width, new.split("\n"))) for line in kept.split("\n"))
    assert kept.replace("   (from the cache)", "") == new


def test_notes_stand_below_the_tip_that_they_are_about() -> None:
    """The tip's advice, the note, the question, the suggested message and the comments, each indented; no more."""
    tip = Remark("CN102", "reason", "The message doesn't say why.", "Add the reason.", 90)
    other = Remark("CN110", "size", "The change is large.", "Split it.", 80)
    feedback = Feedback((), (other, tip), (), (), ())
    comments = (LineComment("a.py", 3, "Is this needed?"),)
    words = ModelWords("m", "CN102", "A note.", "Reject it", "Because.\n\nSo.", "Why now?", comments)
    assert piped(model_words_screen(words, feedback, Canvas(80))).split("\n") == [
        "",
        "  AI notes by m: start with CN102",
        "    → Add the reason.",
        "    A note.",
        "    Question: Why now?",
        "    Suggested message:",
        "      Reject it",
        "",
        "      Because.",
        "",
        "      So.",
        "    a.py:3  Is this needed?",
    ]


@pytest.mark.parametrize(("subject", "body", "what"), [("Reject it", None, "subject"), (None, "Because.", "body")])
def test_what_is_suggested_is_named(subject: str | None, body: str | None, what: str) -> None:
    """A subject or a body alone has no blank line; without a tip of that id no advice is shown."""
    words = ModelWords("m", "CN102", subject=subject, body=body)
    assert piped(model_words_screen(words, Feedback((), (), (), (), ()), Canvas(80))).split("\n")[2:] == [
        f"    Suggested {what}:",
        f"      {subject or body}",
    ]


@pytest.mark.parametrize(
    ("kind", "always", "asked"),
    [("off", 0, 0), ("nothing_to_add", 0, 0), ("no_server", 0, 2), ("no_model", 0, 2), ("timeout", 2, 2)],
)
def test_a_reason_is_given_where_something_is_wrong(kind: ReasonKind, always: int, asked: int) -> None:
    """Or where the user asked for notes; what to do about it is a line of its own."""
    reason = Reason(kind, Cause("server.silent", server="x"))
    assert len(reason_line(reason, asked_for=False, canvas=Canvas(80))) == always
    lines = reason_line(reason, asked_for=True, canvas=Canvas(80))
    assert len(lines) == asked
    if asked:
        assert piped(lines) == "  No AI notes: no Ollama server answers at x.\n  Next: ollama serve"


def test_what_was_not_sent_is_listed() -> None:
    """Secrets by their kind, files by name, and how many did not fit; no line if all was sent."""
    diff = DiffExcerpt((), ("a.env", "b.pem"), left_out=2)
    some = Material("s", "", (), 0, (), diff, ("a token", "an address"))
    assert piped(withheld_lines(some, Canvas(120))) == (
        "  Not sent: removed: a token, an address; withheld: a.env, b.pem; 2 more files"
    )
    assert withheld_lines(Material("s", "", (), 0, (), DiffExcerpt(())), Canvas(80)) == []
