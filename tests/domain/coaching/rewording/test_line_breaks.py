"""Sentences broken into lines."""

from __future__ import annotations

from craftnudge.domain.coaching.rewording.line_breaks import broken


def test_a_line_ends_before_it_is_too_long() -> None:
    """As many words a line as fit; a word that fits none has a line of its own."""
    assert broken("one two three four", 8) == ["one two", "three", "four"]
    assert broken("one extraordinary two", 8) == ["one", "extraordinary", "two"]
    assert broken("", 8) == [""]


def test_words_that_belong_together_stay() -> None:
    """A double blank, code, a link's text, a ticket behind its word, a blank that is not to be broken."""
    assert broken("one.  Two three", 9) == ["one.  Two", "three"]
    assert broken("run `git log -p` now", 8) == ["run", "`git log -p`", "now"]
    assert broken("see [the long page](x) now", 9) == ["see [the long page](x)", "now"]
    assert broken("a fix of #12 here", 8) == ["a fix", "of #12", "here"]
    assert broken("ten\u00a0ms of it", 6) == ["ten\u00a0ms", "of it"]
