"""What insights ask of every commit, read once: from the message, the files and what the lines are made of.

A history has a hundred thousand commits, and an insight that reads each message again takes seconds. What is here is
kept with the score.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.coding_agent import coding_agent
from craftnudge.domain.commits.message import Message
from craftnudge.domain.habits.kind_of_work import kind_of_work
from craftnudge.domain.rubric.checks.message.missing_reason import CHECK as MISSING_REASON
from craftnudge.domain.rubric.facts import Facts
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord

_UNFINISHED = pattern(
    r"\[?(?:wip|work in progress|tmp|temp|temporary|checkpoint|save|savepoint|draft)\b[\]:. -]*"
    r"(?:commit|work|point|state|changes|progress)?[.\s]*(?:$|:)|\[wip\]|wip[: -]",
    re.IGNORECASE,
)
_FIXES = pattern(
    r"\b(?:fix(?:up|es|ed)?|oops|typo|forg[eo]t(?:ten)?|missing|missed|correct|lint|flake8|again|really|actually)\b",
    re.IGNORECASE,
)
_REVERTS = pattern(r"\b[Tt]his reverts commit\s+([0-9a-f]{7,64})")


class CommitTraits(NamedTuple):
    """The traits of one commit.

    `exempt`: of a kind that needs no reason. `reason_in_ticket`: its only reason is the number of a ticket or pull
    request. `unfinished`: its subject says so. `says_fix`: its subject speaks of a fix
    or a slip. `changes_code`, `changes_tests`: among all its files; `keeps_code`, `keeps_tests`: among those that it
    does not delete. `adds_tests`: there are tests among its added lines of code; `adds_source`: there are added lines
    of code, comments aside, or it is not known. `words` are those of the message; `agent` the coding agent. `reverts`
    are the hashes that it says it reverts, which may be short.
    """

    work: str
    exempt: bool
    reason_in_ticket: bool
    unfinished: bool
    says_fix: bool
    changes_code: bool
    changes_tests: bool
    keeps_code: bool
    keeps_tests: bool
    adds_tests: bool
    adds_source: bool
    words: int
    agent: str | None
    reverts: tuple[str, ...]


def traits_of(record: CommitRecord, ticket_pattern: str | None = None) -> CommitTraits:
    """The traits of a record: a pure function of it and of the setting for tickets."""
    message = Message(record.message)
    facts = Facts(record, ticket_pattern)
    files = record.files or ()
    kinds = {file.file_kind for file in files}
    kept = {file.file_kind for file in files if file.status != "D"}
    code = record.code
    return CommitTraits(
        work=kind_of_work(message, files),
        exempt=facts.english and facts.exemption is not None,
        reason_in_ticket=facts.english and MISSING_REASON.evaluate(facts).kind == "in_ticket",
        unfinished=_UNFINISHED.match(message.subject) is not None,
        says_fix=_FIXES.search(message.subject) is not None,
        changes_code="code" in kinds,
        changes_tests="test" in kinds,
        keeps_code="code" in kept,
        keeps_tests="test" in kept,
        adds_tests=code is not None and code.count("inline_tests") > 0,
        adds_source=code is None or code.count("source_added") > 0,
        words=len(message.subject.split()) + len(message.authored_body.split()),
        agent=coding_agent(message, record.author),
        reverts=tuple(_REVERTS.findall(record.message)),
    )
