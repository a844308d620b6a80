"""The result of checking a commit, or one about to be made: score, broken rules, and whether it passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.coaching.dangers import danger_advice, dangers_of, dangers_of_skipped
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.project_rules import broken_rules
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.coaching.dangers import Moment
    from craftnudge.domain.coaching.feedback import Feedback, Remark
    from craftnudge.domain.coaching.plugin_finding import PluginFinding
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.project_rules import BrokenRule, ProjectRules
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# An error is a broken rule or a danger; a warning cost points in a commit below the minimum score; a note cost points
# in another.
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Checked:
    """The result. `label` says what was checked: a short hash, `staged`, `message` or `squash`.

    `dangers` is what must not be in a commit, whatever the settings ask for: secrets, conflict markers and the like.
    """

    label: str
    record: CommitRecord
    card: ScoreCard
    broken: tuple[BrokenRule, ...]
    min_score: float | None
    moment: Moment | None = None
    dangers: tuple[CheckResult, ...] = ()
    plugin_findings: tuple[PluginFinding, ...] = ()

    @cached_value
    def feedback(self) -> Feedback:
        """The feedback on it."""
        # Imported here: most commits need no feedback in a hook, and its time is the user's.
        from craftnudge.domain.coaching.feedback import feedback_on  # noqa: PLC0415

        return feedback_on(self.card, is_latest=True, moment=self.moment)

    @cached_value
    def areas(self) -> tuple[Remark, ...]:
        """What to improve; below the minimum score, or where work is needed and no tip is sure, what cost most."""
        from craftnudge.domain.coaching.feedback import areas_of, costliest  # noqa: PLC0415 - as above

        if self.below and not self.dangers:
            return costliest(self.card)
        areas = areas_of(self.card, moment=self.moment)
        return costliest(self.card) if not areas and self.card.level == "NEEDS_WORK" else areas

    @property
    def below(self) -> bool:
        """Whether the score is below the minimum; a commit without a score is not."""
        return self.min_score is not None and self.card.score is not None and self.card.score < self.min_score

    @property
    def passed(self) -> bool:
        """Whether it meets the minimum score, breaks no rule, has no danger, and no plug-in finds what is required."""
        required = any(finding.required for finding in self.plugin_findings)
        return not self.below and not self.broken and not self.dangers and not required


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation, in the form that any format can show. `line` is 1-based, of `path` or else of the message."""

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
    """The score and the broken project rules. Generated commits break no rule."""
    card = score_commit(record, settings)
    broken = broken_rules(Message(record.message), rules) if card.generated is None else ()
    dangers = dangers_of(card) if card.generated is None else dangers_of_skipped(card, settings)
    return Checked(label, record, card, broken, min_score, dangers=dangers)


def findings_of(scored: Checked) -> tuple[Finding, ...]:
    """Each broken rule, each finding of a plug-in, then each check that cost points worth a sentence."""
    # Imported here: most hooks show no finding.
    from craftnudge.domain.coaching.phrases.lookup import rule_advice_text, rule_text  # noqa: PLC0415

    findings = [
        Finding(rule.id, rule.setting, "error", rule_text(rule), rule_advice_text(rule), None, rule.line)
        for rule in scored.broken
    ]
    findings += [
        Finding(own.id, own.title, "error" if own.required else "note", own.says, own.advice, own.path, own.line)
        for own in scored.plugin_findings
    ]
    for area in scored.areas:
        # A commit that is skipped has no results, and a revert without a reason is spoken of all the same.
        result = next((check for check in scored.card.checks if check.id == area.check_id), None)
        place = next((entry for entry in result.evidence if entry.path), None) if result else None
        findings.append(
            Finding(
                area.check_id,
                all_checks()[area.check_id].fail_name,
                "error" if result in scored.dangers else "warning" if scored.below else "note",
                area.text,
                area.advice,
                place.path if place else None,
                (place.line if place else None) or 1,
            )
        )
    shown = {finding.rule for finding in findings}
    findings += [_danger_finding(danger, scored) for danger in scored.dangers if danger.id not in shown]
    return tuple(findings)


def _danger_finding(danger: CheckResult, scored: Checked) -> Finding:
    """The finding of a danger in a commit that is not scored."""
    from craftnudge.domain.coaching.phrases.lookup import finding_text  # noqa: PLC0415 - as above

    facts = scored.card.facts
    advice = danger_advice(danger, facts, scored.moment or "committed") or danger.check.advice
    place = next((entry for entry in danger.evidence if entry.path), None)
    says = finding_text(danger, facts)
    path, line = (place.path, place.line or 1) if place else (None, 1)
    return Finding(danger.id, danger.check.fail_name, "error", says, advice, path, line)
