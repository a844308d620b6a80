"""Which addresses may be one person's: offered with a reason, and never those of somebody else by a common name."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import Person
from craftnudge.domain.commits.same_person import candidates

SAM = [Person("Sam Okoro", "sam@work.example")]
OFFERED = {
    "same-name": (
        Person("Sam Okoro", "okoro@example.org"),
        Person("sam  okoro", "so@example.org"),
        Person("Sám Okoró", "x@example.org"),
        Person("Sam Okoro", "77+samok@users.noreply.github.com"),
    ),
    "forge-address": (
        Person("samokoro", "77+samokoro@users.noreply.github.com"),
        Person("sam", "sam@users.noreply.github.com"),
        Person("S. O.", "123-samokoro@users.noreply.gitlab.com"),
        Person("sam", "sam@noreply.codeberg.org"),
    ),
    "machine-address": (Person("Sam", "sam@laptop.local"), Person("sam", "sam@build1"), Person("", "sam@mac.lan")),
}
OTHERS = (
    Person("Sam", "other@example.org"),
    Person("Sam Okafor", "sam@elsewhere.example"),
    Person("Ann Dev", "ann@laptop.local"),
    Person("root", "root@localhost"),
    Person("", "77+anndev@users.noreply.github.com"),
    Person("Sam Okoro[bot]", "1+sam[bot]@users.noreply.github.com"),
    Person("", ""),
)


@pytest.mark.parametrize(("likeness", "other"), [(kind, other) for kind, others in OFFERED.items() for other in others])
def test_likely_addresses_are_offered_with_the_reason(likeness: str, other: Person) -> None:
    """The same full name without regard to case and accents; an account of the person's on a forge or a machine."""
    assert [(found.person, found.likeness) for found in candidates(SAM, [other])] == [(other, likeness)]


@pytest.mark.parametrize("other", OTHERS)
def test_others_are_not_offered(other: Person) -> None:
    """A first name alone, a shared account, a bot."""
    assert candidates(SAM, [other]) == []


def test_a_single_name_needs_an_account_that_agrees() -> None:
    """Thousands are called Sam."""
    own = [Person("sam", "sam.okoro@work.example")]
    assert candidates(own, [Person("sam", "sam.okoro@example.org")])
    assert not candidates(own, [Person("sam", "sam.smith@example.org")])
