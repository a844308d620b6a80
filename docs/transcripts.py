"""Runs what the tutorial and the README show, and compares it with what they say, or writes it into them.

    python -m docs.transcripts           runs every console block and rewrites the output beneath its commands
    python -m docs.transcripts --check   exits 1 at the first output that is not what the page says

A block begins with ```console. A line that begins with "$ " is a command, typed into one shell for the whole page; the
lines after it are what it prints. A line of three dots stands for any lines. Clock, names and folders are fixed, so the
same page gives the same output, commit hashes included.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "docs" / "tutorial" / "first-week.md", ROOT / "README.md")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DONE = "-- end of output --"
# The pictures and pages show a morning of November 2026, whenever they are made.
_FIRST_SECOND = 1_795_424_400


def environment(home: Path) -> dict[str, str]:
    """Nothing of this machine but the programs: a home of its own, a fixed author, no colour."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "CRAFTNUDGE_HOME": str(home / "craftnudge"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_AUTHOR_NAME": "Ann Dev",
        "GIT_AUTHOR_EMAIL": "ann@example.org",
        "GIT_COMMITTER_NAME": "Ann Dev",
        "GIT_COMMITTER_EMAIL": "ann@example.org",
        "CRAFTNUDGE_AI": "0",
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
    }


class Shell:
    """One shell, in which commands are typed one after the other; each commit is an hour after the one before."""

    def __init__(self, folder: Path) -> None:
        home = folder / "home"
        work = folder / "work"
        home.mkdir()
        work.mkdir()
        (home / ".gitconfig").write_text(
            "[user]\n\tname = Ann Dev\n\temail = ann@example.org\n[init]\n\tdefaultBranch = main\n", "utf-8"
        )
        self._home = str(home)
        self._seconds = _FIRST_SECOND
        self._process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=work,
            env=environment(home),
            text=True,
        )

    def type(self, command: str) -> list[str]:
        """What the command prints, line by line; the home folder is shown as ~."""
        self._seconds += 3_600
        date = f"{self._seconds} +0000"
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the shell has no pipes")
        stdin.write(f"export GIT_AUTHOR_DATE='{date}' GIT_COMMITTER_DATE='{date}'\n{command}\necho '{_DONE}'\n")
        stdin.flush()
        lines: list[str] = []
        for line in stdout:
            if line.rstrip("\n").endswith(_DONE):
                break
            lines.append(line.rstrip("\n").replace(self._home, "~"))
        return lines

    def leave(self) -> None:
        """Ends the shell."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=10)


def replayed(shell: Shell, block: str) -> list[tuple[str, list[str], list[str]]]:
    """Each command of a block, what the page says it prints, and what it does print."""
    found: list[tuple[str, list[str], list[str]]] = []
    lines = block.splitlines()
    while lines:
        command = lines.pop(0)
        while command.endswith("\\") or _open_document(command):
            command += "\n" + lines.pop(0)
        said: list[str] = []
        while lines and not lines[0].startswith("$ "):
            said.append(lines.pop(0))
        found.append((command, said, shell.type(command.removeprefix("$ "))))
    return found


def _open_document(command: str) -> bool:
    """Whether a here-document begins in the command and has not ended yet."""
    opened = re.search(r"<<'?(\w+)'?", command)
    return opened is not None and not command.endswith(f"\n{opened[1]}")


def agrees(said: list[str], printed: list[str]) -> bool:
    """Whether the page tells the truth; a line of three dots stands for any lines."""
    pattern = "\n".join(".*?" if line.strip() == "..." else re.escape(line.rstrip()) for line in said)
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed), re.DOTALL) is not None


def replay(shell: Shell, page: Path, *, write: bool) -> list[str]:
    """Runs a page; gives what disagrees, or writes what was printed."""
    text = page.read_text("utf-8")
    wrong: list[str] = []

    def renewed(block: re.Match[str]) -> str:
        lines = []
        for command, said, printed in replayed(shell, block[1]):
            if not agrees(said, printed):
                wrong.append(f"{page.name}: {command}\n" + "\n".join(f"    {line}" for line in printed))
            keep = agrees(said, printed) or any(line.strip() == "..." for line in said)
            lines += [command, *(said if keep else (line.rstrip() for line in printed))]
        return "```console\n" + "".join(f"{line}\n" for line in lines) + "```"

    new_text = _BLOCK.sub(renewed, text)
    if write and new_text != text:
        page.write_text(new_text, "utf-8")
    return [] if write else wrong


def main(arguments: list[str]) -> int:
    """Replays all pages in one shell: the README goes on where the tutorial ends."""
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))
        wrong = [line for page in PAGES for line in replay(shell, page, write="--check" not in arguments)]
        shell.leave()
    for line in wrong:
        sys.stderr.write(line + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
