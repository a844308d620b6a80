"""several-concerns: groups of files that have nothing in common."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_concerns_cost_more_the_more_there_are() -> None:
    """One group passes; two, three and six unrelated ones earn less and less; the groups are evidence."""
    files = ["mail/smtp.py", "cart/total.py", "deploy/run.py", "tax/vat.py", "ui/draw.py", "log/rotate.py"]
    shares = [share_of("several-concerns", *files[:count]) for count in (1, 2, 3, 6)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0
    outcome = find_check("several-concerns").evaluate(touching(*files[:2]))
    assert outcome.kind == "two_groups"
    assert [evidence.path for evidence in outcome.evidence] == ["cart/total.py", "mail/smtp.py"]
    assert find_check("several-concerns").evaluate(touching(*files[:3])).kind == "several_groups"
