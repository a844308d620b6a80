"""The screen of the user's addresses fits every width, and shows strangers' names safely."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftnudge.domain.commits.record import Person
from craftnudge.presentation.documents.identity import identity_document
from craftnudge.presentation.lines import Canvas, Line, width
from craftnudge.presentation.screens.identity import change_lines, identity_screen, offer_lines
from craftnudge.services.results.identity import Identity, IdentityChange, OfferedAddress, OwnAddress
from tests.support.schema import assert_valid

ANN = Person("Ann Dev", "ann@example.org")
OFFERED = tuple(
    OfferedAddress(Person("Ann Dev\x1b[31m", f"ann.with.a.long.name.{number}@work.example"), number + 1, "same-name")
    for number in range(10)
)
IDENTITY = Identity(ANN, "Ann Dev", (OwnAddress(ANN, 37, "git"),), OFFERED, Path("/home/ann/config.toml"))


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_width_shows_every_address_whole(columns: int) -> None:
    """What is to be copied is never cut, but for the command on a very narrow screen; control characters are gone."""
    lines = ["".join(piece.text for piece in line) for line in identity_screen(IDENTITY, Canvas(columns))]
    text = "\n".join(lines)
    assert "\x1b" not in text
    assert all(offered.person.email in text for offered in OFFERED[:8])
    assert "and 2 more" in text
    if columns >= 80:
        assert max(map(width, lines)) <= columns


def test_the_document_keeps_to_its_schema() -> None:
    """All offered addresses are in it."""
    document = identity_document(IDENTITY)
    assert_valid("identity", document)
    assert len(document["offered"]) == 10


def test_without_an_offer_the_screen_says_so() -> None:
    """And leaves out the next step."""
    alone = Identity(ANN, None, (OwnAddress(ANN, 1, "git"),), (), Path("/c"))
    text = "\n".join("".join(piece.text for piece in line) for line in identity_screen(alone, Canvas(80)))
    assert "No other address in the journal looks like yours." in text
    assert "Next:" not in text


def test_a_change_says_what_was_written_where() -> None:
    """And an offer names the address and the command."""

    def words(lines: list[Line]) -> str:
        return " ".join("".join(piece.text for piece in line).strip() for line in lines)

    change = IdentityChange("Ann Dev", ("ann@work.example",), Path("/c"))
    assert words(change_lines(change, Canvas(80), added=True)) == 'Added ann@work.example to "Ann Dev" in /c.'
    assert words(change_lines(change, Canvas(80), added=False)) == 'Removed ann@work.example from "Ann Dev" in /c.'
    nothing = IdentityChange("Ann Dev", (), Path("/c"))
    assert words(change_lines(nothing, Canvas(80), added=True)) == 'Already listed as "Ann Dev" in /c.'
    assert "has 1 commit and may be you" in words(offer_lines(OFFERED[0], Canvas(80)))
