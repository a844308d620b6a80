"""`craftnudge serve` where it does not start."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--host", "0.0.0.0", "--no-token"), 2),  # noqa: S104 - it is refused
        (("--host", "0.0.0.0"), 2),  # noqa: S104 - it is refused
        (("--behind-proxy",), 2),
        (("--port", "70000"), 2),
        (("--host", "192.0.2.7", "--allow-host", "x.example"), 2),
    ],
)
def test_an_unsafe_server_does_not_start(program: Program, arguments: tuple[str, ...], code: int) -> None:
    """Nor one on an address that is not here; each says what to do."""
    run = program("serve", "--no-open", *arguments)
    assert (run.code, run.stdout) == (code, "")
    assert run.stderr.startswith("craftnudge: ")
    assert "Traceback" not in run.stderr


def test_a_busy_port_is_said(program: Program) -> None:
    """Exit code 2 and another port to try; the library alone would end with 0 and say nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        run = program("serve", "--no-open", "--port", str(other.getsockname()[1]))
    assert run.code == 2
    assert "is in use" in run.stderr
