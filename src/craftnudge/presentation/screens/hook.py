"""`craftnudge hook`: what is installed where, whether git will run it, and what to write for another hook manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, Canvas, Line, pad, span, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EVENT_COLUMNS = 16
_HUSKY = {
    "commit-msg": 'craftnudge hook-run commit-msg "$1" || [ $? -ne 1 ]',
    "post-rewrite": 'craftnudge hook-run post-rewrite "$1"',
}


def hooks_screen(folder: str, rows: Sequence[tuple[str, str]], canvas: Canvas) -> list[Line]:
    """One line a hook: its event, and in what state it is, in words."""
    lines: list[Line] = [(span(f"  {line}"),) for line in wrap(f"Hooks of git here: {folder}", canvas.columns - 2)]
    lines.append(BLANK)
    for event, words in rows:
        first, *more = wrap(words, canvas.columns - _EVENT_COLUMNS - 2)
        lines.append((span(f"  {pad(event, _EVENT_COLUMNS)}", "strong"), span(first)))
        lines += [(span(" " * (_EVENT_COLUMNS + 2) + line),) for line in more]
    return lines


def manager_lines(managed: Mapping[str, Sequence[str]], canvas: Canvas) -> list[Line]:
    """What to write into the files of the hook managers that keep these events."""
    lines: list[Line] = []
    for manager, events in managed.items():
        told = f"{manager} keeps {', '.join(events)} here. To have it call craftnudge as well:"
        lines += [BLANK, *((span(f"  {line}"),) for line in wrap(told, canvas.columns - 2))]
        lines += [(span(f"    {line}" if line else "", "dim"),) for line in _snippet(manager, events)]
    return lines


def _snippet(manager: str, events: Sequence[str]) -> list[str]:
    if manager == "husky":
        return [
            line
            for event in events
            for line in (f"# .husky/{event}", _HUSKY.get(event, f"craftnudge hook-run {event}"), "")
        ][:-1]
    if manager == "lefthook":
        lines = ["# lefthook.yml"]
        for event in events:
            arguments = " {1}" if event in ("commit-msg", "post-rewrite") else ""
            lines += [
                f"{event}:",
                "  commands:",
                "    craftnudge:",
                f"      run: craftnudge hook-run {event}{arguments}",
            ]
        return lines
    lines = ["# .pre-commit-config.yaml, then: pre-commit install --hook-type " + " --hook-type ".join(events)]
    lines += ["- repo: local", "  hooks:"]
    for event in events:
        lines += [
            f"  - id: craftnudge-{event}",
            "    name: craftnudge",
            f"    entry: craftnudge hook-run {event}",
            "    language: system",
            f"    stages: [{event}]",
            "    verbose: true",
        ]
        lines += [] if event == "commit-msg" else ["    always_run: true", "    pass_filenames: false"]
    return lines
