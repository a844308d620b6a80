"""The plain part of YAML."""

from __future__ import annotations

from typing import Any

import pytest

from craftnudge.adapters.config.other_tools.rule_files import RuleFileError
from craftnudge.adapters.config.other_tools.yaml_text import yaml_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a: 1\nb: 1.5\nc: yes\n", {"a": 1, "b": 1.5, "c": "yes"}),
        ("d: true\ne: ~\nf: 'x: #y'\n", {"d": True, "e": None, "f": "x: #y"}),
        ("- a\n-\n  - b\n- c: 1\n  d: 2\n", ["a", ["b"], {"c": 1, "d": 2}]),
        ("a: [1, [2, 'x, y'], \"z\"]\nb: []\n", {"a": [1, [2, "x, y"], "z"], "b": []}),
        ("a:\nb:\n  c: d#e\n", {"a": None, "b": {"c": "d#e"}}),
        ("---\nword\n", "word"),
        ("a: [1, always, [\n  x,  # one\n  'y]',\n]]\nb: 2\n", {"a": [1, "always", ["x", "y]"]], "b": 2}),
        ("- [a,\n   b]\n- c\n", [["a", "b"], "c"]),
        ("a: |\n  **x**: {y\n\n  # z\nb: >-\n    w\nc: 1\n", {"a": "", "b": "", "c": 1}),
    ],
)
def test_plain_yaml(text: str, value: Any) -> None:
    """Maps, lists, scalars and comments as YAML 1.2 reads them."""
    assert yaml_of(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: !t 1",
        "a: {b: 1}",
        "a: [1,\n 2",
        "a: " + "[" * 999 + "]" * 999,
        "\ta: 1",
        "a: 'x",
        "a: 1\n b: 2\nc",
    ],
)
def test_other_yaml_is_refused_rather_than_misread(text: str) -> None:
    """Anchors, tags, flow maps, lists without an end, tabs and odd indents are not guessed at."""
    with pytest.raises(RuleFileError):
        yaml_of(text)
    with pytest.raises(RuleFileError):
        yaml_of("- " * 40 + "x")
