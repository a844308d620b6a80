"""Asks a model for words and checks them. It never raises: the result may be the reason why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.ollama.client import OPTIONS, ModelCard, OllamaServer, chat_request, require_listener
from craftnudge.adapters.ollama.endpoint import endpoint_for, is_cloud_name
from craftnudge.adapters.ollama.reply_cache import ReplyCache, reply_key
from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.domain.coaching.model.prompt import PROMPT_VERSION, commit_prompt, summary_prompt
from craftnudge.domain.coaching.model.reply import read_commit_reply, read_summary_reply
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.ollama.endpoint import Endpoint
    from craftnudge.domain.coaching.model.model_settings import ModelSettings
    from craftnudge.domain.coaching.model.prompt import Level, Material, Prompt
    from craftnudge.domain.coaching.model.summary_facts import HistoryFact

# From this size on, models write notes that are worth checking.
WRITES_FROM_BILLIONS = 3.0
# Without a wish for a model, a server that does not answer at once counts as missing.
_AT_ONCE_SECONDS = 1.0
_LIST_SECONDS = 5.0
# The host that Ollama's cloud models run on; they are used only if it is allowed by this name.
CLOUD_HOST = "ollama.com"
_NOTHING_TO_ADD = Reason("nothing_to_add", Cause("model.nothing-to-improve"))


@dataclass(frozen=True, slots=True)
class ConfiguredModel:
    """A model as the user configured it, with a cache of its replies.

    `on_progress` is called with the model's name and the number of parts received; it never gets unchecked text.
    """

    settings: ModelSettings
    cache: ReplyCache
    on_progress: Callable[[str, int], None] = lambda _model, _parts: None

    def words_on_commit(self, material: Material) -> ModelWords:
        """Words on one commit, or the reason why there are none."""
        if not material.tips:
            return ModelWords(reason=_NOTHING_TO_ADD)

        def prompt_at(level: Level) -> Prompt:
            if level == "choose" and len(material.tips) == 1 and not material.diff:
                raise NoWordsError(_NOTHING_TO_ADD)
            return commit_prompt(material, level)

        return self._words(
            prompt_at,
            lambda raw, prompt, model: read_commit_reply(raw, material, prompt, model),
        )

    def words_on_history(self, facts: Sequence[HistoryFact]) -> ModelWords:
        """Words on a history, or the reason why there are none."""
        if not facts:
            return ModelWords(reason=Reason("nothing_to_add", Cause("model.nothing-to-summarize")))
        return self._words(
            lambda level: summary_prompt(facts, level),
            lambda raw, prompt, model: read_summary_reply(raw, facts, prompt, model),
        )

    def request_for_commit(self, material: Material) -> dict[str, Any]:
        """The exact request that would be sent about a commit."""
        return self._request(lambda level: commit_prompt(material, level))

    def request_for_history(self, facts: Sequence[HistoryFact]) -> dict[str, Any]:
        """The exact request that would be sent about a history."""
        return self._request(lambda level: summary_prompt(facts, level))

    def _request(self, prompt_at: Callable[[Level], Prompt]) -> dict[str, Any]:
        """The URL and the body. Only the list of models is requested; without a server `model` is None."""
        try:
            endpoint = endpoint_for(self.settings.address, self.settings.allowed_hosts)
            card = chosen_model(self.settings, endpoint)
            url, model, level = endpoint.shown, card.name, level_for(self.settings, card)
        except NoWordsError:
            url, model, level = self.settings.address, None, "write" if self.settings.note else "choose"
        return {"url": f"{url}/api/chat", "body": {"model": model, "stream": True, **chat_request(prompt_at(level))}}

    def _words(
        self, prompt_at: Callable[[Level], Prompt], read: Callable[[str, Prompt, str], ModelWords]
    ) -> ModelWords:
        if off := self.settings.off_because:
            return ModelWords(reason=off)
        try:
            endpoint = endpoint_for(self.settings.address, self.settings.allowed_hosts)
            card = chosen_model(self.settings, endpoint)
            prompt = prompt_at(level_for(self.settings, card))
            return self._answer(endpoint, card, prompt, read)
        except NoWordsError as error:
            return ModelWords(reason=error.reason)
        except KeyboardInterrupt:
            return ModelWords(reason=Reason("interrupted", Cause("model.interrupted")))

    def _answer(
        self, endpoint: Endpoint, card: ModelCard, prompt: Prompt, read: Callable[[str, Prompt, str], ModelWords]
    ) -> ModelWords:
        """A cached reply or a new one, through the same checks; only a reply of the agreed form is cached."""
        key = reply_key(prompt, card.name, card.digest, OPTIONS, PROMPT_VERSION)
        cached_reply = self.cache.get(key)
        if cached_reply is not None:
            try:
                return replace(read(cached_reply, prompt, card.name), cached=True)
            except NoWordsError:
                pass  # the file was edited, or the checks are stricter now: ask again
        from craftnudge.adapters.ollama.transport import Deadline  # noqa: PLC0415 - httpx, only if a model is asked

        with OllamaServer(endpoint, Deadline(self.settings.deadline_seconds)) as server:
            raw = server.ask(card.name, prompt, lambda parts: self.on_progress(card.name, parts))
        words = read(raw, prompt, card.name)
        self.cache.put(key, raw)
        return words


def chosen_model(settings: ModelSettings, endpoint: Endpoint) -> ModelCard:
    """The configured model, or the local one that the server lists first. Raises NoWordsError."""
    name = settings.model
    cloud_allowed = CLOUD_HOST in settings.allowed_hosts
    if name and is_cloud_name(name) and not cloud_allowed:
        raise NoWordsError(_cloud(name))
    seconds = _LIST_SECONDS if settings.named_by_user else _AT_ONCE_SECONDS
    require_listener(endpoint, seconds)
    from craftnudge.adapters.ollama.transport import Deadline  # noqa: PLC0415 - httpx, only where a server listens

    with OllamaServer(endpoint, Deadline(min(seconds, settings.deadline_seconds))) as server:
        cards = server.models()
    if name:
        names = {name, f"{name}:latest"}
        card = next((card for card in cards if card.name in names), None)
        if card is None:
            raise NoWordsError(Reason("no_model", Cause("model.missing", model=name)))
        if card.remote and not cloud_allowed:
            raise NoWordsError(_cloud(name))
        return card
    card = next((card for card in cards if card.can_chat and not card.remote), None)
    if card is None:
        raise NoWordsError(Reason("no_model", Cause("model.no-local")))
    return card


def level_for(settings: ModelSettings, card: ModelCard) -> Level:
    """Whether a model only chooses a tip or also writes: by the setting, else by its size."""
    writes = (card.billions or 0) >= WRITES_FROM_BILLIONS if settings.note is None else settings.note
    return "write" if writes else "choose"


def _cloud(model: str) -> Reason:
    return Reason("cloud", Cause("model.in-cloud", model=model))
