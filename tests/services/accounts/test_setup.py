"""A team's server as its environment describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")
pytest.importorskip("joserfc")

from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.errors import UsageError
from craftnudge.services.accounts.setup import team_server
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path


def test_a_server_is_made_of_the_environment_or_says_what_is_missing(database_url: str, tmp_path: Path) -> None:
    """A secret may stand in a file; each variable that is missing is named."""
    (tmp_path / "secret").write_text("s3cret\n")
    environ = {
        "GITHUB_CLIENT_ID": "id",
        "GITHUB_CLIENT_SECRET_FILE": str(tmp_path / "secret"),
        "TOKEN_KEYS_FILE": str(tmp_path / "keys.json"),
        "PUBLIC_URL": "https://craft.example.org/",
    }
    with Database(database_url) as database:
        server = team_server(database, Workplace(tmp_path, environ))
        assert server.accounts.github.client_secret == (tmp_path / "secret").read_text().strip()
        assert server.accounts.public_url == "https://craft.example.org"
        for name in environ:
            less = {key: value for key, value in environ.items() if key != name}
            with pytest.raises(UsageError, match=name.removesuffix("_FILE")):
                team_server(database, Workplace(tmp_path, less))
