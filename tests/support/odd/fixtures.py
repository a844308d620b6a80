"""The odd repositories, each built once for all tests of a run: nothing that is tested here may write to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.odd import BUILDERS, Odd, UnavailableError
from tests.support.odd.making import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable

_built: dict[str, Odd | UnavailableError] = {}


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Odd]:
    """Builds an odd repository by its name, or gives the one that is there; skips what cannot be built here."""

    def building(name: str) -> Odd:
        if name not in _built:
            try:
                _built[name] = BUILDERS[name](tmp_path_factory.mktemp(name))
            except UnavailableError as error:
                _built[name] = error
        found = _built[name]
        if isinstance(found, UnavailableError):
            pytest.skip(str(found))
        return found

    return building


@pytest.fixture(params=sorted(set(BUILDERS) - SLOW))
def odd_repository(request: pytest.FixtureRequest, build: Callable[[str], Odd]) -> Odd:
    """Each odd repository in turn, but for the slow ones."""
    return build(request.param)
