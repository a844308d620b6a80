"""`craftnudge hook`: git calls us after a commit, and before one where that is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath, configuration_at
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.adapters.git.hooks.install import HookStatus, Way
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.hook_setup import Hooked

hook = typer.Typer(
    help="Record every commit as it is made, and be nudged when it helps; never blocks a commit unless you ask.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_LOOKS = ("quick", "always", "never")
_WAYS: tuple[Way, ...] = ("folder", "configuration")


@hook.command("install")
def install(
    ctx: typer.Context,
    look: Annotated[
        str | None,
        typer.Option(
            "--look",
            metavar="WHEN",
            help="Look at the message before the commit: quick (if it seems odd), always, never; by default quick, and "
            "never with --nudge, which says the same after it.",
        ),
    ] = None,
    nudge: Annotated[bool, typer.Option("--nudge", help="Say one line after each commit, at once.")] = False,
    gate: Annotated[bool, typer.Option("--gate", help="Refuse a commit that check would refuse.")] = False,
    shared: Annotated[bool, typer.Option("--shared", help="Also into a folder that others share.")] = False,
    way: Annotated[
        str | None,
        typer.Option(
            "--way",
            metavar="WAY",
            help="How git finds them: folder (its folder of hooks), or configuration (git 2.54 and later).",
        ),
    ] = None,
    repo_path: RepoPath = Path(),
) -> None:
    """Put the hooks in place, beside those that are there."""
    from craftnudge.adapters.git.hooks.scripts import HookOptions
    from craftnudge.runtime.paths import home_folder
    from craftnudge.services.hook_setup import install_hooks

    look = look or ("never" if nudge else "quick")
    if look not in _LOOKS:
        raise UsageError("option.value", option="--look", value=look, allowed=_LOOKS)
    if way not in (None, *_WAYS):
        raise UsageError("option.value", option="--way", value=way, allowed=_WAYS)
    chosen = next((one for one in _WAYS if one == way), None)
    options = HookOptions(look=next(one for one in ("quick", "always", "never") if one == look), gate=gate, nudge=nudge)
    _show(ctx.obj, install_hooks(repo_path, home_folder(), options, shared=shared, way=chosen))
    if gate:
        _warn_without_a_rule(ctx.obj, repo_path)


def _warn_without_a_rule(terminal: Terminal, repository: Path) -> None:
    """Warns if every commit would pass: --gate then protects nothing."""
    from craftnudge.adapters.config.rubric_configuration import requires_nothing

    if requires_nothing(configuration_at(repository)):
        terminal.notify(
            "--gate has no effect yet: no min-score and no rules are configured.",
            "To set a minimum score, add this line to .craftnudge.toml: min-score = 6",
        )


@hook.command("uninstall")
def uninstall(
    ctx: typer.Context,
    force: Annotated[bool, typer.Option("--force", help="Also hooks of ours that were edited since.")] = False,
    repo_path: RepoPath = Path(),
) -> None:
    """Take the hooks out again; what was there before is back as it was."""
    from craftnudge.services.hook_setup import uninstall_hooks

    _show(ctx.obj, uninstall_hooks(repo_path, force=force))


@hook.command("status")
def status(ctx: typer.Context, repo_path: RepoPath = Path(), as_json: AsJson = False) -> None:
    """Say which hooks are there, and whether git will really run them."""
    from craftnudge.services.hook_setup import look_at_hooks

    found = look_at_hooks(repo_path)
    if not as_json:
        _show(ctx.obj, found)
        return
    from craftnudge.presentation.documents.hook import hook_document
    from craftnudge.presentation.json import as_text

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
    ctx.obj.out.write(as_text(hook_document(str(found.place.folder), found.place.configured, hooks)))


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
