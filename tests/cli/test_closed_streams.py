"""Standard input, output and error may be closed before the program begins."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

CLOSED = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]


@pytest.mark.parametrize("closed", CLOSED)
def test_what_is_closed_holds_nothing_up(repository: GitRepository, program: Program, closed: str) -> None:
    """Neither a commit nor a command: the answer is 0, nothing is a fault, and the journal holds its lines alone."""
    repository.commit("Add the page that guests see first", {"page.py": "PAGE = 1\n"})
    message = repository.path.parent / "message"
    message.write_text("Add it")
    for call in (
        ("hook-run", "commit-msg", str(message)),
        ("hook-run", "post-commit"),
        ("track",),
        ("coach", "--no-ai"),
    ):
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" -m craftnudge "$@" {closed}', sys.executable, *call],
            cwd=repository.path,
            env=sealed_environment(program.home),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, b"fault" in done.stderr, b"Traceback" in done.stderr) == (0, False, False), done.stderr
    assert program("journal", "verify").code == 0
    assert len(program.journal.read_bytes().splitlines()) == 1
