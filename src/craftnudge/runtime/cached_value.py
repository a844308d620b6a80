"""A property that is computed on first access and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class cached_value(Generic[Value]):  # noqa: N801 - used as a decorator, like `property`
    """A property that is computed on first access and kept, like `functools.cached_property` of Python 3.12.

    The one of Python 3.11 takes a lock, which took a tenth of the time of scoring a commit. Two threads may both
    compute a value here; it is the same one.
    """

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        """Takes the method that computes the value."""
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> Value | Self:
        """The value, stored so that the next access finds it without calling this."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.compute(instance)
        return value
