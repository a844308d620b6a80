"""The configuration of one place: every setting as a typed value, and where each value comes from."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from craftnudge.adapters.config.problems import DEFAULT
from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.adapters.config.problems import ConfigProblem, Origin


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """`[checks]`: checks that are switched off, and points that differ from the rubric's, by id or name.

    `files` hold checks of the user's own; a finding of a `required` one of these fails `check`.
    """

    off: tuple[str, ...]
    points: Mapping[str, float]
    files: tuple[str, ...]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorSettings:
    """`[authors]`: who is a bot and who is a person, where their names and addresses don't tell."""

    bots: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IgnoreSettings:
    """`[ignore]`: authors and bots whose commits are skipped, and paths that are left out of a score."""

    authors: tuple[str, ...]
    bots: bool
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TicketSettings:
    """`[ticket]`: the regular expression of a ticket id (None: the usual forms), and whether each commit needs one."""

    pattern: str | None
    required: bool


@dataclass(frozen=True, slots=True)
class ProjectStyleSettings:
    """`[project-style]`: the rules for messages that the project wrote down. None and empty require nothing."""

    convention: Literal["learned", "conventional"]
    types: tuple[str, ...]
    scopes: tuple[str, ...]
    subject_chars: int | None
    subject_pattern: str | None
    first_letter: Literal["any", "small", "capital"]
    no_period: bool
    unchecked_prefixes: tuple[str, ...]
    body_line_chars: int | None
    body_required: bool
    sign_off: bool


@dataclass(frozen=True, slots=True)
class AiSettings:
    """`[ai]`: which local model may add words, and where it listens. Only the user may set these, no project."""

    enabled: bool
    model: str | None
    base_url: str
    allow_hosts: tuple[str, ...]
    write_notes: bool | None
    timeout_seconds: float


@dataclass(frozen=True, slots=True)
class HookSettings:
    """`[hooks]`: which deliveries of forges a server takes, and whether it comments. Only the user may set these."""

    repositories: tuple[str, ...]
    secrets: tuple[str, ...]
    secrets_file: str | None
    comment: bool
    tokens_file: str | None


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings with the values in effect.

    A setting's attribute is its name in the file with `_` for `-`: `project-style.subject-chars` is
    `project_style.subject_chars`. `origins` holds the names of the settings that some source sets. `problems` are the
    settings that were ignored because something is wrong with them; `renames` are names that are read, but old.
    """

    min_score: float | None
    ai_attribution: Literal["forbid", "require", "ignore"]
    checks: CheckSettings
    authors: AuthorSettings
    ignore: IgnoreSettings
    ticket: TicketSettings
    project_style: ProjectStyleSettings
    identities: Mapping[str, tuple[str, ...]]
    count_co_authored: bool
    ai: AiSettings
    hooks: HookSettings
    log_level: Literal["debug", "info", "warning", "error"]
    debug: bool
    origins: Mapping[str, Origin]
    problems: tuple[ConfigProblem, ...]
    renames: tuple[ConfigProblem, ...]

    def value(self, name: str) -> Any:
        """The value of a setting by its name in the file. Raises KeyError for an unknown setting."""
        return attrgetter(SETTINGS[name].attribute)(self)

    def origin(self, name: str) -> Origin:
        """Where the value of a setting comes from. Raises KeyError for an unknown setting."""
        return self.origins.get(SETTINGS[name].name, DEFAULT)

    def is_set(self, name: str) -> bool:
        """Whether a file, a variable or an option sets this setting. Raises KeyError for an unknown setting."""
        return SETTINGS[name].name in self.origins


_SECTION_TYPES: dict[str, type] = {
    "checks": CheckSettings,
    "authors": AuthorSettings,
    "ignore": IgnoreSettings,
    "ticket": TicketSettings,
    "project_style": ProjectStyleSettings,
    "ai": AiSettings,
    "hooks": HookSettings,
}


def configuration_of(
    values: Mapping[str, Any],
    origins: Mapping[str, Origin] | None = None,
    problems: tuple[ConfigProblem, ...] = (),
    renames: tuple[ConfigProblem, ...] = (),
) -> Configuration:
    """The configuration with these values, by the settings' names in the file; all others have their defaults."""
    fields: dict[str, Any] = {}
    sections: dict[str, dict[str, Any]] = {section: {} for section in _SECTION_TYPES}
    for name, setting in SETTINGS.items():
        section, _, attribute = setting.attribute.rpartition(".")
        target = sections[section] if section else fields
        target[attribute] = values.get(name, setting.default)
    fields |= {section: _SECTION_TYPES[section](**inner) for section, inner in sections.items()}
    return Configuration(**fields, origins=origins or {}, problems=problems, renames=renames)
