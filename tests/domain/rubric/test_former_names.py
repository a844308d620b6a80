"""Names that checks had before."""

from __future__ import annotations

from craftnudge.domain.rubric.former_names import current_id, former_names
from craftnudge.domain.rubric.registry import all_checks, find_check


def test_a_former_name_leads_to_the_name_of_today() -> None:
    """In any case and with blanks around it; names of today and unknown names are not among them."""
    assert former_names(["says-why", " Names-Object ", "missing-reason", "CN102", "nothing", ""]) == {
        "says-why": "missing-reason",
        " Names-Object ": "vague-subject",
    }
    assert former_names([]) == {}


def test_every_former_name_is_one_of_a_single_check() -> None:
    """It is neither the name of another check nor a former name of two, so that it can only mean one."""
    checks = all_checks().values()
    former = [check.former_name for check in checks if check.former_name]
    assert len(former) == len(set(former))
    assert not set(former) & {check.name for check in checks}
    assert all(find_check(check.former_name) is check for check in checks if check.former_name)


def test_a_former_id_leads_to_the_id_of_today() -> None:
    """A check that moved to another category is found by its old id, in any case; stored ids are read as today's."""
    assert find_check("cn212").id == "CN109"
    assert former_names(["cn212", "CN109"]) == {"cn212": "CN109"}
    assert [current_id(name) for name in ("CN212", "CN109", "CN999")] == ["CN109", "CN109", "CN999"]


def test_no_former_id_is_in_use() -> None:
    """An id keeps its meaning: none that a check had before belongs to another check."""
    checks = all_checks()
    assert not {check.former_id for check in checks.values() if check.former_id} & checks.keys()
