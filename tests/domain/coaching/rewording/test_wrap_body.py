"""Prose is wrapped, and nothing else: each kind of line that people or programs read by line stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.rewording.wrap_body import filled, wrapped

PROSE = (
    "The importer read the file twice, because the header was parsed by one function and the rows by another, which "
    "knew nothing of each other."
)
# Paragraphs that mean something by their lines, each with a line that is too long.
SPECIAL = {
    "footers": ("BREAKING CHANGE: the option is gone, and whoever used it has to name the folder by hand",
    "Closes #12", "Refs #7, #9"),
    "footer over several lines": ("BREAKING-CHANGE: the option is gone", PROSE),
    "numbers as footers": ("Closes #12", PROSE),
    "labels": ("before: 120 ms", "after: 30 ms", PROSE),
    "a label alone": ("Test plan: " + PROSE,),
    "footnotes": ("[1] https://example.org/" + "a" * 80, "[2] https://example.org/b"),
    "an address behind a word": ("See https://example.org/" + "a" * 80,),
    "a note of a maintainer": (f"[ann: {PROSE}]",),
    "kernel trailers": ('Fixes: 0123456789ab ("net: read the header of a packet before its length is known")',
    "Link: https://lore.example.org/" + "a" * 60, "Signed-off-by: Ann <a@example.org>", f"[bob: {PROSE}]",
    "Signed-off-by: Bob <b@example.org>"),
    "indented code": ("    for row in table: print(row)", "    " + PROSE),
    "a table": ("| a | b |", f"| {PROSE} | c |"),
    "aligned columns": ("name      before   after", "importer  120      " + "3" * 80),
    "a quotation": ("> " + PROSE, "> more"),
    "a heading": ("# " + PROSE,),
    "a stack trace": ("Traceback (most recent call last):", '  File "a.py", line 1, in <module>', PROSE),
    "a Java trace": ("java.lang.IllegalStateException: " + PROSE, "at org.example.Reader.read(Reader.java:12)"),
    "a log": ("2026-11-03 12:00:01 INFO reader started", "2026-11-03 12:00:02 ERROR " + PROSE),
    "levels": ("ERROR " + PROSE, "INFO done"),
    "kernel log": ("[    0.000000] " + PROSE,),
    "a short verse": ("the rows were read", "and read again", "until the day " + PROSE.lower()),
    "an address on paper": ("Example Ltd", "12 Long Street", PROSE),
    "hard line breaks": ("first line  ", PROSE),
    "a backslash": ("run this \\", PROSE),
    "a formula": ("total = sum of all the rows that were read and of all those that were not read at all",),
    "a command": ("$ importer --all " + "row " * 20,),
    "options": ("--all " + PROSE,),
    "a patch": ("diff --git a/a.c b/a.c", "+" + PROSE, PROSE),
    "a wide script": ("読み込みは二度行われていた。" * 8,),
    "names": ("Ann Dev, Bob Dev, Cleo Dev, Dora Dev, Emil Dev, Fritz Dev, Gerd Dev, Hans Dev, Ida Dev, Jan Dev",),
    "a changelog of GNU": ("* src/reader.c (read_header): " + PROSE, "(read_row): Likewise."),
    "boxes to tick": ("- [ ] " + PROSE, "- [x] done"),
    "items with a label": ("- reader: " + PROSE, "- writer: none"),
    "a term and its meaning": ("reader", "    " + PROSE),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPECIAL)
def test_lines_that_are_no_prose_stay(kind: str) -> None:
    """Alone, between prose, and with the line ends of Windows."""
    lines = list(SPECIAL[kind])
    assert wrapped(lines) == lines
    around = ["", PROSE, "", *lines, ""]
    new = wrapped(around)
    assert new[-len(lines) - 1 : -1] == lines
    assert len(new) > len(around)
    windows = [f"{line}\r" for line in lines]
    assert wrapped(windows) == windows


@pytest.mark.parametrize(
    ("start", "end"), [("```", "```"), ("~~~ text", "~~~"), ("<pre>", "</pre>"), ("<!--", "-->"), ("{{{", "}}}")]
)
def test_what_is_fenced_stays_with_its_blank_lines(start: str, end: str) -> None:
    """A fence goes over several paragraphs; behind it prose is wrapped again, and without an end nothing is."""
    fenced = [start, PROSE, "", PROSE, end]
    assert wrapped([*fenced, "", PROSE])[: len(fenced) + 1] == [*fenced, ""]
    assert len(wrapped([*fenced, "", PROSE])) > len(fenced) + 2
    assert wrapped([*fenced[:-1], "", PROSE]) == [*fenced[:-1], "", PROSE]


def test_prose_is_wrapped() -> None:
    """A paragraph in one line, one whose sentences run on, one with a sentence a line, a list: at most 72 columns."""
    assert wrapped([PROSE]) == [
        "The importer read the file twice, because the header was parsed by one",
        "function and the rows by another, which knew nothing of each other.",
    ]
    running = wrapped(["The importer of the orders has always read each file", "twice, because " + PROSE.lower()])
    assert running[0] == "The importer of the orders has always read each file twice, because the"
    assert wrapped(["It was slow.", PROSE])[0] == "It was slow."
    items = wrapped(["- short", "- " + PROSE, "- short too"])
    assert [line[:2] for line in items] == ["- ", "- ", "  ", "- "]
    assert all(len(line) <= 72 for line in (*running, *items))


def test_a_little_too_long_is_not_touched() -> None:
    """Up to 80 columns fit a terminal, unless the project has a limit of its own."""
    line = "The importer read the file twice, because two functions parsed each of it."
    assert wrapped([line]) == [line]
    assert max(map(len, wrapped([line], 60))) <= 60
    assert wrapped(["A short one that ends here.", line], 200) == ["A short one that ends here.", line]


def test_no_line_begins_with_what_means_more_at_the_beginning() -> None:
    """Numbers of tickets, options, footnotes and labels stay behind the word before them; code is not broken."""
    for word in ("#12,", "--all", "[1].", "12.", "note:", "https://x.org/y", "`git log --all`", "*", "> x"):
        for filler in range(6, 16):
            text = " ".join(["word"] * filler) + f" of the {word} " + "that is it " * 8
            lines = wrapped([text.strip()])
            assert word[0] == "`" or not any(line.startswith(word) for line in lines)
            assert any(word in line for line in lines)
            assert " ".join(lines) == text.strip()


LINES = st.sampled_from(
    [line for lines in SPECIAL.values() for line in lines] + [PROSE, "", "short", "and on it goes,"]
)


@given(st.lists(LINES | st.text("ab :#-[]`\u00a0é", max_size=100), max_size=12))
def test_every_word_stays_in_its_place(lines: list[str]) -> None:
    """Whatever the lines: the same words in the same order, and a second time changes nothing."""
    new = wrapped(lines)
    assert "\n".join(new).replace("\n", " ").split() == "\n".join(lines).replace("\n", " ").split()
    assert wrapped(new) == new


@given(st.lists(st.text("ab cd", min_size=1, max_size=90).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_filling_keeps_every_word(lines: list[str]) -> None:
    """Filling changes nothing but line ends and blanks."""
    assert " ".join(filled(tuple(lines))).split() == " ".join(lines).split()
