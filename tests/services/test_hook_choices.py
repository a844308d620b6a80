"""Options that are not given stay as they were installed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.hooks.hook_options import HookOptions
from craftnudge.services.hook_choices import HookChoices
from tests.support.hooking import GOOD, commit

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_choices_replace_only_what_they_name() -> None:
    """False is a choice, None is none; only what is kept without being repeated is said to be kept."""
    stored = HookOptions("always", gate=True, nudge=True)
    assert HookChoices().over(stored) == stored
    assert HookChoices(gate=False).over(stored) == HookOptions("always", nudge=True)
    assert HookChoices(nudge=True).kept(stored) == ("--look=always", "--gate")


def test_a_second_installation_keeps_the_options_and_says_so(repository: GitRepository, program: Program) -> None:
    """Nothing is switched off by leaving it out: a gate stays a gate, until it is given up in words."""
    (repository.path / ".craftnudge.toml").write_text("min-score = 9\n")
    program("hook", "install", "--gate", "--nudge")
    again = program("hook", "install", "--look", "always")
    assert "Kept from the last installation: --gate --nudge." in again.stderr
    assert "commit rejected" in refused(repository)
    dropped = program("hook", "install", "--no-gate")
    assert "--look=always --nudge" in dropped.stderr
    assert "CN" in commit(repository, "wip")


def refused(repository: GitRepository) -> str:
    """What git says of a poor commit that must be refused."""
    with pytest.raises(subprocess.CalledProcessError) as caught:
        commit(repository, "wip")
    return str(caught.value.stderr.decode())


def test_an_option_that_says_the_same_is_not_said_to_be_kept(repository: GitRepository, program: Program) -> None:
    """Given again, it is given; installed for the first time, there is nothing to keep."""
    assert program("hook", "install", "--nudge").stderr == ""
    assert program("hook", "install", "--nudge").stderr == ""
    assert commit(repository, GOOD).count("craftnudge: ") == 1
