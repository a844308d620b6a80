"""References and HEADs in odd shapes, most of which git takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, UnavailableError, git, odd, simple

if TYPE_CHECKING:
    from pathlib import Path


@odd
def head_is_a_symlink(base: Path) -> Odd:
    """HEAD as gits before 2006 wrote it: a symbolic link to the branch."""
    repository = simple(base / "r")
    (repository / ".git/HEAD").unlink()
    try:
        (repository / ".git/HEAD").symlink_to("refs/heads/main")
    except OSError as error:
        raise UnavailableError(str(error)) from error
    return Odd(repository)


@odd
def head_with_blanks(base: Path) -> Odd:
    """Blanks before the name in HEAD and after it."""
    repository = simple(base / "r")
    (repository / ".git/HEAD").write_text("ref: \t refs/heads/main  \n")
    return Odd(repository)


@odd
def head_outside_of_branches(base: Path) -> Odd:
    """HEAD names a remote's branch."""
    repository = simple(base / "r")
    git(repository, "update-ref", "refs/remotes/origin/x", "HEAD~1")
    (repository / ".git/HEAD").write_text("ref: refs/remotes/origin/x\n")
    return Odd(repository)


@odd
def head_detached_with_more(base: Path) -> Odd:
    """A detached HEAD with words after the hash, and a second line."""
    repository = simple(base / "r")
    head = git(repository, "rev-parse", "HEAD")
    (repository / ".git/HEAD").write_text(f"{head}\tnot for us\nsecond line\n")
    return Odd(repository)


@odd
def references_in_a_circle(base: Path) -> Odd:
    """HEAD names a reference that names HEAD."""
    repository = simple(base / "r")
    (repository / ".git/refs/heads/main").write_text("ref: refs/heads/other\n")
    (repository / ".git/refs/heads/other").write_text("ref: refs/heads/main\n")
    return Odd(repository, "damaged")


@odd
def branch_is_a_folder(base: Path) -> Odd:
    """The branch that HEAD names is an empty folder: unborn, as git sees it."""
    repository = simple(base / "r")
    (repository / ".git/refs/heads/main").unlink()
    (repository / ".git/refs/heads/main").mkdir()
    return Odd(repository, "no commits")


@odd
def packed_references_with_oddities(base: Path) -> Odd:
    """Packed references without a header, a peeled tag, a loose branch that stands before the packed one."""
    repository = simple(base / "r", 3)
    git(repository, "tag", "-a", "-m", "v1", "v1", "HEAD~1")
    git(repository, "pack-refs", "--all")
    packed = repository / ".git/packed-refs"
    lines = packed.read_text().split("\n")
    packed.write_text("\n".join(line for line in lines if not line.startswith("#")))
    git(repository, "update-ref", "refs/heads/main", "HEAD~1")
    return Odd(repository, revisions={"v1": "whole"})


@odd
def packed_references_garbled(base: Path) -> Odd:
    """An invalid line in the packed references; HEAD's branch is a loose one."""
    repository = simple(base / "r", 3)
    (repository / ".git/packed-refs").write_text("# pack-refs with: peeled\nthis is no reference\n")
    return Odd(repository, extra={"git_refuses": True})


@odd
def packed_references_cut_short(base: Path) -> Odd:
    """The list of packed references ends in the middle of the only branch: not a repository without commits."""
    repository = simple(base / "r", 3)
    git(repository, "pack-refs", "--all")
    packed = repository / ".git/packed-refs"
    packed.write_bytes(packed.read_bytes()[:-6])
    return Odd(repository, "damaged", extra={"git_refuses": True})


@odd
def packed_references_with_a_nul(base: Path) -> Odd:
    """A NUL in the name of the only branch."""
    repository = simple(base / "r", 3)
    git(repository, "pack-refs", "--all")
    packed = repository / ".git/packed-refs"
    packed.write_bytes(packed.read_bytes().replace(b"heads/", b"heads\0"))
    return Odd(repository, "damaged", extra={"git_refuses": True})


@odd
def reference_names_that_deceive(base: Path) -> Odd:
    """Branches named like options, hashes, HEAD, markup and escapes of a terminal."""
    repository = simple(base / "r", 3)
    head = git(repository, "rev-parse", "HEAD~1")
    names = ["-rf", "HEAD", "@", "deadbeef", "[red]x[/]", "a\u202eb", "=1+1", "refs/heads/main", head, "x" * 200]
    for name in names:
        path = repository / ".git/refs/heads" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "\n")
    (repository / ".git/HEAD").write_text("ref: refs/heads/a\u202eb\n")
    return Odd(repository)


@odd
def branch_name_with_escapes(base: Path) -> Odd:
    """HEAD stands on a branch whose name clears a terminal; git refuses it as a name, and files are patient."""
    repository = simple(base / "r")
    name = "a\x1b[2Jb\x07"
    (repository / ".git/refs/heads" / name).write_text(git(repository, "rev-parse", "HEAD") + "\n")
    (repository / ".git/HEAD").write_text(f"ref: refs/heads/{name}\n")
    return Odd(repository, "damaged")
