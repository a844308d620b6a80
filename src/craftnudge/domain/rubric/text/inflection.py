"""English inflection: from a verb or a noun to its forms.

Made by rule, so that a vocabulary names "crash" once and knows "crashes", "crashed" and "crashing".
"""

from __future__ import annotations

_VOWELS = "aeiou"


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(text.split())


# These double their last letter: a stressed vowel and one consonant at the end.
_DOUBLED = word_set(
    "drop skip trim strip wrap map set get put cut split stop plan swap tag ship refer prefer permit omit commit "
    "submit plug pin log run ban let hit dim emit admit transfer deter spot slip chop flag"
)
_IRREGULAR = {
    "break": "broke broken", "lose": "lost", "hang": "hung", "leave": "left", "make": "made", "take": "took taken",
    "get": "got", "rewrite": "rewrote rewritten", "write": "wrote written", "throw": "threw thrown", "do": "did done",
    "bring": "brought", "build": "built", "keep": "kept", "hide": "hid hidden", "go": "went gone", "give": "gave given",
    "think": "thought", "choose": "chose chosen", "freeze": "froze frozen", "forget": "forgot forgotten", "read": "",
    "find": "found", "catch": "caught", "hold": "held", "send": "sent", "misspell": "misspelt", "run": "ran",
    "cut": "", "set": "", "put": "", "let": "", "hit": "", "split": "", "mean": "meant", "lead": "led",
    "begin": "began begun", "undo": "undid undone", "rebuild": "rebuilt", "see": "saw seen", "fall": "fell fallen",
    "reset": "", "say": "said",
}  # fmt: skip


def forms(bases: str) -> frozenset[str]:
    """Each base with its third person, participle and past ("fix": fixes, fixing, fixed)."""
    found: set[str] = set()
    for base in bases.split():
        found |= {base, third_person(base), _joined(base, "ing"), *past(base)}
    return frozenset(found)


def third_person(base: str) -> str:
    """The verb with "he" or "it" before it, and the plural of a noun: passes, tries, does, adds."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def past(base: str) -> tuple[str, ...]:
    """The past tense and, where it differs, the participle: fixed; broke, broken. Empty for a verb such as "set"."""
    if base in _IRREGULAR:
        return tuple(_IRREGULAR[base].split())
    return (_joined(base, "ed"),)


def _joined(base: str, ending: str) -> str:
    if base in _DOUBLED:
        return base + base[-1] + ending
    if base.endswith("ie") and ending == "ing":
        return base[:-2] + "ying"
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
        return base[:-1] + ending
    if base.endswith("y") and base[-2] not in _VOWELS and ending == "ed":
        return base[:-1] + "ied"
    return base + ending


def nouns(singulars: str) -> frozenset[str]:
    """Each noun and its plural."""
    return frozenset(form for noun in singulars.split() for form in (noun, third_person(noun)))
