"""`craftnudge load-test` drives real servers, says what it reached, and fails when a commit is not as promised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

psycopg = pytest.importorskip("psycopg")


def test_a_load_is_sent_scored_checked_and_removed(
    program: Program, repository: GitRepository, database_url: str, redis_url: str
) -> None:
    """Made from the user's journal; nothing of it is left."""
    repository.commit("Add a page", {"a.py": "a = 1\n"})
    refused = program("load-test", DATABASE_URL=database_url)
    assert refused.code == 2
    assert "craftnudge track --all" in refused.stderr
    program("track", "--all", folder=repository.path)
    arguments = ("load-test", "--commits", "45", "--roles", "1", "--json")
    done = program(*arguments, DATABASE_URL=database_url, REDIS_URL=redis_url)
    assert done.code == 0, done.stderr
    document = json.loads(done.stdout)
    assert_valid("load-test", document)
    assert (document["acknowledged"], document["repeated"], document["refused"]) == (45, 3, 0)
    assert not any(document["faults"].values())
    assert all(latency["measured"] for latency in document["latencies"].values())
    with psycopg.connect(database_url) as connection:
        connection.execute("set craftnudge.team = 1")
        assert connection.execute("select count(*) from recorded_line").fetchone() == (0,)
        assert connection.execute("select count(*) from kept_score").fetchone() == (0,)
        connection.execute("set craftnudge.worker = 'yes'")
        assert connection.execute("select 1 from work where kind in ('analyse', 'coach')").fetchone() is None


def test_commits_that_nobody_scores_are_reported(
    program: Program, repository: GitRepository, database_url: str
) -> None:
    """Without a worker the check fails, in words and by the exit code."""
    repository.commit("Add a page", {"a.py": "a = 1\n"})
    program("track", "--all", folder=repository.path)
    done = program("load-test", "--commits", "5", "--patience", "1", DATABASE_URL=database_url)
    assert done.code == 1
    assert "5 commits without a score" in done.stdout
    assert "5 of 5" in done.stderr
    assert "not measured" in done.stdout
