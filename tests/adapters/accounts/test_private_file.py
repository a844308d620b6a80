"""Files with secrets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.accounts.private_file import private_bytes
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """Whoever may read it, or write to it; the owner's own file is read."""
    file = tmp_path / "keys"
    file.write_bytes(b"secret")
    file.chmod(0o600)
    assert private_bytes(file) == b"secret"
    for mode in (0o640, 0o604, 0o620):
        file.chmod(mode)
        with pytest.raises(UsageError, match=r"accounts\.open-file"):
            private_bytes(file)
    with pytest.raises(UsageError, match=r"accounts\.unreadable-file"):
        private_bytes(tmp_path / "none")
