"""What a nudge would say of a commit."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0004_kept_nudges.sql")
