"""Work that waits, and work that failed."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0002_work.sql")
