"""A hook keeps the options it was installed with."""

from __future__ import annotations

import pytest

from craftnudge.adapters.git.hooks.hook_options import HookOptions, combined_options, options_in, options_line


@pytest.mark.parametrize(
    "options", [HookOptions(), HookOptions("always", gate=True, nudge=True), HookOptions("never", nudge=True)]
)
def test_a_hook_gives_back_the_options_it_was_written_with(options: HookOptions) -> None:
    """Every option is in the line, and a word of a later version is passed over."""
    line = options_line(options)
    assert options_in(f"#!/bin/sh\n# mark\n{line}exit 0\n".encode()) == options
    assert options_in(f"#!/bin/sh\n{line.strip()} --of-tomorrow=1\n".encode()) == options


@pytest.mark.parametrize(
    ("commit_msg", "post_commit", "options"),
    [
        ('"$python" -P -m craftnudge hook-run commit-msg --gate "$1" || exit 1', "", HookOptions(gate=True)),
        ('[ "${#first}" -lt 11 ]\nhook-run commit-msg "$1"', "", HookOptions()),
        ('hook-run commit-msg "$1"', "hook-run post-commit 2>&1", HookOptions("always", nudge=True)),
        ("", "", HookOptions("never")),
        ("", "hook-run post-commit 2>&1", HookOptions("never", nudge=True)),
    ],
)
def test_hooks_of_the_first_script_version_show_their_options(
    commit_msg: str, post_commit: str, options: HookOptions
) -> None:
    """They had no line of options; their commands say what was chosen."""
    contents = [
        f"#!/bin/sh\n# craftnudge hook 1 {event} 0123456789abcdef\n{text}\n".encode()
        for event, text in (("commit-msg", commit_msg), ("post-commit", post_commit))
    ]
    assert combined_options(contents) == options
    assert combined_options([]) is None
