"""Every setting that can be configured: its name, its kind, its default, and what it is for.

This table is the only declaration of the settings: reading, validation, the JSON Schema and the reference page are made
from it. A test holds the types in `configuration.py` to it.
"""

from __future__ import annotations

from typing import Any, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

Kind = Literal[
    "number", "count", "text", "pattern", "choice", "flag", "texts", "points", "people", "addresses", "secrets"
]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `name` is its dotted path in TOML; `least` and `most` bound a number or a count.

    `own` settings reach beyond the repository (where data goes, who the user is): a project's file cannot set them,
    since cloning a repository is not consent. `environment` is its variable, if that is not `CRAFTNUDGE_<NAME>`.
    """

    name: str
    kind: Kind
    default: Any
    purpose: str
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    own: bool = False
    environment: str | None = None

    @property
    def variable(self) -> str:
        """The environment variable of this setting."""
        return self.environment or variable_of(self.name)

    @property
    def attribute(self) -> str:
        """The dotted path of its attribute in `Configuration`."""
        return self.name.replace("-", "_")


def variable_of(name: str) -> str:
    """The environment variable of a setting's name."""
    return "CRAFTNUDGE_" + name.upper().replace(".", "_").replace("-", "_")


_ALL = (
    Setting("min-score", "number", None, "minimum score; `check` exits with 1 for a lower one", least=0, most=10),
    Setting(
        "ai-attribution",
        "choice",
        "ignore",
        "whether a message may credit an AI: `forbid` it, `require` an `Assisted-by:` trailer beside any other credit,"
        " or `ignore` it",
        choices=("forbid", "require", "ignore"),
    ),
    Setting("checks.off", "texts", (), "checks to switch off, by id or name"),
    Setting(
        "checks.points",
        "points",
        {},
        "points of a check within its category; the categories stay at 40, 30, 20 and 10",
        least=0,
        most=100,
    ),
    Setting(
        "checks.files",
        "texts",
        (),
        "Python files with checks of your own; a relative path starts at the folder of your settings",
        own=True,
    ),
    Setting(
        "checks.required",
        "texts",
        (),
        "checks of your own, by id, whose findings make `check` exit with 1; `*` means all",
        own=True,
    ),
    Setting("authors.bots", "texts", (), "authors that are bots: part of a name or address; `*` matches anything"),
    Setting("authors.people", "texts", (), "authors that are people, though they look like bots; `authors.bots` first"),
    Setting("ignore.authors", "texts", (), "authors to skip: part of a name or address; `*` matches anything"),
    Setting("ignore.bots", "flag", True, "whether commits by bots are skipped"),
    Setting("ignore.paths", "texts", (), "files to leave out of scores: paths from the top, `*` and `**` as in git"),
    Setting("ticket.pattern", "pattern", None, "regular expression of a ticket id, such as `[A-Z]+-\\d+`"),
    Setting("ticket.required", "flag", False, "whether each commit must name a ticket"),
    Setting(
        "project-style.convention",
        "choice",
        "learned",
        "`conventional` requires `type(scope): description` in subjects; `learned` follows the last 50 commits",
        choices=("learned", "conventional"),
    ),
    Setting("project-style.types", "texts", (), "allowed types in a conventional subject; empty allows all"),
    Setting("project-style.scopes", "texts", (), "allowed scopes in a conventional subject; empty allows all"),
    Setting("project-style.subject-chars", "count", None, "maximum width of a subject, in columns", least=20, most=500),
    Setting("project-style.subject-pattern", "pattern", None, "regular expression that each subject must match"),
    Setting(
        "project-style.first-letter",
        "choice",
        "any",
        "the first letter of a subject, behind the type of a conventional one",
        choices=("any", "small", "capital"),
    ),
    Setting("project-style.no-period", "flag", False, "whether no subject may end with a period"),
    Setting(
        "project-style.unchecked-prefixes",
        "texts",
        (),
        "beginnings of subjects to which no rule is applied, such as `Merge`",
    ),
    Setting(
        "project-style.body-line-chars",
        "count",
        None,
        "maximum width of a line in a body, in columns",
        least=40,
        most=1000,
    ),
    Setting("project-style.body-required", "flag", False, "whether each commit must have a body"),
    Setting("project-style.sign-off", "flag", False, "whether each commit must have a `Signed-off-by:` trailer"),
    Setting("identities", "people", {}, "your other addresses: a name, and the addresses that are yours", own=True),
    Setting(
        "count-co-authored",
        "flag",
        False,
        "whether commits that name you as a co-author count as yours in `progress`, `insights` and `report`",
        own=True,
    ),
    Setting("ai.enabled", "flag", True, "whether a local model may add notes", own=True),
    Setting("ai.model", "text", None, "name of the model", own=True, environment="OLLAMA_MODEL"),
    Setting(
        "ai.base-url",
        "text",
        "http://127.0.0.1:11434",
        "address of the Ollama server",
        own=True,
        environment="OLLAMA_BASE_URL",
    ),
    Setting(
        "ai.allow-hosts",
        "texts",
        (),
        "other machines that may run the model; `ollama.com` allows models that Ollama runs there",
        own=True,
    ),
    Setting("ai.write-notes", "flag", None, "whether the model may write text; unset: decided by its size", own=True),
    Setting("ai.timeout-seconds", "number", 20.0, "how long to wait for the model", least=1, most=3600, own=True),
    Setting(
        "hooks.repositories",
        "addresses",
        (),
        "repositories whose pushes `serve` records: addresses to fetch from, as `https://github.com/OWNER/NAME`",
        own=True,
    ),
    Setting(
        "hooks.secrets",
        "secrets",
        (),
        "what a forge signs its deliveries with, 16 characters or more; two while you change it",
        own=True,
        environment="GITHUB_WEBHOOK_SECRET",
    ),
    Setting("hooks.secrets-file", "text", None, "file with such secrets, one a line", own=True),
    Setting(
        "hooks.comment",
        "flag",
        False,
        "whether `serve` comments on pull requests: on the message that a squash merge would make",
        own=True,
    ),
    Setting(
        "hooks.tokens-file",
        "text",
        None,
        "file with access tokens, one a line: `HOST TOKEN`; `$GITHUB_ACCESS_TOKEN` is the one for github.com",
        own=True,
    ),
    Setting(
        "log-level",
        "choice",
        "warning",
        "how much is logged on standard error",
        choices=("debug", "info", "warning", "error"),
        own=True,
        environment="LOG_LEVEL",
    ),
    Setting("debug", "flag", False, "whether an internal error shows its traceback", own=True, environment="DEBUG"),
)

SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _ALL}
SECTIONS: tuple[str, ...] = tuple(dict.fromkeys(name.partition(".")[0] for name in SETTINGS if "." in name))

# Names before 2026-12 and the settings that they became. They are read like the new names, with a hint.
RENAMED_SETTINGS: dict[str, str] = {
    **{name.replace("project-style", "house-style"): name for name in SETTINGS if name.startswith("project-style.")},
    "ai.note": "ai.write-notes",
}
RENAMED_SECTIONS: dict[str, str] = {"house-style": "project-style"}
