"""`craftnudge config`: the settings, where each comes from, and what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_every_setting_is_shown_with_its_origin(repository: GitRepository, program: Program) -> None:
    """Each value, with the file and line, the variable or the default that it comes from; also as JSON."""
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


def test_problems_are_listed_with_the_nearest_name(repository: GitRepository, program: Program) -> None:
    """An unknown setting, an unknown check, and a rule of another tool that CraftNudge does not have."""
    (repository.path / ".gitlint").write_text("[body-min-length]\nmin-length=5\n")
    assert program("config", "validate").code == 0
    assert "ignored: " in program("config", "validate").stderr
    (repository.path / ".craftnudge.toml").write_text('min-scor = 7\n[checks]\noff = ["CN1110"]\n')
    found = program("config", "validate")
    assert found.code == 2
    assert ".craftnudge.toml:1: min-scor: unknown setting. Did you mean min-score?" in found.stdout
    assert '.craftnudge.toml:3: checks.off: unknown check "CN1110"' in found.stdout
    assert "2 settings have a problem" in found.stderr


def test_an_old_name_still_works_with_a_hint(repository: GitRepository, program: Program) -> None:
    """The setting has its effect; validate, check and doctor name the new one, and it is no problem."""
    repository.commit("Polish", {"a.py": "x = 1\n"})
    (repository.path / ".craftnudge.toml").write_text("[house-style]\nbody-required = true\n")
    hint = f"{repository.path / '.craftnudge.toml'}:1: house-style: renamed to project-style."
    validated = program("config", "validate")
    assert (validated.code, validated.stdout) == (0, "No problems found.\n")
    assert hint in validated.stderr
    checked = program("check", "--last")
    assert checked.code == 1
    assert hint in checked.stderr
    assert "renamed to project-style" in program("doctor").stdout
    settings = program("config", "show", "--json").json["settings"]
    assert settings["house-style.body-required"] == settings["project-style.body-required"]
    assert settings["project-style.body-required"]["value"] is True


def test_the_files_and_the_schema_are_named(repository: GitRepository, program: Program) -> None:
    """Where settings are read from, the strongest last; the schema is what the documentation publishes."""
    (repository.path / ".craftnudge.toml").write_text("min-score = 7")
    where = program("config", "where").stdout.splitlines()
    assert where[0].endswith("pyproject.toml   (missing)")
    assert where[1] == str(repository.path / ".craftnudge.toml")
    assert where[-1].endswith("config.toml   (missing)")
    assert json.loads(program("config", "schema").stdout)["title"] == "CraftNudge configuration"


def test_a_check_switched_off_is_off_in_every_command(repository: GitRepository, program: Program) -> None:
    """`coach` and `check` follow the same configuration."""
    repository.commit("Polish", {"a.py": "x = 1\n"})
    (repository.path / ".craftnudge.toml").write_text('checks.off = ["subject-length"]\n')
    for command in (["coach", "--json", "--no-ai"], ["check", "--last", "--json"]):
        document = program(*command).json
        document = document.get("commits", [document])[0]
        (length,) = [one for one in document["aspects"]["message"]["checks"] if one["id"] == "CN110"]
        assert (length["outcome"], length["of"]) == ("not_applicable", 0)


def test_a_former_name_of_a_check_still_works_with_a_hint(repository: GitRepository, program: Program) -> None:
    """In the settings, in a variable and in a trailer the check is off, and `check` names its name of today."""
    message = "Polish the table of rates\n\nCraftnudge-Ignore: says-why\n"
    repository.commit(message, {"a.py": "x = 1\n"})
    by_trailer = program("check", "--last")
    assert f"craftnudge: {repository.hashes[0][:7]}: Craftnudge-Ignore: says-why: renamed to missing-reason.\n" in (
        by_trailer.stderr
    )
    assert "CN102" not in by_trailer.stdout
    (repository.path / ".craftnudge.toml").write_text('checks.off = ["says-why"]\n')
    hint = f"{repository.path / '.craftnudge.toml'}:1: checks.off: says-why: renamed to missing-reason."
    for command in (["check", "--last"], ["config", "validate"]):
        run = program(*command)
        assert (run.code, hint in run.stderr) == (0, True)
    by_variable = program("config", "validate", CRAFTNUDGE_CHECKS_OFF="says-why").stderr
    assert "$CRAFTNUDGE_CHECKS_OFF: checks.off: says-why: renamed to missing-reason." in by_variable
