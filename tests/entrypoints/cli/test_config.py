"""`craftnudge config`: what holds, where it comes from, and what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_every_setting_is_shown_with_its_origin(repository: GitRepository, program: Program) -> None:
    """The value that holds, and the file and line, variable or default that it is from; for programs too."""
    (repository.path / ".craftnudge.toml").write_text('[checks]\noff = ["CN110"]\npoints = { CN101 = 4 }\n')
    shown = program("config", "show", "--origin", OLLAMA_MODEL="small").stdout
    assert f"{repository.path / '.craftnudge.toml'}:2" in shown
    assert '["CN110"]' in shown
    assert '{"CN101" = 4.0}' in shown
    assert "$OLLAMA_MODEL" in shown
    document = program("config", "show", "--json").json
    assert_valid("config-show", document)
    assert document["settings"]["checks.off"]["value"] == ["CN110"]
    assert document["settings"]["min-score"] == {"value": None, "origin": "default"}


def test_what_is_wrong_is_told_with_the_nearest_right_name(repository: GitRepository, program: Program) -> None:
    """A wrong name, a check that is none, and rules of another tool without a counterpart."""
    (repository.path / ".gitlint").write_text("[body-min-length]\nmin-length=5\n")
    assert program("config", "validate").code == 0
    assert "left out: " in program("config", "validate").stderr
    (repository.path / ".craftnudge.toml").write_text('min-scor = 7\n[checks]\noff = ["CN1110"]\n')
    found = program("config", "validate")
    assert found.code == 2
    assert ".craftnudge.toml:1: min-scor: there is no such setting. Did you mean min-score?" in found.stdout
    assert ".craftnudge.toml:3: checks.off: there is no check 'CN1110'" in found.stdout
    assert "2 settings are wrong" in found.stderr


def test_the_files_and_the_schema_are_named(repository: GitRepository, program: Program) -> None:
    """Where settings are read from, the strongest last; the schema is what the documentation publishes."""
    (repository.path / ".craftnudge.toml").write_text("min-score = 7")
    where = program("config", "where").stdout.splitlines()
    assert where[0].endswith("pyproject.toml   (not there)")
    assert where[1] == str(repository.path / ".craftnudge.toml")
    assert where[-1].endswith("config.toml   (not there)")
    assert json.loads(program("config", "schema").stdout)["title"] == "CraftNudge configuration"


def test_a_check_switched_off_is_off_in_every_verdict(repository: GitRepository, program: Program) -> None:
    """`coach` and `check` follow the same configuration."""
    repository.commit("Polish", {"a.py": "x = 1\n"})
    (repository.path / ".craftnudge.toml").write_text('checks.off = ["subject-length"]\n')
    for command in (["coach", "--json", "--no-ai"], ["check", "--last", "--json"]):
        document = program(*command).json
        document = document.get("commits", [document])[0]
        (length,) = [one for one in document["aspects"]["message"]["checks"] if one["id"] == "CN110"]
        assert (length["outcome"], length["of"]) == ("not_applicable", 0)
