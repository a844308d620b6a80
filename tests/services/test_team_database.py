"""The address of a team's database comes from the environment or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.errors import UsageError
from craftnudge.services.team_database import database_url, secret_value

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_takes_precedence_over_the_variable(tmp_path: Path) -> None:
    """A mounted secret is what the operator wants; blank space around it is none of it."""
    file = tmp_path / "secret"
    file.write_text(" postgresql://a@b/c\n")
    environ = {"DATABASE_URL": "postgresql://other/", "DATABASE_URL_FILE": str(file)}
    assert database_url(environ) == "postgresql://a@b/c"
    assert secret_value({}, "GITHUB_WEBHOOK_SECRET") is None


@pytest.mark.parametrize(
    ("url", "code"), [("", "team.no-database"), ("sqlite:///x", "team.bad-database"), ("x", "team.bad-database")]
)
def test_what_is_no_address_is_refused(url: str, code: str) -> None:
    """Each with a code of its own."""
    with pytest.raises(UsageError, match=code):
        database_url({"DATABASE_URL": url})
