"""The process of one plug-in, `craftnudge plugin-run KIND TARGET`.

It loads the plug-in's checks, and asks them about each commit that comes on standard input.
Whatever the plug-in prints is discarded. Whatever it raises, `sys.exit` too, is answered as a fault.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from craftnudge.api import Check, Commit, Evidence, Outcome, commit_of
from craftnudge.services.plugin_checks import record_of_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ID = re.compile(r"(?!CN|HR)[A-Z]{2,10}[0-9]{1,4}")
_LONGEST_CHARS = 500
_RESULTS = ("pass", "partial", "fail", "not_applicable")


class FaultError(Exception):
    """The plug-in cannot be used: the code of an error, and a reason in the plug-in's own terms."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def run(arguments: Sequence[str]) -> int:
    """Answers with the checks, then a line for each line; 0."""
    kind, target = arguments
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests = os.fdopen(os.dup(0), "rb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        checks = loaded(kind, target)
        described = [{"id": check.id, "title": check.title, "advice": _one_line(check.advice)} for check in checks]
        _write(answers, {"checks": described})
        for line in requests:
            commit = commit_of(record_of_line(line[1:]), is_made=line[:1] == b"1")
            _write(answers, {"findings": [found for check in checks for found in found_by(check, commit)]})
    except FaultError as fault:
        _write(answers, {"fault": fault.code, "reason": str(fault)})
    return 0


def loaded(kind: str, target: str) -> tuple[Check, ...]:
    """The checks of a file's CHECKS, or of what an entry point names. Raises FaultError."""
    try:
        found = _of_file(target) if kind == "file" else _of_package(target)
        checks: tuple[Any, ...] = (found,) if isinstance(found, Check) else tuple(found)
    except BaseException as error:  # noqa: BLE001 - what a plug-in raises, `SystemExit` too
        raise FaultError("plugin.load", _described(error)) from None
    for check in checks:
        if not isinstance(check, Check) or not callable(check.evaluate):
            raise FaultError("plugin.failed", f"{_one_line(repr(check))[:60]} is not a Check")
        if not _ID.fullmatch(str(check.id)):
            raise FaultError("plugin.failed", f'the id "{_one_line(str(check.id))[:60]}" is not like ACME101')
    if len({check.id for check in checks}) < len(checks):
        raise FaultError("plugin.failed", "two checks have one id")
    return checks


def found_by(check: Check, commit: Commit) -> Iterable[dict[str, Any]]:
    """What a check finds in a commit: nothing, or one finding. Raises FaultError."""
    try:
        outcome: Any = check.evaluate(commit)
    except BaseException as error:  # noqa: BLE001
        raise FaultError("plugin.failed", f"{check.id} raised {_described(error)}") from None
    if outcome is None:
        return ()
    if not isinstance(outcome, Outcome) or outcome.result not in _RESULTS:
        kind = f"the result {outcome.result!r}" if isinstance(outcome, Outcome) else type(outcome).__name__
        raise FaultError("plugin.failed", f"{check.id} returned {_one_line(kind)}, not an Outcome or None")
    if outcome.result not in ("partial", "fail"):
        return ()
    try:
        evidence = outcome.evidence[0] if outcome.evidence else Evidence()
        line = max(int(evidence.line or 1), 1)
        texts = {name: value if value is None else _one_line(str(value)) for name, value in _texts(evidence)}
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise FaultError("plugin.failed", f"{check.id} returned wrong evidence: {_described(error)}") from None
    return ({"check": check.id, "says": _one_line(str(outcome.says)) or f"{check.title}.", "line": line, **texts},)


def _texts(evidence: Evidence) -> tuple[tuple[str, object], ...]:
    return ("quote", evidence.quote), ("path", evidence.path)


def _of_file(path: str) -> Any:
    spec = importlib.util.spec_from_file_location("craftnudge_plugin", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # as dataclasses need it
    spec.loader.exec_module(module)
    return module.CHECKS


def _of_package(target: str) -> Any:
    from importlib.metadata import EntryPoint  # noqa: PLC0415 - a file needs none

    return EntryPoint("checks", target, "craftnudge.checks").load()


def _described(error: BaseException) -> str:
    return f"{type(error).__name__}: {_one_line(str(error))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_CHARS]


def _write(answers: BinaryIO, document: dict[str, Any]) -> None:
    answers.write(json.dumps(document).encode("ascii") + b"\n")
    answers.flush()
