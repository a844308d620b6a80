"""A manager calls us if its own configuration says so, for that event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.hooks.hooks_folder import HooksPlace
from craftnudge.adapters.git.hooks.managers import Manager, calls_us, manager_of, manager_of_hook
from craftnudge.adapters.git.hooks.scripts import EVENTS

if TYPE_CHECKING:
    from pathlib import Path

_LEFTHOOK = """\
post-commit:
  commands:
    record:
      run: craftnudge hook-run post-commit
commit-msg:
  # craftnudge was here
  jobs:
    - run: commitlint --edit {1}
"""
_PRE_COMMIT = """\
repos:
- repo: https://example.org/craftnudge
  hooks:
  - id: craftnudge-record
- repo: local
  hooks:
  - id: craftnudge-post-rewrite
    entry: craftnudge hook-run post-rewrite
# - id: craftnudge
"""


@pytest.mark.parametrize(
    ("manager", "file", "text", "called"),
    [
        ("husky", ".husky/commit-msg", 'craftnudge hook-run commit-msg "$1"\n', {"commit-msg"}),
        ("husky", ".husky/commit-msg", '# craftnudge\nnpx commitlint --edit "$1"\n', set()),
        ("lefthook", "lefthook.yml", _LEFTHOOK, {"post-commit"}),
        ("lefthook", ".lefthook-local.toml", '[post-merge.commands.x]\nrun = "craftnudge hook-run"\n', {"post-merge"}),
        ("lefthook", "lefthook.json", '{"commit-msg": {"commands": {"c": {"run": "craftnudge"}}}}', {"commit-msg"}),
        ("pre-commit", ".pre-commit-config.yaml", _PRE_COMMIT, {"post-commit", "post-merge", "post-rewrite"}),
        ("pre-commit", ".pre-commit-config.yaml", "- id: craftnudge\n", {"commit-msg"}),
        ("pre-commit", "elsewhere.yaml", _PRE_COMMIT, set()),
    ],
)
def test_only_what_a_manager_is_told_to_call_is_called(
    tmp_path: Path, manager: Manager, file: str, text: str, called: set[str]
) -> None:
    """Another event, a comment, or another file is not a call."""
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text)
    place = HooksPlace(tmp_path / ".husky" / "_", "work tree", ".husky/_", tmp_path, tmp_path / ".git")
    assert {event for event in EVENTS if calls_us(place, manager, event)} == called
    assert not any(calls_us(replace(place, work_tree=None), manager, event) for event in EVENTS)


def test_managers_are_known_by_their_folder_and_their_text(tmp_path: Path) -> None:
    """Husky by its folder or its old hooks; a word in a comment is not enough."""
    place = HooksPlace(tmp_path / ".husky" / "_", "work tree", ".husky/_", tmp_path, tmp_path / ".git")
    assert manager_of(place) == "husky"
    assert manager_of(replace(place, folder=tmp_path / "hooks")) is None
    assert manager_of_hook(b'#!/bin/sh\n# husky\n. "$(dirname "$0")/husky.sh"\n') == "husky"
    assert manager_of_hook(b"#!/bin/sh\n# instead of husky\nnpx commitlint\n") is None
