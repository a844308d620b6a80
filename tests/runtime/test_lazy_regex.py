"""Patterns that compile on first use are the compiled patterns in everything else."""

from __future__ import annotations

import re

import pytest

from craftnudge.runtime.lazy_regex import marked_pattern, pattern


def test_every_method_answers_as_the_compiled_pattern_does() -> None:
    """Match, search, replace and split, with flags and over bytes."""
    text = "One two ONE"
    lazy, compiled = pattern("one", re.IGNORECASE), re.compile("one", re.IGNORECASE)
    assert lazy.findall(text) == compiled.findall(text) == ["One", "ONE"]
    assert lazy.sub("1", text) == "1 two 1"
    assert lazy.split(text) == compiled.split(text)
    assert [found.span() for found in lazy.finditer(text)] == [(0, 3), (8, 11)]
    assert lazy.match(text) is not None
    assert lazy.fullmatch(text) is None
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)


def test_a_wrong_pattern_is_an_error_at_its_first_use() -> None:
    """Not where it is written: nothing is compiled there."""
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_after_the_first_use_the_methods_are_the_compiled_ones() -> None:
    """A call then costs no look-up of ours."""
    lazy = pattern("one")
    assert "search" not in vars(lazy)
    lazy.search("one")
    assert {"match", "fullmatch", "search", "sub", "split", "findall", "finditer"} <= set(vars(lazy))


def test_names_of_python_compile_nothing() -> None:
    """Copying and inspecting look for them."""
    lazy = pattern("(")
    assert not hasattr(lazy, "__wrapped__")


@pytest.mark.parametrize("text", ["no sign of it", "a Word here, word", "", "woſſ"])
def test_a_marked_pattern_answers_as_the_compiled_one(text: str) -> None:
    """For texts with a mark and without, by every method, and ignoring case."""
    compiled = re.compile("word|woss", re.IGNORECASE)
    assert marked_pattern(("word", "woss"), "word|woss", re.IGNORECASE).findall(text) == compiled.findall(text)
    for use in (
        lambda form: [bool(form.match(text)), bool(form.fullmatch(text)), bool(form.search(text, 1))],
        lambda form: [found.span() for found in form.finditer(text)],
        lambda form: [form.sub("x", text), form.split(text)],
    ):
        assert use(marked_pattern(("word", "woss"), "word|woss", re.IGNORECASE)) == use(compiled)


def test_without_a_mark_a_pattern_is_never_compiled() -> None:
    """What such a text cannot match need not be valid yet."""
    broken = marked_pattern((b"(",), b"(")
    assert broken.search(b"text") is None
    assert broken.findall(b"text") == []
    with pytest.raises(re.error):
        broken.search(b"a (")
