"""`craftnudge hook`: git calls craftnudge after a commit, and before one if configured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.results.hooks import HooksState, Look, Way

hook = typer.Typer(
    help="Record every commit as you make it. Rejects no commit unless you install --gate or --block danger.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
LookOption = Annotated[
    str | None,
    typer.Option(
        "--look",
        metavar="WHEN",
        help="When to check a message before the commit: quick (suspicious subjects only), always or never. "
        "Default: quick; never with --nudge.",
    ),
]
NudgeOption = Annotated[bool | None, typer.Option("--nudge/--no-nudge", help="Print one line after each commit.")]
GateOption = Annotated[bool | None, typer.Option("--gate/--no-gate", help="Reject a commit that check would reject.")]
BlockOption = Annotated[
    str | None,
    typer.Option(
        "--block",
        metavar="WHAT",
        help="danger: reject a commit with a secret, a conflict marker, a breakpoint or a file that must not be "
        "committed. nothing: only warn (default).",
    ),
]
WayOption = Annotated[
    str | None,
    typer.Option(
        "--way",
        metavar="WAY",
        help="How git finds the hooks: folder (git's hooks folder) or configuration (git 2.54 and later).",
    ),
]
_LOOKS: tuple[Look, ...] = ("quick", "always", "never")
_BLOCKS = ("danger", "nothing")
_WAYS: tuple[Way, ...] = ("folder", "configuration")


@hook.command("install")
def install(
    ctx: typer.Context,
    look: LookOption = None,
    nudge: NudgeOption = None,
    gate: GateOption = None,
    block: BlockOption = None,
    shared: Annotated[bool, typer.Option("--shared", help="Also write a hooks folder that others share.")] = False,
    way: WayOption = None,
    repo: Repository = None,
) -> None:
    """Install the hooks; existing hooks keep running. Run again, it keeps the options of before."""
    from craftnudge.services.hook_choices import HookChoices
    from craftnudge.services.hook_setup import install_hooks

    call: Invocation = ctx.obj.at(repo)
    choices = HookChoices(look=None if look is None else _look(look), gate=gate, nudge=nudge, block=_block(block))
    installed = install_hooks(call.workplace, choices, shared=shared, way=None if way is None else _way(way))
    _show(call.terminal, installed.hooks)
    _tell_of_aside(call.terminal, installed.aside)
    if installed.kept:
        call.terminal.notify(
            f"Kept from the last installation: {' '.join(installed.kept)}.",
            "To start afresh: craftnudge hook uninstall, then install with the options you want.",
        )
    if not _runs(installed.hooks):
        call.terminal.notify("no hook was installed: another tool manages them. Add the lines above.")
    modes = installed.hooks.modes
    if modes is not None and modes.gate and not _runs(installed.hooks, "commit-msg"):
        call.terminal.notify("--gate has no effect yet: git does not run our commit-msg hook.")
    elif modes is not None and modes.idle_gate:
        call.terminal.notify(
            "--gate rejects dangers only: no min-score and no rules are configured.",
            "To set a minimum score, add this line to .craftnudge.toml: min-score = 6",
        )


def _runs(state: HooksState, *events: str) -> bool:
    """Whether git runs our hook for one of these events, or for any."""
    return any(hook.runs for hook in state.hooks if not events or hook.event in events)


def _block(typed: str | None) -> bool | None:
    if typed not in (None, *_BLOCKS):
        raise UsageError("option.value", option="--block", value=typed, allowed=_BLOCKS)
    return None if typed is None else typed == "danger"


def _look(typed: str) -> Look:
    look = next((name for name in _LOOKS if name == typed), None)
    if look is None:
        raise UsageError("option.value", option="--look", value=typed, allowed=_LOOKS)
    return look


def _way(typed: str) -> Way:
    way = next((name for name in _WAYS if name == typed), None)
    if way is None:
        raise UsageError("option.value", option="--way", value=typed, allowed=_WAYS)
    return way


@hook.command("uninstall")
def uninstall(
    ctx: typer.Context,
    force: Annotated[bool, typer.Option("--force", help="Also remove hooks of ours that were edited.")] = False,
    repo: Repository = None,
) -> None:
    """Remove the hooks, and restore what was there before."""
    from craftnudge.services.hook_setup import uninstall_hooks

    call: Invocation = ctx.obj.at(repo)
    removed = uninstall_hooks(call.workplace, force=force)
    _show(call.terminal, removed.hooks)
    _tell_of_aside(call.terminal, removed.aside)
    if not removed.any_removed:
        call.terminal.notify("no hook of CraftNudge was found, so none was removed.")


@hook.command("status")
def status(ctx: typer.Context, repo: Repository = None, as_json: AsJson = False) -> None:
    """Show which hooks are installed, and whether git runs them."""
    from craftnudge.services.hook_state import look_at_hooks

    call: Invocation = ctx.obj.at(repo)
    state = look_at_hooks(call.workplace)
    if not as_json:
        _show(call.terminal, state)
        return
    from craftnudge.presentation.documents.hook import hook_document

    call.write_document(hook_document(state))


def _tell_of_aside(terminal: Terminal, paths: Sequence[Path]) -> None:
    for path in paths:
        terminal.notify(f"an earlier hook is kept, but does not run: {path}")


def _show(terminal: Terminal, state: HooksState) -> None:
    from craftnudge.presentation.screens.hook import hooks_screen

    terminal.show(hooks_screen(state, terminal.canvas))
