"""SARIF 2.1.0 (OASIS), as code scanning and editors read it: rules with their help, and a result a finding."""

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

# What makes a link of a message's text (SARIF 2.1.0, section 3.11.6); a placeholder (3.11.5) needs braces.
_LINK_SIGNS = pattern(r"([\\\[\]])")
_PLACEHOLDER_SIGNS = pattern(r"([{}])")

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_document(results: Sequence[Checked]) -> dict[str, Any]:
    """One run of the tool over the commits that were checked."""
    found = [(one, finding) for one in results for finding in findings_of(one)]
    rules = {finding.rule: finding for _, finding in found}
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
                "results": [_result(one, finding, order[finding.rule]) for one, finding in found],
            }
        ],
    }


def _rule(finding: Finding) -> dict[str, Any]:
    check = all_checks().get(finding.rule)
    rule: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": check.fail_name if check else finding.title},
        "help": {"text": check.advice if check else finding.advice},
        "defaultConfiguration": {"level": "note" if check else "error"},
    }
    if check:
        rule["name"] = check.name
        rule["fullDescription"] = {"text": check.why}
    return rule


def _result(one: Checked, finding: Finding, rule_index: int) -> dict[str, Any]:
    subject = one.record.message.strip().split("\n", 1)[0]
    commit = {"name": one.label, "kind": "object", "fullyQualifiedName": f"{one.record.hash}"}
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
        "message": {"text": _plain(f"{finding.says} {finding.advice} [{one.label}: {subject}]")},
        "locations": [location],
        # The same finding in the same commit is the same alert, wherever it was found first.
        "partialFingerprints": {"commitAndRule/v1": f"{one.record.id}:{finding.rule}:{finding.line}"},
    }


def _plain(text: str) -> str:
    """The text as a message in which nothing is a link or a placeholder, and nothing is hidden or turned around."""
    return _PLACEHOLDER_SIGNS.sub(r"\1\1", _LINK_SIGNS.sub(r"\\\1", safe_text(text)))
