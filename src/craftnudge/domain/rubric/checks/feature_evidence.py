"""The features of a message as the evidence of a check: what each adds to its points, or takes from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Evidence
from craftnudge.domain.rubric.text.message_features import UNGROUNDED, contributions

if TYPE_CHECKING:
    from craftnudge.domain.rubric.text.evidence import MessageEvidence
    from craftnudge.domain.rubric.text.message_features import Part


def feature_evidence(evidence: MessageEvidence, part: Part) -> list[Evidence]:
    """A piece of evidence a feature, its figure in percent of the check's points."""
    found = [Evidence("feature_" + name, figure=percent) for name, percent in contributions(part, evidence.features)]
    if part == "why" and UNGROUNDED in evidence.features:
        found.append(Evidence("feature_" + UNGROUNDED))
    return found
