"""Commits whose changes or whose place in history are odd."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.support.odd.making import (
    EPOCH,
    Odd,
    UnavailableError,
    commit,
    git,
    init,
    odd,
    raw_commit,
    raw_object,
    simple,
    slow,
)

if TYPE_CHECKING:
    from pathlib import Path


@odd
def root_commit(base: Path) -> Odd:
    """A history of one commit."""
    return Odd(simple(base / "r", 1))


@odd
def merge(base: Path) -> Odd:
    """A merge without conflicts."""
    repository = simple(base / "r")
    git(repository, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(repository, "side", {"s": "s\n"})
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "Merge side", "side")
    return Odd(repository)


@odd
def merge_with_more(base: Path) -> Odd:
    """A merge with a file that neither parent has."""
    repository = simple(base / "r")
    git(repository, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(repository, "side", {"s": "s\n"})
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-commit", "--no-ff", "side")
    commit(repository, "Merge side, and more", {"only-in-merge": "x\n"})
    return Odd(repository)


@odd
def merge_of_four(base: Path) -> Odd:
    """An octopus."""
    repository = simple(base / "r")
    for number in range(3):
        git(repository, "checkout", "-q", "-b", f"b{number}", "main")
        commit(repository, f"b{number}", {f"f{number}": "x\n"})
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "Octopus", "b0", "b1", "b2")
    return Odd(repository)


@odd
def duplicate_parent(base: Path) -> Odd:
    """A merge of a commit with itself."""
    repository = simple(base / "r")
    head = git(repository, "rev-parse", "HEAD")
    raw_commit(repository, parents=[head, head], message=b"Merge twice\n")
    return Odd(repository)


@odd
def two_roots(base: Path) -> Odd:
    """Two histories that began apart."""
    repository = simple(base / "r")
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, "Begin again", {"b.txt": "b\n"})
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "--allow-unrelated-histories", "-m", "Join", "other")
    return Odd(repository)


@odd
def commit_empty(base: Path) -> Odd:
    """A commit that changes nothing."""
    repository = simple(base / "r")
    commit(repository, "chore: nothing")
    return Odd(repository)


@odd
def mode_only(base: Path) -> Odd:
    """A commit that changes a mode and no content."""
    repository = simple(base / "r")
    git(repository, "update-index", "--chmod=+x", "a.txt")
    git(repository, "-c", "core.fileMode=false", "commit", "-q", "-m", "chore: make it executable")
    return Odd(repository)


@odd
def old_group_writable_mode(base: Path) -> Odd:
    """Mode 100664 of git's early days, which is 100644 to git."""
    repository = simple(base / "r")
    blob = bytes.fromhex(git(repository, "rev-parse", "HEAD:a.txt"))
    tree = raw_object(repository, "tree", b"100664 a.txt\0" + blob)
    raw_commit(repository, tree=tree, parents=[git(repository, "rev-parse", "HEAD")])
    return Odd(repository)


@odd
def type_change(base: Path) -> Odd:
    """A file becomes a symbolic link."""
    repository = simple(base / "r")
    blob = git(repository, "hash-object", "-w", "--stdin", stdin=b"target")
    git(repository, "update-index", "--cacheinfo", f"120000,{blob},a.txt")
    git(repository, "commit", "-q", "-m", "refactor: link it")
    git(repository, "reset", "-q", "--hard", check=False)
    return Odd(repository)


@odd
def file_becomes_folder(base: Path) -> Odd:
    """A file makes way for a folder of its name."""
    repository = simple(base / "r")
    commit(repository, "refactor: split", {"a.txt": None})
    commit(repository, "refactor: split", {"a.txt/one": "line\n", "a.txt/two": "other\n", "a.txt-b": "b\n"})
    git(repository, "reset", "-q", "--soft", "HEAD~2")
    git(repository, "commit", "-q", "-m", "refactor: split at once")
    return Odd(repository)


