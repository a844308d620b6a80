"""Run the commands that the tutorial and the README show, and write or compare their output.

    python -m docs.transcripts           runs every console block and rewrites the output below its commands
    python -m docs.transcripts --check   exits 1 if an output differs from the page

A block begins with ```console. A line that begins with "$ " is a command. All commands of a page are typed into one
shell, and the lines after a command are its output. A line of three dots stands for any lines. A comment
`<!-- before: COMMAND -->` runs a command that readers do not see. Clock, names and folders are fixed, so the same page
always gives the same output, commit hashes included.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (ROOT / "docs" / "tutorial" / "first-week.md", README)
_BLOCK = re.compile(r"<!-- before: (?P<hidden>.*?) -->|^```console\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL)
_END_OF_OUTPUT = "-- end of output --"
# The pages and the picture show a morning of November 2026, whenever they are generated.
_FIRST_SECOND = 1_795_424_400


def environment(home: Path) -> dict[str, str]:
    """The variables of the shell: a home of its own, a fixed author, no colour; of this machine only PATH."""
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
    """A shell for the commands of one page; the clock advances by an hour with each command."""

    def __init__(self, folder: Path) -> None:
        home = folder / "home"
        work = folder / "work"
        home.mkdir(parents=True)
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
        """The output lines of the command, with ~ for the home folder."""
        self._seconds += 3_600
        date = f"{self._seconds} +0000"
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the shell has no pipes")
        stdin.write(
            f"export GIT_AUTHOR_DATE='{date}' GIT_COMMITTER_DATE='{date}'\n{command}\necho '{_END_OF_OUTPUT}'\n"
        )
        stdin.flush()
        lines: list[str] = []
        for line in stdout:
            if line.rstrip("\n").endswith(_END_OF_OUTPUT):
                break
            lines.append(line.rstrip("\n").replace(self._home, "~"))
        return lines

    def leave(self) -> None:
        """End the shell."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=10)


def commands(page: Path) -> list[str]:
    """All commands of a page in order, the hidden ones included."""
    return [
        command
        for block in _BLOCK.finditer(page.read_text("utf-8"))
        for command in ([block["hidden"]] if block["hidden"] else [command for command, _ in steps(block["shown"])])
    ]


def steps(block: str) -> list[tuple[str, list[str]]]:
    """Each command of a block, without its prompt, and the output lines on the page."""
    pairs: list[tuple[str, list[str]]] = []
    lines = block.splitlines()
    while lines:
        command = lines.pop(0)
        while command.endswith("\\") or _is_open_document(command):
            command += "\n" + lines.pop(0)
        expected: list[str] = []
        while lines and not lines[0].startswith("$ "):
            expected.append(lines.pop(0))
        pairs.append((command.removeprefix("$ "), expected))
    return pairs


def _is_open_document(command: str) -> bool:
    """Whether a here-document begins in the command and has not ended yet."""
    opened = re.search(r"<<'?(\w+)'?", command)
    return opened is not None and not command.endswith(f"\n{opened[1]}")


def agrees(expected: list[str], printed: list[str]) -> bool:
    """Whether the output matches the page; a line of three dots stands for any lines."""
    pattern = "\n".join(".*?" if line.strip() == "..." else re.escape(line.rstrip()) for line in expected)
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed), re.DOTALL) is not None


def replay(shell: Shell, page: Path, *, write: bool) -> list[str]:
    """Run a page; write its output into it, or return the differences."""
    text = page.read_text("utf-8")
    differences: list[str] = []

    def rewritten(block: re.Match[str]) -> str:
        if block["hidden"]:
            shell.type(block["hidden"])
            return block[0]
        lines = []
        for command, expected in steps(block["shown"]):
            printed = shell.type(command)
            if agrees(expected, printed):
                lines += [f"$ {command}", *expected]
                continue
            differences.append(f"{page.name}: {command}\n" + "\n".join(f"    {line}" for line in printed))
            lines += [f"$ {command}", *_shortened([line.rstrip() for line in printed], like=expected)]
        return "```console\n" + "".join(f"{line}\n" for line in lines) + "```"

    new_text = _BLOCK.sub(rewritten, text)
    if write and new_text != text:
        page.write_text(new_text, "utf-8")
    return [] if write else differences


def _shortened(printed: list[str], *, like: list[str]) -> list[str]:
    """The output; if three dots ended the old one, only as many lines as before, and three dots."""
    if not like or like[-1].strip() != "...":
        return printed
    return [*printed[: len(like) - 1], "..."]


def main(arguments: list[str]) -> int:
    """Replay each page in a shell of its own."""
    differences: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for page in PAGES:
            shell = Shell(Path(folder) / page.stem)
            differences += replay(shell, page, write="--check" not in arguments)
            shell.leave()
    for difference in differences:
        sys.stderr.write(difference + "\n")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
