"""`craftnudge hook`: which hooks are installed, whether git runs them, and snippets for other hook managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.hook_snippets import hook_snippet
from craftnudge.presentation.hook_text import hook_texts
from craftnudge.presentation.lines import BLANK, Canvas, Line, hanging, pad, prose, span

if TYPE_CHECKING:
    from craftnudge.services.results.hooks import HooksState

_EVENT_COLUMNS = 16
_REMOVE = "To remove them: craftnudge hook uninstall"
_INSTALL = "To install them: craftnudge hook install"


def hooks_screen(state: HooksState, canvas: Canvas) -> list[Line]:
    """One paragraph per hook, snippets for hook managers, and how to remove the hooks."""
    managed = {event for hooks in state.managed for event in hooks.events}
    lines = [*prose(f"git hooks of this repository: {state.folder}", canvas), *_warnings(state, canvas), BLANK]
    for hook in state.hooks:
        first, *rest = hook_texts(hook, state, left=hook.event in managed)
        lines += hanging((span(f"  {pad(hook.event, _EVENT_COLUMNS)}", "strong"),), first, canvas)
        for text in rest:
            lines += hanging((span(" " * (_EVENT_COLUMNS + 2)),), text, canvas)
    lines += _manager_lines(state, canvas)
    ours = any(hook.path is not None or hook.runs for hook in state.hooks)
    last = _REMOVE if ours else "" if state.managed else _INSTALL
    return [*lines, BLANK, *prose(last, canvas)] if last else lines


def _warnings(state: HooksState, canvas: Canvas) -> list[Line]:
    """What keeps all hooks from running."""
    texts = []
    if state.disabled:
        named = f"core.hooksPath is {state.core_hooks_path!r}"
        reason = f"{state.folder} is not a folder" if state.core_hooks_path is None else named
        texts.append(f"{reason}, so git runs no hooks from a folder.")
    elif state.core_hooks_path is not None and not state.folder_exists:
        texts.append(f"core.hooksPath is {state.core_hooks_path!r}: that folder is missing, so git runs no hooks.")
    if state.switched_off:
        texts.append("CRAFTNUDGE_HOOKS=0 is set here, so CraftNudge's hooks do nothing.")
    return [line for text in texts for line in prose(text, canvas, style="needs_work")]


def _manager_lines(state: HooksState, canvas: Canvas) -> list[Line]:
    """The snippets that make the hook managers in use call CraftNudge for these events."""
    lines: list[Line] = []
    for hooks in state.managed:
        text = f"{hooks.manager} manages {', '.join(hooks.events)} here. To let it call CraftNudge too, add:"
        lines += [BLANK, *prose(text, canvas)]
        in_husky_folder = ".husky" in state.folder.parts
        snippet = hook_snippet(hooks.manager, hooks.events, state.modes, in_husky_folder=in_husky_folder)
        lines += [(span(f"    {line}" if line else ""),) for line in snippet]
    return lines
