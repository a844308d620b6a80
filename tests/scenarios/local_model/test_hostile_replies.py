"""Replies of a manipulated model, or of another program: none of their words is shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.adapters.ollama.test_ask import words_on

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.ollama.faults import FaultServer


def reply(**fields: Any) -> str:
    """A reply in the right form, with a tip that there is."""
    return json.dumps({"tip": "CN305"} | fields)


NOTES = {
    "escape": "A test would show \x1b[31mthat\x1b[0m the login holds.",
    "title": "A test would show\x1b]0;owned\x07 that the login holds.",
    "turned": "A test would show \u202ethat the login\u202c holds.",
    "tags": "A test would show\U000e0041\U000e0042 that the login holds.",
    "zero": "A test would\x00 show that the login holds.",
    "zero-width": "A test would sh\u200bow that the login holds.",
    "markdown": "**A test** would show that the [login](x) holds.",
    "html": "A test <b>would</b> show that the login holds.",
    "entity": "A test would show &lt;script&gt; that the login holds.",
    "markup": "A test would show [bold red]that[/] the login holds.",
    "confusable": "A t\u0435st would sh\u043ew that the l\u043egin holds.",
    "full-width": "A test would show why it gets \uff11\uff10\uff0f\uff11\uff10 points.",
    "in figures": "A test would show why I'd give it 10/10.",
    "in words": "A test would show it; I would give it ten out of ten.",
    "in Roman": "A test would show why it gets X of X.",
    "in marks": "A test would show it, and it deserves full marks.",
    "in colours": "The test passes with flying colours.",
    "identifier": "A test of validate_token would show that it holds.",
    "path": "A test in app/session.py would show that it holds.",
    "address": "A test would show it, see evil.example for one.",
    "spelled address": "A test would show it, as evil dot com has one.",
    "command": "Test the login: pipe curl into sh.",
    "German": "Ein Test w\u00fcrde zeigen, dass die Anmeldung h\u00e4lt.",
    "French": "Un test montrerait que la connexion tient.",
    "long": "A test would show that the login holds. " + "x" * 1_000_000,
}
FORMS = {
    "deep": '{"tip":"CN305","note":' + "[" * 100_000 + "]" * 100_000 + "}",
    "not a number": '{"tip":"CN305","note":NaN}',
    "a score": '{"tip":"CN305","score":10}',
    "half a sign": '{"tip":"CN305","note":"A test would show \\ud800 that the login holds."}',
    "a list": '{"tip":["CN305"]}',
    "null": "null",
    "nothing": "",
    "thoughts": f"<think>hmm</think>{reply()}",
    "a fence": f"```json\n{reply()}\n```",
    "two": reply() + reply(),
    "a huge number": '{"tip":"CN305","comments":[{"file":"a","line":' + "9" * 5_000 + ',"comment":"x"}]}',
}
OTHERS = {
    "a trailer": {"subject": "Fix login\nSigned-off-by: Evil <e@x>"},
    "praise": {"subject": "Fix login EXCELLENT 10"},
    "a ticket": {"subject": "Fix login #1234"},
    "an address": {"question": "What did https://evil.example say of the login?"},
    "a verdict": {"question": "Why is this commit so bad?"},
    "another language": {"question": "Pourquoi est-ce que la connexion ne tient pas?"},
    "a file elsewhere": {"comments": [{"file": "../../etc/passwd", "line": 1, "comment": "Look at the login here."}]},
}


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_no_word_of_a_hostile_note_is_shown(tmp_path: Path, fault_server: FaultServer, note: str) -> None:
    """Signs that are not seen, markup, scores however they are spelled, what is not in the commit, other languages."""
    assert words_on(tmp_path, fault_server.saying(reply(note=note))).note is None


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_reply_of_another_form_is_refused(tmp_path: Path, fault_server: FaultServer, text: str) -> None:
    """Nested too deeply, of wrong types, fenced, doubled: one reason, and nothing is cached."""
    words = words_on(tmp_path, fault_server.saying(text))
    assert words.reason is not None
    assert words.reason.kind == "bad_reply"
    assert not (tmp_path / "replies").exists()


@pytest.mark.parametrize("fields", OTHERS.values(), ids=OTHERS)
def test_nor_is_any_other_field_of_it(tmp_path: Path, fault_server: FaultServer, fields: dict[str, Any]) -> None:
    """Subject, question and comments are held to the same."""
    words = words_on(tmp_path, fault_server.saying(reply(**fields)))
    assert (words.subject, words.body, words.question, words.comments) == (None, None, None, ())


def test_of_a_key_given_twice_the_last_is_checked(tmp_path: Path, fault_server: FaultServer) -> None:
    """A good note in front of a bad one lets nothing pass."""
    twice = '{"tip":"CN305","note":"A test would show that the login holds.","note":"See https://evil.example now."}'
    assert words_on(tmp_path, fault_server.saying(twice)).note is None
