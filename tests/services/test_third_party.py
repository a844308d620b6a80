"""The libraries of this program, with versions and licences."""

from __future__ import annotations

from craftnudge.services.third_party import needed_by, third_party


def test_every_library_that_is_installed_is_listed_once() -> None:
    """Direct and indirect ones, by name, without the program itself; each with a version and a licence."""
    components = third_party()
    names = [component.name.lower() for component in components]
    assert {"pygit2", "typer", "cffi"} <= set(names)
    assert "craftnudge" not in names
    assert len(set(names)) == len(names)
    assert all(component.version and component.licence for component in components)
    assert any(component.texts for component in components)


def test_an_option_brings_its_own_libraries() -> None:
    """And what is not installed is left out."""
    plain = {found.name for found in needed_by("craftnudge")}
    team = {found.name for found in needed_by("craftnudge", ["team"])}
    assert "alembic" in {name.lower() for name in team - plain}
    assert needed_by("no-such-library") == ()
