"""Who is who: mailmaps, aliases, and what a user may call a person."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.people import Mailmap, People
from craftnudge.domain.commits.record import Person
from craftnudge.errors import UnknownPersonError

ANN = Person("Ann Dev", "ann@example.org")
ANN_AT_WORK = Person("ann", "Ann@Work.example")
BEN = Person("Ben Dev", "ben@example.org")


def people(*seen: tuple[str, Person], mailmaps: dict[str, str] | None = None, **aliases: list[str]) -> People:
    """The people in some commits, given as repository and author."""
    counts: dict[tuple[str, Person], int] = {}
    for each in seen:
        counts[each] = counts.get(each, 0) + 1
    return People(counts, {key: Mailmap.parse(text) for key, text in (mailmaps or {}).items()}, aliases)


@pytest.mark.parametrize(
    ("text", "person", "proper"),
    [
        ("Ann Proper <ann@example.org>", ANN, Person("Ann Proper", "ann@example.org")),
        ("<new@example.org> <ann@example.org>", ANN, Person("Ann Dev", "new@example.org")),
        ("Ann <new@example.org> <ANN@example.org>", ANN, Person("Ann", "new@example.org")),
        ("Ann <new@example.org> ann dev <ann@example.org>", ANN, Person("Ann", "new@example.org")),
        ("Ann <new@example.org> Other <ann@example.org>", ANN, ANN),
        ("# Ann <new@example.org> <ann@example.org>\nnonsense", ANN, ANN),
    ],
)
def test_mailmap_lines(text: str, person: Person, proper: Person) -> None:
    """Every form of gitmailmap(5), names and addresses without case; any other line changes no person."""
    assert Mailmap.parse(text).proper(person) == proper


def test_an_address_is_one_person_over_repositories() -> None:
    """The same address in two repositories is one person, by the name used most, in upper or lower case."""
    known = people(("one", ANN), ("one", ANN), ("two", Person("A. Dev", "ANN@example.org")))
    assert known.everyone() == (ANN,)
    assert known.of("two", Person("A. Dev", "ANN@example.org")) == ANN


def test_without_an_address_the_name_is_the_person() -> None:
    """Imported histories often have no addresses."""
    nameless = Person("Ann", "")
    assert people(("one", nameless)).find("ANN") == nameless


def test_a_mailmap_speaks_for_other_repositories() -> None:
    """What one repository says of an address holds in another that says nothing."""
    known = people(("one", ANN), ("two", ANN_AT_WORK), mailmaps={"one": "Ann Dev <ann@example.org> <ann@work.example>"})
    assert known.of("two", ANN_AT_WORK) == ANN
    assert known.everyone() == (ANN,)


def test_mailmaps_that_disagree_are_believed_only_at_home() -> None:
    """Where two repositories say different things of an address, a third believes neither."""
    maps = {"one": "<ann@example.org> <x@work.example>", "two": "<ben@example.org> <x@work.example>"}
    shared = Person("X", "x@work.example")
    known = people(("one", shared), ("two", shared), ("three", shared), mailmaps=maps)
    assert [known.of(key, shared).email for key in maps] == ["ann@example.org", "ben@example.org"]
    assert known.of("three", shared) == shared


def test_a_machines_own_address_is_not_carried_along() -> None:
    """root@localhost is another person in every repository."""
    root = Person("root", "root@localhost")
    known = people(("one", root), ("two", root), mailmaps={"one": "Ann Dev <ann@example.org> <root@localhost>"})
    assert known.of("one", root).email == "ann@example.org"
    assert known.of("two", root) == root


def test_aliases_are_the_users_last_word() -> None:
    """An alias joins addresses and names, also against a mailmap, and is a name to be found by."""
    maps = {"one": "<ben@example.org> <ann@work.example>"}
    aliases = ["Ann Dev <ann@example.org>", "ann@work.example", "A. Nonymous"]
    hidden = Person("A. Nonymous", "noreply@example.org")
    known = people(("one", ANN), ("one", ANN), ("one", ANN_AT_WORK), ("two", hidden), mailmaps=maps, Annie=aliases)
    assert known.everyone() == (ANN,)
    for text in ("annie", "ANN@work.example", "a. nonymous", "Ann Dev <ann@example.org>"):
        assert known.find(text) == ANN


def test_a_written_person_is_known_by_address_first() -> None:
    """A name with an address means the address, for many people share a name; without an address it is the name."""
    other_ann = Person("Ann Dev", "other@example.org")
    known = people(("one", ANN), ("one", other_ann), ("one", BEN), me=["Ben Dev <>"])
    assert known.find("Ann Dev <other@example.org>") == other_ann
    assert known.find("Somebody <ANN@example.org>") == ANN
    assert known.find("me") == BEN


def test_a_name_of_two_people_is_asked_back() -> None:
    """The error has the addresses to choose from, and all of them quoted for the settings."""
    known = people(("one", ANN), ("one", Person("Ann Dev", "other@example.org")))
    with pytest.raises(UnknownPersonError) as caught:
        known.find("ann dev")
    assert caught.value.code == "person.ambiguous"
    assert caught.value.details["addresses"] == ["ann@example.org", "other@example.org"]
    assert caught.value.details["quoted"] == ['"ann@example.org"', '"other@example.org"']


@pytest.mark.parametrize(
    ("text", "near", "some"),
    [
        ("ann@exmaple.org", ("ann@example.org", "ben@example.org"), ()),
        ("dev", ("ann dev", "ben dev"), ()),
        ("zzz", (), ("ann@example.org", "ben@example.org")),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(text: str, near: tuple[str, ...], some: tuple[str, ...]) -> None:
    """A typo names the person meant; part of a name all who have it; nonsense some of those in the journal."""
    with pytest.raises(UnknownPersonError) as caught:
        people(("one", ANN), ("one", BEN)).find(text)
    assert caught.value.details == {"person": text, "near": near, "people": some}


def test_an_empty_journal_says_what_to_do() -> None:
    """An alias without commits is unknown, and no other person is suggested."""
    with pytest.raises(UnknownPersonError) as caught:
        people(me=["ann@example.org"]).find("me")
    assert caught.value.details == {"person": "me", "near": (), "people": ()}


def test_a_person_without_commits_is_named_by_the_mailmaps() -> None:
    """Git's own identity may have no commits yet; a mailmap may still know it by a newer address."""
    known = people(("one", BEN), mailmaps={"one": "<ann@example.org> <ann@work.example>"})
    assert known.of("one", ANN_AT_WORK) == Person("ann", "ann@example.org")
