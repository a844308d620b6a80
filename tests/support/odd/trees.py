"""Trees that git stores and hardly ever writes, and changes between kinds of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, commit, git, init, odd, raw_commit, raw_object, simple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def _blob(repository: Path, content: bytes) -> bytes:
    return bytes.fromhex(git(repository, "hash-object", "-w", "--stdin", stdin=content))


def _tree(repository: Path, entries: Iterable[tuple[bytes, bytes, bytes]]) -> str:
    """A tree of (mode, name, raw id), just as they are given."""
    return raw_object(
        repository, "tree", b"".join(mode + b" " + name + b"\0" + raw_id for mode, name, raw_id in entries)
    )


def _two_trees(repository: Path, *trees: Iterable[tuple[bytes, bytes, bytes]]) -> Odd:
    """A commit for each tree, each the parent of the next."""
    parents: list[str] = []
    for entries in trees:
        parents = [raw_commit(repository, tree=_tree(repository, entries), parents=parents)]
    return Odd(repository, revisions={f"HEAD~{number}": "whole" for number in range(1, len(trees))})


@odd
def tree_names_that_checkouts_refuse(base: Path) -> Odd:
    """`.git`, dots, a name of 4 KiB, control characters, NTFS' spellings of `.git`."""
    repository = init(base / "r")
    one, two = _blob(repository, b"x\n"), _blob(repository, b"y\n")
    names = sorted(
        [b"..", b".", b".git", b".GIT", b"GIT~1", b"con", b"a" * 4096, b"\x01\x7f", "\u202e\u200b.py".encode()]
    )
    return _two_trees(
        repository, [(b"100644", name, one) for name in names], [(b"100644", name, two) for name in names]
    )


@odd
def tree_names_with_slashes(base: Path) -> Odd:
    """Names that hold a slash: git shows them as if they were paths."""
    repository = init(base / "r")
    one, two = _blob(repository, b"x\n"), _blob(repository, b"y\n")
    names = [b"/etc/passwd", b"a/../../b"]
    return _two_trees(repository, [(b"100644", name, one) for name in names], [(b"100644", names[0], two)])


@odd
def tree_with_a_name_twice(base: Path) -> Odd:
    """One name twice, once for a file and once for a folder."""
    repository = init(base / "r")
    blob = _blob(repository, b"x\n")
    folder = bytes.fromhex(_tree(repository, [(b"100644", b"in", blob)]))
    raw_commit(repository, tree=_tree(repository, [(b"100644", b"dup", blob), (b"40000", b"dup", folder)]))
    return Odd(repository)


@odd
def tree_with_a_file_twice(base: Path) -> Odd:
    """One name twice, for two files."""
    repository = init(base / "r")
    one, two = _blob(repository, b"x\n"), _blob(repository, b"y\n")
    raw_commit(repository, tree=_tree(repository, [(b"100644", b"dup", one), (b"100644", b"dup", two)]))
    return Odd(repository, "no figures")


@odd
def tree_with_odd_modes(base: Path) -> Odd:
    """Modes of old programs: group-writable, zero-padded, private, and those of a file that turns executable."""
    repository = init(base / "r")
    one, two = _blob(repository, b"x\n"), _blob(repository, b"y\n")
    folder = bytes.fromhex(_tree(repository, [(b"100664", b"in", one)]))
    modes = [b"100664", b"0100644", b"100600", b"100744", b"100777"]
    first = [(mode, b"f%d" % number, one) for number, mode in enumerate(modes)]
    second = [(mode, b"f%d" % number, two) for number, mode in enumerate([*modes[1:], modes[0]])]
    return _two_trees(repository, [*first, (b"040000", b"sub", folder)], [*second, (b"40000", b"sub", folder)])


@odd
def tree_that_is_empty_and_not_stored(base: Path) -> Odd:
    """The empty tree, which git knows without having it."""
    repository = init(base / "r")
    first = raw_commit(repository, tree=_tree(repository, [(b"100644", b"a", _blob(repository, b"x\n"))]))
    raw_commit(repository, tree=EMPTY_TREE, parents=[first])
    return Odd(repository)


@odd
def tree_entry_of_another_kind(base: Path) -> Odd:
    """A folder whose object is a file, where git stops, and a file whose object is a folder, which git compares."""
    repository = init(base / "r")
    blob = _blob(repository, b"x\n")
    folder = bytes.fromhex(_tree(repository, [(b"100644", b"in", blob)]))
    first = raw_commit(repository, tree=_tree(repository, [(b"100644", b"file", folder)]))
    raw_commit(repository, tree=_tree(repository, [(b"40000", b"folder", blob)]), parents=[first])
    return Odd(repository, "no figures", revisions={"HEAD~1": "whole"})


