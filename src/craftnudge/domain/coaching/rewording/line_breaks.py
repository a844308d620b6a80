"""Breaks a sentence into lines, but not before a word that means something else at a line's beginning."""

from __future__ import annotations

from craftnudge.runtime.lazy_regex import pattern

# A line that begins so is a comment, a list, a quotation, a footnote, an option, a label or a header to somebody.
_NOT_AT_THE_BEGINNING = pattern(r"[^\w(\"'“‘«`]|\d+[.)]$|.*:$|\(?\w+://|From$|diff$|Index$|\d+$|[\"'“‘«(`]*#")


def broken(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many characters, where it can be broken; words and double blanks stay."""
    lines: list[str] = []
    line = ""
    for chunk in _chunks(text):
        if line and len(line) + len(chunk.rstrip(" ")) > columns:
            lines.append(line.rstrip(" "))
            line = ""
        line += chunk
    return [*lines, line.rstrip(" ")]


def _chunks(text: str) -> list[str]:
    """The text cut where a line may end; each chunk has the blanks behind it."""
    chunks: list[str] = []
    quotes_code = text.count("`") % 2 == 0
    is_in_code = False
    brackets = 0
    for word in text.strip(" ").split(" "):
        holds = is_in_code or brackets > 0 or bool(_NOT_AT_THE_BEGINNING.match(word))
        if chunks and (not word or holds):
            # A second blank between two words, or a word that stays with the one before it.
            chunks[-1] += f"{word} " if word else " "
        else:
            chunks.append(f"{word} ")
        is_in_code ^= quotes_code and word.count("`") % 2 == 1
        brackets = max(0, brackets + word.count("[") - word.count("]"))
    return chunks
