"""A commit counts once, however its history was rewritten and wherever it was recorded."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.program import Program
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NO_HOOKS = ("-c", "core.hooksPath=/dev/null")


@pytest.fixture
def program(repository: GitRepository) -> Program:
    """The user's command, in the repository."""
    return Program(repository.home, repository.path)


def counted(program: Program, folder: Path | None = None) -> set[str]:
    """The hashes of all commits that count, over all repositories."""
    return hashes_of(program, "--everywhere", folder=folder)


def hashes_of(program: Program, *options: str, folder: Path | None = None) -> set[str]:
    """The hashes that `log` lists."""
    listed = program("log", "-n", "0", "--json", *options, folder=folder).json["commits"]
    return {commit["commit"]["hash"] for commit in listed}


def in_git(repository: GitRepository) -> set[str]:
    """What branches and tags reach."""
    return set(repository.git("rev-list", "HEAD", "--branches", "--tags").split())


def some_commits(repository: GitRepository, commits: int = 4) -> list[str]:
    """Commits that each add a line of their own."""
    made = []
    for number in range(1, commits + 1):
        text = "".join(f"part {line}\n" for line in range(1, number + 1))
        made.append(repository.commit(f"Add part {number} of the order form", {"form.txt": text}))
    return made


def reword_all(repository: GitRepository) -> None:
    """Other messages for the whole history, from its first commit on."""
    rewrite(repository, "--msg-filter", "sed 's/order form/form of orders/'")


def change_address(repository: GitRepository) -> None:
    """Another address of the author in the whole history."""
    rewrite(repository, "--env-filter", "export GIT_AUTHOR_EMAIL=ann@work.example")


def move_into_folder(repository: GitRepository) -> None:
    """Every path of the history below another folder."""
    rewrite(repository, "--tree-filter", "mkdir -p sub && mv form.txt sub/")


def rewrite(repository: GitRepository, *filters: str) -> None:
    """Rewrites all branches; the old commits stay below refs/original, as git leaves them."""
    repository.git("filter-branch", "-f", *filters, "--", "--all", FILTER_BRANCH_SQUELCH_WARNING="1")


@pytest.mark.parametrize("change", [reword_all, change_address, move_into_folder])
def test_a_history_rewritten_from_its_root_counts_once(
    repository: GitRepository, program: Program, change: Callable[[GitRepository], None]
) -> None:
    """The first commit is another one, so the repository has another key; the old commits leave every figure."""
    some_commits(repository)
    program("track", "--all")
    change(repository)
    told = program("track", "--all").stdout
    assert "4 rewritten commits aren't counted" in told
    assert counted(program) == in_git(repository)
    assert len(program("progress", "--everyone", "--days", "3000", "--json").json["commits"]) == 4
    assert "rewritten" not in program("track", "--all").stdout, "it is said once"
    assert len(program.journal.read_text("ascii").splitlines()) == 8, "the journal keeps every line"


def test_an_amended_and_a_rebased_commit_count_once(repository: GitRepository, program: Program) -> None:
    """Where no hook ran: another message, another content, another parent."""
    first, *_ = some_commits(repository, 3)
    repository.git("checkout", "--quiet", "-b", "topic", first)
    repository.commit("Add a page", {"page.txt": "page\n"})
    program("track", "--all")
    repository.write({"page.txt": "page\nwith more\n"})
    repository.git(*NO_HOOKS, "commit", "--quiet", "--amend", "-m", "Add a longer page")
    program("track")
    assert counted(program) == in_git(repository)
    repository.git(*NO_HOOKS, "rebase", "--quiet", "main")
    program("track")
    assert counted(program) == in_git(repository)


def test_fixups_leave_with_the_rebase_that_folds_them(repository: GitRepository, program: Program) -> None:
    """`rebase --autosquash` in a tool without hooks."""
    some_commits(repository, 2)
    repository.commit("Add a page", {"page.txt": "page\n"})
    repository.commit("fixup! Add a page", {"page.txt": "better page\n"})
    program("track", "--all")
    repository.git(*NO_HOOKS, "rebase", "--quiet", "-i", "--autosquash", "HEAD~2", GIT_SEQUENCE_EDITOR="true")
    program("track", "--all")
    assert counted(program) == in_git(repository)
    assert len(in_git(repository)) == 3


