"""`craftnudge load-test`: how much a team's server takes, and whether it loses anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def load_test(
    ctx: typer.Context,
    commits: Annotated[int, typer.Option(min=1, help="Send this many commits.")] = 1_000,
    rate: Annotated[float | None, typer.Option(min=0.1, help="Send at most this many a second.")] = None,
    duration: Annotated[float | None, typer.Option(min=0.1, metavar="SECONDS", help="Stop sending after this.")] = None,
    roles: Annotated[int, typer.Option(min=0, max=64, help="Start this many analysis roles for the test.")] = 0,
    patience: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="Give up after this long without a new score.")
    ] = 45.0,
    keep: Annotated[bool, typer.Option("--keep", help="Leave the commits in the store.")] = False,
    as_json: AsJson = False,
) -> None:
    """Send commits to a team's server and measure it.

    DATABASE_URL and REDIS_URL name the server. The commits are made from your journal, with other hashes and authors,
    and removed afterwards. Every commit that was acknowledged must be stored once, with its score.
    """
    from craftnudge.errors import GateNotMetError
    from craftnudge.services.load_test import LoadPlan, run_load_test

    call: Invocation = ctx.obj
    plan = LoadPlan(commits, rate, duration, roles, keep, patience)
    result = run_load_test(call.workplace, plan)
    if as_json:
        from craftnudge.presentation.documents.load_test import load_test_document

        call.write_document(load_test_document(result))
    else:
        from craftnudge.presentation.screens.load_test import load_test_screen

        call.terminal.show(load_test_screen(result, call.terminal.canvas))
    if result.faults.any:
        raise GateNotMetError("load.lost", faulty=result.faults.total, acknowledged=result.acknowledged)
