"""`craftnudge hook`: which hooks are installed, whether git runs them, and snippets for other hook managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, Canvas, Line, hanging, pad, prose, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EVENT_COLUMNS = 16
_HUSKY = {
    "commit-msg": 'craftnudge hook-run commit-msg "$1" || [ $? -ne 1 ]',
    "post-rewrite": 'craftnudge hook-run post-rewrite "$1"',
}


def hooks_screen(folder: str, rows: Sequence[tuple[str, str]], canvas: Canvas) -> list[Line]:
    """One line per hook: its event and its state."""
    lines = [*prose(f"git hooks of this repository: {folder}", canvas), BLANK]
    for event, state in rows:
        lines += hanging((span(f"  {pad(event, _EVENT_COLUMNS)}", "strong"),), state, canvas)
    return lines


def manager_lines(managed: Mapping[str, Sequence[str]], canvas: Canvas) -> list[Line]:
    """The snippets that make the hook managers in use call CraftNudge for these events."""
    lines: list[Line] = []
    for manager, events in managed.items():
        text = f"{manager} manages {', '.join(events)} here. To let it call CraftNudge too, add:"
        lines += [BLANK, *prose(text, canvas)]
        lines += [(span(f"    {line}" if line else ""),) for line in _snippet(manager, events)]
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
