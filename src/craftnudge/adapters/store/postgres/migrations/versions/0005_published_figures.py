"""Figures of a team, once for each month that is over."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0005_published_figures.sql")
