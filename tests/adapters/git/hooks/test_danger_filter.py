"""The coarse filter of a hook finds all that the program reports."""

from __future__ import annotations

import subprocess

import pytest

from craftnudge.adapters.git.hooks.danger_filter import danger_pattern
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.commits.unwanted_files import unwanted_kind
from craftnudge.domain.measure import measure
from tests.domain.measure.secrets import test_credentials, test_issuer_formats, test_named_secrets
from tests.support.deltas import added

LINES = [
    *((path, line.format(test_named_secrets.VALUE)) for path, line in test_named_secrets.GIVEN),
    *((".env", f"DB_PASSWORD={value}\n") for value in (test_named_secrets.SIGNS, "Tr0ub4dor&3", "gH7(kL)9=x%Q")),
    *((path, line) for _, path, line in test_credentials.FOUND),
    *(("app.py", f"x = ({token})\n") for _, token in test_issuer_formats.FORMS),
    ("app.py", "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> topic\n"),
    ("app.py", "def run():\n    breakpoint()\n"),
    ("app.py", "import pdb\n"),
    ("app.js", "  debugger;\n"),
    ("app.js", "it.only('adds', () => {})\n"),
    ("app.rb", "  binding.pry\n"),
    ("app.php", "xdebug_break();\n"),
    ("key.pem", "-----BEG" + f"IN RSA PRIVATE KEY-----\n{test_named_secrets.VALUE}\n"),
]
NAMES = [
    "node_modules/a.js",
    "web/__pycache__/a.pyc",
    ".idea/workspace.xml",
    ".vs/x/.suo",
    "target/classes/A.class",
    "a/.DS_Store",
    ".env.local",
    "id_rsa",
    "core",
    "release.keystore",
    "parser.obj",
    "a.py.orig",
    ".a.py.swp",
    "notes.txt~",
    "npm-debug.log",
    "server.log",
]


def matches(diff: str) -> bool:
    """Whether grep finds a danger in the text of a diff."""
    done = subprocess.run(
        ["grep", "-aqE", "-e", danger_pattern()],
        input=diff.encode(),
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert done.returncode in (0, 1)
    return done.returncode == 0


@pytest.mark.parametrize(("path", "text"), LINES)
def test_what_is_measured_as_a_danger_passes_the_filter(path: str, text: str) -> None:
    """The program reports something in these lines, and the filter lets it look."""
    facts = measure([added(path, text)])
    assert facts.secret_kinds or facts.count("conflict_marker", "breakpoint", "focused_test")
    assert matches("".join(f"+{line}" for line in text.splitlines(keepends=True)))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_must_not_be_committed_passes_the_filter(name: str) -> None:
    """By the first line that git writes about it."""
    assert unwanted_kind(FileChange(name, "A", None, None, binary=True))
    assert matches(f"diff --git a/{name} b/{name}\nnew file mode 100644\n")


@pytest.mark.parametrize(
    "diff",
    [
        "diff --git a/src/app.py b/src/app.py\n--- a/src/app.py\n+++ b/src/app.py\n+def add(a):\n+    return a\n",
        "diff --git a/README.md b/README.md\n+Type `make`, then open the page.\n",
        "diff --git a/src/keys.py b/src/keys.py\n+for key in keys:\n+    print(key)\n+    pass\n",
    ],
)
def test_an_ordinary_change_starts_nothing(diff: str) -> None:
    """The filter is worth its time only if most commits pass it."""
    assert not matches(diff)
