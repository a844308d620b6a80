"""`craftnudge identity`: who you are, and which addresses count as yours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.identity import IdentityChange

Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="Email addresses.")]

identity = typer.Typer(
    help="Show who you are, and which addresses count as yours.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@identity.callback()
def show(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show who you are, which addresses count as yours, and which may be yours too."""
    if ctx.invoked_subcommand is not None:
        return
    from craftnudge.services.identity import identity_of

    call: Invocation = ctx.obj
    answer = identity_of(call.workplace)
    if as_json:
        from craftnudge.presentation.documents.identity import identity_document

        call.write_document(identity_document(answer))
        return
    from craftnudge.presentation.screens.identity import identity_screen

    call.terminal.show(identity_screen(answer, call.terminal.canvas))


@identity.command("add", epilog="Example: craftnudge identity add ann@work.example")
def add(
    ctx: typer.Context,
    addresses: Addresses,
    alias: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="The alias in your settings. Default: yours, or your name."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Count the commits of these addresses as yours. Writes [identities] in your own settings."""
    from craftnudge.services.identity import add_identity

    call: Invocation = ctx.obj
    _tell(call, add_identity(call.workplace, addresses, alias), added=True, as_json=as_json)


@identity.command("remove", epilog="Example: craftnudge identity remove ann@work.example")
def remove(ctx: typer.Context, addresses: Addresses, as_json: AsJson = False) -> None:
    """Stop counting the commits of these addresses as yours."""
    from craftnudge.services.identity import remove_identity

    call: Invocation = ctx.obj
    _tell(call, remove_identity(call.workplace, addresses), added=False, as_json=as_json)


def _tell(call: Invocation, change: IdentityChange, *, added: bool, as_json: bool) -> None:
    if as_json:
        from craftnudge.presentation.documents.identity import identity_change_document

        call.write_document(identity_change_document(change, added=added))
        return
    from craftnudge.presentation.screens.identity import change_lines

    call.terminal.show(change_lines(change, call.terminal.canvas, added=added))
