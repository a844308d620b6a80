"""The settings of webhooks, with the files that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.forge.delivery import Delivery
from craftnudge.services.webhook_settings import webhook_settings
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "https://github.com/acme/shop", "https://git.example/acme/shop"


def test_secrets_and_tokens_come_from_variables_and_files(tmp_path: Path) -> None:
    """Each host has its own token; GitHub's variable is for github.com alone. A file that is missing is named."""
    settings = tmp_path / "config.toml"
    (tmp_path / "tokens").write_text("# ours\ngit.example the-other-token\nlonely\n")
    settings.write_text(
        f'[hooks]\nrepositories = ["{FIRST}", "{SECOND}"]\nsecrets-file = "{tmp_path / "none"}"\n'
        f'tokens-file = "{tmp_path / "tokens"}"\n'
    )
    known = webhook_settings(
        workplace_in(
            tmp_path,
            CRAFTNUDGE_CONFIG=str(settings),
            GITHUB_WEBHOOK_SECRET="a secret, with a comma",  # noqa: S106 - of this test
            GITHUB_ACCESS_TOKEN="the-token",  # noqa: S106 - of this test
        )
    )
    assert known.secrets == ("a secret, with a comma",)
    assert known.unreadable == (str(tmp_path / "none"),)
    assert [known.token_for(address) for address in known.repositories] == ["the-token", "the-other-token"]
    for host, address in (("git.example", SECOND), ("github.com", FIRST), ("", FIRST)):
        found = known.repository_of(Delivery("gitea", "1", "push", "Acme/Shop", host))
        assert found is not None
        assert found.text == address
    assert known.repository_of(Delivery("gitea", "1", "push", "acme/shop2", "github.com")) is None


def test_without_a_secret_webhooks_are_off(tmp_path: Path) -> None:
    """Also with a short one."""
    for secret in ("", "short"):
        assert not webhook_settings(workplace_in(tmp_path, HOME=str(tmp_path), GITHUB_WEBHOOK_SECRET=secret)).are_on
