"""Commit objects with headers that no git writes: doubled, out of order, of other kinds, without an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.odd.making import EPOCH, Odd, commit, git, init, odd, raw_commit, raw_object, simple

if TYPE_CHECKING:
    from pathlib import Path

_WHO = b"Ada Example <ada@example.org> %d +0000" % EPOCH


def _stored(repository: Path, body: bytes) -> str:
    found = raw_object(repository, "commit", body)
    (repository / ".git" / "refs" / "heads" / "main").write_text(found + "\n")
    return found


def _tree(repository: Path) -> bytes:
    return git(repository, "rev-parse", "HEAD^{tree}").encode()


@odd
def headers_doubled(base: Path) -> Odd:
    """Two authors, two committers, two encodings: the first of each counts."""
    repository = simple(base / "r")
    head = git(repository, "rev-parse", "HEAD").encode()
    other = b"Eve <eve@example.org> 1 +0000"
    body = b"tree %s\nparent %s\nauthor %s\nauthor %s\ncommitter %s\ncommitter %s\n" % (
        *(_tree(repository), head),
        *(_WHO, other, _WHO, other),
    )
    _stored(repository, body + b"encoding UTF-8\nencoding ISO-8859-1\n\nfeat: doubled \xc3\xa9\n")
    return Odd(repository)


@odd
def headers_in_another_order(base: Path) -> Odd:
    """A parent line after the author is not a parent; a committer may come first."""
    repository = simple(base / "r")
    head = git(repository, "rev-parse", "HEAD").encode()
    _stored(
        repository,
        b"tree %s\ncommitter %s\nauthor %s\nparent %s\n\nfeat: turned\n" % (_tree(repository), _WHO, _WHO, head),
    )
    return Odd(repository)


@odd
def hashes_in_capitals(base: Path) -> Odd:
    """Tree and parent in capital letters, which no git writes and each git reads."""
    repository = simple(base / "r")
    head = git(repository, "rev-parse", "HEAD").encode()
    body = b"tree %s\nparent %s\nauthor %s\ncommitter %s\n\nfeat: loud\n"
    _stored(repository, body % (_tree(repository).upper(), head.upper(), _WHO, _WHO))
    return Odd(repository)


@odd
def committer_missing(base: Path) -> Odd:
    """An author and no committer."""
    repository = simple(base / "r")
    _stored(repository, b"tree %s\nauthor %s\n\nfeat: alone\n" % (_tree(repository), _WHO))
    return Odd(repository)


@odd
def signature_without_continuation(base: Path) -> Odd:
    """Lines of a signature that lack their leading blank, one of them as if it named an author."""
    repository = simple(base / "r")
    headers = b"gpgsig -----BEGIN PGP SIGNATURE-----\niQ==\nauthor Eve <eve@example.org> 1 +0000\n \n tail\n"
    raw_commit(repository, tree=_tree(repository).decode(), headers=headers, message=b"feat: odd signature\n")
    return Odd(repository)


@odd
def signature_of_another_hash(base: Path) -> Odd:
    """A signature for SHA-256, as repositories in transition carry it."""
    repository = simple(base / "r")
    headers = b"gpgsig-sha256 -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n"
    raw_commit(repository, tree=_tree(repository).decode(), headers=headers, message=b"feat: other signature\n")
    return Odd(repository)


@odd
def header_of_a_megabyte(base: Path) -> Odd:
    """One header line of a megabyte, and ten thousand more."""
    repository = simple(base / "r")
    headers = b"x-long " + b"y" * 1_000_000 + b"\n" + b"x-more z\n" * 10_000
    raw_commit(repository, tree=_tree(repository).decode(), headers=headers, message=b"feat: long header\n")
    return Odd(repository)


@odd
def header_with_nul(base: Path) -> Odd:
    """A NUL in the author's name, and one in a header."""
    repository = simple(base / "r")
    raw_commit(
        repository,
        tree=_tree(repository).decode(),
        author=b"Ada\0Evil <ada@example.org> %d +0000" % EPOCH,
        headers=b"x-nul a\0b\n",
        message=b"feat: nul\n",
    )
    return Odd(repository, extra={"git_stops_at_nul": True})


