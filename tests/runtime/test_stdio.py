"""Standard streams that were closed before the program began, or take nothing any more."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from craftnudge.runtime.stdio import discard_output, open_closed_streams

if TYPE_CHECKING:
    from pathlib import Path

OPENS = """
import os, sys
from craftnudge.runtime.stdio import {function}
{call}
file = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)
os.write(2, str(file).encode())
"""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-"])
def test_a_closed_stream_is_opened_so_that_no_file_takes_its_place(tmp_path: Path, closed: str) -> None:
    """Else the next file, such as the journal, would have its number, and what libraries print would go there."""
    function = open_closed_streams.__name__
    code = OPENS.format(function=function, call=f"{function}()")
    command = ["sh", "-c", f'"$0" -c "$1" "$2" {closed}', sys.executable, code, str(tmp_path / "file")]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert int(done.stderr) > 2


def test_a_stream_without_a_reader_fails_no_more() -> None:
    """What is still to be written goes nowhere, and the exit code stays."""
    function = discard_output.__name__
    code = (
        f"import sys; from craftnudge.runtime.stdio import {function}\n"
        f"sys.stdout.write('x'); {function}(sys.stdout); sys.exit(3)"
    )
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (3, b"")
