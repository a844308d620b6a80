"""What happens before several threads start."""

from __future__ import annotations

import subprocess
import sys


def test_libgit2_is_loaded_and_the_environment_is_as_before() -> None:
    """In a fresh process."""
    code = (
        "import os, sys; before = dict(os.environ)\n"
        "from craftnudge.services.thread_safety import prepare_threads\n"
        "prepare_threads(); assert dict(os.environ) == before; assert 'pygit2' in ' '.join(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
