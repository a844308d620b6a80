"""What doctor found, in words: a sentence and a hint for each code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.presentation.background_text import background_text
from craftnudge.presentation.errors.error_text import CATALOGUE as ERRORS
from craftnudge.presentation.templates import MessageAndHint, filled

if TYPE_CHECKING:
    from craftnudge.services.results.diagnosis import Diagnosis

_OTHER_HOME: Final = "Set CRAFTNUDGE_HOME to a folder that you can write."
_NO_MODEL: Final = "{reason} ({address_from}); a model is optional."
_MODEL: Final = "Ollama {version} at {url}: {model} ({digest}{size}) {where}, {state}, {task}"

FINDINGS: Final[dict[str, tuple[str, ...]]] = {
    "program.fine": ("craftnudge {version}, Python {python} at {executable}; {libraries:list}",),
    "program.no-library": ("{library} is not installed.", "Install craftnudge again."),
    "git.fine": ("{version} at {path}",),
    "git.not-found": (
        "no git command on PATH; ordinary repositories can be read without it.",
        "Install git for hooks, and for repositories that libgit2 cannot open.",
    ),
    "git.does-not-run": (
        "{path} does not run ({reason}); ordinary repositories can be read without it.",
        "Install git again, or remove that one from PATH.",
    ),
    "home.fine": ("{folder} is private to you.",),
    "home.not-yet": ("{folder} will be created when the first commit is recorded.",),
    "home.open-to-others": ("other users of this machine can read {folder}.", "chmod 700 {folder:sh}"),
    "home.unreadable": ("cannot read {folder}: {reason}.", _OTHER_HOME),
    "home.not-a-folder": ("cannot use {folder}: {file} is not a folder.", _OTHER_HOME),
    "home.unwritable": (
        "cannot write {folder}: no permission for {closed}.",
        f"Change its permissions. Or: {_OTHER_HOME}",
    ),
    "journal.fine": ("{commits} of {repositories}, all readable.",),
    "journal.empty": ("no commits recorded yet.", "craftnudge track --all"),
    "journal.unreadable-lines": (
        "{lines} cannot be read; the first is line {line}: {reason}.",
        "All other lines are used. To see more: craftnudge journal verify",
    ),
    "repository.fine": ("{name} at {head}, read with {engine}; you are {person}.",),
    "repository.no-identity": (
        "{name} at {head}, read with {engine}; git has no user.email configured.",
        "git config --global user.email you@example.com",
    ),
    "settings.fine": ("{count} set, the rest are defaults.",),
    "settings.renamed": ("{origin}: {name}: {problem}.", "List all: craftnudge config validate"),
    "settings.defaults": ("all settings are defaults.",),
    "model.none": (_NO_MODEL,),
    "model.unusable": (_NO_MODEL, "{reason_hint}"),
    "model.failed": (_MODEL + "; {reason}", "{reason_hint}"),
    "model.fine": (_MODEL + "; one token took {seconds:.2f} s{loading}.",),
}


def doctor_text(diagnosis: Diagnosis) -> MessageAndHint:
    """The words for one result of doctor, which may be an error."""
    if diagnosis.code == "background.run":
        return background_text(diagnosis.details["run"], diagnosis.details["now"])  # type: ignore[arg-type]
    templates = FINDINGS.get(diagnosis.code) or ERRORS[diagnosis.code]
    details = dict(diagnosis.details)
    if "level" in details:
        millions = details["millions"]
        details["size"] = "" if millions is None else f", {millions:,.0f} million parameters"
        details["where"] = "on another machine" if details["remote"] else "on this machine"
        details["state"] = "loaded" if details["loaded"] else "not loaded"
        details["loading"] = "" if details["loaded"] else ", including loading"
        details["task"] = "may write notes" if details["level"] == "write" else "chooses among tips"
    return filled(templates, details)
