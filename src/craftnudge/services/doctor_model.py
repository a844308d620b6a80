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
    probed = probe_model(settings)
    if isinstance(probed, Reason):
        wrong = settings.named_by_user and probed.kind != "off"
        none: dict[str, object] = {"reason": probed.cause, "address_from": settings.address_from}
        return Diagnosis("model", "wrong" if wrong else "fine", "model.unusable" if wrong else "model.none", none)
    details = _details(probed)
    if probed.reason is not None:
        return Diagnosis("model", "wrong", "model.failed", {**details, "reason": probed.reason.cause})
    return Diagnosis("model", "fine", "model.fine", details)


def _details(probed: ProbedModel) -> dict[str, object]:
    card = probed.card
    return {
        "version": probed.version,
        "url": probed.url,
        "model": card.name,
        "digest": card.digest[:12],
        "millions": None if card.billions is None else card.billions * 1000,
        "remote": probed.remote or card.remote,
        "level": probed.level,
        "loaded": probed.loaded,
        "seconds": probed.seconds,
    }
