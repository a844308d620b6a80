"""The files of a release: one version, and targets and paths that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

import craftnudge
from tests.support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parent.parent


def test_there_is_one_version() -> None:
    """The package has it; the formulas and the changelog agree with it, and the script prints it."""
    script = [sys.executable, str(ROOT / "release" / "version.py")]
    printed = subprocess.run(script, capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS).stdout
    assert printed == f"{craftnudge.__version__}\n"
    notes = subprocess.run([*script, "--notes"], capture_output=True, check=True, timeout=PATIENCE_SECONDS).stdout
    assert len(notes) > 1000
    for path in ("homebrew/craftnudge.rb", "nix/package.nix"):
        found = re.search(r'version (?:= )?"(.+)"', (ROOT / "release" / path).read_text("utf-8"))
        assert found is not None
        assert found[1] == craftnudge.__version__
    assert not re.search(r'^version = "', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)


def test_the_workflow_names_what_exists() -> None:
    """Its make targets and the paths of this tree; only the job that publishes may write."""
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    targets = set(re.findall(r"^([a-z./-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z./-]+)", text)) <= targets
    named = set(re.findall(r"(?<![@\w])(?:release|tests)/[\w./-]+", text))
    assert [path for path in named if not (ROOT / path).exists()] == []
    workflow: dict[str, Any] = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == ["publish"]
    assert all(job["timeout-minutes"] for job in workflow["jobs"].values())
