"""Starts PostgreSQL and Redis, and with them a team's server, one process for each role, until Ctrl-C.

python -m tests.support.servers                   all six roles on their usual ports
python -m tests.support.servers COMMAND [WORD...]  a command, with DATABASE_URL and REDIS_URL set

What is stored there goes when it ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.access_token import token_of
from craftnudge.runtime.paths import home_folder
from tests.support.servers.binaries import postgres_folder, redis_program
from tests.support.servers.postgres import postgres_server
from tests.support.servers.redis import redis_server

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAM = [sys.executable, "-m", "craftnudge"]
_ROLES = ("web", "tracker", "analysis", "store", "webhook", "coach")
_DRAIN_SECONDS = 30


def main(command: Sequence[str]) -> int:
    """Runs the command, or the roles; returns the exit code."""
    installation, program = postgres_folder(), redis_program()
    if installation is None or program is None:
        sys.stderr.write("no PostgreSQL or no Redis is installed: make .venv/servers\n")
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with postgres_server(installation, durable=True) as postgres, redis_server(program) as redis:
        environment = os.environ | {"DATABASE_URL": postgres.url(), "REDIS_URL": redis.url()}
        subprocess.run([*_PROGRAM, "db", "upgrade"], env=environment, check=True)
        token_of(home_folder(environment))  # one for all roles, which start at the same moment
        with suppress(KeyboardInterrupt), ExitStack() as running:
            words = [list(command)] if command else [[*_PROGRAM, "serve", "--role", role] for role in _ROLES]
            processes = []
            for each in words:
                process = subprocess.Popen(each, env=environment, start_new_session=not command)
                running.callback(_end, process)
                processes.append(process)
            return max(process.wait() for process in processes)
    return 0


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_DRAIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
