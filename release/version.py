"""Print the version of this tree, or with --notes its section of CHANGELOG.md."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def version() -> str:
    """The version, as the package states it: the one place that has it."""
    text = (ROOT / "src" / "craftnudge" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("no __version__ in src/craftnudge/__init__.py")
    return found[1]


def notes(of: str) -> str:
    """What CHANGELOG.md says of a version, without its heading. Raises SystemExit if it says nothing."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(of)}\].*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise SystemExit(f"CHANGELOG.md has no section for {of}")
    return found[1].strip()


if __name__ == "__main__":
    print(notes(version()) if "--notes" in sys.argv else version())
