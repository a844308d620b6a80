"""`craftnudge licenses`: the libraries of this program, and under which licences they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def licenses(
    ctx: typer.Context,
    library: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Print this library's licence.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Print the texts of all licences.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the libraries that this program is made of, with their licences."""
    from craftnudge.presentation.documents.licenses import licenses_document
    from craftnudge.presentation.screens.licenses import license_texts_screen, licenses_screen
    from craftnudge.services.third_party import third_party

    call: Invocation = ctx.obj
    components = third_party()
    if library is not None:
        components = tuple(found for found in components if found.name.lower() == library.lower())
        if not components:
            raise UsageError("licenses.unknown", name=library)
    if as_json:
        call.write_document(licenses_document(components))
    elif every or library is not None:
        call.terminal.show(license_texts_screen(components))
    else:
        call.terminal.show(licenses_screen(components, call.terminal.canvas))