def test_the_steps_of_a_squash_merge_leave_with_their_branch(repository: GitRepository, program: Program) -> None:
    """They count while the branch exists, and again if it comes back."""
    some_commits(repository, 2)
    repository.git("checkout", "--quiet", "-b", "topic")
    steps = [repository.commit(f"step {number}", {f"{number}.txt": f"{number}\n"}) for number in (1, 2, 3)]
    program("track", "--all")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--squash", "topic")
    repository.git("commit", "--quiet", "-m", "Add three files")
    program("track")
    assert len(counted(program)) == 6
    repository.git("branch", "--quiet", "-D", "topic")
    program()
    assert counted(program) == in_git(repository)
    repository.git("branch", "topic", steps[-1])
    program("track")
    assert counted(program) == in_git(repository)
    assert set(steps) <= counted(program)


@pytest.mark.parametrize("marked", [(), ("-x",)])
def test_a_cherry_pick_counts_once(repository: GitRepository, program: Program, marked: tuple[str, ...]) -> None:
    """Both branches have the commit; the first one made counts."""
    some_commits(repository, 2)
    repository.git("branch", "release")
    fix = repository.commit("Close the file", {"close.txt": "close\n"})
    repository.git("checkout", "--quiet", "release")
    repository.commit("Begin release", {"release.txt": "1\n"})
    repository.git("cherry-pick", *marked, fix)
    copy = repository.git("rev-parse", "HEAD")
    program("track", "--all")
    assert in_git(repository) - counted(program) == {copy}
    lines = program("log", "--rewritten", COLUMNS="120").stdout.splitlines()
    assert [line for line in lines if f"(copy of {fix[:7]})" in line and copy[:7] in line]


def test_a_patch_that_somebody_else_applies_counts_once(repository: GitRepository, program: Program) -> None:
    """`git am` keeps the author and the time, and names another committer."""
    some_commits(repository, 2)
    repository.git("branch", "theirs")
    mine = repository.commit("Close the file (#12)", {"close.txt": "close\n"})
    patch = repository.git("format-patch", "-1", "--stdout")
    repository.git("checkout", "--quiet", "theirs")
    repository.commit("Work of theirs", {"theirs.txt": "1\n"})
    repository.git("am", "--quiet", stdin=(patch + "\n").encode(), GIT_COMMITTER_NAME="Bob", GIT_COMMITTER_EMAIL="b@b")
    program("track", "--all")
    assert mine in counted(program)
    assert in_git(repository) - counted(program) == {repository.git("rev-parse", "HEAD")}


def test_a_run_of_equal_commits_of_one_second_counts_in_full(repository: GitRepository, program: Program) -> None:
    """A script commits the same file with the same message several times a second; none is a copy of another."""
    for number in range(5):
        repository.commit("Update the data", {"data.txt": f"{number}\n"}, seconds=1_700_000_000)
        repository.commit("Update the log", {"log.txt": f"{number}\n"}, seconds=1_700_000_000)
    program("track", "--all")
    assert counted(program) == in_git(repository)
    reword_all(repository)
    rewrite(repository, "--msg-filter", "sed 's/Update/Renew/'")
    program("track", "--all")
    assert counted(program) == in_git(repository)


