"""Whether a local model would be asked, which one, and how fast it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.ollama.probe import probe_model
from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.services.doctor import Finding
from craftnudge.services.model_notes import settings_for_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.ollama.probe import ProbedModel


def examine_model(configuration: Configuration, environ: Mapping[str, str]) -> Finding:
    """One finding about the model; without one the rules speak alone, which is nothing wrong."""
    settings = settings_for_model(configuration, environ)
    found = probe_model(settings)
    if isinstance(found, Reason):
        wrong = settings.named_by_user and found.kind != "off"
        says = f"{found.says} ({settings.address_from}); the rules speak alone."
        return Finding("model", "wrong" if wrong else "fine", says, found.remedy if found.kind != "off" else "")
    if found.reason is not None:
        return Finding("model", "wrong", f"{_what(found)}; {found.reason.says}", found.reason.remedy)
    asleep = "" if found.loaded else ", loading included"
    return Finding("model", "fine", f"{_what(found)}; one token took {found.seconds:.2f} s{asleep}.")


def _what(found: ProbedModel) -> str:
    card = found.card
    size = "" if card.billions is None else f", {card.billions * 1000:,.0f} million parameters"
    where = "on another machine" if found.remote or card.remote else "on this machine"
    does = "may write notes" if found.level == "write" else "chooses among the rules' tips"
    return (
        f"Ollama {found.version} at {found.url}: {card.name} ({card.digest[:12]}{size}) {where},"
        f" {'loaded' if found.loaded else 'not loaded'}, {does}"
    )
