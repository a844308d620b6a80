"""Accounts, memberships, consent, tokens and the audit log."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0003_accounts.sql")
