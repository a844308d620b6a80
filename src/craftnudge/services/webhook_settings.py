"""The settings of webhooks as they are used: addresses, secrets and tokens, with the content of their files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.config.validation import SHORTEST_SECRET_CHARS
from craftnudge.domain.forge.repository_address import repository_address
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.forge.delivery import Delivery
    from craftnudge.domain.forge.repository_address import RepositoryAddress
    from craftnudge.services.workplace import Workplace

_TOKEN_VARIABLE: Final = "GITHUB_ACCESS_TOKEN"  # noqa: S105 - its name
_TOKEN_HOST: Final = "github.com"  # noqa: S105 - no token
_FILE_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Which deliveries are taken: `tokens` are by host; `unreadable` are the files that cannot be read."""

    repositories: tuple[RepositoryAddress, ...]
    secrets: tuple[str, ...]
    tokens: Mapping[str, str]
    comments: bool
    unreadable: tuple[str, ...] = ()

    @property
    def are_on(self) -> bool:
        """Whether deliveries are taken at all."""
        return bool(self.secrets)

    def repository_of(self, delivery: Delivery) -> RepositoryAddress | None:
        """The owner's address of a delivery's repository; the host decides only between two of one name."""
        named = [address for address in self.repositories if address.is_named(delivery.repository)]
        same_host = [address for address in named if address.host_name == delivery.host]
        return next(iter(same_host or named), None)

    def token_for(self, address: RepositoryAddress) -> str | None:
        """The token for an address's host, which no other host gets."""
        return self.tokens.get(address.host) or self.tokens.get(address.host_name)


def webhook_settings(workplace: Workplace) -> WebhookSettings:
    """The settings of now; files are read each time, so that a new secret needs no restart."""
    hooks = workplace.configuration.hooks
    unreadable: list[str] = []
    secrets = [line for line in _lines(hooks.secrets_file, unreadable) if len(line) >= SHORTEST_SECRET_CHARS]
    tokens = {_TOKEN_HOST: token} if (token := workplace.environ.get(_TOKEN_VARIABLE, "").strip()) else {}
    for line in _lines(hooks.tokens_file, unreadable):
        host, _, given = line.partition(" ")
        if given.strip():
            tokens[host.lower()] = given.strip()
    return WebhookSettings(
        tuple(repository_address(text) for text in hooks.repositories),
        (*hooks.secrets, *secrets),
        tokens,
        hooks.comment,
        tuple(unreadable),
    )


def _lines(name: str | None, unreadable: list[str]) -> list[str]:
    """The lines of a file that say something; a file that cannot be read is noted, and has none."""
    if not name:
        return []
    try:
        text = ordinary_bytes(expanded(Path(name)), _FILE_BYTES).decode("utf-8-sig")
    except (OSError, ValueError):
        unreadable.append(name)
        return []
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