@odd
def submodule_pointer_change(base: Path) -> Odd:
    """A submodule moves on."""
    library, top = simple(base / "lib"), init(base / "top")
    git(top, "submodule", "add", "-q", library, "lib")
    commit(top, "feat: add a submodule")
    commit(top / "lib", "feat: inside", {"b.txt": "b\n"})
    commit(top, "chore: bump lib")
    return Odd(top)


@odd
def binary_file(base: Path) -> Odd:
    """Binary files, one of them with its first NUL past the 8,000 bytes that git looks at."""
    repository = simple(base / "r")
    late = b"x" * 9_000 + b"\0"
    commit(
        repository, "feat: bin", {"b.bin": bytes(range(256)) * 8, "late": late, "utf16.txt": "hi\n".encode("utf-16")}
    )
    return Odd(repository)


@odd
def attributes_hide_a_diff(base: Path) -> Odd:
    """Attributes call a text binary: another clone's attributes may not."""
    repository = simple(base / "r")
    commit(repository, "feat: hide", {".gitattributes": "*.txt -diff\n", "a.txt": "seen\n"})
    return Odd(repository, extra={"git_obeys_attributes": True})


@odd
def lfs_pointer(base: Path) -> Odd:
    """A file kept by git-lfs: what git has is its pointer."""
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 123456789\n"
    attributes = "*.psd filter=lfs diff=lfs merge=lfs -text\n"
    commit(init(base / "r"), "feat: lfs", {".gitattributes": attributes, "a.psd": pointer})
    return Odd(base / "r")


@odd
def rename_edit_and_copy(base: Path) -> Odd:
    """A file renamed and edited, another copied, a third moved with its name."""
    repository = init(base / "r")
    body = "".join(f"line {number}\n" for number in range(50))
    keep = "".join(f"other {number}\n" for number in range(50))
    moved = "".join(f"third {number}\n" for number in range(50))
    commit(repository, "feat: one", {"old.txt": body, "keep.txt": keep, "moved.txt": moved})
    renamed: dict[str | bytes, str | bytes | None] = {"old.txt": None, "dir/new.txt": body + "extra\n"}
    copied: dict[str | bytes, str | bytes | None] = {"copy.txt": keep, "moved.txt": None, "to/moved.txt": moved + "x\n"}
    commit(repository, "refactor: rename, edit, copy", renamed | copied)
    return Odd(repository)


@odd
def no_newline_at_end(base: Path) -> Odd:
    """Unfinished last lines, carriage returns, an empty file."""
    repository = init(base / "r")
    commit(repository, "feat: one", {"a": "x", "b": "one\ntwo"})
    commit(repository, "feat: two", {"a": "x\n", "b": "two", "crlf": "a\r\nb\r\n", "cr": "a\rb\r", "empty": ""})
    return Odd(repository)


@odd
def odd_file_names(base: Path) -> Odd:
    """Names that shells, terminals, spreadsheets and parsers take for something else."""
    names = [
        *(b"with space", "ünï-日本.txt".encode(), "u\u0308-decomposed".encode(), b"caf\xe9.txt", b"new\nline"),
        *(
            b"tab\there",
            b'quo"te',
            b"-dash",
            b"back\\slash",
            b"\x1b[31mred\x1b[0m",
            b"[link=https://evil.example]x[/link]",
        ),
        *("\u202egnp.exe".encode(), b"=cmd|' /C calc'!A0", b"<script>alert(1)<", b"a" * 255, b" lead", b"trail "),
    ]
    repository = init(base / "r")
    try:
        commit(repository, "feat: names", dict.fromkeys(names, b"x\n"))
    except (OSError, RuntimeError) as error:
        raise UnavailableError(str(error)) from error
    return Odd(repository, extra={"names": names})


