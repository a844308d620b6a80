"""Work that was set aside can be looked at only where a database is named."""

from __future__ import annotations

import pytest

from craftnudge.errors import UsageError
from craftnudge.services.dead_work import dead_work, drop_dead_work, retry_dead_work


def test_without_a_database_each_says_so() -> None:
    """Before anything is connected."""
    for act in (
        dead_work,
        lambda environ: retry_dead_work(environ, None),
        lambda environ: drop_dead_work(environ, [1]),
    ):
        with pytest.raises(UsageError, match=r"team\.no-database"):
            act({})
