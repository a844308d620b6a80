"""Lines for the configuration of a hook manager that make it call us, with the options of the hooks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.services.results.hooks import HookModes

_LOOKS = {"quick": " --if-found", "always": "", "never": " --silent"}


def hook_snippet(
    manager: str, events: Sequence[str], modes: HookModes | None, *, in_husky_folder: bool = True
) -> list[str]:
    """The lines; `in_husky_folder` is False for husky 4, which is configured in `package.json`."""
    if manager == "husky":
        return _husky(events, modes) if in_husky_folder else _husky_4(events, modes)
    return _lefthook(events, modes) if manager == "lefthook" else _pre_commit(events, modes)


def _call(event: str, modes: HookModes | None) -> str:
    """What the manager has to run, without the arguments that git gives."""
    if event == "commit-msg":
        gate = "" if modes is None else " --gate" if modes.gate else " --block=danger" if modes.block else ""
        return f"craftnudge hook-run commit-msg{gate}{_LOOKS['quick' if modes is None else modes.look]}"
    if event == "post-commit" and (modes is None or not modes.nudge):
        return "craftnudge hook-run post-commit --quiet"
    return f"craftnudge hook-run {event}"


def _husky(events: Sequence[str], modes: HookModes | None) -> list[str]:
    lines = []
    for event in events:
        arguments = {"commit-msg": ' "$1" || [ $? -ne 1 ]', "post-rewrite": ' "$1"'}.get(event, "")
        lines += [f"# .husky/{event}", f"{_call(event, modes)}{arguments}", ""]
    return lines[:-1]


def _husky_4(events: Sequence[str], modes: HookModes | None) -> list[str]:
    lines = ["# package.json", '"husky": {', '  "hooks": {']
    for event in events:
        command = _call(event, modes) + (" $HUSKY_GIT_PARAMS" if event in ("commit-msg", "post-rewrite") else "")
        lines.append(f"    {json.dumps(event)}: {json.dumps(command)}{',' if event != events[-1] else ''}")
    return [*lines, "  }", "}"]


def _lefthook(events: Sequence[str], modes: HookModes | None) -> list[str]:
    lines = ["# lefthook.yml"]
    for event in events:
        arguments = " {1}" if event in ("commit-msg", "post-rewrite") else ""
        lines += [f"{event}:", "  commands:", "    craftnudge:", f"      run: {_call(event, modes)}{arguments}"]
    return lines


def _pre_commit(events: Sequence[str], modes: HookModes | None) -> list[str]:
    lines = ["# .pre-commit-config.yaml, then: pre-commit install --hook-type " + " --hook-type ".join(events)]
    lines += ["- repo: local", "  hooks:"]
    for event in events:
        lines += [
            f"  - id: craftnudge-{event}",
            "    name: craftnudge",
            f"    entry: {_call(event, modes)}",
            "    language: system",
            f"    stages: [{event}]",
            "    verbose: true",
        ]
        lines += [] if event == "commit-msg" else ["    always_run: true", "    pass_filenames: false"]
    return lines
