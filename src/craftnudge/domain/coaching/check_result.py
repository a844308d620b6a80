"""A commit, or one to be, checked: its verdict, the rules it breaks, and whether a gate lets it pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.coaching.phrases.overlaps import is_worth_a_word
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.project_rules import ProjectRules, broken_rules
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.coaching.feedback import Feedback, Remark
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.project_rules import BrokenRule
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import ScoreCard

# An error is a rule broken; a warning cost points of a commit below the gate; a note cost points of another.
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Checked:
    """What was found. `label` says what was checked: a short hash, `staged`, `message` or `squash`."""

    label: str
    record: CommitRecord
    card: ScoreCard
    broken: tuple[BrokenRule, ...]
    min_score: float | None

    @cached_value
    def feedback(self) -> Feedback:
        """The words for it."""
        # Imported here: a hook has no word to say of most commits, and its time is the user's.
        from craftnudge.domain.coaching.feedback import feedback_on  # noqa: PLC0415

        return feedback_on(Facts(self.record), self.card, is_latest=True)

    @property
    def areas(self) -> tuple[Remark, ...]:
        """What is worth a minute."""
        facts = Facts(self.record)
        worth = any(is_worth_a_word(facts, check, self.card) for check in self.card.checks)
        return self.feedback.areas_for_improvement if worth else ()

    @property
    def below(self) -> bool:
        """Whether the score is under the gate; what has no score cannot be."""
        return self.min_score is not None and self.card.score is not None and self.card.score < self.min_score

    @property
    def passed(self) -> bool:
        """Whether a gate lets it pass."""
        return not self.below and not self.broken


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, in the form that any format can show. `line` is 1-based, of `path` or else of the message."""

    rule: str
    title: str
    severity: Severity
    says: str
    advice: str
    path: str | None
    line: int


def checked(
    label: str, record: CommitRecord, settings: RubricSettings, rules: ProjectRules, min_score: float | None
) -> Checked:
    """The verdict of the rubric and of the house rules. What nobody wrote by hand breaks no rule."""
    facts = Facts(record)
    card = score_commit(record, settings)
    broken = broken_rules(facts.message, rules) if card.generated is None else ()
    return Checked(label, record, card, broken, min_score)


def findings_of(one: Checked) -> tuple[Finding, ...]:
    """What is worth showing: each broken rule, then each check that cost points worth a sentence."""
    found = [Finding(rule.id, rule.setting, "error", rule.says, rule.advice, None, rule.line) for rule in one.broken]
    checks = all_checks()
    for area in one.areas:
        result = next(check for check in one.card.checks if check.id == area.check_id)
        place = next((seen for seen in result.evidence if seen.path), None)
        found.append(
            Finding(
                area.check_id,
                checks[area.check_id].title,
                "warning" if one.below else "note",
                area.text,
                area.advice,
                place.path if place else None,
                (place.line if place else None) or 1,
            )
        )
    return tuple(found)
