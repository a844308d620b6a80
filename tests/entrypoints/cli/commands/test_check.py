"""`craftnudge check - --json` says what Conventional Commits 1.0.0 makes of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.conventional_rules import RULES

if TYPE_CHECKING:
    from tests.support.conventional_rules import Parts
    from tests.support.program import Program
    from tests.support.repository import GitRepository

# The last message of each item that is in the form: the others are tried without the command.
OF_EACH_ITEM = {item: (message, parts) for item, message, parts in RULES if parts is not None}


def _document(parts: Parts) -> dict[str, Any]:
    kind, scope, breaking, description, body, footers = parts
    return {
        "type": kind,
        "scope": scope,
        "breaking": breaking,
        "description": description,
        "body": body,
        "footers": [{"token": token, "separator": between, "value": value} for token, between, value in footers],
    }


@pytest.mark.parametrize("item", sorted(OF_EACH_ITEM))
def test_the_parts_of_a_message_are_in_the_document(program: Program, item: int) -> None:
    """Each part under its own name, with any line ends."""
    message, parts = OF_EACH_ITEM[item]
    for text in (message, message.replace("\r", "").replace("\n", "\r\n")):
        run = program("check", "-", "--json", stdin=text)
        assert run.json["conventional"] == _document(parts)


def test_a_message_in_another_form_has_none(program: Program) -> None:
    """Null, not an empty object."""
    assert program("check", "-", "--json", stdin="Sort rows by name\n").json["conventional"] is None


def test_a_file_of_the_repository_is_named_as_one(program: Program, repository: GitRepository) -> None:
    """It is read as a message all the same; a file that git does not know is one without a word."""
    repository.commit("Add the readme", {"README.md": "# A tracker\n\nIt tracks.\n"})
    (repository.path / "message").write_text("Read the header first\n")
    assert "README.md is a file of this repository" in program("check", "README.md").stderr
    assert program("check", "message").stderr == ""
    assert "README.md is a file" not in program("check", "--message-file", "README.md").stderr
