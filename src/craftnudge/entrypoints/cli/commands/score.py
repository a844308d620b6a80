"""`craftnudge score`: journal lines in, one score card per line out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def score(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file of journal lines, or - for standard input.")],
    history: Annotated[
        bool, typer.Option("--history", help="Use earlier lines of the same repository as the history of later ones.")
    ] = False,
) -> None:
    """Score commits given as journal lines, and print one JSON score card per line."""
    from craftnudge.errors import UsageError
    from craftnudge.presentation.documents.coach import score_document
    from craftnudge.presentation.json import as_line
    from craftnudge.presentation.templates import cause_words
    from craftnudge.runtime.bounded_read import lines_within, named_file
    from craftnudge.runtime.limits import JOURNAL_LINE_BYTES, LARGEST_LIST_BYTES
    from craftnudge.services.score_lines import Refused, score_lines

    refused: list[Refused] = []
    try:
        with sys.stdin.buffer if file == "-" else named_file(Path(file)) as stream:
            lines = lines_within(stream, JOURNAL_LINE_BYTES, LARGEST_LIST_BYTES)
            for result in score_lines(lines, history=history):
                if isinstance(result, Refused):
                    refused.append(result)
                    document = {
                        "schema": "craftnudge.score/1",
                        "line": result.line_number,
                        "error": cause_words(result.cause),
                    }
                else:
                    document = score_document(result.record, result.card)
                ctx.obj.terminal.out.write(as_line(document))
    except OSError as error:
        raise UsageError("file.unreadable", path=file, reason=error.strerror) from None
    if refused:
        first = refused[0]
        raise UsageError(
            "score.invalid-lines", line=first.line_number, path=file, reason=first.cause, more=len(refused) - 1 or None
        )