def test_a_rewritten_history_that_is_cloned_again_counts_once(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """The old clone is gone; its commits are known by author, second and files."""
    some_commits(repository)
    program("track", "--all")
    reword_all(repository)
    again = tmp_path / "again" / repository.path.name
    repository.git("clone", "--quiet", str(repository.path), str(again))
    expected = in_git(repository)
    shutil.rmtree(repository.path)
    program("track", "--all", folder=again)
    assert counted(program, again) == expected


def test_work_that_only_one_clone_has_counts(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """Another clone of the same repository does not reach it; that says nothing."""
    some_commits(repository, 2)
    other = tmp_path / "other" / repository.path.name
    repository.git("clone", "--quiet", str(repository.path), str(other))
    own = repository.commit("Work that was not pushed", {"own.txt": "1\n"})
    program("track", "--all")
    program("track", "--all", folder=other)
    assert own in counted(program)
    repository.git("reset", "--quiet", "--hard", "HEAD~1")
    program("track", "--all")
    assert own not in counted(program)


def test_of_a_repository_that_is_gone_nothing_is_dropped(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """Neither by a run elsewhere, nor by another repository at the same place."""
    made = set(some_commits(repository))
    program("track", "--all")
    shutil.rmtree(repository.path)
    for folder in (tmp_path / "elsewhere", repository.path):
        another = GitRepository(folder, repository.home, seconds=1_750_000_000)
        another.commit("Begin another project", {"other.txt": "1\n"})
        program("track", "--all", folder=folder)
        assert made <= counted(program, folder)


@pytest.mark.parametrize("how", [("--depth", "1"), ("--single-branch",)])
def test_a_clone_that_lacks_commits_drops_none(
    repository: GitRepository, program: Program, tmp_path: Path, how: tuple[str, ...]
) -> None:
    """A shallow clone, or one of a single branch, in the place of a whole one that is gone."""
    some_commits(repository, 3)
    repository.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    repository.commit("Work on a topic", {"topic.txt": "1\n"})
    program("track", "--all")
    everything = in_git(repository)
    clone = tmp_path / "clone" / repository.path.name
    repository.git("clone", "--quiet", *how, "--branch", "main", repository.path.as_uri(), str(clone))
    shutil.rmtree(repository.path)
    program("track", "--all", folder=clone)
    assert counted(program, clone) == everything


def test_in_a_shallow_clone_an_amended_commit_counts_once(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """It stands on a commit that is reached, so it is not merely older than the clone."""
    some_commits(repository, 3)
    clone = GitRepository(tmp_path / "clone" / "repo", repository.home)
    shutil.rmtree(clone.path)
    repository.git("clone", "--quiet", "--depth", "2", repository.path.as_uri(), str(clone.path))
    clone.git("config", "user.name", "Ann Dev")
    clone.git("config", "user.email", "ann@example.org")
    clone.commit("Add a page", {"page.txt": "page\n"})
    program("track", "--all", folder=clone.path)
    before = counted(program, clone.path)
    clone.write({"page.txt": "page\nand more\n"})
    clone.git(*NO_HOOKS, "commit", "--quiet", "--amend", "-m", "Add a whole page")
    program("track", folder=clone.path)
    assert counted(program, clone.path) == before - {clone.hashes[-1]} | {clone.git("rev-parse", "HEAD")}


def test_everything_that_a_reference_reaches_is_recorded(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """An orphan branch, a tag, a removed worktree's branch, the detached HEAD of a worktree; no stash and no note."""
    some_commits(repository, 2)
    repository.git("checkout", "--quiet", "--orphan", "pages")
    repository.git("rm", "--quiet", "-rf", ".")
    orphan = repository.commit("Publish the manual", {"index.html": "1\n"})
    repository.git("checkout", "--quiet", "--detach", "main")
    tagged = repository.commit("Try another form", {"try.txt": "1\n"})
    repository.git("tag", "-a", "-m", "tried", "tried")
    repository.git("checkout", "--quiet", "main")
    for name, option in (("removed", ("-b", "side")), ("kept", ("--detach",))):
        repository.git("worktree", "add", "--quiet", *option, str(tmp_path / name))
    trees = [GitRepository(tmp_path / "removed", repository.home), GitRepository(tmp_path / "kept", repository.home)]
    made = [tree.commit(f"Work in {tree.path.name}", {f"{tree.path.name}.txt": "1\n"}) for tree in trees]
    repository.git("worktree", "remove", "--force", str(tmp_path / "removed"))
    repository.write({"form.txt": "changed\n"})
    repository.git("stash", "--quiet")
    repository.git("notes", "add", "-m", "a note", "HEAD")
    program("track", "--all")
    assert counted(program) == in_git(repository) | {orphan, tagged, *made}
    stash = repository.git("rev-parse", "refs/stash")
    program("track", stash)
    assert stash not in counted(program)


def test_a_rewrite_that_was_undone_counts_as_before(repository: GitRepository, program: Program) -> None:
    """A hook recorded that an amended commit replaced another; then the branch went back to the old one."""
    some_commits(repository, 2)
    program("hook", "install")
    old = repository.commit("Add a page", {"page.txt": "page\n"})
    program("track")
    repository.git("commit", "--quiet", "--amend", "-m", "Add a better page")
    new = repository.git("rev-parse", "HEAD")
    program("hook", "uninstall")
    pairs = f"{old} {new}\n"
    program("hook-run", "post-rewrite", "amend", stdin=pairs)
    program("track")
    assert (old in counted(program), new in counted(program)) == (False, True)
    repository.git("reset", "--quiet", "--hard", old)
    program("track")
    assert (old in counted(program), new in counted(program)) == (True, False)


def test_commits_that_do_not_count_are_listed_on_request(repository: GitRepository, program: Program) -> None:
    """`log --rewritten` marks each with its reason, and JSON has it as values."""
    made = some_commits(repository, 2)
    program("track", "--all")
    repository.git(*NO_HOOKS, "commit", "--quiet", "--amend", "-m", "Add a second part")
    new = repository.git("rev-parse", "HEAD")
    program("track")
    assert made[1] not in hashes_of(program)
    assert f"(rewritten, now {new[:7]})" in program("log", "--rewritten", COLUMNS="120").stdout
    commits = program("log", "--rewritten", "--json").json["commits"]
    marks = {commit["commit"]["hash"]: commit.get("superseded") for commit in commits}
    assert marks == {made[0]: None, new: None, made[1]: {"reason": "unreachable", "now": new}}