@odd
def tree_cut_in_the_middle(base: Path) -> Odd:
    """A tree object whose last entry lacks half of its hash."""
    repository = init(base / "r")
    whole = b"100644 a\0" + _blob(repository, b"x\n")
    raw_commit(repository, tree=raw_object(repository, "tree", whole + whole[:-7]))
    return Odd(repository, "no figures")


@odd
def tree_named_by_a_blob(base: Path) -> Odd:
    """A commit whose tree is a file."""
    repository = init(base / "r")
    raw_commit(repository, tree=_blob(repository, b"no tree\n").hex())
    return Odd(repository, "no figures")


@odd
def submodule_becomes_a_file(base: Path) -> Odd:
    """A submodule, then a file, then a folder, then a symbolic link under one name."""
    repository = init(base / "r")
    file, link = _blob(repository, b"x\ny\n"), _blob(repository, b"target")
    folder = bytes.fromhex(_tree(repository, [(b"100644", b"in", file)]))
    entries = ((b"160000", b"\x11" * 20), (b"100644", file), (b"40000", folder), (b"120000", link), (b"40000", folder))
    return _two_trees(repository, *([(mode, b"name", raw_id)] for mode, raw_id in (*entries, entries[0])))


@odd
def symlink_keeps_its_bytes_as_a_file(base: Path) -> Odd:
    """Type and mode change while the content does not."""
    repository = init(base / "r")
    blob = _blob(repository, b"target")
    return _two_trees(repository, *([(mode, b"name", blob)] for mode in (b"120000", b"100644", b"100755", b"120000")))


@odd
def renames_between_kinds(base: Path) -> Odd:
    """Links and files moved with the same bytes, an empty file moved, two files of one content changing places."""
    repository = simple(base / "r", 1)
    text = "".join(f"line {number}\n" for number in range(40))
    (repository / "link").symlink_to("a.txt")
    commit(repository, "feat: start", {"one.txt": text, "two.txt": text.upper(), "empty": "", "same/x": text})
    git(repository, "mv", "link", "linked")
    git(repository, "mv", "empty", "hollow")
    git(repository, "mv", "one.txt", "three.txt")
    git(repository, "mv", "two.txt", "one.txt")
    git(repository, "mv", "same/x", "two.txt")
    commit(repository, "refactor: move about", {"three.txt": text + "more\n"})
    return Odd(repository)


@odd
def folder_swaps_with_a_file_of_its_stem(base: Path) -> Odd:
    """`a`, `a.b` and `a/b`: trees sort a folder as if its name ended in a slash."""
    repository = init(base / "r")
    commit(repository, "feat: one", {"a/b": "1\n", "a.b": "2\n", "a-b": "3\n", "a0": "4\n"})
    git(repository, "rm", "-rq", "a")
    commit(repository, "feat: two", {"a": "1\n", "a.b": "2\n2\n", "a0": None, "a0/x": "4\n", "a-b": "x\n"})
    git(repository, "rm", "-q", "a")
    commit(repository, "feat: three", {"a/b": "1\n1\n"})
    return Odd(repository, revisions={"HEAD~1": "whole"})


@odd
def text_with_odd_line_ends(base: Path) -> Odd:
    """Lines that end in CR, in nothing, in NUL after 8,000 bytes; only their ends change."""
    repository = init(base / "r")
    late_nul = b"x\n" * 4_100 + b"\0\n"
    commit(
        repository,
        "feat: one",
        {"crlf": b"a\r\nb\r\n", "late": late_nul, "early": b"x\0\n", "utf16": "a\nb\n".encode("utf-16")},
    )
    commit(
        repository,
        "feat: two",
        {
            "crlf": b"a\nb\n",
            "late": late_nul + b"y\n",
            "early": b"x\0\ny\n",
            "utf16": "a\nc\n".encode("utf-16"),
            "cr": b"\r\r\r",
        },
    )
    return Odd(repository)


@odd
def one_line_of_a_megabyte(base: Path) -> Odd:
    """A file of a single line without an end, changed in its middle."""
    repository = init(base / "r")
    commit(repository, "feat: one", {"min.js": b"a;" * 500_000})
    commit(repository, "feat: two", {"min.js": b"a;" * 250_000 + b"b;" + b"a;" * 250_000})
    return Odd(repository)
