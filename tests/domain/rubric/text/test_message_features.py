"""What the features of a message are worth, and what they are never worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.text.message_features import FEATURES, UNGROUNDED, contributions, share_of
from craftnudge.runtime.fast_dataclasses import replace
from tests.support.facts import commit_record, facts_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.text.message_features import Part

SMALL = (("src/app/sessions.py", 3, 1),)
WORTHLESS = ("", "-", "🎉", "wip", "fix", "Add a limit to retries")


def total(text: str) -> float:
    """The score of a small change with this message."""
    score = score_commit(commit_record(text, *SMALL)).score
    assert score is not None
    return score


def test_less_said_never_scores_more() -> None:
    """No message, a dash, an emoji, a placeholder, a verb, an honest subject: each scores above the one before."""
    scores = [total(text) for text in WORTHLESS]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(
    "reason", ["Clients that never gave up kept the pool busy.", "Because the pool ran dry (#12)."]
)
def test_a_reason_never_costs(reason: str) -> None:
    """A body with a reason makes any honest subject better."""
    for subject in ("Add a limit to retries", "Fix crash in sessions", "Update sessions"):
        assert total(f"{subject}\n\n{reason}") > total(subject)


@given(st.dictionaries(st.sampled_from([feature.name for feature in FEATURES]), st.floats(0, 1)))
def test_a_part_is_worth_nothing_to_everything(features: dict[str, float]) -> None:
    """Whatever the features, each share lies between 0 and 1, and less of what costs is never worth less."""
    for part in ("what", "why"):
        share = share_of(part, features)
        assert 0 <= share <= 1
        better = {name: value for name, value in features.items() if _weight(name) >= 0}
        assert share_of(part, better) >= share


def _weight(name: str) -> float:
    return next(feature.weight for feature in FEATURES if feature.name == name)


def test_what_was_said_before_gives_no_reason() -> None:
    """The same sentence in other words, and sentences of connecting words alone, are worth no more than no body."""
    subject = "Make sessions work"
    stuffed = "This makes sessions work. Because it was needed, because of that, sessions should work now."
    assert (
        facts_of(f"{subject}\n\n{stuffed}", *SMALL).evidence.why_share == facts_of(subject, *SMALL).evidence.why_share
    )


def test_a_story_about_blank_lines_is_no_reason() -> None:
    """Where nothing but blank lines was added, reasons are capped."""
    text = "Fix crash without a cookie\n\nA request without one raised KeyError, so users were logged out."
    record = commit_record(text, ("src/app/sessions.py", 1, 0))
    blank = replace(record, code=CodeFacts(counts={"blank_added": 1}))
    assert UNGROUNDED in Facts(blank).evidence.features
    assert Facts(blank).evidence.why_share < Facts(record).evidence.why_share


def test_each_feature_has_its_receipt() -> None:
    """What a share is made of is listed in percent: together with the base, the share itself."""
    text = "Close idle connections (#12)\n\nThe balancer drops them, so requests fail."
    features = facts_of(text, *SMALL).evidence.features
    bases: dict[Part, int] = {"what": 0, "why": 22}
    for part, base in bases.items():
        percents = sum([percent for _, percent in contributions(part, features)])
        assert abs(base + percents - 100 * share_of(part, features)) <= len(features)


def test_a_further_reason_adds_less_than_the_first() -> None:
    """One reason is enough for a reader: a ticket beside a body is worth less than a ticket alone."""
    subject, body = "Make sessions expire", "The balancer drops idle connections, so the next request failed."

    def share(text: str) -> float:
        return facts_of(text, *SMALL).evidence.why_share

    alone = share(f"{subject} (fixes #12)") - share(subject)
    beside = share(f"{subject} (fixes #12)\n\n{body}") - share(f"{subject}\n\n{body}")
    assert 0 < beside < alone


def test_the_way_back_to_a_version_has_a_reason() -> None:
    """An upgrade explains itself, and its revert does not."""
    upgrade, revert = (facts_of(f"{verb} the parser to 1.11.0", *SMALL).evidence for verb in ("Upgrade", "Revert"))
    assert upgrade.why_share > revert.why_share
    assert "release" not in revert.features