@odd
def deep_path(base: Path) -> Odd:
    """A file two thousand folders deep: no reader may recurse."""
    repository = simple(base / "r", 1)
    blob = bytes.fromhex(git(repository, "hash-object", "-w", "--stdin", stdin=b"deep\n"))
    stream = (
        b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 4\ndeep\nfrom refs/heads/main^0\n" % EPOCH
    )
    stream += b"M 100644 " + blob.hex().encode() + b" " + b"d/" * 2_000 + b"f\n\n"
    git(repository, "fast-import", "--quiet", stdin=stream)
    return Odd(repository)


@odd
def hostile_tree_names(base: Path) -> Odd:
    """Tree entries that no git would write: an empty name, dots, slashes, the same name twice."""
    repository = init(base / "r")
    blob = bytes.fromhex(git(repository, "hash-object", "-w", "--stdin", stdin=b"x\n"))
    entries = [b"..", b".git", b"/etc/passwd", b"a/../../b", b"", b"dup", b"dup"]
    tree = raw_object(repository, "tree", b"".join(b"100644 " + name + b"\0" + blob for name in entries))
    raw_commit(repository, tree=tree)
    return Odd(repository, "no figures")


@odd
def grafts(base: Path) -> Odd:
    """A grafts file: git shows HEAD's parent as the root, the object names another."""
    repository = simple(base / "r", 4)
    head, root = git(repository, "rev-parse", "HEAD"), git(repository, "rev-parse", "HEAD~3")
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "grafts").write_text(f"{head} {root}\n")
    return Odd(repository, extra={"git_pretends": True})


@odd
def replace_reference(base: Path) -> Odd:
    """Git replace: git shows another commit under this hash."""
    repository = simple(base / "r", 3)
    git(repository, "replace", "HEAD", "HEAD~2")
    return Odd(repository)


@odd
def notes(base: Path) -> Odd:
    """A commit with a note."""
    repository = simple(base / "r")
    git(repository, "notes", "add", "-m", "a note")
    return Odd(repository)


@slow
def million_lines(base: Path) -> Odd:
    """A file of a million lines."""
    repository = simple(base / "r", 1)
    commit(repository, "feat: big", {"big.txt": b"".join(b"%d\n" % number for number in range(1_000_000))})
    return Odd(repository)


@slow
def fifty_thousand_files(base: Path) -> Odd:
    """A commit of fifty thousand files."""
    repository = simple(base / "r", 1)
    blob = git(repository, "hash-object", "-w", "--stdin", stdin=b"x\n")
    listing = "".join(f"100644 {blob}\td{number // 250}/f{number}.txt\n" for number in range(50_000))
    git(repository, "update-index", "--index-info", stdin=listing.encode())
    git(repository, "commit", "-q", "-m", "feat: many files")
    return Odd(repository)


@slow
def three_thousand_edited_renames(base: Path) -> Odd:
    """Three thousand files move to another folder, each edited a little: more than any rename limit."""
    repository = init(base / "r")

    def files(folder: str, last: str) -> dict[str | bytes, str | bytes | None]:
        body = "".join(f"line {line}\n" for line in range(20))
        return {f"{folder}/f{number}.txt": f"file {number}\n{body}{last}" for number in range(3_000)}

    commit(repository, "feat: one", files("old", ""))
    removed: dict[str | bytes, str | bytes | None] = dict.fromkeys(files("old", ""))
    commit(repository, "refactor: move", removed | files("new", "last\n"))
    return Odd(repository)


@slow
def deep_history(base: Path) -> Odd:
    """Fifty thousand commits."""
    repository = init(base / "r")
    commits = [
        b"commit refs/heads/main\nmark :%d\ncommitter A <a@example.org> %d +0000\ndata 9\nfeat: abc\n"
        % (number + 1, EPOCH + number)
        + (b"from :%d\n" % number if number else b"")
        + b"M 100644 inline f%d\ndata 2\nx\n\n" % (number % 10)
        for number in range(50_000)
    ]
    git(repository, "fast-import", "--quiet", stdin=b"".join(commits))
    return Odd(repository, extra={"commits": 50_000, "home": os.fspath(base)})
