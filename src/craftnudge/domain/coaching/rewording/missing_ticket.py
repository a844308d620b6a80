"""The ticket that only the branch names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.ticket_keys import is_trusted_alone
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.project_rules import ProjectRules

# A tracker's key in a branch name: feature/ABC-123-login. Lower-case names of branches often hold "utf-8" and the like.
_KEY_IN_BRANCH = pattern(r"(?:^|[/_-])(([A-Z][A-Z0-9]+)-\d+)(?=$|[/_-])")
_NUMBER_IN_BRANCH = pattern(r"(?:^|/)(?:issues?|gh|bug|fix|ticket)[/_-]#?(\d+)(?=$|[/_-])", re.IGNORECASE)


def missing_ticket(facts: Facts, rules: ProjectRules | None) -> str | None:
    """The ticket that the branch is named for and the message does not name, or None."""
    branch = facts.record.repository.branch or ""
    text = facts.message.text
    past = facts.record.past
    if rules is not None and rules.ticket_pattern is not None:
        configured = re.search(rules.ticket_pattern, branch[:500])
        if configured is None or re.search(rules.ticket_pattern, text[:5_000]):
            return None
        return configured[0]
    key = next((found for found in _KEY_IN_BRANCH.finditer(branch) if is_trusted_alone(found[2], past)), None)
    if key:
        return None if key[1] in text else key[1]
    number = _NUMBER_IN_BRANCH.search(branch)
    # A number alone means a ticket only where the project's own commits name them so.
    if number is None or past is None or past.share("number") + past.share("closes_in_body") == 0:
        return None
    return None if re.search(rf"#{number[1]}\b", text) else f"#{number[1]}"
