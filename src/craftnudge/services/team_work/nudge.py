"""What a nudge would say of a commit, as it is kept: by the rules alone, or with a local model's note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.ollama.ask import ConfiguredModel
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.coaching.model.model_settings import model_settings
from craftnudge.domain.coaching.model.prompt import material
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.services.team_settings import TeamSettings
    from craftnudge.services.workplace import Workplace

# 1  2026-11: first form.
FORM: Final = 1
# Within the time after which others take the work of this worker for left.
_MODEL_SECONDS: Final = 20.0


def nudge_document(
    record: CommitRecord, settings: RubricSettings, model: ConfiguredModel | None = None
) -> dict[str, Any]:
    """The first thing to improve, or nothing; with a model, its note too, where it passed every check."""
    feedback = feedback_on(score_commit(record, settings), is_latest=False)
    first = next(iter(feedback.areas_for_improvement), None)
    tip = None
    if first is not None:
        tip = {
            "check": first.check_id,
            "text": first.text,
            "advice": first.advice,
            "lost_hundredths": first.lost_hundredths,
            "urgent": first.urgent,
        }
    return {"form": FORM, "tip": tip, "note": _note(record, feedback, model) if model and tip else None}


def team_model(workplace: Workplace, settings: TeamSettings) -> ConfiguredModel | None:
    """The model that OLLAMA_BASE_URL names; None without one."""
    address = settings.ollama_base_url
    if address is None:
        return None
    from urllib.parse import urlsplit  # noqa: PLC0415 - few servers have a model

    asked = model_settings(
        workplace.environ,
        wanted=True,
        address=address,
        address_from="OLLAMA_BASE_URL",
        model=settings.ollama_model,
        allowed_hosts=frozenset(filter(None, [urlsplit(address).hostname])),
        deadline_seconds=_MODEL_SECONDS,
    )
    return ConfiguredModel(asked, workplace.replies, lambda _model, _parts: None)


def _note(record: CommitRecord, feedback: Feedback, model: ConfiguredModel) -> str | None:
    return model.words_on_commit(material(record, feedback)).note
