"""The result of checking a push."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from craftnudge.domain.coaching.check_result import Checked

NoteKind = Literal["deleted", "nothing new", "end missing", "start missing", "only the last", "shallow"]


@dataclass(frozen=True, slots=True)
class PushNote:
    """Something about a push that is no commit's fault: why commits were not checked, or which were."""

    kind: NoteKind
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PushResult:
    """The commits of a push, oldest first, and what is to be said about the push."""

    results: tuple[Checked, ...]
    notes: tuple[PushNote, ...]
