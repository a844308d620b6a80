"""Signs of a message that only mean something together."""

from __future__ import annotations

_NEEDS_LITTLE_REASON = frozenset(("subject_docs", "only_docs", "only_tests", "subject_version"))
_SAYS_ITS_REPAIR = frozenset(("changes", "subject_purpose", "averts"))
_TEXT_KINDS = frozenset(("subject_spelling", "subject_docs", "subject_text", "subject_shape"))


def add_combined_signs(signs: dict[str, str]) -> None:
    """Adds the signs that the others make together, and removes those that these replace."""
    if _NEEDS_LITTLE_REASON.isdisjoint(signs):
        for size in ("many_lines", "mostly_new"):
            if size in signs:
                signs["code_" + size] = signs[size]
    for prefix in ("subject_", "body_"):
        if prefix + "purpose" in signs:
            signs.pop(prefix + "aim", None)
    if "subject_problem" in signs and _SAYS_ITS_REPAIR.isdisjoint(signs):
        signs["problem_alone"] = signs["subject_problem"]
    if "corrects" in signs and "repairs_by" not in signs:
        _of_correction(signs)


def _of_correction(signs: dict[str, str]) -> None:
    """What a correction leaves open: which kinds are their own what, and where the repair is not told."""
    shown = signs["corrects"]
    if not _TEXT_KINDS.isdisjoint(signs):
        signs["corrects_text"] = shown
        if "body" not in signs:
            signs["corrects_text_alone"] = shown
    elif "body" not in signs:
        signs["corrects_only"] = shown
    if "body" in signs and "body_action" not in signs:
        signs["corrects_no_action"] = shown
    if "subject_problem" in signs:
        signs["corrects_problem"] = signs["subject_problem"]
    if "ticket" in signs:
        signs["corrects_ticket"] = signs["ticket"]
