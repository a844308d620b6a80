"""Files of settings in a repository are a stranger's: none of them stops, holds up or breaks the program."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.config.files import own_table, pyproject, text_of
from craftnudge.adapters.config.peers.peer_rules import peer_rules

if TYPE_CHECKING:
    from pathlib import Path

# Nothing here takes a second; what it once took is minutes or for ever.
PATIENCE_SECONDS = 10.0
MANY = 200_000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("n = " + "1" * 5_000, "not TOML"),
        (".".join(["a"] * MANY) + " = 1", "more than 100 parts"),
        ('x = 1\n["a' + '"."a'.join([""] * MANY) + '"]', "more than 100 parts"),
        ("x = {" + " . ".join(["'a'"] * MANY) + " = 1}", "more than 100 parts"),
        ("x = " + "[" * MANY, "not TOML"),
        ('x = """\n[' + " " * MANY + '\n"""', "there is no such setting"),
        ("\x00\x1b[2J = 1", "not TOML"),
    ],
    ids=["digits", "dots", "quoted parts", "inline table", "brackets", "blanks", "controls"],
)
def test_a_hostile_toml_file_is_a_finding_in_no_time(tmp_path: Path, text: str, says: str) -> None:
    """A number, a key or a nesting of any length is told with its file, and sets nothing."""
    file = tmp_path / ".craftnudge.toml"
    file.write_text(text)
    began = time.process_time()
    given = own_table(file, own=False)
    assert time.process_time() - began < PATIENCE_SECONDS
    assert not given.values
    assert says in given.findings[0].says
    (tmp_path / "pyproject.toml").write_text(f"# craftnudge, commitizen\n{text}")
    pyproject(tmp_path / "pyproject.toml")
    peer_rules(tmp_path)
    assert time.process_time() - began < PATIENCE_SECONDS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".commitlintrc.json", '{"extends": 5}'),
        (".commitlintrc.json", '{"extends": {"a": [1]}, "rules": [1]}'),
        (".commitlintrc.json", '{"rules": {"type-enum": [2, ["x"], {}], "a": {}, "b": [[], [], []]}}'),
        (".commitlintrc.json", '{"rules": {' + ", ".join(f'"r{n}": [2]' for n in range(50_000)) + "}}"),
        (".commitlintrc.json", '{"a": ' + "1" * 5_000 + "}"),
        (".commitlintrc.json", "[" * MANY),
        (".commitlintrc.yaml", "rules:\n  header-max-length: [2, always, " + "1" * 5_000 + "]\n"),
        (".commitlintrc.yaml", "rules:\n  type-enum:\n" + "    - a\n" * MANY),
        (".commitlintrc.yaml", "- " * MANY),
        (".commitlintrc.yaml", "a: [" + "[," * MANY + "]"),
        (".gitlint", "[title-max-length]\nline-length=²\n"),
        (".gitlint", "[title-max-length]\nline-length=" + "1" * 5_000),
        (".gitlint", "[general]\nignore=" + "a, " * MANY),
        (".gitlint", "[a]\n" * MANY),
        (".gitlint", "[\x1b]2J]\n\x00=\x9b\n[DEFAULT]\nx\n"),
        (".cz.json", '{"commitizen": {"name": {"a": 1}, "message_length_limit": [1], "customize": 3}}'),
        (".cz.toml", "[tool.commitizen]\nmessage_length_limit = " + "1" * 5_000),
        ("package.json", '{"commitlint": {"extends": null, "rules": {"body-empty": null}}}'),
    ],
)
def test_rules_of_other_tools_may_be_anything(tmp_path: Path, name: str, text: str) -> None:
    """Whatever stands in their files, they are read in no time or left aside."""
    (tmp_path / name).write_text(text)
    began = time.process_time()
    peer_rules(tmp_path)
    assert time.process_time() - began < PATIENCE_SECONDS


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to, a terminal, a device without an end: no settings, at once."""
    os.mkfifo(tmp_path / "pipe")
    leader, follower = os.openpty()
    try:
        for target in (tmp_path / "pipe", os.ttyname(follower), "/dev/zero", "/dev/stdin", tmp_path):
            link = tmp_path / ".craftnudge.toml"
            link.unlink(missing_ok=True)
            link.symlink_to(target)
            assert text_of(link) is None
    finally:
        os.close(leader)
        os.close(follower)
