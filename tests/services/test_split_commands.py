"""The commands that `split` prints: pasted into a shell they commit what was shown, and touch no file."""

from __future__ import annotations

import os
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.domain.coaching.splitting.file_groups import Group
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.results.split import Part, Split
from craftnudge.services.split import split_commit, split_staged
from craftnudge.services.split_commands import commands
from tests.support.repository import GitRepository, sealed_environment
from tests.support.tangle import PALETTE, TOKENS, grow
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace
    from tests.support.program import Program

NAMES = (
    *("plain.py", "a b", "it's", '"quoted"', "-dash", "ünï/cödé", "*.txt", "x.txt", ":top", "[p]ython.py", "python.py"),
    *("new\nline\n", "tab\there", "\udcff\udcfe", "$HOME", "`ls`", "#note", "\u202egnp.exe", "back\\slash", "100%d"),
)
CHANGES = (
    *("added", "added and gone", "added, then more", "changed", "changed, then more", "changed, then gone", "deleted"),
    *("deleted, but there", "renamed", "renamed, then more", "executable", "link", "submodule", "nothing"),
    *("unstaged", "unstaged executable", "untracked", "empty"),
)


STAGED = {
    "empty": ("add", "--force", "--"),
    "deleted": ("rm", "--quiet", "--cached", "--"),
    "deleted, but there": ("rm", "--quiet", "--cached", "--"),
    **dict.fromkeys(("changed", "added", "added and gone", "link"), ("add", "--force", "--")),
    "executable": ("update-index", "--chmod=+x", "--"),
}


def place(repository: GitRepository) -> Workplace:
    """The workplace in a repository."""
    return workplace_in(repository.home, repository.path)


def paste(repository: GitRepository, lines: list[str], folder: Path | None = None) -> None:
    """Runs the lines as one who pastes them; the first that fails ends it."""
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(lines)],
        cwd=folder or repository.path,
        env=sealed_environment(repository.home),
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, (lines, done.stderr)


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """The work tree: each file's mode and bytes."""
    found = {}
    for inner, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            path = Path(inner, name)
            content = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
            found[str(path.relative_to(folder))] = (path.lstat().st_mode, content)
    return found


def not_staged(repository: GitRepository) -> list[str]:
    """What git says of the work tree beside the index, and of files it does not know."""
    status = repository.git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    return sorted(f"{line[1]}{line[2:]}" for line in status.split("\0") if line and line[1] != " ")


def change(repository: GitRepository, name: str, how: str) -> None:
    """Does to the file, in index and work tree, what `how` says."""
    path = repository.path / name
    git = partial(repository.git, "--literal-pathspecs")
    first, _, later = how.partition(", then ")
    if first in ("changed", "added", "added and gone", "unstaged", "untracked", "empty"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"" if first == "empty" else b"a\nanother line\nc\nd\n" + os.fsencode(name))
    elif first == "renamed":
        git("mv", "--", name, name + " anew")
        path = repository.path / (name + " anew")
    elif first == "link":
        path.unlink()
        path.symlink_to("anywhere")
    elif first == "unstaged executable":
        path.chmod(0o755)
    if first in STAGED:
        git(*STAGED[first], name)
    elif first == "submodule":
        git("update-index", "--index-info", stdin=f"160000 {repository.hashes[0]}\tsub{len(name)}\n".encode())
    if later == "more":
        path.write_bytes(path.read_bytes() + b"not staged\n")
    elif later == "gone" or first in ("deleted", "added and gone"):
        path.unlink()


