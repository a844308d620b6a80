"""Any bytes can be parsed as a commit without an error, and the result can be stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.git.objects.raw_commit import committer_seconds, parse_commit
from craftnudge.domain.commits.record import CommitTime, Person

_PIECES = st.sampled_from(
    [
        *(b"tree ", b"parent ", b"author ", b"committer ", b"encoding ", b"gpgsig ", b"\n", b"\n\n", b" ", b"<", b">"),
        *(
            b"a" * 40,
            b"1700000000",
            b"+0100",
            b"-",
            b"\0",
            b"utf-7",
            b"utf-16",
            b"rot13",
            b"\xff\xfe",
            b"+2AA-",
            b"9" * 30,
        ),
    ]
)


@given(st.lists(_PIECES | st.binary(max_size=8), max_size=40).map(b"".join))
def test_any_bytes_are_taken(raw: bytes) -> None:
    """Every text is valid Unicode, every time fits into 64 bits, and the shorter parsers agree."""
    commit = parse_commit(raw)
    for text in (
        commit.message,
        *(each for person in (commit.author, commit.committer) if person for each in _of(person)),
    ):
        text.encode("utf-8")
    for time in (commit.authored, commit.committed):
        assert time is None or abs(time.seconds) < 2**63
    assert (
        commit.committed is None or commit.committed.seconds == committer_seconds(raw) or raw.startswith(b"committer")
    )


def _of(person: Person) -> tuple[str, str]:
    return person.name, person.email


_LINE = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0<>"), max_size=20)


_PEOPLE = st.tuples(_LINE, _LINE, st.integers(0, 2**40), st.integers(-14 * 60, 14 * 60))


@given(_PEOPLE, st.text(max_size=60), st.booleans())
def test_what_git_writes_is_read_back(who: tuple[str, str, int, int], message: str, signed: bool) -> None:
    """Names, addresses, times, parents, signature and every character of the message."""
    name, email, seconds, offset = who
    message = message.encode("utf-8", "ignore").decode()
    sign = "-" if offset < 0 else "+"
    line = f"{name} <{email}> {seconds} {sign}{abs(offset) // 60:02}{abs(offset) % 60:02}"
    headers = f"tree {'a' * 40}\nparent {'b' * 40}\nparent {'c' * 40}\nauthor {line}\ncommitter {line}\n"
    headers += "gpgsig -----BEGIN\n \n x\n" if signed else ""
    commit = parse_commit(f"{headers}\n{message}".encode())
    assert commit.author == commit.committer == Person(name.encode().rstrip().decode(), email)
    assert commit.authored == commit.committed == CommitTime(seconds, offset)
    assert (commit.tree, commit.parents) == ("a" * 40, ("b" * 40, "c" * 40))
    assert (commit.message, commit.message_lossy, commit.signed) == (message, False, signed)


@pytest.mark.parametrize(
    ("line", "person", "seconds"),
    [
        (b"A <<b>> <c@d> 5 +0000", Person("A", "<b"), 5),
        (b"No Address 5 +0000", None, None),
        (b"A <a@b 5 +0000", None, None),
        (b"<a@b> 5 +0000", Person("", "a@b"), 5),
        (b"A <a@b> -1 +0000", Person("A", "a@b"), -1),
        (b"A <a@b> words", Person("A", "a@b"), None),
        (b"A <a@b> 99999999999999999999999 +0000", Person("A", "a@b"), None),
    ],
)
def test_people_and_dates_that_git_would_not_write(line: bytes, person: Person | None, seconds: int | None) -> None:
    """The name ends before the first `<`, the address at the next `>`, the date follows the last `>`."""
    commit = parse_commit(b"tree %s\nauthor %s\ncommitter %s\n\nx" % (b"a" * 40, line, line))
    assert commit.author == person
    assert (commit.authored.seconds if commit.authored else None) == seconds
