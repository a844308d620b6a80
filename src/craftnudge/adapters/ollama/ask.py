"""Asking a model for words, from the settings to what may be shown. It never raises: no words is an answer as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.ollama.client import OPTIONS, ModelCard, OllamaServer, chat_request, require_listener
from craftnudge.adapters.ollama.endpoint import endpoint_for, is_cloud_name
from craftnudge.adapters.ollama.reply_cache import ReplyCache, reply_key
from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.no_words_reason import NoWordsError, Reason
from craftnudge.domain.coaching.model.prompt import PROMPT_VERSION, commit_prompt, summary_prompt
from craftnudge.domain.coaching.model.reply import read_commit_reply, read_summary_reply
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.ollama.endpoint import Endpoint
    from craftnudge.domain.coaching.model.model_settings import ModelSettings
    from craftnudge.domain.coaching.model.prompt import Level, Material, Prompt

# From this size on models write notes that are worth checking.
WRITES_FROM_BILLIONS = 3.0
# Nobody asked for a model: then one that does not answer at once is not there.
_AT_ONCE_SECONDS = 1.0
_LIST_SECONDS = 5.0
# Where the models run that Ollama calls cloud models; allowed by this name alone.
CLOUD_HOST = "ollama.com"
_NOTHING_TO_ADD = Reason("nothing_to_add", "the rules left nothing to add to")


@dataclass(frozen=True, slots=True)
class ConfiguredModel:
    """A model as the user wants it, and where its replies are kept.

    `tell` hears the model's name and how many parts of its reply have come; raw text reaches nobody unchecked.
    """

    settings: ModelSettings
    cache: ReplyCache
    tell: Callable[[str, int], None] = lambda _model, _parts: None

    def words_on_commit(self, known: Material) -> ModelWords:
        """Words on one commit, or the reason why there are none."""
        if not known.tips:
            return ModelWords(reason=_NOTHING_TO_ADD)

        def prompt_at(level: Level) -> Prompt:
            if level == "choose" and len(known.tips) == 1 and not known.diff:
                raise NoWordsError(_NOTHING_TO_ADD)
            return commit_prompt(known, level)

        return self._words(
            prompt_at,
            lambda raw, prompt, model: read_commit_reply(raw, known, prompt, model),
        )

    def words_on_history(self, facts: Sequence[tuple[str, str]]) -> ModelWords:
        """Words on a history; `facts` are ids and sentences that rules wrote about it."""
        if not facts:
            return ModelWords(reason=Reason("nothing_to_add", "there are no facts to sum up"))
        return self._words(
            lambda level: summary_prompt(facts, level),
            lambda raw, prompt, model: read_summary_reply(raw, facts, prompt, model),
        )

    def request_for_commit(self, known: Material) -> dict[str, Any]:
        """What would be sent of a commit, exactly."""
        return self._request(lambda level: commit_prompt(known, level))

    def request_for_history(self, facts: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """What would be sent of a history, exactly."""
        return self._request(lambda level: summary_prompt(facts, level))

    def _request(self, prompt_at: Callable[[Level], Prompt]) -> dict[str, Any]:
        """Only the list of models is asked for; without a server `model` is None."""
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
        except NoWordsError as none:
            return ModelWords(reason=none.reason)
        except KeyboardInterrupt:
            return ModelWords(reason=Reason("interrupted", "you did not wait for it"))

    def _answer(
        self, endpoint: Endpoint, card: ModelCard, prompt: Prompt, read: Callable[[str, Prompt, str], ModelWords]
    ) -> ModelWords:
        """A kept reply or a fresh one, through the same checks; only one that has the agreed form is kept."""
        key = reply_key(prompt, card.name, card.digest, OPTIONS, PROMPT_VERSION)
        kept = self.cache.get(key)
        if kept is not None:
            try:
                return replace(read(kept, prompt, card.name), cached=True)
            except NoWordsError:
                pass  # the file was changed, or the checks became stricter: ask again
        from craftnudge.adapters.ollama.transport import Deadline  # noqa: PLC0415 - httpx, only when a model is asked

        with OllamaServer(endpoint, Deadline(self.settings.deadline_seconds)) as server:
            raw = server.ask(card.name, prompt, lambda parts: self.tell(card.name, parts))
        words = read(raw, prompt, card.name)
        self.cache.put(key, raw)
        return words


def chosen_model(settings: ModelSettings, endpoint: Endpoint) -> ModelCard:
    """The model to ask: the one named, or the local one that the server lists first. Raises NoWordsError."""
    named = settings.model
    cloud_allowed = CLOUD_HOST in settings.allowed_hosts
    if named and is_cloud_name(named) and not cloud_allowed:
        raise NoWordsError(_cloud(named))
    seconds = _LIST_SECONDS if settings.named_by_user else _AT_ONCE_SECONDS
    require_listener(endpoint, seconds)
    from craftnudge.adapters.ollama.transport import Deadline  # noqa: PLC0415 - httpx, only where somebody listens

    with OllamaServer(endpoint, Deadline(min(seconds, settings.deadline_seconds))) as server:
        cards = server.models()
    if named:
        wanted = {named, f"{named}:latest"}
        card = next((card for card in cards if card.name in wanted), None)
        if card is None:
            raise NoWordsError(Reason("no_model", f"the server has no model {named}", f"ollama pull {named}"))
        if card.remote and not cloud_allowed:
            raise NoWordsError(_cloud(named))
        return card
    card = next((card for card in cards if card.talks and not card.remote), None)
    if card is None:
        raise NoWordsError(Reason("no_model", "the server has no local model", "ollama pull llama3.2"))
    return card


def level_for(settings: ModelSettings, card: ModelCard) -> Level:
    """Whether a model only chooses or also writes: by setting, else by its size."""
    writes = (card.billions or 0) >= WRITES_FROM_BILLIONS if settings.note is None else settings.note
    return "write" if writes else "choose"


def _cloud(model: str) -> Reason:
    return Reason("cloud", f"{model} runs on another's machine", "name a local one: OLLAMA_MODEL=NAME")
