"""The settings of a team's server have the names that its operators know, and secrets may come from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.errors import UsageError
from craftnudge.services.team_settings import shown_team_settings, team_settings

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = {"DATABASE_URL": "postgresql://cn:geheim@db.example/cn?sslmode=require"}


def test_what_is_not_set_has_a_default() -> None:
    """Only the database has to be named; an empty variable is one that is not set."""
    settings = team_settings(DATABASE | {"REDIS_URL": "", "LOG_LEVEL": ""})
    assert (settings.app_name, settings.log_level, settings.redis_url) == ("CraftNudge", "INFO", None)
    assert (settings.debug, settings.redis_db, settings.commit_batch_size) == (False, 0, 50)
    with pytest.raises(UsageError, match=r"team\.no-database"):
        team_settings({})


def test_debug_is_a_level_of_the_log_unless_one_is_set() -> None:
    """The narrower variable wins."""
    assert team_settings(DATABASE | {"DEBUG": "true"}).log_level == "DEBUG"
    assert team_settings(DATABASE | {"DEBUG": "true", "LOG_LEVEL": "error"}).log_level == "ERROR"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("DEBUG", "maybe", "team.not-flag"),
        ("LOG_LEVEL", "loud", "team.not-level"),
        ("REDIS_DB", "-1", "team.not-whole"),
        ("PROMETHEUS_PORT", "70000", "team.not-whole"),
        ("COMMIT_BATCH_SIZE", "0", "team.not-whole"),
        ("REDIS_URL", "http://cache:6379", "team.bad-address"),
        ("OLLAMA_BASE_URL", "localhost:11434", "team.bad-address"),
        ("JAEGER_ENDPOINT", "http://[", "team.bad-address"),
    ],
)
def test_what_cannot_be_used_is_refused(name: str, value: str, code: str) -> None:
    """With a code, and the name of the variable."""
    with pytest.raises(UsageError, match=code) as refused:
        team_settings(DATABASE | {name: value})
    assert refused.value.details["name"] == name


def test_no_secret_is_shown(tmp_path: Path) -> None:
    """Of an address what is no secret, of other secrets only that they are set, and where each comes from."""
    file = tmp_path / "token"
    file.write_text("geheim\n")
    environ = DATABASE | {"GITHUB_ACCESS_TOKEN_FILE": str(file), "GITHUB_WEBHOOK_SECRET": "geheim"}
    assert team_settings(environ).github_access_token == "geheim"  # noqa: S105
    shown = {setting.name: (setting.value, setting.origin) for setting in shown_team_settings(environ)}
    assert shown["DATABASE_URL"] == ("postgresql://db.example/cn", "$DATABASE_URL")
    assert shown["GITHUB_ACCESS_TOKEN"] == ("(hidden)", "$GITHUB_ACCESS_TOKEN_FILE")
    assert shown["APP_NAME"] == ("CraftNudge", "default")
    assert "geheim" not in repr(shown)
