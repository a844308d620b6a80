"""A reason that is missing, only hinted at, or elsewhere: what of it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.change_intent import act_of
from craftnudge.domain.coaching.phrases.overlaps import names_nothing
from craftnudge.domain.coaching.phrases.quote import sentence_around
from craftnudge.domain.coaching.phrases.reason_question import question, questions
from craftnudge.domain.coaching.phrases.remark import Said
from craftnudge.domain.coaching.phrases.salient import (
    begins_a_file,
    changed_lines,
    main_file,
    thing_of,
    where_the_lines_are,
)
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.coaching.phrases.change_intent import Act
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.sign_table import Sign

# Under so many changed lines a figure says nothing.
_LINES_WORTH_A_WORD = 20
_SHORTEST_QUOTE = 20

# What is said and what is not, by what was done.
_HALF_SAID: dict[Act, tuple[str, ...]] = {
    "add": ("What is new can be read here; what it is for cannot.", "It tells what there is now, not who wanted it."),
    "remove": ("What went is named; why it could go is not.", "It tells what is gone, not what was wrong with it."),
    "retire": ("That it is on its way out is said; what to do instead is not.",),
    "move": ("From where to where can be read here; what for cannot.", "The new order is told, not its use."),
    "replace": ("The new way is named; the trouble with the old one is not.", "It tells what is used now, not why."),
    "set": ("The new state is named; what made it necessary is not.", "It tells how far, and not why so far."),
    "change": (
        "That it is different now is said; who wanted it so is not.",
        "What changed is named; its cause is not.",
    ),
    "upgrade": (
        "That it is newer now is said; what the newer one is needed for is not.",
        "What called for newer ones is not told.",
    ),
    "repair": (
        "What is whole again can be read here; how it showed cannot.",
        "It tells what was mended, not who met it.",
    ),
    "lint": (
        "That something was put in order is said; what called for it is not.",
        "It tells that a tool is content, and not which.",
    ),
    "tidy": ("That it is tidier now is said; what was in the way is not.", "It tells the new shape, not its use."),
    "undo": ("What was taken back is named; what was wrong with it is not.", "It tells what is back, not what failed."),
    "test": (
        "What is tested can be read here; what it guards against cannot.",
        "It tells what is tested, not what is feared.",
    ),
    "tell": (
        "What was written down is named; who was missing it is not.",
        "It tells what is written, not what was asked.",
        "The page is named, the question that it answers is not.",
    ),
    "speed": (
        "That it is faster is said; how slow it was, and for whom, is not.",
        "It tells what is saved, and not how much.",
    ),
    "record": (
        "That there is news is said; what the news is, is not.",
        "It tells where it was written down, not what.",
    ),
    "version": (
        "That it is a version is said; which one is not.",
        "A step from one version to the next, without either number.",
    ),
    "remake": (
        "That it was made anew is said; what called for it is not.",
        "It tells what was made, not from what.",
    ),
    "build": (
        "The machinery is named; what it failed at is not.",
        "It tells what was turned, not what it is to bring.",
        "Which build or run called for it is left open.",
    ),
    "other": ("What was done can be read here; what for cannot.", "It tells what, and leaves out what for."),
}
# Of these it makes sense to ask for the thing alone: "Why X had to go".
_WHY_THE_THING: dict[Act, str] = {
    "add": "Why you want {thing}, and why now, is left to guess.",
    "remove": "Why {thing} could go is left to guess.",
    "retire": "What is wrong with {thing} is left to guess.",
    "move": "What was wrong with the old place of {thing} is left to guess.",
    "replace": "What speaks for {thing} is left to guess.",
    "undo": "What went wrong with {thing} is left to guess.",
}
_IN_ANY_LANGUAGE = "If what and why are not both among them, add the one that is missing in a sentence."
# Acts on what runs, which behaved in some way before.
_BEHAVES = frozenset({"repair", "change", "set", "replace", "other"})


def reason_missing(facts: Facts) -> Said:
    """What is said where nothing in the message gives a reason."""
    wording = facts.wording
    if wording.body_words:
        quote = sentence_around(wording.body, "")
        ways = (
            f'The body does not say outright why: "{quote}"',
            f'If this is the reason, it does not say so: "{quote}"',
            f'The body goes on without a word of why: "{quote}"',
        )
        steps = (
            'A "because" or a "so that" makes a reason of it at first sight; what belongs behind it?',
            "Add what it led to: who was held up by it, or what went wrong?",
            *questions(facts),
        )
        return Said(turned(facts.record, ways), turned(facts.record, steps, offset=1))
    return Said(turned(facts.record, _unsaid(facts)), question(facts, offset=1))


def reason_hinted(facts: Facts, sign: Sign) -> Said:
    """What is said where some words hint at a reason; `sign` tells which."""
    where, shown = sign.name.partition("_")[0], facts.evidence.signs[sign.name]
    text = facts.wording.body if where == "body" else facts.wording.headline
    quote = sentence_around(text, shown)
    ways: tuple[str, ...]
    if where == "subject" or len(quote) < _SHORTEST_QUOTE:
        ways = (
            f"The subject {sign.is_} in passing; the reason has no sentence of its own.",
            f"The subject {sign.is_}: half of a reason, with the other half left to you.",
            f"The subject {sign.is_}. Whether that is the reason, a reader has to guess.",
        )
        return Said(turned(facts.record, ways), question(facts))
    ways = (
        f'A reason shows through here: "{quote}"',
        f'This comes near to a reason: "{quote}"',
        f'Half of the reason is there: "{quote}"',
    )
    steps = (
        "Go one sentence further: what happened without it, and to whom?",
        "Put before it how things were, so that the gain can be seen.",
        "Add what it led to; then the reason can be weighed in two years, too.",
        *questions(facts)[:2],
    )
    return Said(turned(facts.record, ways), turned(facts.record, steps, offset=1))


def reason_elsewhere(facts: Facts, ticket: str) -> Said:
    """What is said where only a ticket knows the reason."""
    ways = (
        f"The reason is left to {ticket}; the log alone does not show it.",
        f"Why this was done can only be read in {ticket}.",
        f"Without {ticket} at hand, the reason is not to be had.",
        f"{ticket} knows why; the message does not say it.",
    )
    advice = (
        f"Add the gist of {ticket} in a sentence: trackers move, and the log is read offline.",
        f"Take one sentence over from {ticket}: what was asked for, and why.",
        f"Say in your own words what {ticket} is about, and keep the number beside it.",
        f"One line on what {ticket} reports is enough; the discussion can stay where it is.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, offset=1))


def few_words(facts: Facts) -> Said:
    """What is said where what and why can be made out, in so few words that little more can."""
    many = counted(facts.wording.own_words, "word")
    file, lines = main_file(facts), changed_lines(facts)
    if not facts.english:
        about = f" on {file}" if file else ""
        return Said(f"{many.capitalize()}{about}, in a language that is not read here.", _IN_ANY_LANGUAGE)
    act = act_of(facts)
    ways = list(_HALF_SAID[act])
    new = begins_a_file(facts)
    if not facts.wording.body_words and not new:
        ways.append(f"{many.capitalize()}, and nothing of how it was before.")
    if file and lines >= _LINES_WORTH_A_WORD:
        ways.append(f"{many.capitalize()} stand for {counted(lines, 'changed line')}, {where_the_lines_are(facts)}.")
        ways.append(f"{counted(lines, 'line')} changed in and about {file}; {many} tell of them.")
    elif file and not new:
        if act in _BEHAVES:
            ways.append(f"{many.capitalize()} on {file}: what a reader still wants is how it behaved before.")
        ways.append(f"Nobody learns from {many} what {file} was like before.")
    return Said(turned(facts.record, ways), question(facts, offset=1))


def _unsaid(facts: Facts) -> list[str]:
    """Ways to say that no reason is given, with what of this commit makes it felt."""
    file, lines, thing, act = main_file(facts), changed_lines(facts), thing_of(facts), act_of(facts)
    ways: list[str] = []
    if facts.english and facts.evidence.says_what and not names_nothing(facts):
        ways += _HALF_SAID[act]
    if file and lines >= _LINES_WORTH_A_WORD:
        ways.append(f"{counted(lines, 'changed line')}, {where_the_lines_are(facts)}, and no word on why.")
        ways.append(f"Who asks why {file} changed has {counted(lines, 'line')} to guess from.")
    elif file:
        if lines:
            these = "this line" if lines == 1 else "these lines"
            ways.append(f"Whoever comes upon {these} of {file} will not learn why.")
        ways.append(f"Why {file} had to change is not said.")
    if thing and act in _WHY_THE_THING:
        ways.append(_WHY_THE_THING[act].format(thing=thing))
    return ways or ["Nothing says why."]
