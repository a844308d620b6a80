"""Recorded lines, events and kept scores."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0001_commits_and_events.sql")
