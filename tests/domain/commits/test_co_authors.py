"""Who is credited by trailers."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.co_authors import co_authors
from craftnudge.domain.commits.record import Person
from tests.adapters.store.local.records import a_record

BOB = Person("Bob Builder", "bob@example.org")


@pytest.mark.parametrize(
    ("message", "people"),
    [
        ("Add a page\n\nCo-authored-by: Bob Builder <bob@example.org>", (BOB,)),
        ("Add a page\n\nWhy.\n\nco-authored-by: Bob Builder <bob@example.org>\nSigned-off-by: Ann <a@b.c>", (BOB,)),
        (
            "Add a page\n\nCo-authored-by: Bob Builder <bob@example.org>\nCo-authored-by: Eve <eve@example.org>",
            (BOB, Person("Eve", "eve@example.org")),
        ),
        ("Add a page\n\nCo-authored-by: Bob Builder <bob@example.org>\nCo-authored-by: B <BOB@example.org>", (BOB,)),
        ("Add a page\n\nCo-authored-by: Ann Dev <ann@example.org>", ()),
        ("Add a page\n\nCo-authored-by: Claude <noreply@anthropic.com>", ()),
        ("Add a page\n\nCo-authored-by: dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>", ()),
        ("Add a page\n\nCo-authored-by: Bob without an address", ()),
        ("Add a page\n\nReviewed-by: Bob Builder <bob@example.org>", ()),
        ("Explain the line Co-authored-by: Bob Builder <bob@example.org>", ()),
        ("Add a page", ()),
    ],
)
def test_people_are_credited_by_the_trailer_alone(message: str, people: tuple[Person, ...]) -> None:
    """Each once, without the author, without assistants and bots; other trailers and prose credit nobody."""
    assert co_authors(a_record(1, message=message)) == people
