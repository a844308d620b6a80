"""How every command reads its arguments: other spellings of options, `-5` for `-n 5`, and options of all commands."""

from __future__ import annotations

import copy
import inspect
import re
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from craftnudge.entrypoints.cli.options import OTHER_SPELLINGS
from craftnudge.entrypoints.cli.plain_values import with_plain_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Flags whose value may be left out; the value is the command's argument.
_FLAGS_BEFORE_AN_ARGUMENT: Final = ("--edit",)
_COUNT = re.compile(r"-(\d{1,6})")


class Command(TyperCommand):
    """A command that also takes the spellings of other tools; its help lists its own alone."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, which take plain values as they are."""
        return with_plain_values(super().get_params(ctx))

    def make_parser(self, ctx: Any) -> Any:
        """Adds the other spellings to the parser: help and error messages don't see them."""
        parser = super().make_parser(ctx)
        own = {name for param in self.params for name in (*param.opts, *param.secondary_opts)}
        for param in self.params:
            names = [
                other
                for name in param.opts
                for other in OTHER_SPELLINGS.get(name, ())
                if name.startswith("-") and other not in own
            ]
            if names:
                also = copy.copy(param)
                also.opts, also.secondary_opts = names, []
                also.add_to_parser(parser, ctx)
        return parser

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads `-5` and `--edit=FILE`, then the arguments as Typer reads them."""
        return super().parse_args(ctx, list(self._spelled_out(args)))

    def _spelled_out(self, args: list[str]) -> Iterator[str]:
        names = {name for param in self.params for name in param.opts}
        with_value = {name for param in self.params if not getattr(param, "is_flag", True) for name in param.opts}
        with_value |= {other for name in with_value for other in OTHER_SPELLINGS.get(name, ())}
        before = ""
        for position, argument in enumerate(args):
            if argument == "--":
                yield from args[position:]
                return
            flag, equals, value = argument.partition("=")
            if before not in with_value and "-n" in names and (counted := _COUNT.fullmatch(argument)):
                yield from ("-n", counted[1])
            elif equals and flag in names and flag in _FLAGS_BEFORE_AN_ARGUMENT:
                yield from (flag, value)
            else:
                yield argument
            before = argument


class Group(TyperGroup):
    """A group of commands, whose own options are read as those of a command."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, which take plain values as they are."""
        return with_plain_values(super().get_params(ctx))


_Color = Annotated[str | None, typer.Option("--color", metavar="WHEN", hidden=True)]
_NoColor = Annotated[bool, typer.Option("--no-color", hidden=True)]
_Plain = Annotated[bool, typer.Option("--plain", hidden=True)]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", "--silent", hidden=True)]
_Verbose = Annotated[bool, typer.Option("--verbose", "-v", hidden=True)]
_COMMON: Final[dict[str, tuple[Any, Any]]] = {
    "color": (_Color, None),
    "no_color": (_NoColor, False),
    "plain": (_Plain, False),
    "quiet": (_Quiet, False),
    "verbose": (_Verbose, False),
}


def with_common_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that all commands take, before or after their name: colour, and how much to say.

    `--verbose` reaches the commands that declare it, and changes nothing elsewhere.
    """
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters
    added = {name: default for name, (_, default) in _COMMON.items() if name not in own}

    def with_options(**typed: Any) -> None:
        common = {name: typed.pop(name) for name in added}
        ctx = typed["ctx"]
        if ctx.obj is not None:
            ctx.obj = ctx.obj.with_output(
                color="never" if common.get("no_color") else common.get("color"),
                quiet=bool(common.get("quiet")),
                plain=bool(common.get("plain")),
            )
        command(**typed)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        parameter.replace(annotation=hints.get(name, parameter.annotation), kind=keyword)
        for name, parameter in own.items()
    ]
    parameters += [
        inspect.Parameter(name, keyword, default=default, annotation=_COMMON[name][0])
        for name, default in added.items()
    ]
    return in_place_of(command, with_options, parameters)


def in_place_of(
    command: Callable[..., None], wrapper: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """The wrapper with the command's name and documentation, and with parameters of its own for Typer to read.

    `functools.wraps` would lead Typer to the parameters of the command.
    """
    wrapper.__name__, wrapper.__doc__ = command.__name__, command.__doc__
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapper


def give_common_options(group: typer.Typer) -> None:
    """To each command of a group, and of the groups in it."""
    for part in group.registered_commands:
        # Twice in one process, in a test: the options are there already.
        if part.cls is not Command and part.callback is not None:
            part.cls, part.name = Command, part.name or part.callback.__name__
            part.callback = with_common_options(part.callback)
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            give_common_options(inner.typer_instance)
