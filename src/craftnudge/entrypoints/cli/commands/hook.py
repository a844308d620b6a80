"""`craftnudge hook`: git calls craftnudge after a commit, and before one if that is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.adapters.git.hooks.install import HookStatus, Way
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.hook_setup import Hooked, Look

hook = typer.Typer(
    help="Record every commit as you make it. Blocks no commit unless you install it with --gate.",
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
WayOption = Annotated[
    str | None,
    typer.Option(
        "--way",
        metavar="WAY",
        help="How git finds the hooks: folder (git's hooks folder) or configuration (git 2.54 and later).",
    ),
]
_LOOKS: tuple[Look, ...] = ("quick", "always", "never")
_WAYS: tuple[Way, ...] = ("folder", "configuration")


@hook.command("install")
def install(
    ctx: typer.Context,
    look: LookOption = None,
    nudge: Annotated[bool, typer.Option("--nudge", help="Print one line after each commit.")] = False,
    gate: Annotated[bool, typer.Option("--gate", help="Reject a commit that check would reject.")] = False,
    shared: Annotated[bool, typer.Option("--shared", help="Also write a hooks folder that others share.")] = False,
    way: WayOption = None,
    repo_path: RepoPath = Path(),
) -> None:
    """Install the hooks; existing hooks keep running."""
    from craftnudge.services.hook_setup import install_hooks, would_reject_nothing

    call: Invocation = ctx.obj.at(repo_path)
    hooks = install_hooks(
        call.workplace,
        look=_look(look or ("never" if nudge else "quick")),
        gate=gate,
        nudge=nudge,
        shared=shared,
        way=None if way is None else _way(way),
    )
    _show(call.terminal, hooks)
    if gate and would_reject_nothing(call.workplace):
        call.terminal.notify(
            "--gate has no effect yet: no min-score and no rules are configured.",
            "To set a minimum score, add this line to .craftnudge.toml: min-score = 6",
        )


def _look(typed: str) -> Look:
    look = next((each for each in _LOOKS if each == typed), None)
    if look is None:
        raise UsageError("option.value", option="--look", value=typed, allowed=_LOOKS)
    return look


def _way(typed: str) -> Way:
    way = next((each for each in _WAYS if each == typed), None)
    if way is None:
        raise UsageError("option.value", option="--way", value=typed, allowed=_WAYS)
    return way


@hook.command("uninstall")
def uninstall(
    ctx: typer.Context,
    force: Annotated[bool, typer.Option("--force", help="Also remove hooks of ours that were edited.")] = False,
    repo_path: RepoPath = Path(),
) -> None:
    """Remove the hooks, and restore what was there before."""
    from craftnudge.services.hook_setup import uninstall_hooks

    call: Invocation = ctx.obj.at(repo_path)
    _show(call.terminal, uninstall_hooks(call.workplace, force=force))


@hook.command("status")
def status(ctx: typer.Context, repo_path: RepoPath = Path(), as_json: AsJson = False) -> None:
    """Show which hooks are installed, and whether git runs them."""
    from craftnudge.services.hook_setup import look_at_hooks

    call: Invocation = ctx.obj.at(repo_path)
    found = look_at_hooks(call.workplace)
    if not as_json:
        _show(call.terminal, found)
        return
    from craftnudge.presentation.documents.hook import hook_document

    hooks = [
        {
            "event": one.event,
            "state": one.state,
            "runs": one.runs,
            "chained": one.chained,
            "manager": one.manager,
            "way": one.way,
        }
        for one in found.hooks
    ]
    call.write_document(hook_document(str(found.place.folder), found.place.configured, hooks))


def _show(terminal: Terminal, found: Hooked) -> None:
    from craftnudge.presentation.screens.hook import hooks_screen, manager_lines

    whole = {event for _, events in found.managed for event in events}
    rows = [(one.event, "left to its manager" if one.event in whole else _words(one)) for one in found.hooks]
    terminal.show(hooks_screen(str(found.place.folder), rows, terminal.canvas))
    if found.managed:
        terminal.show(manager_lines(dict(found.managed), terminal.canvas))


def _words(one: HookStatus) -> str:
    before = ", after the hook that was there before" if one.chained else ""
    before += ", by its name in git's configuration" if one.way == "configuration" else ""
    return {
        "installed": f"runs{before}",
        "edited": f"runs, edited since{before}",
        "absent": "not installed",
        "foreign": "another program's",
        "managed": "another program's",
        "not executable": "not run by git: it is not executable",
        "its Python is gone": "lets commits through unseen: its Python is gone (craftnudge hook install)",
        "git is too old": "not run: git runs what its configuration names from 2.54 on (craftnudge hook install)",
        "its script is gone": "not run: its script is gone (craftnudge hook install)",
        "switched off": "not run: switched off in git's configuration (hook.*.enabled)",
    }[one.state]
