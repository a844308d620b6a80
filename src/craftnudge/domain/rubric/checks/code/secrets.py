"""No key, token or password is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Outcome, failed, not_applicable
from craftnudge.domain.rubric.checks.code_findings import CLEAN, NOT_MEASURED, evidence_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_NO_ADDED_LINES = not_applicable("no_added_lines")


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return NOT_MEASURED
    if not code.count("code_added"):
        return _NO_ADDED_LINES
    kinds = code.secret_kinds
    return failed("secret", *evidence_of(code, kinds)) if kinds else CLEAN


CHECK = Check(
    id="CN308",
    name="secrets",
    pass_name="No secrets",
    fail_name="Contains a secret",
    topic="secrets",
    points=0.2,
    why="Deleting a key later doesn't remove it from the history or from clones. A commit with one needs work, however "
    "good the rest is.",
    advice="Revoke the key now, then remove it from the history.",
    good='token = os.environ["SERVICE_TOKEN"]',
    bad='token = "ghp_..."',
    grounds="Recognised by the forms that issuers document, and by a name such as password with a value that looks "
    "random. Only kind and place are recorded, never the text.",
    limits="Examples are recognised by their words, their place or their low entropy. A key of unknown form under an "
    "unusual name is not found. Gives under half its points to under 0.5% of the commits of nine reference projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
    dangerous=True,
    urgent=True,
    caps_tenths=(("secret", 40),),
)
