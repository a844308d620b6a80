"""A load test sends what its plan says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.errors import UsageError
from craftnudge.services.load_test import LoadPlan, run_load_test
from craftnudge.services.workplace import Workplace
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_plan_ends_by_its_time(tmp_path: Path, database_url: str) -> None:
    """At a rate of ten a second for half a second, no more than that is sent; what nobody scores is a fault."""
    workplace = Workplace(tmp_path, {"DATABASE_URL": database_url})
    with pytest.raises(UsageError, match=r"load\.no-history"):
        run_load_test(workplace, LoadPlan(commits=1))
    workplace.local_store.append([a_record(1)])
    plan = LoadPlan(commits=1_000, rate=10, duration_seconds=0.5, patience_seconds=1)
    result = run_load_test(workplace, plan)
    assert 1 <= result.acknowledged <= 9
    assert result.faults.without_score == result.faults.total == result.acknowledged
