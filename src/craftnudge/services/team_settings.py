"""The settings of a team's server: read from the environment, all of them here.

A secret may stand in a file that NAME_FILE names, as containers mount them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.services.results.settings import EffectiveSetting
from craftnudge.services.team_database import database_url, secret_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HIDDEN: Final = "(hidden)"
LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_YES: Final = frozenset(("1", "true", "yes", "on"))
_NO: Final = frozenset(("0", "false", "no", "off"))
_MOST_DATABASES: Final = 1_023
_MOST_PORT: Final = 65_535
# A worker holds what it took for half a minute at most.
_MOST_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class TeamSettings:
    """What the environment says about a team's server; None where nothing is set and nothing is needed.

    `commit_batch_size` is how many commits a worker takes at once.
    """

    app_name: str
    debug: bool
    log_level: str
    redis_url: str | None
    redis_db: int
    database_url: str
    ollama_base_url: str | None
    ollama_model: str | None
    github_webhook_secret: str | None
    github_access_token: str | None
    prometheus_port: int | None
    jaeger_endpoint: str | None
    commit_batch_size: int


class _Setting(NamedTuple):
    """How a variable is read; a secret is also read from a file, and never shown whole."""

    read: Callable[[str, str], Any]
    default: Any = None
    shown: Callable[[Any], Any] | None = None


def team_settings(environ: Mapping[str, str]) -> TeamSettings:
    """The settings in effect. Raises UsageError if there is no database, or if a value cannot be used."""
    values = {name.lower(): _value(environ, name) for name in _SETTINGS}
    if values["debug"] and not environ.get("LOG_LEVEL"):
        values["log_level"] = "DEBUG"
    return TeamSettings(**values | {"database_url": database_url(environ)})


def with_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with the secrets of files in the variables themselves, for readers that know only those."""
    secrets = {name: _value(environ, name) for name, setting in _SETTINGS.items() if setting.shown}
    return {**environ, **{name: value for name, value in secrets.items() if value}}


def names_a_team(environ: Mapping[str, str]) -> bool:
    """Whether the environment is that of a team's server."""
    return bool(environ.get("DATABASE_URL") or environ.get("DATABASE_URL_FILE"))


def shown_team_settings(environ: Mapping[str, str]) -> tuple[EffectiveSetting, ...]:
    """Each setting with its value, secrets hidden, and the variable that it comes from."""
    shown = []
    for name, setting in _SETTINGS.items():
        value = _value(environ, name)
        variable = _variable(environ, name, setting)
        hide = setting.shown if variable else None
        shown.append(
            EffectiveSetting(
                name, hide(value) if hide else value, f"${variable}" if variable else "default", is_set=bool(variable)
            )
        )
    return tuple(shown)


def _value(environ: Mapping[str, str], name: str) -> Any:
    setting = _SETTINGS[name]
    text = secret_value(environ, name) if setting.shown else environ.get(name)
    return setting.read(name, text.strip()) if text and text.strip() else setting.default


def _variable(environ: Mapping[str, str], name: str, setting: _Setting) -> str | None:
    """The variable that a value comes from; None for the default."""
    if setting.shown and environ.get(f"{name}_FILE"):
        return f"{name}_FILE"
    return name if environ.get(name) else None


def _text(_: str, text: str) -> str:
    return text


def _flag(name: str, text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise UsageError("team.not-flag", name=name, value=text)
    return text.lower() in _YES


def _level(name: str, text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise UsageError("team.not-level", name=name, value=text, allowed=LOG_LEVELS)
    return text.upper()


def _whole(least: int, most: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not (text.isascii() and text.isdecimal()) or not least <= int(text[:20]) <= most:
            raise UsageError("team.not-whole", name=name, value=text, least=least, most=most)
        return int(text)

    return read


def _address(*schemes: str) -> Callable[[str, str], str]:
    def read(name: str, text: str) -> str:
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in schemes or not (parts.netloc or parts.scheme == "unix"):
            # The value may hold a password.
            raise UsageError("team.bad-address", name=name, example=f"{schemes[0]}://host:port")
        return text

    return read


def _without_secrets(address: str) -> str:
    """An address without its user, its password and its query."""
    parts = urlsplit(address)
    _, _, host = parts.netloc.rpartition("@")
    return f"{parts.scheme}://{host}{parts.path}"


def _hidden(_: str) -> str:
    return HIDDEN


# The names, in the order in which they are shown.
_SETTINGS: Final[dict[str, _Setting]] = {
    "APP_NAME": _Setting(_text, "CraftNudge"),
    "DEBUG": _Setting(_flag, default=False),
    "LOG_LEVEL": _Setting(_level, "INFO"),
    "DATABASE_URL": _Setting(_text, None, _without_secrets),
    "REDIS_URL": _Setting(_address("redis", "rediss", "unix"), None, _without_secrets),
    "REDIS_DB": _Setting(_whole(0, _MOST_DATABASES), 0),
    "OLLAMA_BASE_URL": _Setting(_address("http", "https")),
    "OLLAMA_MODEL": _Setting(_text),
    "GITHUB_WEBHOOK_SECRET": _Setting(_text, None, _hidden),
    "GITHUB_ACCESS_TOKEN": _Setting(_text, None, _hidden),
    "PROMETHEUS_PORT": _Setting(_whole(1, _MOST_PORT)),
    "JAEGER_ENDPOINT": _Setting(_address("http", "https")),
    "COMMIT_BATCH_SIZE": _Setting(_whole(1, _MOST_BATCH), 50),
}