@odd
def encodings_spelled_oddly(base: Path) -> Odd:
    """Character sets in other spellings, wrong ones, and UTF-16, whose bytes hold line ends and NULs."""
    repository = init(base / "r")
    parents: list[str] = []
    messages: tuple[tuple[bytes, bytes], ...] = (
        (b"latin-1", b"caf\xe9\n"),
        (b"Windows-1252", b"\x80 \x93quoted\x94\n"),
        (b"UTF-8", b"says utf-8: caf\xe9\n"),
        (b"utf8", "ünï\n".encode()),
        (b"US-ASCII", "ünï\n".encode()),
        (b"", b"empty name\n"),
        (b"EUC-JP", "日本語\n".encode("euc-jp")),
        (b"KOI8-R", "привет\n".encode("koi8-r")),
        (b"UTF-16", "wide\n".encode("utf-16")),
        (b"base64", b"aGFsbG8=\n"),
        (b"zlib", b"x\n"),
        (b"rot13", b"uryyb\n"),
        (b"../../etc/passwd", b"a path\n"),
        (b"\xff\xfe", b"bytes\n"),
    )
    for name, message in messages:
        parents = [raw_commit(repository, parents=parents, headers=b"encoding " + name + b"\n", message=message)]
    return Odd(repository, revisions={f"HEAD~{number}": "whole" for number in range(1, len(messages))})


@odd
def times_at_the_edges(base: Path) -> Odd:
    """1969, 1970, 2038, 2262, the year 10,000, and time zones up to their last digit."""
    repository = init(base / "r")
    parents: list[str] = []
    stamps = (
        *(b"0 -0000", b"1 -1200", b"2147483647 +0000", b"2147483648 +1400", b"4294967296 -0030", b"9223372036 +0000"),
        *(b"9223372037 +0000", b"253402300799 +2359", b"253402300800 -2359", b"67768036191676799 +0000"),
        *(b"1700000000 +9999", b"1700000000 -9999", b"1700000000 +0060", b"0001700000000 +0100", b"1700000000 +000"),
    )
    for stamp in stamps:
        who = b"Ada Example <ada@example.org> " + stamp
        parents = [raw_commit(repository, parents=parents, author=who, committer=who)]
    return Odd(repository, revisions={f"HEAD~{number}": "whole" for number in range(1, len(stamps))})


@odd
def times_running_backwards(base: Path) -> Odd:
    """Every commit is older than its parent by a year."""
    repository = init(base / "r")
    for number in range(6):
        when = f"{EPOCH - number * 31_536_000} +0000"
        commit(repository, f"feat: {number}", {"a": f"{number}\n"}, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
    return Odd(repository, revisions={"HEAD~5": "whole"})


@odd
def parents_that_are_no_commits(base: Path) -> Odd:
    """The first parent is a tree, and the second one a file."""
    repository = simple(base / "r")
    tree, blob = git(repository, "rev-parse", "HEAD^{tree}"), git(repository, "rev-parse", "HEAD:a.txt")
    raw_commit(repository, tree=tree, parents=[tree, blob])
    return Odd(repository, "no figures")


@odd
def parents_sixty_four(base: Path) -> Odd:
    """An octopus of sixty-four parents, all of them roots."""
    repository = simple(base / "r", 1)
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    roots = [raw_commit(repository, tree=tree, message=b"root %d\n" % number) for number in range(64)]
    raw_commit(repository, tree=tree, parents=roots, message=b"Merge all of them\n")
    return Odd(repository, revisions={"HEAD^2": "whole", "HEAD^64": "whole"})


@odd
def commit_of_nothing_but_a_tree(base: Path) -> Odd:
    """A commit object that ends after its tree."""
    repository = simple(base / "r")
    _stored(repository, b"tree " + _tree(repository) + b"\n")
    return Odd(repository, extra={"git_sees_no_commit": True})


@odd
def commit_that_is_empty(base: Path) -> Odd:
    """A commit object without a byte in it."""
    repository = simple(base / "r")
    _stored(repository, b"")
    return Odd(repository, "no figures", extra={"git_sees_no_commit": True})


@odd
def tag_of_a_tag_of_a_file(base: Path) -> Odd:
    """Tags that lead to a file, to a missing object and to a commit by way of three tags."""
    repository = simple(base / "r")
    head, blob = git(repository, "rev-parse", "HEAD"), git(repository, "rev-parse", "HEAD:a.txt")
    for name, target in (("to-file", blob), ("one", head), ("two", "one"), ("three", "two")):
        git(repository, "tag", "-a", "-m", name, name, target)
    missing = b"object " + b"1" * 40 + b"\ntype commit\ntag gone\ntagger " + _WHO + b"\n\ngone\n"
    (repository / ".git/refs/tags/gone").write_text(raw_object(repository, "tag", missing) + "\n")
    return Odd(
        repository, "whole", "three", revisions={"to-file": "no such commit", "gone": "damaged", "three~1": "whole"}
    )
