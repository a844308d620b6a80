"""`craftnudge identity`: a new address of the same person is seen, offered, and counted once it is added."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The user's own file of settings."""
    return tmp_path / "home" / ".config" / "craftnudge" / "config.toml"


@pytest.fixture
def moved(repository: GitRepository, program: Program) -> GitRepository:
    """Three commits under an old address, then one under the address that git is configured for now."""
    for number in range(3):
        repository.commit(f"Add page {number}", {f"{number}.txt": "1\n"}, author="Ann Dev <ann@old.example>")
    repository.commit("Add an index", {"index.txt": "1\n"})
    repository.commit("Add a map", {"map.txt": "1\n"}, author="Bob Builder <bob@example.org>")
    program("track", "--all")
    return repository


def test_an_address_is_offered_added_and_removed(moved: GitRepository, program: Program, settings: Path) -> None:
    """The overview hints at it, the command writes the settings, and progress counts."""
    del moved
    assert "ann@old.example has 3 commits and may be you (the same name)." in program().stdout
    shown = program("identity").stdout
    assert "craftnudge identity add ann@old.example" in shown
    assert "bob@example.org" not in shown
    document = program("identity", "--json").json
    assert_valid("identity", document)
    assert [(each["email"], each["commits"], each["likeness"]) for each in document["offered"]] == [
        ("ann@old.example", 3, "same-name")
    ]
    added = program("identity", "add", "ann@old.example", "--json").json
    assert_valid("identity-change", added)
    assert added["addresses"] == ["ann@example.org", "ann@old.example"]
    assert tomllib.loads(settings.read_text("utf-8"))["identities"] == {
        "Ann Dev": ["ann@example.org", "ann@old.example"]
    }
    assert len(program("log", "--author", "me", "--json").json["commits"]) == 4
    assert "may be you" not in program().stdout
    own = program("identity", "--json").json["addresses"]
    assert [(each["email"], each["by"]) for each in own] == [
        ("ann@example.org", "git"),
        ("ann@old.example", "settings"),
    ]
    assert program("identity", "remove", "ann@old.example").code == 0
    assert "may be you" in program().stdout


def test_mistakes_say_what_to_do(moved: GitRepository, program: Program, settings: Path) -> None:
    """An address of another alias, one that is not listed, a broken file, no identity: nothing is written."""
    assert program("identity", "remove", "nobody@example.org").code == 2
    settings.parent.mkdir(parents=True)
    settings.write_text('[identities]\nbob = ["bob@example.org"]\n', "utf-8")
    taken = program("identity", "add", "bob@example.org")
    assert (taken.code, 'listed as "bob" already' in taken.stderr) == (2, True)
    settings.write_text("= broken", "utf-8")
    assert program("identity", "add", "ann@old.example").code == 2
    assert settings.read_text("utf-8") == "= broken"
    settings.unlink()
    for name in ("user.name", "user.email"):
        moved.git("config", "--unset", name)
    moved.git("config", "user.useConfigOnly", "true")
    unknown = program("identity")
    assert (unknown.code, "git config --global user.email" in unknown.stderr) == (2, True)


def test_several_people_of_one_name_lead_to_the_command(moved: GitRepository, program: Program) -> None:
    """In every command the same answer."""
    del moved
    for command in ("progress", "goal", "insights"):
        run = program(command, "--author", "Ann Dev")
        assert (run.code, "craftnudge identity" in run.stderr) == (2, True)
