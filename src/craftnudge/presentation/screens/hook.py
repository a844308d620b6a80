"""`craftnudge hook`: which hooks are installed, whether git runs them, and snippets for other hook managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.hook_text import hook_texts
from craftnudge.presentation.lines import BLANK, Canvas, Line, hanging, pad, prose, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.services.results.hooks import HooksState

_EVENT_COLUMNS = 16
_REMOVE = "To remove them: craftnudge hook uninstall"
_INSTALL = "To install them: craftnudge hook install"
_HUSKY = {
    "commit-msg": 'craftnudge hook-run commit-msg "$1" || [ $? -ne 1 ]',
    "post-rewrite": 'craftnudge hook-run post-rewrite "$1"',
}


def hooks_screen(state: HooksState, canvas: Canvas) -> list[Line]:
    """One paragraph per hook, snippets for hook managers, and how to remove the hooks."""
    managed = {event for _, events in state.managed for event in events}
    lines = [*prose(f"git hooks of this repository: {state.folder}", canvas), *_warnings(state, canvas), BLANK]
    for hook in state.hooks:
        first, *rest = hook_texts(hook, state, left=hook.event in managed)
        lines += hanging((span(f"  {pad(hook.event, _EVENT_COLUMNS)}", "strong"),), first, canvas)
        for text in rest:
            lines += hanging((span(" " * (_EVENT_COLUMNS + 2)),), text, canvas)
    lines += _manager_lines(dict(state.managed), canvas)
    ours = any(hook.path is not None or hook.runs for hook in state.hooks)
    return [*lines, BLANK, *prose(_REMOVE if ours else _INSTALL, canvas)]


def _warnings(state: HooksState, canvas: Canvas) -> list[Line]:
    """What keeps all hooks from running."""
    texts = []
    if state.disabled:
        texts.append(f"core.hooksPath is {state.core_hooks_path!r}, so git runs no hooks from a folder.")
    if state.switched_off:
        texts.append("CRAFTNUDGE_HOOKS=0 is set here, so CraftNudge's hooks do nothing.")
    return [line for text in texts for line in prose(text, canvas, style="needs_work")]


def _manager_lines(managed: Mapping[str, Sequence[str]], canvas: Canvas) -> list[Line]:
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
