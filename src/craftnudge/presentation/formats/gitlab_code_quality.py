"""A report for GitLab's code quality widget: an array of issues (docs.gitlab.com, "Code Quality", report format)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.presentation.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked, Severity

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "minor"}


def gitlab_code_quality(results: Sequence[Checked]) -> list[dict[str, Any]]:
    """The issues. GitLab wants a file for each: a finding about a message has `commit HASH` in its place.

    The same finding in the same commit has the same fingerprint, so that GitLab tells new ones from old.
    """
    return [
        {
            "description": safe_text(f"{finding.says} {finding.advice}"),
            "check_name": finding.rule,
            "fingerprint": sha256(
                f"{result.record.id}:{finding.rule}:{finding.path}:{finding.line}".encode()
            ).hexdigest(),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": safe_text(finding.path) if finding.path else f"commit {result.label}",
                "lines": {"begin": max(finding.line, 1)},
            },
        }
        for result in results
        for finding in findings_of(result)
    ]
