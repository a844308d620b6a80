"""Lines of `.gitattributes` mean what they mean to git."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.diff.attribute_rules import attribute_rules

if TYPE_CHECKING:
    from craftnudge.adapters.git.diff.attribute_rules import AttributeValue
    from tests.support.repository import GitRepository

_PATHS = (
    *("a.js", "A.JS", "dist/a.js", "dist/sub/a.js", "src/dist/a.js", "dist", "src/api.pb.go", "x y.bin", "x[1].c"),
    *(
        "docs/a b/c.md",
        "a*b",
        "ab",
        "axb",
        "src/b/c/d.c",
        "src/d.c",
        ".hidden",
        "ünï.txt",
        "-x",
        "a\\b",
        "x1.c",
        "x!.c",
        "!a.js",
    ),
)
_PATTERNS = (
    *("*.js", "dist/*", "dist/**", "/dist/**", "**/dist/*", "**/a.js", "src/**/d.c", "src/*/d.c", "*", "**", "dist/"),
    *("/a.js", "dist/a.js", "a?b", "a\\*b", "x[[:space:]]y.bin", '"x y.bin"', "x\\[1\\].c", "x[0-9].c", "x[!0-9].c"),
    *("x[^0-9].c", ".h*", "*.pb.go", "*ï*", "src/**", "a[b", "!a.js", "**/c/**", "*b*", "x[]!].c", "x[9-0].c", "\\-x"),
)  # fmt: skip


def says(text: str, path: str) -> dict[str, AttributeValue]:
    """What all lines together say of a path."""
    values: dict[str, AttributeValue] = {}
    for rule in attribute_rules(text.encode()):
        if rule.matches(path.split("/")):
            values |= rule.attributes
    return values


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_a_pattern_matches_what_git_matches(repository: GitRepository, pattern: str) -> None:
    """Stars, folders, brackets, quotes and escapes are git's."""
    repository.path.joinpath(".gitattributes").write_text(f"{pattern} linguist-generated\n", "utf-8")
    asked = b"".join(path.encode() + b"\0" for path in _PATHS)
    answer = repository.git("check-attr", "-z", "--stdin", "linguist-generated", stdin=asked).split("\0")
    of_git = {path for path, _, value in zip(answer[::3], answer[1::3], answer[2::3], strict=False) if value == "set"}
    assert {path for path in _PATHS if says(f"{pattern} linguist-generated", path)} == of_git


@pytest.mark.parametrize(
    ("words", "attributes"),
    [
        ("linguist-generated", {"linguist-generated": True}),
        ("-linguist-vendored", {"linguist-vendored": False}),
        ("linguist-generated=false", {"linguist-generated": False}),
        ("linguist-documentation=true -diff", {"linguist-documentation": True, "diff": False}),
        ("binary", {"diff": False}),
        ("-diff", {"diff": False}),
        ("mine", {"linguist-generated": True}),
        ("-whitespace", {"whitespace": False}),
        ("whitespace=-trailing-space,tab-in-indent", {"whitespace": "-trailing-space,tab-in-indent"}),
        ("!linguist-generated", {"linguist-generated": None}),
        ("text eol=lf filter=lfs", {}),
    ],
)  # fmt: skip
def test_the_attributes_of_a_line(words: str, attributes: dict[str, AttributeValue]) -> None:
    """Set, unset, given a value or taken back, also through a macro; others are not kept."""
    assert says(f"[attr]mine linguist-generated text\n# a comment\n\n*.x {words}\r\n", "a.x") == attributes


def test_a_later_line_takes_an_earlier_one_back() -> None:
    """The last line that matches wins, for each attribute by itself."""
    text = "* linguist-generated -diff\n*.py -linguist-generated\n"
    assert says(text, "a.py") == {"linguist-generated": False, "diff": False}


def test_no_pattern_takes_long() -> None:
    """A pattern of many stars, by a stranger, takes no time that grows with every star."""
    text = "*a" * 1000 + "b linguist-generated\n" + "a/**/" * 300 + "b linguist-generated\n"
    before = time.process_time()
    assert says(text, "a" * 4000) == {}
    assert says(text, "a/" * 2000 + "c") == {}
    assert time.process_time() - before < 2
