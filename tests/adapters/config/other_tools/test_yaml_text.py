"""YAML by strangers: read as YAML, or refused with a reason and a line."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from craftnudge.adapters.config.other_tools.rule_files import RuleFileError
from craftnudge.adapters.config.other_tools.yaml_text import yaml_of
from craftnudge.presentation.templates import cause_text

# Reading the largest text takes a second on a quiet machine.
LIMIT_SECONDS = 20.0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("---\nword\n", "word"),
        ("a: 1\nb: 1.5\nc: ~\n", {"a": 1, "b": 1.5, "c": None}),
        ("- a\n-\n  - b\n- c: 1\n  d: 2\n", ["a", ["b"], {"c": 1, "d": 2}]),
        ("a: [1, [2, 'x, y'], \"z\"]\nb: {c: 1}\n", {"a": [1, [2, "x, y"], "z"], "b": {"c": 1}}),
        ("a:\nb:\n  c: d#e # comment\n", {"a": None, "b": {"c": "d#e"}}),
        # Escapes: in double quotes only.
        (r'a: "\\d+"', {"a": r"\d+"}),
        (r'a: "\t\x41\u00e9\n"', {"a": "\tA\u00e9\n"}),
        (r"a: '\\d+ it''s'", {"a": r"\\d+ it's"}),
        (r"a: \d+", {"a": r"\d+"}),
        # Block texts.
        ("a: |\n  **x**: {y\n\n  # z\nb: 1\n", {"a": "**x**: {y\n\n# z\n", "b": 1}),
        ("a: >-\n  one\n  two\n\n  three\nb: 1\n", {"a": "one two\nthree", "b": 1}),
        ("a: |2-\n    x\n", {"a": "  x"}),
        ("a: one\n  two\n", {"a": "one two"}),
        # A byte order mark is not part of the first key.
        ("\ufeffa: 1\n", {"a": 1}),
        # Words and numbers of YAML 1.1.
        ("a: yes\nb: on\nc: No\nd: off\n", {"a": True, "b": True, "c": False, "d": False}),
        ("a: 0x48\nb: +5\nc: 0o7\nd: 1_000\ne: 010\n", {"a": 72, "b": 5, "c": "0o7", "d": 1000, "e": 8}),
        ("a: 1e3\nb: 1.0e+3\nc: .5\n", {"a": "1e3", "b": 1000.0, "c": 0.5}),
        ("a: 2026-11-24\n", {"a": date(2026, 11, 24)}),
        # A tab is part of a text in quotes, and of nothing else.
        ("a: 'x\ty'\n", {"a": "x\ty"}),
        # Keys of other kinds, quoted keys, explicit keys.
        ("1: a\n'b c': d\n? e\n: f\n", {1: "a", "b c": "d", "e": "f"}),
        # Anchors, aliases and merges, as projects use them.
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("a: &x {c: 1, d: 1}\nb: {<<: *x, d: 2}\n", {"a": {"c": 1, "d": 1}, "b": {"c": 1, "d": 2}}),
        ("%YAML 1.1\n---\na: 1\n...\n", {"a": 1}),
        ("a: !!str 1\n", {"a": "1"}),
        ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
    ],
)
def test_yaml_is_read_as_yaml(text: str, value: Any) -> None:
    """Quotes, block texts, words, numbers, anchors and comments mean what YAML 1.1 says."""
    assert yaml_of(text) == value


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: *x\n", 2, "found undefined alias"),
        ("a: 1\n---\nb: 2\n", 2, "but found another document"),
        ("a:\n\t- 1\n", 2, "cannot start any token"),
        ("a:\t1\n", 1, "cannot start any token"),
        ("a: [1,\n 2\n", 3, "expected ',' or ']'"),
        ("a: 'x\n", 2, "unexpected end of stream"),
        ("a: 1\n b: 2\n", 2, "mapping values are not allowed"),
        ('a: "\\d"\n', 1, "unknown escape character"),
        ("a: @x\n", 1, "cannot start any token"),
        ("a: 1\n[b]: 2\n", 2, "found unhashable key"),
        ("a: 1\nb: \x1b[31m\n", 2, "a character that YAML doesn't allow"),
        ("a: 2026-02-31\n", None, "a value that cannot be read"),
        ("a: " + "1" * 5_000, None, "a value that cannot be read"),
        ("a: !!int x\n", None, "a value that cannot be read"),
        ("a: 1" + ":1" * 5_000 + ".\n", None, "a value that cannot be read"),
        ("a: 1\nb: " + "[" * 999 + "]" * 999, 2, "nested too deeply"),
        ("{a: " * 999, 1, "nested too deeply"),
        ("- " * 999 + "x", None, "nested too deeply"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_not_yaml_is_refused_with_its_line(text: str, line: int | None, reason: str) -> None:
    """A reason is given and no other error escapes, whatever goes wrong below."""
    with pytest.raises(RuleFileError) as raised:
        yaml_of(text)
    assert reason in cause_text(raised.value.cause).message
    assert raised.value.line == line


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system ['touch made-by-yaml']",
        "!!python/name:os.system",
        "!!python/module:antigravity",
        "!!python/object:craftnudge.errors.UsageError {message: x}",
        "!own {a: 1}",
    ],
)
def test_no_object_is_made(tag: str) -> None:
    """A tag that names a class, a function or a module is refused with its line."""
    with pytest.raises(RuleFileError, match=r"yaml\.invalid .*could not determine a constructor") as raised:
        yaml_of(f"a: 1\nb: {tag}\n")
    assert raised.value.line == 2


def bomb(level: str, levels: int) -> str:
    """A text whose every line holds the one before it nine times."""
    lines = ["l0: &l0 " + level.replace("*", "lol")]
    lines += [f"l{n}: &l{n} " + level.replace("*", f"*l{n - 1}") for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        bomb("[" + ", ".join("*" * 9) + "]", 10),
        bomb("{" + ", ".join(f"k{n}: *" for n in range(9)) + "}", 10),
        "l0: &l0 {a: 1}\n" + "".join(f"l{n}: &l{n} {{<<: [{', '.join([f'*l{n - 1}'] * 9)}]}}\n" for n in range(1, 10)),
        "a: &a [*a, *a]\n",
        "a: &a {b: *a}\n",
        "a: &a [" + "*a, " * 8_000 + "]\n",
        "a: &a " + "x" * 10_000 + "\nb: [" + "*a, " * 5_000 + "]\n",
    ],
    ids=["lists", "maps", "merges", "itself", "itself in a map", "itself many times", "a long text many times"],
)
def test_aliases_that_expand_to_too_much_are_refused(text: str) -> None:
    """A few lines that stand for gigabytes, or for themselves, cost neither memory nor time."""
    began = time.process_time()
    with pytest.raises(RuleFileError, match=r"yaml\.aliases"):
        yaml_of(text)
    assert time.process_time() - began < LIMIT_SECONDS


@pytest.mark.parametrize("unit", ["- a\n", "[", "a: ", "? ", "'", "&a ", "- - ", "\\", "a,", "{a: ", "!!str ", "#\n"])
def test_the_largest_text_takes_seconds(unit: str) -> None:
    """No text within the bound holds the program up, and a larger one is not looked at."""
    began = time.process_time()
    with suppress(RuleFileError):
        yaml_of(unit * (32 * 1024 // len(unit)))
    assert time.process_time() - began < LIMIT_SECONDS
    with pytest.raises(RuleFileError, match=r"yaml\.too-long \(limit=32768\)"):
        yaml_of(unit * (32 * 1024 + 1))
