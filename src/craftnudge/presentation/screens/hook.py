"""`craftnudge hook`: which hooks are installed, whether git runs them, and snippets for other hook managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import BLANK, Canvas, Line, hanging, pad, prose, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.services.results.hooks import HooksState, HookState

_EVENT_COLUMNS = 16
_HUSKY = {
    "commit-msg": 'craftnudge hook-run commit-msg "$1" || [ $? -ne 1 ]',
    "post-rewrite": 'craftnudge hook-run post-rewrite "$1"',
}


def hooks_screen(state: HooksState, canvas: Canvas) -> list[Line]:
    """One line per hook: its event and its state; then the snippets for hook managers, if any manage events here."""
    managed = {event for _, events in state.managed for event in events}
    lines = [*prose(f"git hooks of this repository: {state.folder}", canvas), BLANK]
    for hook in state.hooks:
        text = "managed by a hook manager" if hook.event in managed else _state_text(hook)
        lines += hanging((span(f"  {pad(hook.event, _EVENT_COLUMNS)}", "strong"),), text, canvas)
    return [*lines, *_manager_lines(dict(state.managed), canvas)]


def _state_text(hook: HookState) -> str:
    how = ", after the hook that was there before" if hook.chained else ""
    how += ", by its name in git's configuration" if hook.way == "configuration" else ""
    return {
        "installed": f"runs{how}",
        "edited": f"runs, edited since{how}",
        "absent": "not installed",
        "foreign": "another program's hook",
        "managed": "another program's hook",
        "not executable": "does not run: it is not executable",
        "its Python is gone": "does not run: its Python is gone (craftnudge hook install)",
        "git is too old": "does not run: hooks in git's configuration need git 2.54 (craftnudge hook install)",
        "its script is gone": "does not run: its script is gone (craftnudge hook install)",
        "switched off": "does not run: switched off in git's configuration (hook.*.enabled)",
    }[hook.state]


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
