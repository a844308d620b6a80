"""Whether a local model would be asked, which one, and how fast it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.ollama.probe import probe_model
from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.services.model_notes import settings_for_model
from craftnudge.services.results.diagnosis import Diagnosis

if TYPE_CHECKING:
    from craftnudge.adapters.ollama.probe import ProbedModel
    from craftnudge.services.workplace import Workplace


def examine_model(workplace: Workplace) -> Diagnosis:
    """One result about the model; a missing model is not an error, since a model is optional."""
    settings = settings_for_model(workplace)
    found = probe_model(settings)
    if isinstance(found, Reason):
        wrong = settings.named_by_user and found.kind != "off"
        remedy = found.remedy if found.kind != "off" else ""
        none: dict[str, object] = {"reason": found.says, "address_from": settings.address_from, "remedy": remedy}
        return Diagnosis("model", "wrong" if wrong else "fine", "model.none", none)
    details = _details(found)
    if found.reason is not None:
        return Diagnosis(
            "model", "wrong", "model.failed", {**details, "reason": found.reason.says, "remedy": found.reason.remedy}
        )
    return Diagnosis("model", "fine", "model.fine", details)


def _details(found: ProbedModel) -> dict[str, object]:
    card = found.card
    return {
        "version": found.version,
        "url": found.url,
        "model": card.name,
        "digest": card.digest[:12],
        "millions": None if card.billions is None else card.billions * 1000,
        "remote": found.remote or card.remote,
        "level": found.level,
        "loaded": found.loaded,
        "seconds": found.seconds,
    }
