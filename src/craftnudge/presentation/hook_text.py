"""Sentences about one git hook: whether it runs and what it does then, or what keeps it from running."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.services.results.hooks import HookModes, HooksState, HookState

_RECORDS = {
    "post-commit": "records the commit",
    "post-merge": "records merged and pulled commits",
    "post-rewrite": "records amended and rebased commits",
    "post-applypatch": "records applied patches",
}


def hook_texts(hook: HookState, state: HooksState, *, left: bool) -> list[str]:
    """The sentences; `left` says that the event is left to a hook manager that does not call us."""
    if hook.runs:
        return _running(hook, state.modes)
    if left and hook.path is None:
        return [f"managed by a hook manager ({hook.manager})" if hook.manager else "managed by a hook manager"]
    texts = [_not_running(hook, state)]
    if hook.earlier is not None:
        texts.append(f"Your earlier hook does not run either: {hook.earlier}")
    return texts


def _running(hook: HookState, modes: HookModes | None) -> list[str]:
    how = ", edited since" if hook.state == "edited" else ""
    how += " after your earlier hook" if hook.chained else ""
    moved = hook.path is not None and hook.path.name != hook.event
    if hook.manager is not None:
        how += f", called by {hook.manager}" + (f" as {hook.path.name}" if moved and hook.path else "")
    elif moved and hook.path is not None:
        how += f", called as {hook.path.name} by the hook in its place"
    how += ", by its name in git's configuration" if hook.way == "configuration" else ""
    does = hook_effect_text(hook.event, modes) if hook.path is not None and modes is not None else ""
    texts = [f"runs{how}: {does}" if does else f"runs{how}"]
    if hook.renamed:
        texts.append("Your earlier hook runs under another name. To restore its name: craftnudge hook install")
    if hook.earlier is not None and not hook.chained:
        texts.append(f"Your earlier hook is not executable, so it does not run: {hook.earlier}")
    return texts


def hook_effect_text(event: str, modes: HookModes) -> str:
    """What a hook of ours does with these options."""
    if event == "commit-msg":
        return _gate_text(modes) if modes.gate else f"{_look_text(modes)}{_danger_text(modes)}"
    more = ", and prints one line about it" if event == "post-commit" and modes.nudge else ""
    return _RECORDS[event] + more


def _gate_text(modes: HookModes) -> str:
    if modes.idle_gate:
        return "rejects dangers only (--gate), because no min-score and no rules are configured"
    if modes.minimum is None:
        return "rejects a danger or a broken project rule (--gate)"
    return f"rejects a danger, a broken project rule or a score below {modes.minimum:.1f} (--gate)"


def _look_text(modes: HookModes) -> str:
    if modes.look == "never":
        return "says nothing of messages before the commit" + ("" if modes.nudge else " (--look never)")
    which = "every message" if modes.look == "always" else "messages that look odd"
    return f"checks {which} before the commit (--look {modes.look})"


def _danger_text(modes: HookModes) -> str:
    """What happens to a secret, a conflict marker, a breakpoint or a file that must not be committed."""
    return ", and rejects dangers (--block danger)" if modes.block else ", warns of dangers, and rejects nothing"


def _not_running(hook: HookState, state: HooksState) -> str:
    owner = f"{hook.manager}'s hook" if hook.manager else "another program's hook"
    again = "(craftnudge hook install)"
    if hook.state in ("foreign", "managed"):
        if hook.path is None:
            return owner
        if hook.path.is_relative_to(state.folder):
            return f"does not run: {owner} took its place. Ours: {hook.path}"
        return f"does not run: git looks in another folder. Ours: {hook.path}"
    if hook.state == "switched off" and hook.way == "folder":
        if state.disabled:
            return f"does not run, because of core.hooksPath. Ours: {hook.path}"
        return f"does not run: git looks in another folder. Ours: {hook.path}"
    return {
        "absent": "not installed",
        "not executable": f"does not run: it is not executable {again}",
        "its Python is gone": f"does not run: its program is gone {again}",
        "git is too old": f"does not run: hooks in git's configuration need git 2.54 {again}",
        "its script is gone": f"does not run: its script is gone {again}",
        "switched off": "does not run: switched off in git's configuration (hook.*.enabled)",
    }[hook.state]
