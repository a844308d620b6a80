"""A value that is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from craftnudge.runtime.cached_value import cached_value


@dataclass(frozen=True)
class Sum:
    """Adds up its parts, and notes when it did."""

    parts: tuple[int, ...]
    worked: list[str] = field(default_factory=list)

    @cached_value
    def total(self) -> int:
        """All parts together."""
        self.worked.append("total")
        return sum(self.parts)


def test_it_is_worked_out_when_it_is_first_asked_for_and_never_again() -> None:
    """Nothing is done before the first question, and nothing at the second; each object has its own answer."""
    one, two = Sum((1, 2)), Sum((3, 4))
    assert one.worked == []
    assert (one.total, one.total, two.total) == (3, 3, 7)
    assert (one.worked, two.worked) == (["total"], ["total"])


def test_the_class_has_the_property() -> None:
    """On the class it is the property itself, with the docstring of the method."""
    assert Sum.total.__doc__ == "All parts together."
