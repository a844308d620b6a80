"""The licences of everything in the one file. A library without the text of its licence ends the build."""

from __future__ import annotations

import json
import platform
import sysconfig
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from craftnudge.presentation.documents.licenses import licenses_document
from craftnudge.services.results.third_party import Component
from craftnudge.services.third_party import BUNDLED, component_of, needed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.metadata import Distribution

HERE = Path(__file__).parent
TABLE: dict[str, Any] = tomllib.loads((HERE / "bundled.toml").read_text("utf-8"))


def packages_in(extras: Sequence[str]) -> tuple[Distribution, ...]:
    """The Python packages of the program with these optional parts."""
    return needed_by("craftnudge", extras)


def third_party_file(packages: Iterable[Distribution], files: Iterable[str], folder: Path) -> Path:
    """Writes what `craftnudge licenses` shows; `files` are the bundled files that are machine code.

    Raises SystemExit for a package or a library of whose licence there is no text.
    """
    components = [_package(found) for found in packages]
    components += [_python(), _boot_loader(), *_libraries(sorted(Path(file).name for file in files))]
    components.sort(key=lambda found: found.name.lower())
    without = [found.name for found in components if not found.texts]
    if without:
        raise SystemExit(f"no text of the licence of: {', '.join(without)}. Name one in {HERE / 'bundled.toml'}.")
    path = folder / BUNDLED
    path.write_text(json.dumps(licenses_document(components)), "utf-8")
    return path


def _package(found: Distribution) -> Component:
    known = component_of(found)
    more = TABLE["package"].get(known.name.lower(), {})
    texts = (*known.texts, *map(_text, more.get("texts", ())))
    return Component(known.name, known.version, more.get("license", known.licence), texts)


def _python() -> Component:
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    texts = (text.read_text("utf-8"),) if text.is_file() else (_text("Python.txt"),)
    return Component("Python", platform.python_version(), "PSF-2.0", texts)


def _boot_loader() -> Component:
    known = component_of(distribution("pyinstaller"))
    return Component("PyInstaller's boot loader", known.version, known.licence, known.texts)


def _libraries(names: Sequence[str]) -> list[Component]:
    """The shared libraries that are not Python's own modules, by the table."""
    modules = (sysconfig.get_config_var("EXT_SUFFIX"), ".abi3.so", ".pyd")
    left = [name for name in names if not name.endswith(modules)]
    found = []
    for name, row in TABLE["library"].items():
        matching = [file for file in left if file.lower().startswith(tuple(row["files"]))]
        left = [file for file in left if file not in matching]
        if matching:
            texts = component_of(distribution(row["texts_of"])).texts if "texts_of" in row else ()
            found.append(Component(name, "", row["license"], (*texts, *map(_text, row["texts"]))))
    if left:
        raise SystemExit(f"{HERE / 'bundled.toml'} names no licence for: {', '.join(left)}.")
    return found


def _text(name: str) -> str:
    return (HERE / "licenses" / name).read_text("utf-8").strip()
