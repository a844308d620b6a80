"""A change that its message does not name: what the files show of it, and the word that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.change_intent import act_of
from craftnudge.domain.coaching.phrases.reason_question import questions
from craftnudge.domain.coaching.phrases.remark import Said
from craftnudge.domain.coaching.phrases.salient import (
    changed_lines,
    hand_written,
    main_file,
    short,
    where_the_lines_are,
)
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# What is missing of these is no function or screen, and can be asked for by its name.
_ASKED_FOR = frozenset({"record", "version", "remake"})
_LINES_WORTH_A_WORD = 12
_QUOTED_CHARS = 40


def could_be_any(facts: Facts) -> Said:
    """What is said where the subject names nothing: a word or two, and no thing of this commit."""
    return Said(turned(facts.record, _empty_ways(facts)), turned(facts.record, _name_it(facts), offset=1))


def repair_unnamed(facts: Facts) -> Said:
    """What is said where the fault is named and what was done about it is not."""
    file = main_file(facts) or "the code"
    ways = (
        "The fault is named, its repair is not.",
        "One learns what was broken, and not how it was mended.",
        "What was wrong is clear; what is done about it is left to the diff.",
        f"It tells what went wrong. What {file} does about it now, it does not tell.",
    )
    advice = (
        f"Add what {file} does now that it did not do before.",
        f"Name the repair of {file} in the subject, and keep the fault for the body.",
        f"Say by what means: which check, which order, which value of {file} was changed?",
        f'Begin with what {file} does now: "Check ...", "Close ...", "Compare ... before ...".',
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, offset=1))


def state_not_change(facts: Facts) -> Said:
    """What is said where the subject says how things are or should be."""
    file = main_file(facts) or "the code"
    ways = (
        "It says how things are or should be, not what you changed.",
        "This reads like a finding; what was done about it is open.",
        "A rule or a wish stands in the subject where the change would.",
    )
    advice = (
        f"Begin with a verb of change: what did you add, remove, replace or move in {file} to get there?",
        f"Turn it round: name what you did to {file}, and let this sentence be the reason in the body.",
        f"Say what is different in {file} from this commit on.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, offset=1))


def vague(facts: Facts) -> Said:
    """What is said where a thing is named, and could be more definite."""
    ways = [
        "The subject could be more definite.",
        "A search for the thing that you changed might miss this subject.",
        "Several commits could carry this subject.",
    ]
    return Said(turned(facts.record, ways), turned(facts.record, _name_it(facts), offset=1))


def only_the_files(facts: Facts) -> Said:
    """What is said where the message is a verb and the names of files."""
    file = main_file(facts) or "it"
    ways = (
        "The subject says no more than the list of files.",
        f"That {file} changed can be seen without the message.",
        "A verb and a file name: the rest is left to the diff.",
    )
    advice: tuple[str, ...] = (
        f"Say what in {file} is different now.",
        f"Name the part of {file} that a reader should look at.",
        f"Put what you did into {file} in the subject: which statement, option or paragraph?",
    )
    if act_of(facts) in _ASKED_FOR:
        advice = tuple(questions(facts))
    elif not changed_lines(facts):
        advice = (f"Say where {file} is used.", f"Say what {file} is for, and who asked for it.")
    return Said(turned(facts.record, ways), turned(facts.record, advice, offset=1))


def _empty_ways(facts: Facts) -> list[str]:
    headline, lines = facts.wording.headline, changed_lines(facts)
    file = main_file(facts)
    quoted = (
        f'"{" ".join(headline.split())}"' if len(headline) <= _QUOTED_CHARS and '"' not in headline else "This subject"
    )
    many = counted(max(facts.wording.own_words, 1), "word")
    ways = [
        f"{quoted} could stand over any commit.",
        f"{quoted} says little to whoever looks for this change in a year.",
    ]
    if file and lines >= _LINES_WORTH_A_WORD:
        ways.append(
            f"{many.capitalize()} for {counted(lines, 'changed line')}, {where_the_lines_are(facts)}, cannot say "
            "what belongs to it."
        )
        ways.append(f"The files tell more than the message: {_named(facts)}.")
    elif file:
        ways.append(f"The name of the file, {file}, tells more than the message does.")
    return ways


def _named(facts: Facts) -> str:
    files = [short(file.path) for file in hand_written(facts)[:2]]
    more = len(hand_written(facts)) - len(files)
    return ", ".join(files) + (f" and {more} more" if more > 0 else "")


def _name_it(facts: Facts) -> list[str]:
    """Ways to ask for the thing: by its file, by what was done, by the longest new function."""
    if act_of(facts) in _ASKED_FOR:
        return questions(facts)
    file = main_file(facts)
    functions = facts.record.code.functions if facts.record.code else ()
    function = next((one.name for one in functions if one.name), None)
    verb = {"repair": "mended", "tidy": "tidied", "test": "tested", "add": "added", "remove": "removed"}.get(
        act_of(facts), "changed"
    )
    ways = [f"Name what you {verb} in {file}." if file else f"Name what you {verb}."]
    if function:
        ways.append(f"Name the thing itself, such as {function}(), the largest that is new here.")
    if file:
        part = "section, option or example" if act_of(facts) == "tell" else "function, screen, option or rule"
        ways.append(f"Which {part} of {file} is it? Put its name into the subject.")
        ways.append(f"Finish the sentence: after this commit, {file} ...")
        ways.append(f"What would you type to find this again in {file}? That word is missing.")
    else:
        ways.append("Name the function, the screen, the option or the rule that you changed.")
    return ways
