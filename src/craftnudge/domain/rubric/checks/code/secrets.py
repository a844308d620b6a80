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
    kinds = code.secret_kinds
    if kinds:
        return failed("secret", *evidence_of(code, kinds))
    return CLEAN if code.count("code_added", "aside_added") else _NO_ADDED_LINES


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
    grounds="Recognised by the forms that issuers document, by a name such as password with a value that looks like "
    "one, and in URLs, headers and command lines. Every folder is searched. Only kind and place are recorded, never "
    "the text.",
    limits="Placeholders, references, encrypted values and examples are ignored. In tests and manuals only "
    "documented key formats count. Passwords made of dictionary words aren't found. In respected "
    "projects, 1 to 2 of 1,000 commits are reported, most of them correctly "
    "(docs/explanation/secrets.md).",
    evaluate=_evaluate,
    dangerous=True,
    urgent=True,
    caps_tenths=(("secret", 40),),
)
