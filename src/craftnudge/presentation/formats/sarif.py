"""SARIF 2.1.0 (OASIS), as code scanning and editors read it: rules with their help, and a result per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from craftnudge import __version__
from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked, Finding

# Brackets make a link in the text of a message (SARIF 2.1.0, section 3.11.6), braces a placeholder (3.11.5).
_LINK_SIGNS = pattern(r"([\\\[\]])")
_PLACEHOLDER_SIGNS = pattern(r"([{}])")

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_document(results: Sequence[Checked]) -> dict[str, Any]:
    """One run of the tool over the commits that were checked."""
    findings = [(result, finding) for result in results for finding in findings_of(result)]
    rules = {finding.rule: finding for _, finding in findings}
    order = {rule: index for index, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "CraftNudge",
                        "semanticVersion": __version__,
                        "rules": [_rule(finding) for finding in rules.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(result, finding, order[finding.rule]) for result, finding in findings],
            }
        ],
    }


def _rule(finding: Finding) -> dict[str, Any]:
    check = all_checks().get(finding.rule)
    rule: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": check.fail_name if check else finding.title},
        "help": {"text": check.advice if check else finding.advice},
        "defaultConfiguration": {"level": "note" if check else finding.severity},
    }
    if check:
        rule["name"] = check.name
        rule["fullDescription"] = {"text": check.why}
    return rule


def _result(result: Checked, finding: Finding, rule_index: int) -> dict[str, Any]:
    subject = result.card.facts.message.subject
    commit = {"name": result.label, "kind": "object", "fullyQualifiedName": f"{result.record.hash}"}
    location: dict[str, Any] = {"logicalLocations": [commit]}
    if finding.path:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": quote(finding.path, errors="replace"), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": max(finding.line, 1)},
        }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": _plain(f"{finding.says} {finding.advice} [{result.label}: {subject}]")},
        "locations": [location],
        # The same finding in the same commit is one alert, wherever it was reported first.
        "partialFingerprints": {"commitAndRule/v1": f"{result.record.id}:{finding.rule}:{finding.line}"},
    }


def _plain(text: str) -> str:
    """The text without links and placeholders of SARIF, and without hidden or reordered characters."""
    return _PLACEHOLDER_SIGNS.sub(r"\1\1", _LINK_SIGNS.sub(r"\\\1", safe_text(text)))
