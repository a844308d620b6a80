"""Values that are worked out when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class cached_value(Generic[Value]):  # noqa: N801 - used as a decorator, like `property`
    """A property that is worked out on first use and kept: `functools.cached_property` of Python 3.12 and later.

    That of Python 3.11 takes a lock each time, which took a tenth of the time in which a commit is judged. Two threads
    may here both work out a value; it is the same one.
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        """Takes the method that works the value out."""
        self.work_out = work_out
        self.name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> Value | Self:
        """The value, put where the next look-up finds it without asking here."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.work_out(instance)
        return value
