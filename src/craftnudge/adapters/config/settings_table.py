"""Every setting that can be configured: its name, its form, its default, and what it is for.

The one list that reading, validation, the JSON Schema and the reference page are made from.
"""

from __future__ import annotations

from typing import Any, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

Kind = Literal["number", "count", "text", "pattern", "choice", "flag", "texts", "points", "people"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `name` is its dotted path in TOML; `least` and `most` bound a number or a count.

    `own` settings reach beyond the repository (where data goes, what is sent to whom): a project's file must not
    set them, because cloning a repository is no consent. `environment` names it beside `CRAFTNUDGE_<NAME>`.
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
        return self.environment or "CRAFTNUDGE_" + self.name.upper().replace(".", "_").replace("-", "_")


_ALL = (
    Setting("min-score", "number", None, "the score below which `check` exits with 1", least=0, most=10),
    Setting(
        "ai-attribution",
        "choice",
        "ignore",
        "commits made with an AI: `forbid` their attribution, `require` an `Assisted-by:` trailer beside any other"
        " attribution, or `ignore` the matter",
        choices=("forbid", "require", "ignore"),
    ),
    Setting("checks.off", "texts", (), "checks that are not asked, by id or name"),
    Setting(
        "checks.points",
        "points",
        {},
        "other points for a check within its aspect; the aspects stay 40, 30, 20 and 10",
        least=0,
        most=100,
    ),
    Setting("ignore.authors", "texts", (), "authors that are not coached: part of a name or address, `*` for any"),
    Setting("ignore.bots", "flag", True, "whether commits by bots are set aside"),
    Setting("ignore.paths", "texts", (), "files that are not judged: paths from the top, `*` and `**` as in git"),
    Setting("ticket.pattern", "pattern", None, "the form of a ticket, such as `[A-Z]+-\\d+`"),
    Setting("ticket.required", "flag", False, "whether each commit must name a ticket"),
    Setting(
        "house-style.convention",
        "choice",
        "learned",
        "`conventional` asks for a `type(scope): what` header; `learned` follows the last 50 commits",
        choices=("learned", "conventional"),
    ),
    Setting("house-style.types", "texts", (), "the types that a conventional header may have; none given: any"),
    Setting("house-style.scopes", "texts", (), "the scopes that a conventional header may have; none given: any"),
    Setting("house-style.subject-chars", "count", None, "the longest subject", least=20, most=500),
    Setting("house-style.subject-pattern", "pattern", None, "what every subject must match"),
    Setting("house-style.body-line-chars", "count", None, "the longest line of a body", least=40, most=1000),
    Setting("house-style.body-required", "flag", False, "whether each commit must have a body"),
    Setting("house-style.sign-off", "flag", False, "whether each commit must have a `Signed-off-by:`"),
    Setting("identities", "people", {}, "who you are: a name, and the addresses that are all yours", own=True),
    Setting("ai.enabled", "flag", True, "whether a local model may add words", own=True),
    Setting("ai.model", "text", None, "the model to ask", own=True, environment="OLLAMA_MODEL"),
    Setting(
        "ai.base-url",
        "text",
        "http://127.0.0.1:11434",
        "where Ollama listens",
        own=True,
        environment="OLLAMA_BASE_URL",
    ),
    Setting(
        "ai.allow-hosts",
        "texts",
        (),
        "hosts besides this machine that may be asked; `ollama.com` allows the models that Ollama runs there",
        own=True,
    ),
    Setting("ai.note", "flag", None, "whether the model may write; unset, its size decides", own=True),
    Setting("ai.timeout-seconds", "number", 20.0, "how long a model may take", least=1, most=3600, own=True),
    Setting(
        "log-level",
        "choice",
        "warning",
        "how much is told on standard error",
        choices=("debug", "info", "warning", "error"),
        own=True,
        environment="LOG_LEVEL",
    ),
    Setting("debug", "flag", False, "whether a fault of ours shows its traceback", own=True, environment="DEBUG"),
)

SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _ALL}
SECTIONS: tuple[str, ...] = tuple(dict.fromkeys(name.partition(".")[0] for name in SETTINGS if "." in name))
