"""Commits whose people, dates or headers are odd."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, UnavailableError, commit, git, init, odd, raw_commit

if TYPE_CHECKING:
    from pathlib import Path


def _chain(base: Path, *people: bytes) -> Odd:
    """A history with one commit for each line of a person and a date, every commit worth looking at."""
    repository = init(base / "r")
    parents: list[str] = []
    for person in people:
        parents = [raw_commit(repository, parents=parents, author=person, committer=person)]
    return Odd(repository, revisions={f"HEAD~{number}": "whole" for number in range(1, len(people))})


@odd
def dates_valid_but_absurd(base: Path) -> Odd:
    """Dates that git takes and calendars do not."""
    stamps: tuple[bytes, ...] = (
        b"0 +0000",
        b"4102444800 +0000",
        b"8589934593 +0000",
        b"253402300800 +0000",
        b"1700000000 -1200",
    )
    stamps += (b"1700000000 +1400", b"1700000000 +0545", b"1700000000 -0000", b"1700000000 +9959")
    return _chain(base, *(b"A <a@example.org> " + stamp for stamp in stamps))


@odd
def dates_malformed(base: Path) -> Odd:
    """Dates that are no dates; libgit2 stops its walk at them."""
    stamps: tuple[bytes, ...] = (
        b"-1 +0000",
        b"9223372036854775807 +0000",
        b"18446744073709551616 +0000",
        b"9" * 23 + b" +0000",
    )
    stamps += (b"1700000000", b"1700000000 UTC", b"1700000000 +99999", b"notanumber +0000", b"", b"1700000000 -7:30")
    return _chain(base, *(b"A <a@example.org> " + stamp for stamp in stamps))


@odd
def people_odd(base: Path) -> Odd:
    """People without brackets, with too many, with nothing in them."""
    people: tuple[bytes, ...] = (
        b"No Address 1700000000 +0000",
        b"Open <a@example.org 1700000000 +0000",
        b"Close a@example.org> 1700000000 +0000",
    )
    people += (b"A <<b>> <c@d> 1700000000 +0000", b"<a@example.org> 1700000000 +0000", b"A <> 1700000000 +0000")
    people += (b" Leading <a@example.org> 1700000000 +0000", b"A  <a b@example.org> 1700000000 +0000")
    people += (b"A<a@example.org>1700000000 +0000", b"A <a@example.org>  1700000000   +0100")
    return _chain(base, *people)


@odd
def author_missing(base: Path) -> Odd:
    """No author line."""
    repository = init(base / "r")
    raw_commit(repository, author=b"")
    return Odd(repository)


@odd
def mailmap(base: Path) -> Odd:
    """A mailmap gives the author another name."""
    repository = init(base / "r")
    commit(repository, "feat: map", {".mailmap": "Proper Name <proper@example.org> <ada@example.org>\n"})
    return Odd(repository)


@odd
def extra_headers(base: Path) -> Odd:
    """Headers of other tools, and a signature."""
    repository = init(base / "r")
    signature = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n"
    raw_commit(repository, headers=b"HG:extra rebase_source:abc\n" + signature)
    return Odd(repository)


@odd
def merge_tag_header(base: Path) -> Odd:
    """A merge of a signed tag: the tag, with an author-like line of its own, stands in a header."""
    repository = init(base / "r")
    head = commit(repository, "feat: one", {"a": "a\n"})
    tag = (
        b"mergetag object " + head.encode() + b"\n type commit\n tag v1\n author X <x@example.org> 1 +0000\n \n Words\n"
    )
    raw_commit(repository, parents=[head, head], headers=tag)
    return Odd(repository)


@odd
def ssh_signed(base: Path) -> Odd:
    """A commit signed with an SSH key."""
    if not shutil.which("ssh-keygen"):
        raise UnavailableError("no ssh-keygen")
    repository = init(base / "r")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", base / "key"], check=True)
    settings = {"gpg.format": "ssh", "user.signingkey": str(base / "key.pub"), "commit.gpgsign": "true"}
    for key, value in settings.items():
        git(repository, "config", key, value)
    commit(repository, "feat: signed", {"a": "a\n"})
    return Odd(repository)
