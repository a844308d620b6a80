"""Values that are read without pydantic are read as Typer reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.main import get_command

from craftnudge.entrypoints.cli.app import COMMANDS, build
from craftnudge.entrypoints.cli.plain_values import PlainValues

if TYPE_CHECKING:
    from collections.abc import Iterator

# The third is what a byte that is not UTF-8 becomes on a command line.
TYPED = ("plain text", "", "\udcff", "7", "007", "-1", " 5 ", "1_000", "\u0665", "1e3", "99999", "9" * 12)


def _parameters(command: Any, context: typer.Context) -> Iterator[tuple[Any, typer.Context]]:
    for param in command.get_params(context):
        yield param, context
    for name, part in getattr(command, "commands", {}).items():
        yield from _parameters(part, typer.Context(part, parent=context, info_name=name))


def _answer(reader: Any, value: object, param: Any, context: typer.Context) -> object:
    try:
        read = reader.coerce(value, param=param, ctx=context)
    except typer.BadParameter as error:
        return error.message
    return type(read), read


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_a_value_is_read_as_typer_reads_it(name: str) -> None:
    """Defaults, nothing, text, figures and bytes that are no text, for each option: the same value or error."""
    command = get_command(build([name]))
    for param, context in _parameters(command, typer.Context(command)):
        typers_own = type(param).get_runtime_param(param)
        several = param.multiple or param.nargs == -1
        values = [param.default, None, *(((text, "more") if several else text) for text in TYPED)]
        for value in values:
            own = _answer(PlainValues(param), value, param, context)
            assert own == _answer(typers_own, value, param, context), (param.name, value)
