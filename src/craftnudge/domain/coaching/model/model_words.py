"""A model's reply after all checks: words to show, or the reason why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.coaching.model.no_words_reason import Reason


@dataclass(frozen=True, slots=True)
class LineComment:
    """A word on one added line; file and line were among those that the model was shown."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ModelWords:
    """Words next to a score card. They never contain or change a score.

    `tip_id` is the check whose advice the model would begin with. `note`, `subject`, `body`, `question` and `comments`
    are there only where they passed every check; `dropped` says why others did not. `question` asks for what the author
    alone can know. `reason` is set exactly when there is nothing to show.
    """

    model: str | None = None
    tip_id: str | None = None
    note: str | None = None
    subject: str | None = None
    body: str | None = None
    question: str | None = None
    comments: tuple[LineComment, ...] = ()
    summary: str | None = None
    dropped: tuple[str, ...] = ()
    cached: bool = False
    reason: Reason | None = None

    @property
    def used(self) -> bool:
        """Whether there is anything from the model to show."""
        return self.reason is None
