"""Wrong options and arguments as errors of our own: the sentences of the library that reads them never show."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from craftnudge.entrypoints.cli.option_hints import COMMAND_HINTS, option_hint
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

# Of two names that have so much in common, one may be meant.
_CLOSE = 0.75
_KINDS = {int: "a whole number", float: "a number", bool: "yes or no"}


def as_usage_error(error: Any, command: str, program: Callable[[], Any]) -> UsageError:
    """An error of the argument parser, with what to do.

    `command` is the first word that was typed; `program` gives all commands, to find the one that has an option.
    """
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", None) or " ".join(filter(None, ("craftnudge", command)))
    name = path.partition(" ")[2]
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError" and context is not None:  # whose message is the whole help
        return UsageError(
            "command.incomplete", command=context.info_name, commands=context.command.list_commands(context), path=path
        )
    if kind == "NoSuchOption":
        return _unknown_option(error, name, path, program)
    if kind == "BadOptionUsage":
        return _bad_value_count(error, path)
    if kind == "MissingParameter":
        return UsageError("argument.missing", argument=_label(error.param), command=path)
    if kind == "BadParameter" and getattr(error, "param", None) is not None:
        return _bad_value(error, path)
    return _from_text(error, name, path)


def _unknown_option(error: Any, name: str, path: str, program: Callable[[], Any]) -> UsageError:
    """Its hint is known, or the commands that have such an option, or the nearest name."""
    option = error.option_name
    hint = option_hint(name, option)
    others = [] if hint else _commands_with(option, program)
    near = [] if hint or others else get_close_matches(option, error.possibilities or (), n=2, cutoff=_CLOSE)
    return UsageError(
        "option.unknown",
        option=option,
        name=name or path,
        command=path,
        remedy=hint,
        near=" or ".join(near),
        others=", ".join(others),
    )


def _commands_with(option: str, program: Callable[[], Any]) -> list[str]:
    """The commands that have an option."""
    found = []
    for name, command in program().commands.items():
        for part, of_part in getattr(command, "commands", {"": command}).items():
            if any(option in param.opts for param in of_part.params if not getattr(param, "hidden", False)):
                found.append(f"{name} {part}".strip())
    return found


def _bad_value_count(error: Any, path: str) -> UsageError:
    if "does not take" in error.message:
        return UsageError("option.takes-no-value", option=error.option_name, command=path)
    return UsageError("option.needs-value", option=error.option_name, command=path)


def _bad_value(error: Any, path: str) -> UsageError:
    descriptor = getattr(error.param, "type_descriptor", None)
    wanted = _KINDS.get(getattr(descriptor, "annotation", None) or str)
    value = _quoted_value(error)
    least, most = getattr(error.param, "min", None), getattr(error.param, "max", None)
    if least is not None and most is not None:
        wanted = f"{wanted or 'a value'} from {least:g} to {most:g}"
    return UsageError(
        "option.not-a", option=_label(error.param), wanted=wanted or "another value", value=value, command=path
    )


def _quoted_value(error: Any) -> str:
    """The value as it was typed, which the library keeps only with the error that it was made from."""
    cause = error.__cause__ or error.__context__
    for known in getattr(cause, "errors", list)() if cause is not None else ():
        return str(known.get("input", ""))
    return ""


def _label(param: Any) -> str:
    """The name of an option, or of an argument as the help shows it."""
    if param is None:
        return "an argument"
    names = [name for name in param.opts if name.startswith("--")] or [name for name in param.opts if name[:1] == "-"]
    return str(names[0] if names else param.metavar or param.name.upper())


def _from_text(error: Any, name: str, path: str) -> UsageError:
    """An unknown command, an argument too many, or whatever else the library has to say."""
    message: str = error.format_message().replace("\n", " ")
    message, _, near = message.partition(" Did you mean ")
    extra = message.partition("unexpected extra argument")[2].partition("(")[2].removesuffix(")")
    extra = message.partition("unexpected extra argument(s) (")[2].removesuffix(")") or extra
    if extra:
        return UsageError("argument.extra", arguments=extra, command=path)
    unknown = message.partition("No such command '")[2].rpartition("'")[0]
    if unknown:
        hint = COMMAND_HINTS.get(f"{name} {unknown}" if name else unknown, "")
        return UsageError("command.unknown", name=unknown, remedy=hint, near=near.rstrip("?"), command=path)
    return UsageError("command.invalid", words=message[:1].lower() + message[1:], near=near, command=path)
