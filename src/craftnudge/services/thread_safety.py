"""What must happen before several threads use the services of one process."""

from __future__ import annotations

from craftnudge.adapters.git.objects.libgit2 import load


def prepare_threads() -> None:
    """Loads libgit2 now: while it loads it changes the environment, which no other thread may see."""
    load()
