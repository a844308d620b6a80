"""Text of strangers at a terminal: every command, with commits made to take it over."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.pseudo_terminal import at_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

# What we send ourselves: colours, and what a progress line needs to write over itself.
OURS = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|2K|1A)")
TITLE = "\x1b]0;owned\x07"
CLEAR = "\x1b[2J\x1b[H"
HOSTILE = (
    f"Fix {TITLE}{CLEAR} the \u202eelif\u202c [link=https://evil.example]x[/link] [/] \x9b31m parser\u200b\u2066\n\n"
    f"Because {TITLE} readers \x08\x08 saw {CLEAR} nothing\r\x7f. [red]:smile:[/red]\n\nSigned-off-by: {CLEAR} <a@b>\n"
)
COMMANDS = (
    (),
    ("track", "--all", "--show-latest"),
    ("coach", "--no-ai"),
    ("log",),
    ("progress", "--days", "3"),
    ("progress", "--days", "3", "--calendar"),
    ("insights", "--days", "3", "--everyone"),
    ("style",),
    ("team",),
    ("check", "--last"),
    ("reword", "--no-input"),
    ("split",),
    ("goal",),
    ("doctor",),
    ("where",),
    ("hook", "status"),
    ("config", "show"),
    ("journal", "verify"),
    ("coach", "--commit-id", f"no{CLEAR}such"),
    ("log", "--user-id", f"no{TITLE}body"),
    ("explain", f"CN{CLEAR}"),
    (f"no{CLEAR}command",),
    ("track", f"--no{TITLE}option"),
    ("progress", "--days", f"{CLEAR}3"),
    ("report", "--days", "3", "--output", f"no{TITLE}/folder/x.html"),
    ("report", "--days", "3", "--format", "markdown", "--output", "-"),
    ("check", "--last", "--format", "github"),
    ("check", "--last", "--format", "junit"),
    ("check", "--last", "--format", "gitlab"),
    ("check", "--last", "--format", "sarif"),
    ("check", "--last", "--format", "markdown"),
    ("journal", "export", "--format", "csv"),
    ("journal", "export", "--format", "markdown"),
    ("coach", "--json", "--no-ai"),
    ("coach", "--show-prompt"),
    ("score", f"no{CLEAR}file"),
    ("journal", "import", f"no{TITLE}file"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> GitRepository:
    """A dozen hostile commits: messages, names, files and a branch."""
    from tests.support.repository import GitRepository  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("hostile")
    repository = GitRepository(
        folder / "repo", folder / "home", author=f"Ann{TITLE}\u202e Dev <ann{CLEAR.replace(chr(27), '')}@example.org>"
    )
    repository.git("checkout", "--quiet", "-b", "evil\u202ebranch\u200b")
    now = int(time.time())
    for number in range(12):
        files: dict[str, str | bytes | None] = {
            f"src/\x1b[31m\u202e{number}.py": f"print('{CLEAR}')\n" * 5,
            f"lib/{number}\u2028.c": "int x;\n",
        }
        repository.commit(HOSTILE, files, seconds=now - 3600 * (12 - number))
    code, written = at_terminal(folder / "home", repository.path, "track", "--all")
    assert (code, "12 commits recorded" in written) == (0, True)
    return repository


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[:1]) or "home")
def test_no_raw_text_of_a_stranger_reaches_the_terminal(hostile: GitRepository, arguments: tuple[str, ...]) -> None:
    """Beside our own colours no control, escape, bidirectional or zero-width character is ever written."""
    code, written = at_terminal(hostile.home, hostile.path, *arguments, CRAFTNUDGE_AI="0")
    assert "Traceback" not in written
    assert code in (0, 1, 2)
    rest = OURS.sub("", written)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", rest)


def test_a_page_of_a_stranger_is_text(hostile: GitRepository, tmp_path: Path) -> None:
    """The HTML report of hostile commits has no script, no foreign link and no raw control character."""
    target = tmp_path / "report.html"
    code, written = at_terminal(hostile.home, hostile.path, "report", "--days", "3", "--output", str(target))
    assert code == 0, written
    page = target.read_text("utf-8")
    assert "<script" not in page
    assert 'https://evil.example"' not in page
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
