"""Reads the samples of detect-secrets from its tests: the parameters that say whether a text is reported."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

from benchmarks.secrets.go_samples import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Of these plugins a long random text alone is a secret, or an address of the network: no form of a key is asked for.
_NOT_OF_KEYS = ("high_entropy_strings_test", "ip_public_test", "base_test")


def detect_secrets_samples(checkout: Path) -> list[Sample]:
    """The samples of all tests of plugins in a checkout; its test modules are loaded, so it has to be trusted."""
    sys.path.append(str(checkout))
    samples: list[Sample] = []
    for path in sorted((checkout / "tests/plugins").glob("*_test.py")):
        if path.stem not in _NOT_OF_KEYS:
            samples += _of_module(path)
    return samples


def _of_module(path: Path) -> Iterator[Sample]:
    spec = importlib.util.spec_from_file_location(f"detect_secrets_{path.stem}", path)
    if spec is None or spec.loader is None:
        return
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ImportError:  # it needs a library that only its own tests need
        return
    for function in _tests_in(module):
        for mark in getattr(function, "pytestmark", ()):
            if mark.name == "parametrize":
                names = mark.args[0] if isinstance(mark.args[0], (list, tuple)) else mark.args[0].split(",")
                for values in mark.args[1]:
                    yield from _sample(path.stem, [name.strip() for name in names], values)


def _tests_in(module: Any) -> Iterator[Any]:
    for value in list(vars(module).values()):
        for function in vars(value).values() if isinstance(value, type) else (value,):
            if getattr(function, "__name__", "").startswith("test"):
                yield function


def _sample(rule: str, names: list[str], values: Any) -> Iterator[Sample]:
    row = dict(zip(names, values if isinstance(values, (list, tuple)) else (values,), strict=False))
    text = next((row[name] for name in ("payload", "line", "token", "file_content", "content") if name in row), None)
    if not isinstance(text, str):
        return
    expected = [value for name, value in row.items() if name.startswith(("should", "expected"))]
    secret = bool(expected[0]) if expected else rule == "private_key_test"
    ending = row.get("file_extension") or "conf"
    yield Sample(rule, f"settings.{ending}", text, secret)
