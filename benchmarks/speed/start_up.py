"""What it costs to start: a command beside a hello-world Typer app, git's own calls beside importing pygit2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.speed.timing import OURS, PYTHON, Row, in_turn, process_seconds
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from benchmarks.speed.timing import Workbench

HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command()
def hello(name: str = "you") -> None:
    print("hello", name)
app()
"""
ROUNDS = 15


def rows(workbench: Workbench) -> list[Row]:
    """Starts in a small repository whose one commit is recorded already."""
    repository = GitRepository(workbench.folder / "start", workbench.folder / "home")
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    # A journal of its own: the others in this run may leave a million commits behind.
    environment = workbench.environment(CRAFTNUDGE_HOME=str(workbench.folder / "start-home"))

    def run(*arguments: str) -> float:
        return process_seconds(arguments, folder=repository.path, environment=environment)

    found = in_turn(
        {
            "hello": lambda: run(*PYTHON, "-c", HELLO),
            "--version": lambda: run(*OURS, "--version"),
            "explain": lambda: run(*OURS, "explain", "CN101"),
            "where": lambda: run(*OURS, "where"),
            "log": lambda: run(*OURS, "log"),
            "track": lambda: run(*OURS, "track"),
            "coach": lambda: run(*OURS, "coach", "--no-ai"),
            "progress": lambda: run(*OURS, "progress"),
        },
        ROUNDS,
    )
    hello = found["hello"]
    return [
        Row(f"`craftnudge {name}`", found[name], "hello-world Typer app", hello, slower_at_most=1.3)
        for name in ("--version", "explain", "where", "log", "coach", "progress")
    ]
