"""One commit as checks see it: its record, and what several checks read in it, computed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.generated import generated_kind
from craftnudge.domain.commits.language import is_english
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.ticket_keys import trusted_keys
from craftnudge.domain.rubric.change.scope import scope_of
from craftnudge.domain.rubric.change.workload import workload_of
from craftnudge.domain.rubric.fit.project_fit import project_fit_of
from craftnudge.domain.rubric.text.evidence import MessageEvidence
from craftnudge.domain.rubric.text.exemption import find_exemption
from craftnudge.domain.rubric.text.message_features import find_features
from craftnudge.domain.rubric.text.message_words import Wording
from craftnudge.domain.rubric.text.repetition import telling_body
from craftnudge.domain.rubric.text.signs import find_signs
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.commits.generated import Generated
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.change.scope import Scope
    from craftnudge.domain.rubric.change.workload import Workload
    from craftnudge.domain.rubric.fit.project_fit import ProjectFit
    from craftnudge.domain.rubric.text.exemption import Exemption

# So many lines, in so many files, are understood at a glance; from this chance on the message says exactly what.
_A_FEW_LINES = 40
_A_PLACE_AND_ITS_TEST = 2
_DEFINITE = 0.9


@dataclass(frozen=True)
class Facts:
    """The record and its readings. A reading is computed at its first use.

    `ticket_pattern` is the regular expression of a ticket that the project set, if it did. `by_bot` is what settings
    say about the author; None leaves it to the author's name and address.
    """

    record: CommitRecord
    ticket_pattern: str | None = None
    by_bot: bool | None = None

    @cached_value
    def message(self) -> Message:
        """The parsed message."""
        return Message(self.record.message)

    @cached_value
    def ticket_keys(self) -> frozenset[str]:
        """The keys in the message that are a ticket's."""
        return trusted_keys(self.message, self.record.past, self.ticket_pattern)

    @cached_value
    def generated(self) -> Generated | None:
        """The kind of a commit that was not written by hand; None for all others."""
        parents = len(self.record.parents)
        if self.by_bot is None:
            return generated_kind(self.message, parents, self.record.author)
        if self.by_bot and parents < 2:  # noqa: PLR2004 - two parents make a merge
            return "bot"
        return generated_kind(self.message, parents, None)

    @cached_value
    def english(self) -> bool:
        """Whether checks that read English words apply to the message."""
        message = self.message
        return is_english(f"{message.plain_subject}\n{message.authored_body[:1_000]}")

    @cached_value
    def scope(self) -> Scope | None:
        """What the change touches; None where its files are unknown or empty."""
        return scope_of(self.record)

    @cached_value
    def workload(self) -> Workload | None:
        """How much the change asks of a reader; None where the diff is not known."""
        return workload_of(self.record)

    @cached_value
    def project_fit(self) -> ProjectFit | None:
        """The message beside the project's past; None where there is too little of it."""
        return project_fit_of(self.message, self.record.past, self.ticket_keys)

    @cached_value
    def wording(self) -> Wording:
        """The message as words."""
        return Wording(self.message, self.ticket_keys)

    @cached_value
    def evidence(self) -> MessageEvidence:
        """How strongly the message says why and what. Only for English."""
        body = telling_body(self.wording)
        signs = find_signs(self.wording, body, self.record)
        return MessageEvidence(self.wording, signs, find_features(self.wording, body, signs, self.record))

    @property
    def reason_given_or_needless(self) -> bool:
        """Whether the message needs no further reason: one is given or pointed to, or the change surely needs none."""
        return self.evidence.says_why or (self.exemption is not None and self.exemption.sure)

    @property
    def small_and_definite(self) -> bool:
        """Whether a few lines at one place were changed and the message says exactly which. Only for English.

        A reason is asked for here as elsewhere, but the lines often show it to a reader who knows the project.
        """
        totals = self.record.totals
        return (
            totals is not None
            and 0 < totals.added + totals.deleted <= _A_FEW_LINES
            and len(self.record.files or ()) <= _A_PLACE_AND_ITS_TEST
            and self.evidence.what >= _DEFINITE
        )

    @cached_value
    def exemption(self) -> Exemption | None:
        """Why the message needs no reason; None where it needs one. Only for English."""
        return find_exemption(self.evidence.signs, self.record)
