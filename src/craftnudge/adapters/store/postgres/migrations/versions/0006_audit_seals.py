"""Seals of the audit log."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0006_audit_seals.sql")
