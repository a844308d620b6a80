"""What a command loads before it works: counted, not timed, so that it holds on any machine."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

COUNT = """
import io, json, sys
sys.stdout = io.StringIO()
from craftnudge.entrypoints.cli.app import run
run(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""
# Modules loaded (a hello-world Typer app alone loads 256, pydantic among them), with a margin of a few. A command that
# needs more has begun to load what it does not use: look at `python -X importtime -m craftnudge ...` before raising a
# figure.
BUDGETS = {
    ("--version",): 232,
    ("--help",): 185,
    ("explain", "CN101"): 295,
    ("where",): 249,
    ("track",): 341,
    ("log",): 372,
    ("coach", "--no-ai"): 491,
    ("progress",): 543,  # it records the first commits
    ("check", "HEAD"): 441,
    ("insights",): 461,
    ("goal",): 460,
    ("index", "status"): 254,
}
# The same for what git calls, with the regular expressions that are compiled, a tenth to two milliseconds each. Of the
# modules of commit-msg, 25 are packages of a line. What each does without alone costs a hook 1 to 10 ms.
HOOK_BUDGETS: dict[tuple[str, ...], tuple[int, int]] = {
    ("post-commit", "--quiet"): (209, 27),
    ("commit-msg", "message"): (335, 24),
}
DEAR_TO_A_HOOK = {"dataclasses", "inspect", "subprocess", "pkgutil", "tempfile", "ssl", "sqlite3"}
NEVER = {"ollama", "httpx", "sqlite_utils", "rich", "pydantic", "hypothesis", "pytest"}


@pytest.mark.parametrize("arguments", BUDGETS, ids=" ".join)
def test_a_command_loads_only_what_it_uses(
    program: Program, repository: GitRepository, arguments: tuple[str, ...]
) -> None:
    """No model client, no database, no pydantic, no Rich in a pipe; and no more modules than the command's budget."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    done = subprocess.run(
        [sys.executable, "-c", COUNT, *arguments],
        cwd=repository.path,
        env=sealed_environment(program.home, CRAFTNUDGE_AI="0"),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = json.loads(done.stderr.splitlines()[-1])
    assert not {name.split(".")[0] for name in loaded} & NEVER
    assert len(loaded) <= BUDGETS[arguments]


COUNT_HOOK = """
import json, re, sys
from craftnudge.entrypoints.hook import run
run(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([sorted(sys.modules), len(re._cache)]))
"""


@pytest.mark.parametrize("arguments", HOOK_BUDGETS, ids=" ".join)
def test_a_hook_loads_only_what_it_uses(
    program: Program, repository: GitRepository, arguments: tuple[str, ...]
) -> None:
    """Called as git calls it: no library of the command line, none of the standard library's dear ones."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n", "message": "Add more\n"})
    done = subprocess.run(
        [sys.executable, "-c", COUNT_HOOK, *arguments],
        cwd=repository.path,
        env=sealed_environment(
            program.home,
            GIT_AUTHOR_NAME="Ann Dev",
            GIT_AUTHOR_EMAIL="ann@example.org",
            GIT_AUTHOR_DATE="@1795525500 +0100",
        ),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, patterns = json.loads(done.stderr.splitlines()[-1])
    modules, compiled = HOOK_BUDGETS[arguments]
    assert not {name.split(".")[0] for name in loaded} & (NEVER | DEAR_TO_A_HOOK | {"typer"})
    assert len(loaded) <= modules
    assert patterns <= compiled


END = """
import gc, sys
from craftnudge.__main__ import main
sys.argv = ["craftnudge", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write(f"{gc.get_freeze_count() > len(gc.get_objects())} {gc.get_threshold()[0] > 700}")
"""


@pytest.mark.parametrize("arguments", [("--version",), ("hook-run", "commit-msg", "message"), ("--no-such-option",)])
def test_no_garbage_is_collected_as_the_program_ends(
    program: Program, repository: GitRepository, arguments: tuple[str, ...]
) -> None:
    """Loaded objects are frozen before Python ends, by any way out: looking through them took a sixth of a run."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n", "message": "Add more\n"})
    done = subprocess.run(
        [sys.executable, "-c", END, *arguments],
        cwd=repository.path,
        env=sealed_environment(program.home, CRAFTNUDGE_AI="0"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.endswith("True True")
