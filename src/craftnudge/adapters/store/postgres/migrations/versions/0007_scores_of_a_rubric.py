"""By which rubric a score was given that stands in place of a commit's facts."""

from craftnudge.adapters.store.postgres.migrations.sql_file import run_sql_file

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Runs the statements of this revision."""
    run_sql_file("0007_scores_of_a_rubric.sql")