@st.composite
def changes(draw: st.DrawFn) -> dict[str, str]:
    """What happens to each name."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=8, unique=True))
    return {name: draw(st.sampled_from(CHANGES)) for name in names}


def parted(one: Split, numbers: list[int]) -> Split:
    """The same change in other parts: each file is put where the next number says."""
    deltas = [delta for part in one.parts for delta in part.group.deltas]
    heaps: dict[int, list[object]] = {}
    for index, delta in enumerate(deltas):
        heaps.setdefault(numbers[index % len(numbers)], []).append(delta)
    parts = [Part(Group(tuple(heap)), f"Part {number}", one.before) for number, heap in heaps.items()]  # type: ignore[arg-type]
    return replace(one, parts=tuple(parts))


def changed(folder: Path, what: dict[str, str]) -> GitRepository:
    """A repository of one commit whose files were changed since, each in its way."""
    repository = GitRepository(folder / "r", folder / "home")
    new = ("added", "empty", "untracked")
    repository.commit("Begin", {name: b"a\nb\nc\nd\n" for name, how in what.items() if not how.startswith(new)})
    for name, how in what.items():
        change(repository, name, how)
    return repository


@settings(max_examples=30, deadline=None)
@given(changes(), st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_what_was_staged_is_committed_part_by_part(what: dict[str, str], numbers: list[int]) -> None:
    """Any staged change, whole files or parts, under any name, split in any way.

    HEAD has its tree, the index is that tree, no file changed, and what was not staged still is not.
    """
    with tempfile.TemporaryDirectory() as folder:
        repository = changed(Path(folder), what)
        tree = repository.git("write-tree")
        if tree == repository.git("rev-parse", "HEAD^{tree}"):
            return
        kept = files(repository.path), not_staged(repository)
        one = split_staged(place(repository))
        one = parted(one, numbers)
        paste(repository, commands(repository.path, one, shell_folder=Path.cwd()))
        assert repository.git("rev-parse", "HEAD^{tree}") == tree
        assert repository.git("write-tree") == tree
        assert (files(repository.path), not_staged(repository)) == kept
        assert repository.git("rev-list", "--count", "HEAD") == str(len(one.parts) + 1)


@settings(max_examples=20, deadline=None)
@given(changes(), st.lists(st.integers(0, 3), min_size=1, max_size=8), st.sampled_from(["last", "below", "detached"]))
def test_a_commit_is_split_below_uncommitted_changes(what: dict[str, str], numbers: list[int], at: str) -> None:
    """The last commit or an earlier one: the branch ends in the same tree; index and files stay the same."""
    with tempfile.TemporaryDirectory() as folder:
        repository = changed(Path(folder), what)
        if repository.git("write-tree") == repository.git("rev-parse", "HEAD^{tree}"):
            return
        taken = repository.commit("Do this and that")
        if at != "last":
            repository.git("commit", "--quiet", "--allow-empty", "--message", "Say more")
            repository.git("commit", "--quiet", "--allow-empty", "--message", "And more")
        if at == "detached":
            repository.git("switch", "--quiet", "--detach")
        (repository.path / "beside").write_text("staged\n")
        repository.git("add", "beside")
        kept = files(repository.path), not_staged(repository), repository.git("write-tree")
        before = repository.git("rev-parse", "HEAD^{tree}"), repository.git("branch", "--show-current")
        one = parted(split_commit(place(repository), taken), numbers)
        paste(repository, commands(repository.path, one, shell_folder=Path.cwd()))
        assert (repository.git("rev-parse", "HEAD^{tree}"), repository.git("branch", "--show-current")) == before
        assert (files(repository.path), not_staged(repository), repository.git("write-tree")) == kept
        assert repository.git("rev-list", "--count", "HEAD") == str(len(one.parts) + (1 if at == "last" else 3))
        assert repository.git("stash", "list") == ""


def test_a_file_in_the_place_of_a_folder_stays_with_it(repository: GitRepository, program: Program) -> None:
    """A tree holds one or the other: so both are one part, by hand and with --apply."""
    repository.commit(
        "Begin", {"config/a.ini": "timeout = 3\n" * 9, "config/b.ini": "colour = red\n" * 9, "x.py": "1\n"}
    )
    repository.write({"config/a.ini": None, "config/b.ini": None, "config": "every = thing\n", "x.py": "2\n"})
    tree = repository.git("write-tree")
    one = split_staged(place(repository))
    together = [part for part in one.parts if "config" in part.group.paths]
    assert {"config/a.ini", "config/b.ini"} <= set(together[0].group.paths)
    paste(repository, commands(repository.path, one, shell_folder=Path.cwd()))
    assert repository.git("rev-parse", "HEAD^{tree}") == tree
    assert program("split", "--apply").code == 0
    assert repository.git("rev-parse", "HEAD^{tree}") == tree


def test_before_the_first_commit_and_from_another_folder(repository: GitRepository) -> None:
    """There is no commit to go back to, and the paths are those of the top of the work tree."""
    repository.write({"a/tokens.py": "def reject_token(): ...\n", "b/banner.css": ".banner { color: teal; }\n"})
    tree = repository.git("write-tree")
    one = parted(split_staged(place(repository)), [0, 1])
    lines = commands(repository.path / "a", one, shell_folder=repository.path / "a")
    assert lines[0] == f"cd {repository.path}"
    paste(repository, lines, repository.path / "b")
    assert repository.git("rev-parse", "HEAD^{tree}") == tree
    assert repository.git("rev-list", "--count", "HEAD") == "2"


def test_merges_above_stay_what_they_are(repository: GitRepository, program: Program) -> None:
    """Git would ask again for what was resolved in them, so the one command is our own, which keeps their files."""
    grow(repository)
    taken = repository.commit("Do two things", {**TOKENS, **PALETTE})
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit("Say one", {"d": "1\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit("Say two", {"d": "2\n"})
    repository.git("merge", "--quiet", "-s", "ours", "--no-edit", "side")
    tree = repository.git("rev-parse", "HEAD^{tree}")
    (line,) = program("split", taken, "--json").json["commands"]
    assert line == f"craftnudge split {taken[:12]} --apply"
    assert "To split:" in program("split", taken).stdout
    assert program(*line.split()[1:]).code == 0
    assert repository.git("rev-parse", "main^{tree}") == tree
    assert repository.git("rev-list", "--merges", "--count", "main") == "1"
    assert taken not in repository.git("rev-list", "main").split()


def test_a_commit_of_another_branch_is_split_on_a_new_branch(repository: GitRepository) -> None:
    """This branch does not move: it does not hold the commit."""
    repository.commit("Begin", {"a": "1\n"})
    repository.git("switch", "--quiet", "--create", "side")
    taken = repository.commit("Do two things", {"b": "2\n", "c": "3\n"})
    repository.git("switch", "--quiet", "main")
    main = repository.commit("Go on", {"e": "5\n"})
    one = parted(split_commit(place(repository), taken), [0, 1])
    paste(repository, commands(repository.path, one, shell_folder=Path.cwd()))
    assert repository.git("rev-parse", "main") == main
    assert repository.git("branch", "--show-current") == f"split-{taken[:7]}"
    assert repository.git("rev-parse", "HEAD^{tree}") == repository.git("rev-parse", f"{taken}^{{tree}}")


def test_what_concludes_a_merge_is_one_commit(repository: GitRepository, program: Program) -> None:
    """Taking it back would forget what is merged."""
    repository.commit("Begin", {"a": "1\n"})
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit("Stand aside", {"d": "4\n", "e": "4\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit("Go on", {"f": "5\n"})
    repository.git("merge", "--quiet", "--no-commit", "side")
    for more in ((), ("--apply",)):
        found = program("split", "--staged", *more)
        assert (found.code, "concludes a merge" in found.stderr) == (2, True)


def test_in_a_bare_repository_there_is_nothing_to_paste(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """The parts are shown all the same."""
    grow(repository)
    repository.commit("Do two things", {**TOKENS, **PALETTE})
    assert "by hand" in program("split").stdout
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    found = program("split", "--json", folder=tmp_path / "bare").json
    assert (len(found["groups"]), found["commands"]) == (2, [])
    assert "by hand" not in program("split", folder=tmp_path / "bare").stdout


def test_commits_that_are_to_be_signed_are_made_by_git(repository: GitRepository, program: Program) -> None:
    """--apply cannot sign, so it is refused where git is set to sign; the commands to paste sign as usual."""
    grow(repository)
    repository.write({**TOKENS, **PALETTE})
    repository.git("config", "commit.gpgSign", "true")
    head = repository.git("rev-parse", "HEAD")
    refused = program("split", "--staged", "--apply")
    assert (refused.code, "commits are signed here" in refused.stderr) == (2, True)
    assert repository.git("rev-parse", "HEAD") == head
    assert "git commit" in program("split", "--staged").stdout
