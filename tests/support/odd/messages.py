"""Commits whose messages are odd: encodings, control characters, sizes, shapes. All of them readable."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, commit, git, init, odd, raw_commit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _odd_message(name: str, note: str, message: bytes, headers: bytes = b"", author: bytes | None = None) -> None:
    """A builder for one commit with just that message."""

    def builder(base: Path) -> Odd:
        repository = init(base / "r")
        raw_commit(repository, headers=headers, message=message, author=author)
        return Odd(repository)

    builder.__name__, builder.__doc__ = name, note
    marked: Callable[[Path], Odd] = builder
    odd(marked)


_TERMINAL = (
    "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\"
    "\r\x08\x9b31m \u202ebidi\u202c \x07bell [red]markup[/red] [link=https://evil.example]x[/link] [/] [bold"
    '\n\nDCS \x1bP+q544e\x1b\\ <script>alert(1)</script> =HYPERLINK("https://evil.example")\n'
).encode()

_odd_message(
    "message_latin1_without_header",
    "Not UTF-8, and nothing says what it is.",
    "caf\u00e9\n".encode("latin-1"),
    author="Ren\u00e9 <r@example.org> 1700000000 +0000".encode("latin-1"),
)
_odd_message("message_unknown_encoding", "An encoding nobody knows.", b"caf\xe9\n", b"encoding no-such-charset\n")
_odd_message("message_encoding_is_no_charset", "A codec of Python's.", b"caf\\x41\n", b"encoding unicode_escape\n")
_odd_message("message_shift_jis", "Shift JIS, and it says so.", "日本語\n".encode("shift_jis"), b"encoding SHIFT_JIS\n")
_odd_message("message_utf7_surrogate", "UTF-7 smuggles a lone surrogate in.", b"+2AA-\n", b"encoding utf-7\n")
_odd_message("message_nul", "git stops at the NUL when it shows the message.", b"before\x00after\nsecond line\n")
_odd_message(
    "message_terminal_escapes",
    "Everything that a terminal or Rich could obey.",
    _TERMINAL,
    author=b"\x1b[31mEve [red]<eve@example.org> 1700000000 +0000",
)
_odd_message("message_leading_newlines", "Blank lines first.", b"\n\n  \nsubject after blank lines\n\nbody\n")
_odd_message("message_only_newlines", "Nothing but line ends.", b"\n\n\n")
_odd_message("message_crlf", "Windows' line ends.", b"feat: crlf\r\n\r\nbody one\r\nbody two\r\n")
_odd_message("message_no_final_newline", "No line end at the end.", b"feat: none")
_odd_message("message_folded_subject", "A subject of two lines.", b"feat: one\nand two\n\nbody\n")
_odd_message(
    "message_bom_and_line_separators",
    "str.splitlines() splits where git does not.",
    "\ufefffeat: bom\u2028not a new line\u0085nor this\x0b\x0c\x1c\n".encode(),
)
_odd_message(
    "message_surrogate",
    "Bytes that only look like UTF-8.",
    b"lone \xed\xa0\x80, overlong \xc0\xaf, big \xf4\x90\x80\x80\n",
)
_odd_message("message_missing", "Headers and no empty line after them.", b"", b"")


@odd
def message_latin1_with_header(base: Path) -> Odd:
    """Message and author in ISO-8859-1, and the commit says so."""
    repository = init(base / "r")
    git(repository, "config", "i18n.commitEncoding", "ISO-8859-1")
    name = os.fsdecode("Ren\u00e9".encode("latin-1"))
    commit(repository, "caf\u00e9 cr\u00e8me\n".encode("latin-1"), {"a": "a\n"}, GIT_AUTHOR_NAME=name)
    return Odd(repository)


@odd
def message_empty(base: Path) -> Odd:
    """No message at all."""
    repository = init(base / "r")
    commit(repository, "", {"a": "a\n"})
    return Odd(repository)


@odd
def message_1mb(base: Path) -> Odd:
    """A message of a megabyte."""
    repository = init(base / "r")
    commit(repository, "feat: long\n\n" + "x" * 79 + "\n" + ("word " * 15 + "\n") * 14_000, {"a": "a\n"})
    return Odd(repository)
