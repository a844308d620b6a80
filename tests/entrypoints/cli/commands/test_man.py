"""`craftnudge man`: the manual page of the installed program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


def test_the_pages_hold_every_command(program: Program, tmp_path: Path) -> None:
    """Each command has its section, no line is a roff request by accident, and git's page includes the other."""
    folder = tmp_path / "share" / "man1"
    assert program("man", str(folder)).stdout.count("Wrote ") == 2
    page = (folder / "craftnudge.1").read_text()
    assert (folder / "git-craftnudge.1").read_text() == ".so man1/craftnudge.1\n"
    for name in ("coach", "check", "hook install", "config validate", "reword", "split"):
        assert f'.SS "craftnudge {name} ' in page
    orders = {line.split(" ")[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert orders <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B"}
    assert program("man").stdout == page


def test_a_folder_that_cannot_be_made_is_named(program: Program, tmp_path: Path) -> None:
    """A file in its place: exit code 6, and the path."""
    (tmp_path / "file").write_text("")
    done = program("man", str(tmp_path / "file"))
    assert done.code == 6
    assert f"cannot write to {tmp_path / 'file'}" in done.stderr
