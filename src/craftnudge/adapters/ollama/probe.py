"""Finds the model on this machine and times it, for `craftnudge doctor`; never used for a commit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from craftnudge.adapters.ollama.ask import chosen_model, level_for
from craftnudge.adapters.ollama.client import ModelCard, OllamaServer
from craftnudge.adapters.ollama.endpoint import endpoint_for
from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.domain.coaching.model.prompt import Prompt
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.coaching.model.model_settings import ModelSettings
    from craftnudge.domain.coaching.model.prompt import Level

_PROBE = Prompt(({"role": "user", "content": "Say yes."},), {"type": "object"}, "")


@dataclass(frozen=True, slots=True)
class ProbedModel:
    """The model that would be asked. `seconds` is the time of one token, None with a reason if none came.

    `loaded` is whether it was in memory before: loading can take much longer than answering.
    """

    url: str
    remote: bool
    version: str
    card: ModelCard
    level: Level
    loaded: bool
    seconds: float | None
    reason: Reason | None = None


def probe_model(settings: ModelSettings) -> ProbedModel | Reason:
    """The model that would be asked, timed over one token; or the reason why there is no model."""
    if settings.off_because is not None:
        return settings.off_because
    try:
        endpoint = endpoint_for(settings.address, settings.allowed_hosts)
        card = chosen_model(settings, endpoint)
        from craftnudge.adapters.ollama.transport import Deadline  # noqa: PLC0415 - httpx, only where a server listens

        with OllamaServer(endpoint, Deadline(settings.deadline_seconds)) as server:
            version, loaded = server.version(), card.name in server.loaded()
            seconds, reason = _timed(server, card.name)
    except NoWordsError as error:
        return error.reason
    return ProbedModel(
        endpoint.shown, endpoint.remote, version, card, level_for(settings, card), loaded, seconds, reason
    )


def _timed(server: OllamaServer, model: str) -> tuple[float | None, Reason | None]:
    started = time.monotonic()
    try:
        server.ask(model, _PROBE, lambda _parts: None, tokens=1)
    except NoWordsError as error:
        return None, error.reason
    return time.monotonic() - started, None
