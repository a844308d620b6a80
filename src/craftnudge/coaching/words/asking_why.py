"""A reason that is missing, only hinted at, or elsewhere: what of it can be seen, and the question that would bring it.

The program never guesses a reason: it asks for one, in the terms of what the subject says was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.coaching.words.quoting import sentence_around
from craftnudge.coaching.words.remark import Said
from craftnudge.coaching.words.seen import act_of, changed_lines, counted, main_file, thing_of
from craftnudge.coaching.words.theme import names_nothing
from craftnudge.coaching.words.turn import turned

if TYPE_CHECKING:
    from craftnudge.coaching.words.seen import Act
    from craftnudge.rubric.facts import Facts
    from craftnudge.rubric.reading.sign_table import Sign

# Under so many changed lines a figure says nothing.
_LINES_WORTH_A_WORD = 20
_SHORTEST_QUOTE = 20

# {thing} is the subject's own words for what was changed, or "it"; {file} is the file with most of the change.
_QUESTIONS: dict[Act, tuple[str, ...]] = {
    "add": (
        "Say who needed {thing}, and what they did without it.",
        "Begin a line with what could not be done before {thing} was there.",
        "What made you want {thing} now? That sentence belongs here.",
        "Name the case that {thing} is for: the next reader meets it without you.",
    ),
    "remove": (
        "Say what {thing} was still for, and why it can go now.",
        "Name what took the place of {thing}, or since when nothing used it.",
        "What told you that nobody needs {thing}? A line on that saves the next reader the search.",
        "Say what {thing} cost as long as it was there.",
    ),
    "move": (
        "Say what the old place or name of {thing} got in the way of.",
        "What becomes easier after this step? Name it, and {thing} explains itself.",
        "If this prepares something, name what comes next.",
        "Say who looked for {thing} in the wrong place, or what was tangled with it.",
    ),
    "replace": (
        "Say what was wrong with what {thing} takes the place of.",
        "Name what the old way could not do, or did badly.",
        "What does {thing} bring that was missing? One line is enough.",
        "Say when the old way failed, so that nobody goes back to it.",
    ),
    "set": (
        "Say what the old {thing} led to.",
        "Where does the new value or version come from: a measurement, a report, a rule? Name it.",
        "Say what a user of {thing} will notice, or stop noticing.",
        "What happened that made you look at {thing}? That is the reason.",
    ),
    "repair": (
        "Add how it showed: what did somebody do, and what did they see?",
        "Say when it went wrong and since when, as far as you know.",
        "Name the case that failed; with it the repair can be checked again.",
        "Say what it led to for whoever met it.",
    ),
    "tidy": (
        "Say what was hard to do or to read before.",
        "Name the change that this makes room for, or the trouble that it ends.",
        "What did you trip over? A line on that tells the next reader what not to bring back.",
        "Say what stays the same, and what gets easier from here.",
    ),
    "undo": (
        "Say what went wrong with it; else somebody will try it again.",
        "Name what failed, and under what conditions it could come back.",
        "Who noticed, and how? That sentence keeps it from being done twice.",
    ),
    "test": (
        "Name the fault that this test would have caught.",
        "Say which behaviour was unguarded until now, and what worried you about it.",
        "What could break unnoticed before? Name it, so that nobody deletes the test as odd.",
    ),
    "tell": (
        "Say who was missing these words, and where they looked.",
        "Name the question that this answers.",
        "What was misread before? A line on that tells what to keep when it is next edited.",
    ),
    "other": (
        "Answer in a line: what was wrong or missing in {file} before?",
        "Say what a user or a developer will notice now.",
        "What made you open {file}? That is the reason, and it is known only to you.",
        "Finish the sentence: without this change, ...",
    ),
}


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
            *_asked(facts),
        )
        return Said(turned(facts.record, ways), turned(facts.record, steps, offset=1))
    return Said(turned(facts.record, _unsaid(facts)), _question(facts, offset=1))


def reason_hinted(facts: Facts, sign: Sign) -> Said:
    """What is said where some words hint at a reason; `sign` tells which."""
    where, shown = sign.name.partition("_")[0], facts.evidence.signs[sign.name]
    text = facts.wording.body if where == "body" else facts.wording.headline
    quote = sentence_around(text, shown)
    ways: tuple[str, ...]
    if where == "subject" or len(quote) < _SHORTEST_QUOTE:
        ways = (
            f"The subject {sign.is_} in passing; the reason has no sentence of its own.",
            f"That the subject {sign.is_} is the beginning of a reason; the rest of it is with you.",
            f"The subject {sign.is_}. Whether that is the reason, a reader has to guess.",
        )
        return Said(turned(facts.record, ways), _question(facts))
    ways = (
        f'A reason shows through here: "{quote}"',
        f'This comes near to a reason: "{quote}"',
        f'Half of the reason is there: "{quote}"',
    )
    steps = (
        "Go one sentence further: what happened without it, and to whom?",
        "Put before it how things were, so that the gain can be seen.",
        "Add what it led to; then the reason can be weighed in two years, too.",
        *_asked(facts)[:2],
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
    words = facts.wording.own_words
    many = counted(words, "word")
    file, lines = main_file(facts), changed_lines(facts)
    ways = [f"In {many} there is no room for how it was before.", f"The message ends after {many}."]
    if file and lines >= _LINES_WORTH_A_WORD:
        ways.append(f"{many.capitalize()} stand for {counted(lines, 'changed line')}, most of them in {file}.")
    elif file:
        ways.append(f"{many.capitalize()} on {file}: what a reader still wants is how it behaved before.")
    return Said(turned(facts.record, ways), _question(facts, offset=1))


def _unsaid(facts: Facts) -> list[str]:
    """Ways to say that no reason is given, with what of this commit makes it felt."""
    file, lines, thing = main_file(facts), changed_lines(facts), thing_of(facts)
    ways = ["Nothing says why."]
    if facts.english and facts.evidence.says_what and not names_nothing(facts):
        ways.append("What was done can be read here; what for cannot.")
    if file and lines >= _LINES_WORTH_A_WORD:
        ways.append(f"{counted(lines, 'changed line')}, most of them in {file}, and no word on why.")
    elif file:
        these = "this line" if lines == 1 else "these lines"
        ways.append(f"Whoever comes upon {these} of {file} will not learn why.")
    if thing:
        ways.append(f"Why {thing}, and why now, is left to guess.")
    return ways


def _question(facts: Facts, offset: int = 0) -> str:
    return turned(facts.record, _asked(facts), offset)


def _asked(facts: Facts) -> list[str]:
    """The questions that fit what was done, with the subject's own thing in them."""
    thing, file = thing_of(facts), main_file(facts)
    return [
        question.format(thing=thing or "it", file=file or "these files")
        for question in _QUESTIONS[act_of(facts)]
        if thing or "{thing}" not in question or not question.startswith("Name the case")
    ]
