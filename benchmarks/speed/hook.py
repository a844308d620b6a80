"""What git's own calls cost: a commit with our hooks beside one without any, and each call beside its peers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.speed.timing import OURS, PYTHON, Row, in_turn, process_seconds
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.speed.timing import Workbench

ROUNDS = 9
COMMITS = 5
GOAL_ADDED_MS = 5
SUBJECT = "Reject expired tokens before the session opens"
MESSAGE = f"{SUBJECT}\n\nA token that had just run out was taken once more, because the check came after.\n"
# The peers' own words for looking at the message in a file; `{}` is the file.
PEERS = {
    "gitlint": ("--msg-filename", "{}"),
    "cz": ("check", "--commit-msg-file", "{}"),
    "commitlint": ("--extends", "@commitlint/config-conventional", "--edit", "{}"),
}
GOAL_BESIDE = {"gitlint": 0.8}


def rows(workbench: Workbench) -> list[Row]:
    """What a commit pays, and the two calls that Python answers."""
    return [_commit(workbench), *_calls(workbench)]


def _commit(workbench: Workbench) -> Row:
    environment = workbench.environment(CRAFTNUDGE_HOME=str(workbench.folder / "hooked-home"))
    plain, hooked = (_repository(workbench, name) for name in ("plain", "hooked"))
    process_seconds([*OURS, "hook", "install"], folder=hooked.path, environment=environment)

    def commits(repository: GitRepository) -> float:
        one = partial(process_seconds, folder=repository.path, environment=environment)
        return sum(one(["git", "commit", "-q", "--allow-empty", "-m", SUBJECT]) for _ in range(COMMITS)) / COMMITS

    found = in_turn({"plain": lambda: commits(plain), "hooked": lambda: commits(hooked)}, ROUNDS)
    added = 1000 * (found["hooked"] - found["plain"])
    return Row(
        "`git commit` with the installed hooks",
        found["hooked"],
        "without hooks",
        found["plain"],
        note=f"adds {added:.1f} ms",
        at_most_seconds=found["plain"] + GOAL_ADDED_MS / 1000,
    )


def _calls(workbench: Workbench) -> list[Row]:
    repository = _repository(workbench, "called")
    message = repository.path / "message"
    message.write_text(MESSAGE)
    # As git calls its hooks: it names the index and the author, and no editor was asked for the message.
    called = {"GIT_INDEX_FILE": ".git/index", "GIT_EDITOR": ":", "GIT_AUTHOR_NAME": "Ann Dev"}
    called |= {"GIT_AUTHOR_EMAIL": "ann@example.org", "GIT_AUTHOR_DATE": "@1795525500 +0100"}
    (repository.path / "page.py").write_text("PAGE = 2\n")
    repository.git("add", "page.py")
    repository.git("write-tree")  # `git commit` does so before it calls commit-msg
    run = partial(process_seconds, folder=repository.path, environment=workbench.environment(**called))
    contenders = {
        "pygit2": partial(run, [*PYTHON, "-c", "import pygit2"]),
        "after": partial(run, [*OURS, "hook-run", "post-commit", "--quiet"]),
        "before": partial(run, [*OURS, "hook-run", "commit-msg", message]),
    }
    for name in PEERS:
        program = workbench.peer(name)
        if program is not None:
            contenders[name] = partial(run, _asked(program, name, message))
    found = in_turn(contenders, ROUNDS)
    table = [
        Row("recording HEAD, as a hook", found["after"], "`import pygit2`", found["pygit2"], slower_at_most=1.3),
        Row("checking a message, as a hook", found["before"], "`import pygit2`", found["pygit2"]),
    ]
    table += [
        Row("checking a message, as a hook", found["before"], name, found[name], slower_at_most=GOAL_BESIDE.get(name))
        for name in PEERS
        if name in found
    ]
    return table


def _asked(program: Path, name: str, message: Path) -> list[str | Path]:
    return [program, *(part.format(message) for part in PEERS[name])]


def _repository(workbench: Workbench, name: str) -> GitRepository:
    repository = GitRepository(workbench.folder / name, workbench.folder / "home")
    repository.git("config", "user.name", "Ann Dev")
    repository.git("config", "user.email", "ann@example.org")
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    return repository
