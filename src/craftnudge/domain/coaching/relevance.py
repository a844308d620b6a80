"""Which results are worth a sentence, and which of them are about the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.change_intent import intent_of
from craftnudge.domain.coaching.phrases.salient import hand_written
from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.checks.file_names import repeats_the_files
from craftnudge.domain.rubric.topics import WIDTH_TOPICS, theme_of_topic

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# A result that cost less than this gets no sentence; the score shows it.
LEAST_LOSS_HUNDREDTHS = 15
# In an excellent commit, one that cost less than this.
LEAST_LOSS_OF_EXCELLENT_HUNDREDTHS = 25
# A finding at a line of a file, or one that is fixed in a minute, is mentioned from this cost on.
LEAST_LOSS_OF_QUICK_FIX_HUNDREDTHS = 2

# Below so many changed lines written by hand, a change is easy to read wherever they are.
LEAST_LINES_OF_WIDE = 20

# Typos, renames, tests and new versions need none of these.
_NOT_NEEDED_WHERE_EXEMPT = frozenset({"implied-reason", "repetitive-body", "too-short"})
_NOT_NEEDED_WHERE_UNSURE = frozenset({"implied-reason"})
# Changelog entries and new versions need no reason, only a clear what.
_INTENTS_WITHOUT_REASON = frozenset({"record", "version"})


def theme_of(facts: Facts, topic: str) -> str:
    """The theme of a topic in this commit: a message of too few words leaves open what was changed, or else why."""
    says_too_little = topic == "body" and (names_nothing(facts) or repeats_the_files(facts))
    return "what" if says_too_little else theme_of_topic(topic)


def names_nothing(facts: Facts) -> bool:
    """Whether the message must name its change before a reason makes sense."""
    if not facts.english:
        return facts.wording.own_words <= 1
    signs = facts.evidence.signs
    return "body" not in signs and ("no_object" in signs or ("tiny_subject" in signs and "code_name" not in signs))


def is_worth_a_sentence(facts: Facts, check: CheckResult, card: ScoreCard) -> bool:
    """Whether a lost point is worth a sentence: it cost enough, and the advice makes sense for this kind of change."""
    if check.result == "pass" or check.lost_hundredths < _least_loss_hundredths(check, card):
        return False
    if check.topic in WIDTH_TOPICS and 0 < sum(map(lines_of, hand_written(facts))) < LEAST_LINES_OF_WIDE:
        return False
    if check.topic == "why" and facts.english and intent_of(facts) in _INTENTS_WITHOUT_REASON:
        return False
    if check.topic == "trailers" and not _lacks_sign_off(facts):
        return False
    exemption = facts.exemption if facts.english else None
    if exemption is None:
        return True
    return check.name not in (_NOT_NEEDED_WHERE_EXEMPT if exemption.sure else _NOT_NEEDED_WHERE_UNSURE)


def _least_loss_hundredths(check: CheckResult, card: ScoreCard) -> int:
    placed = check.check.category == "code" and any(entry.line is not None for entry in check.evidence)
    if check.check.quick_fix or placed:
        return LEAST_LOSS_OF_QUICK_FIX_HUNDREDTHS
    if check.urgent or card.level != "EXCELLENT":
        return LEAST_LOSS_HUNDREDTHS
    return LEAST_LOSS_OF_EXCELLENT_HUNDREDTHS


def _lacks_sign_off(facts: Facts) -> bool:
    """Whether most earlier commits are signed off and this one is not. Of trailers, only this one is mentioned."""
    fit = facts.project_fit
    return (
        fit is not None
        and "signed_off" not in fit.traits.shown
        and 2 * fit.past.habits.get("signed_off", 0) > fit.past.commits
    )
