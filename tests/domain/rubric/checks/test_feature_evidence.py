"""Features as evidence of the checks of what and why."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.lookup import evidence_text
from craftnudge.domain.rubric.check import Evidence
from craftnudge.domain.rubric.checks.feature_evidence import feature_evidence
from craftnudge.domain.rubric.text.message_features import FEATURES
from tests.support.facts import facts_of


def test_a_ticket_adds_to_why_and_a_vague_verb_takes_from_what() -> None:
    """Each part has its own features, with a plus or a minus."""
    evidence = facts_of("Update sessions (see #12 and others)").evidence
    why = {entry.kind: entry.figure for entry in feature_evidence(evidence, "why")}
    what = {entry.kind: entry.figure for entry in feature_evidence(evidence, "what")}
    assert (why["feature_ticket"] or 0) > 0 > (what["feature_vague_verb"] or 0)
    assert why.keys().isdisjoint(what)


def test_each_feature_has_its_words() -> None:
    """No feature is shown by its name in the program."""
    for feature in FEATURES:
        kind = "feature_" + feature.name
        assert evidence_text(Evidence(kind)) != kind.replace("_", " ")
