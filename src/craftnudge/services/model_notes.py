"""Asks a local model for notes on a commit: combines the settings, the commit and the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.ollama.ask import ConfiguredModel
from craftnudge.domain.coaching.model.diff_excerpt import excerpt
from craftnudge.domain.coaching.model.model_settings import ModelSettings, model_settings
from craftnudge.domain.coaching.model.model_words import ModelWords
from craftnudge.domain.coaching.model.no_words_reason import Reason
from craftnudge.domain.coaching.model.prompt import Material, material
from craftnudge.domain.coaching.rewording.message_layout import layout_of
from craftnudge.domain.coaching.rewording.wrap_body import filled
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.errors import Cause
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.services.review import Review
    from craftnudge.services.workplace import Workplace


def settings_for_model(workplace: Workplace, *, wanted: bool | None = None) -> ModelSettings:
    """The settings of the model; `wanted` is the value of an option, None if it was not used."""
    configuration = workplace.configuration
    if wanted is None and configuration.is_set("ai.enabled"):
        wanted = configuration.ai.enabled
    ai = configuration.ai
    return model_settings(
        workplace.environ,
        wanted=wanted,
        address=ai.base_url if configuration.is_set("ai.base-url") else None,
        address_from=str(configuration.origin("ai.base-url")),
        model=ai.model,
        allowed_hosts=frozenset(ai.allow_hosts),
        note=ai.write_notes,
        deadline_seconds=ai.timeout_seconds,
    )


def configured_model(
    workplace: Workplace,
    settings: ModelSettings,
    tell: Callable[[str, int], None] = lambda _model, _parts: None,
) -> ConfiguredModel:
    """The configured model; `tell` is called with its name and the number of parts of its reply so far."""
    return ConfiguredModel(settings, workplace.replies, tell)


def known_to_model(reviewed: Review, reader: Reader | None = None) -> Material:
    """What a model may know of a reviewed commit; with a reader also its changed lines, redacted, within a budget."""
    diff = None if reader is None else excerpt(reader.changed_lines(reviewed.record.hash))
    return material(reviewed.record, reviewed.feedback, diff)


def words_on(
    reviewed: Review, facts: Material, local_model: ConfiguredModel, settings: RubricSettings = AS_RELEASED
) -> ModelWords:
    """A model's notes on a commit. Another message is offered only if it scores higher than the author's.

    If subject and body together score no higher, each is tried alone; what is not offered is recorded as dropped.
    """
    words = local_model.words_on_commit(facts)
    for subject, body in dict.fromkeys(((words.subject, words.body), (words.subject, None), (None, words.body))):
        if (subject or body) and _is_better(reviewed, reworded_message(reviewed.record, subject, body), settings):
            break
    else:
        subject = body = None
    offered = (("subject", words.subject, subject), ("body", words.body, body))
    dropped = [f"{name}: no better by the rules" for name, had, offer in offered if had and not offer]
    return replace(words, subject=subject, body=body, dropped=(*words.dropped, *dropped))


def reworded_message(record: CommitRecord, subject: str | None, body: str | None) -> str:
    """The whole message with another subject or body in it; trailers stay."""
    layout = layout_of(Message(record.message))
    title = (subject,) if subject else layout.title
    new = layout.body if body is None else ("", *filled((body,)), *(("",) if layout.ending else ()))
    return replace(layout, before=(), title=title, body=new).text.rstrip("\n") + "\n"


def _is_better(reviewed: Review, message: str, settings: RubricSettings) -> bool:
    reworded = score_commit(replace(reviewed.record, message=message), settings)
    return (reworded.score_tenths or 0) > (reviewed.card.score_tenths or 0)


def no_model_asked() -> ModelWords:
    """The result where no model was asked: the server asks one only for a client that is ready to wait."""
    return ModelWords(reason=Reason("off", Cause("model.not-asked")))
