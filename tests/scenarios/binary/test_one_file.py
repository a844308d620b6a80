"""The program in one file (`make binary`), on machines without Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.rubric.registry import all_checks
from craftnudge.entrypoints.cli.app import COMMANDS
from tests.support.minimal_root import BareMachine, bare_machine
from tests.support.program import PROGRAM
from tests.support.repository import GitRepository
from tests.support.schema import assert_valid
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.soak
ROOT = Path(__file__).parents[3]
BUILD_SECONDS = 900
MOST_MEBIBYTES = 40
GIT = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ann Dev", "GIT_AUTHOR_EMAIL": "ann@example.org"}
GIT |= {"GIT_COMMITTER_NAME": "Ann Dev", "GIT_COMMITTER_EMAIL": "ann@example.org"}


@pytest.fixture(scope="module")
def one_file() -> Path:
    """The file that `make binary` builds from this tree, or the one that PROGRAM_UNDER_TEST names."""
    if len(PROGRAM) == 1:
        return Path(PROGRAM[0])
    subprocess.run(["make", "binary"], cwd=ROOT, check=True, timeout=BUILD_SECONDS)
    (built,) = (path for path in (ROOT / "dist").glob("craftnudge-*-*") if path.suffix not in (".whl", ".gz"))
    return built


@pytest.fixture(scope="module", params=["git", "no git"])
def machine(request: pytest.FixtureRequest, one_file: Path, tmp_path_factory: pytest.TempPathFactory) -> BareMachine:
    """A machine that has the file as /opt/craftnudge, and a repository of fifty commits in its home."""
    folder = tmp_path_factory.mktemp("machine")
    bare = bare_machine(folder, git=request.param == "git")
    (folder / "opt").mkdir()
    shutil.copy2(one_file, folder / "opt" / "craftnudge")
    repository = GitRepository(folder / "home" / "shop", folder / "home")
    for number in range(50):
        repository.commit(f"Count the orders of day {number}", {f"day{number}.py": f"orders = {number}\n"})
    repository.commit("fix stuff", {"day1.py": "orders = 2\n", "day2.py": "orders = 3\n"})
    return bare


def craftnudge(machine: BareMachine, *arguments: str, code: int = 0, folder: str = "", **environment: str) -> str:
    """What the one file prints in the repository of its machine."""
    file = machine.inside(machine.folder / "opt" / "craftnudge")
    return machine(file, *arguments, folder=folder or f"{machine.home}/shop", code=code, **environment)


def document(machine: BareMachine, *arguments: str) -> dict[str, object]:
    """The JSON document of a command."""
    found: dict[str, object] = json.loads(craftnudge(machine, *arguments, "--json"))
    return found


def test_there_is_no_python(machine: BareMachine) -> None:
    """What is tried is tried without one."""
    machine("sh", "-c", "command -v python3 || command -v python", folder=machine.home, code=127)


def test_the_four_commands_work(machine: BareMachine) -> None:
    """track, coach, progress and insights, with and without git; each document is as its schema says."""
    assert "51 commits" in craftnudge(machine, "track", "--all")
    assert "fix stuff" in craftnudge(machine, "coach", "--no-ai")
    for name in ("coach", "progress", "insights"):
        arguments = ("--all-authors", "--days", "3650") if name != "coach" else ("--no-ai",)
        assert_valid(name, document(machine, name, *arguments))
    assert craftnudge(machine, "journal", "verify")


def test_nothing_is_missing(machine: BareMachine) -> None:
    """Every command has its help, every check its page, and the report, the man page and completion are whole."""
    for entry in COMMANDS:
        assert f"Example: craftnudge {entry.name}" in " ".join(craftnudge(machine, entry.name, "--help").split())
    listed = craftnudge(machine, "explain")
    assert [check for check in all_checks() if check not in listed] == []
    craftnudge(machine, "report", "--days", "3650", "--all-authors", "--output", f"{machine.home}/report.html")
    assert "</html>" in (machine.folder / "home" / "report.html").read_text("utf-8")
    assert '.SS "craftnudge hook install ' in craftnudge(machine, "man")
    assert "explain" in craftnudge(
        machine, _CRAFTNUDGE_COMPLETE="complete_bash", COMP_WORDS="craftnudge exp", COMP_CWORD="1"
    )


def test_the_licence_of_everything_is_in_it(machine: BareMachine, one_file: Path) -> None:
    """Each library has a text; the one library whose licence would bind the whole is not there."""
    components = document(machine, "licenses")["components"]
    assert isinstance(components, list)
    known = {row["name"]: row for row in components}
    assert {"Python", "OpenSSL", "libgit2", "pygit2", "starlette", "psycopg"} <= set(known)
    assert [name for name, row in known.items() if not row["texts"]] == []
    (unpacked,) = (machine.folder / "home" / ".cache" / "craftnudge").iterdir()
    assert not list(unpacked.rglob("*readline*"))
    assert one_file.stat().st_size < MOST_MEBIBYTES * 2**20


def test_a_check_of_the_user_s_own_is_run(machine: BareMachine) -> None:
    """In a process of its own, with what Python itself has; nothing is installed for it."""
    (machine.folder / "home" / "own.py").write_text(
        "import difflib, statistics, sqlite3\nfrom craftnudge.api import Check, Outcome\n"
        "CHECKS = [Check('ACME101', 'Own check', 'Do it.', lambda commit: Outcome('fail', 'Found it.'))]\n"
    )
    (machine.folder / "home" / ".config" / "craftnudge").mkdir(parents=True)
    settings = machine.folder / "home" / ".config" / "craftnudge" / "config.toml"
    settings.write_text(f"[checks]\nfiles = ['{machine.home}/own.py']\n")
    try:
        assert "Found it." in craftnudge(machine, "check", "HEAD")
    finally:
        settings.unlink()


def test_the_dashboard_is_served(machine: BareMachine) -> None:
    """Over HTTP, with its pages, its files and its own description."""
    file = machine.inside(machine.folder / "opt" / "craftnudge")
    arguments = ("serve", "--port", "0", "--no-open", "--no-token")
    server = machine.start(file, *arguments, folder=f"{machine.home}/shop")
    assert server.stdout is not None
    try:
        address = next(line.split()[3] for line in map(bytes.decode, server.stdout) if "CraftNudge is at" in line)
        for path, expected in (("", b"<title>Today"), ("static/style.css", b"{"), ("openapi.json", b'"paths"')):
            with urllib.request.urlopen(f"{address.rstrip('/')}/{path}", timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
                assert expected in answer.read()
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE_SECONDS)


def test_hooks_call_the_file_by_its_path(machine: BareMachine) -> None:
    """They record in the background and refuse what they should; git itself sees nothing of the boot loader."""
    if not (machine.folder / "bin" / "git").exists():
        pytest.skip("git runs hooks")
    craftnudge(machine, "hook", "install", "--gate")
    file = machine.inside(machine.folder / "opt" / "craftnudge")
    hooks = machine.folder / "home" / "shop" / ".git" / "hooks"
    assert f"\nprogram={file}\n" in (hooks / "commit-msg").read_text()
    (machine.folder / "home" / "shop" / ".craftnudge.toml").write_text("min-score = 6\n")

    def commit(message: str, code: int) -> str:
        (machine.folder / "home" / "shop" / "day3.py").write_text(f"orders = {len(message)}\n")
        arguments = ("commit", "--quiet", "-m", message, "day3.py")
        return machine("git", *arguments, folder=f"{machine.home}/shop", code=code, **GIT)

    assert "craftnudge" in commit("x", 1)
    commit("Leave out the orders of holidays\n\nThe shop is closed then, and averages were too low.", 0)
    wait_until(lambda: "Leave out the orders" in craftnudge(machine, "log", "--all-authors", "-n", "1"))
    craftnudge(machine, "hook", "uninstall")


def test_git_gets_the_environment_of_before(one_file: Path, tmp_path: Path) -> None:
    """A git that loaded our libraries in place of its own might not start."""
    bare = bare_machine(tmp_path / "machine", git=False)
    file = tmp_path / "machine" / "opt" / "craftnudge"
    file.parent.mkdir()
    shutil.copy2(one_file, file)
    git = tmp_path / "machine" / "bin" / "git"
    git.write_text(f"#!{'/bin/sh' if bare.root else shutil.which('sh')}\nenv >>{bare.home}/environment\nexit 1\n")
    git.chmod(0o755)
    (tmp_path / "machine" / "home" / "empty").mkdir()
    bare(bare.inside(file), "hook", "status", folder=f"{bare.home}/empty", code=3, LD_LIBRARY_PATH="/somewhere")
    seen = (tmp_path / "machine" / "home" / "environment").read_text()
    assert "LD_LIBRARY_PATH=/somewhere\n" in seen
    assert "_PYI_" not in seen
    assert "_CRAFTNUDGE_FILE" not in seen


@pytest.fixture
def fresh(one_file: Path, tmp_path: Path) -> Iterator[BareMachine]:
    """A machine on which it never ran; the file lies in a folder with a blank and a quote."""
    bare = bare_machine(tmp_path / "machine", git=False)
    folder = tmp_path / "machine" / "it's here"
    folder.mkdir()
    shutil.copy2(one_file, folder / "craftnudge")
    yield bare
    subprocess.run(["chmod", "-R", "u+w", tmp_path], check=False, timeout=PATIENCE_SECONDS)


def test_many_first_starts_at_once_unpack_one_folder(fresh: BareMachine) -> None:
    """Each works, and nothing else stays."""
    file = fresh.inside(fresh.folder / "it's here" / "craftnudge")
    started = [fresh.start(file, "--version", folder="/") for _ in range(6)]
    for process in started:
        assert b"craftnudge " in process.communicate(timeout=PATIENCE_SECONDS)[0]
        assert process.returncode == 0
    (folder,) = (fresh.folder / "home" / ".cache" / "craftnudge").iterdir()
    assert ".cache" in str(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["_internal", "craftnudge"]


@pytest.mark.parametrize("cache", ["/dev/null/cache", "relative"])
def test_without_a_cache_it_runs_or_says_why_not(fresh: BareMachine, cache: str) -> None:
    """A cache that cannot be written costs time at each start, and leaves nothing behind."""
    file = fresh.inside(fresh.folder / "it's here" / "craftnudge")
    if cache == "relative":
        assert "Set XDG_CACHE_HOME" in fresh(file, "--version", folder="/", code=70, XDG_CACHE_HOME=cache)
        return
    temporary = fresh.folder / "scratch"
    temporary.mkdir()
    there = fresh.inside(temporary)
    assert "craftnudge " in fresh(file, "--version", folder="/", XDG_CACHE_HOME=cache, TMPDIR=there)
    assert "unknown command" in fresh(file, "nonsense", folder="/", code=2, XDG_CACHE_HOME=cache, TMPDIR=there)
    assert not list(temporary.iterdir())


def test_it_is_packed_twice_the_same(tmp_path: Path, one_file: Path) -> None:
    """Equal folders give equal files, whatever the times of their files are."""
    folder = ROOT / "build" / "binary" / "craftnudge"
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, copy_function=shutil.copy, symlinks=True)
    now = time.time()
    for path in copy.rglob("*"):
        os.utime(path, (now, now), follow_symlinks=False)
    subprocess.run(
        ["sh", ROOT / "release" / "binary" / "pack.sh", copy, tmp_path / "again"], check=True, timeout=BUILD_SECONDS
    )
    assert (tmp_path / "again").read_bytes() == one_file.read_bytes()
