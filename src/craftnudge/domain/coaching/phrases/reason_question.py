"""The question that would bring a reason that is missing, in the terms of what the commit does.

The program never guesses a reason: it asks for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.change_intent import act_of
from craftnudge.domain.coaching.phrases.salient import main_file, thing_of
from craftnudge.domain.coaching.phrases.variants import turned

if TYPE_CHECKING:
    from craftnudge.domain.coaching.phrases.change_intent import Act
    from craftnudge.domain.rubric.facts import Facts

# {thing} is the subject's own words for what was changed, and {file} is the file with most of the change. A question
# with a thing is only asked where there is one; each act has some without.
_QUESTIONS: dict[Act, tuple[str, ...]] = {
    "add": (
        "Say who needed {thing}, and what they did without it.",
        "Begin a line with what could not be done without {thing}.",
        "What made you want {thing} now? That sentence belongs here.",
        "Name the case that called for {thing}: the next reader meets it without you.",
        "Who asked for this, and what did they have to do until now? Say it in a line.",
        "Say what nobody could do until now, or only by a detour.",
        "Name one call or one click that works now and failed yesterday.",
    ),
    "remove": (
        "Say what use {thing} had left, and what made you drop it now.",
        "Name what took the place of {thing}, or since when nobody had a use for that.",
        "What told you that nobody needs {thing}? A line on that saves the next reader the search.",
        "Say since when nothing needed it, and how you made sure.",
        "What would somebody have to do who misses it in {file}? One line is enough.",
        "Name what it cost to keep: time, confusion, a fault?",
    ),
    "retire": (
        "Say what to use in place of {thing}, and from which version on there is no other way.",
        "Name what is wrong with {thing}, so that nobody asks for it back.",
        "Say what to use instead, and what the old way could not do.",
        "Who still uses this, and what do they have to change? Answer it here once for all of them.",
    ),
    "move": (
        "Say what the old place or name of {thing} got in the way of.",
        "What becomes easier after this step? Name it beside {thing}.",
        "If this prepares something, name what comes next.",
        "Say who looked for {thing} in the wrong place, or what was tangled with it.",
        "What could not be written, tested or found as long as it stood where it was?",
        "Say what {file} had to do with it before, and what it has to do with it now.",
    ),
    "replace": (
        "Say what was wrong with what was there before {thing}.",
        "Name what the old way could not do, or did badly in {file}.",
        "What did you hope to get from {thing} that was missing? One line is enough.",
        "Say when the old way failed, so that nobody goes back to it.",
        "Name the trouble that the old way made in {file}.",
        "Is it faster, safer or only newer? Say which, and how you know.",
    ),
    "set": (
        "Say what the old value of {thing} led to.",
        "Where does the new value come from: a measurement, a report, a rule? Name it.",
        "What happened with the old value of {thing}? That is the reason.",
        "Say how you came to this value, so that the next one who turns it has a place to start.",
        "What went wrong, or was in danger of it, before {file} said so?",
    ),
    "change": (
        "Say what was wrong with the old form of {thing}.",
        "What happened that made you look at {thing}? That is the reason.",
        "How did {file} behave before, and who was not content with it?",
        "Name what somebody sees or does differently from now on, and who wanted it.",
        "Say what {file} did before this that it should not have done.",
    ),
    "upgrade": (
        "Name the release that made you do it now: a fix, a warning, a version that runs out?",
        "Say which of the new versions matters here, and for what.",
        "If it is routine, say so in three words; if one of them was needed, name that one.",
        "What would have gone wrong with the old versions, and when?",
        "Name the one of them with changes that break something, or say that there is none.",
    ),
    "repair": (
        "Add how it showed: what did somebody do, and what did they see?",
        "Say when {file} went wrong, and since when as far as you know.",
        "Name the case in which {file} failed; with it the repair can be checked again.",
        "Say what it led to for whoever met it.",
        "Which input or which order of steps brought it out? Name it.",
        "What did {file} do in place of the right thing?",
        "How did you find it? Often that is half of the reason.",
    ),
    "lint": (
        "Name the tool and the rule that complained.",
        "Say that nothing behaves differently, if that is so; and if one place does, name it.",
        "Which of the places in {file} was more than form? Name that one.",
        "Say what brought them up now: a new version of the tool, a stricter setting?",
        "Name one of them; a reader then knows what kind is meant.",
    ),
    "tidy": (
        "Say what was hard to do or to read in {file} before.",
        "Name the change that this makes room for, or the trouble that it ends.",
        "What did you trip over in {file}? A line on that tells the next reader what not to bring back.",
        "Say what stays the same, and what gets easier from here.",
        "Which mistake did the old form of {file} invite? Name it.",
        "What did you want to do when {file} got in your way?",
    ),
    "undo": (
        "Say what went wrong with it; else somebody will try it again.",
        "Name what failed, and under what conditions it could come back.",
        "Who noticed, and how? That sentence keeps it from being done twice.",
        "Say what {file} did wrong with it that it does right without.",
    ),
    "test": (
        "Name the fault that this test would have caught.",
        "Say which behaviour was unguarded until now, and what worried you about it.",
        "What could break unnoticed before? Name it, so that nobody deletes the test as odd.",
        "Which change made you wish for {file}? Name it.",
    ),
    "tell": (
        "Say who was missing these words in {file}, and where they looked.",
        "Name the question that {file} answers now.",
        "What was misread before? A line on that tells what to keep when {file} is next edited.",
        "What did somebody do wrong for want of this? Say it in half a line.",
        "Say what was out of date in {file}, and since which change.",
    ),
    "speed": (
        "Give a figure: how long did it take before, and how long now?",
        "Say with what input {file} was too slow, and who met that.",
        "Name the measurement; whoever tunes {file} next will need it.",
        "Say how you found that it was slow, and what it still costs.",
    ),
    "record": (
        "Name the entry of {file} that is new, or put right.",
        "Say which release or which change {file} tells of now.",
        "Which of the entries would a user look for first? Put that one into the subject.",
        "Was something added to {file}, or corrected? One word tells which.",
    ),
    "version": (
        "Put the number into the subject: it is what the commit will be looked for by.",
        "Name the version that it is now; the one before can be left out.",
        "Say which release it is, and in a word what it brings.",
    ),
    "remake": (
        "Name what it was made from, and what changed there.",
        "Say with which program it was made, so that the next one gets the same.",
        "Was it the source that changed, or the generator? Say which.",
    ),
    "build": (
        "Name the job or the step that failed or was missing, and what it said.",
        "Say what somebody who builds this will notice, or that nobody will.",
        "What went wrong, or took too long, with {file} as it was?",
        "Which machine, version or release needed this? Name it.",
        "Say what {file} keeps from happening from now on.",
    ),
    "other": (
        "Answer in a line: what was wrong or missing in {file} before?",
        "Say what a user of {file} will notice now.",
        "What made you open {file}? That is the reason, and it is known only to you.",
        "Finish the sentence: without this change, {file} ...",
        "Who was waiting for this, and what could they not do with {file}?",
        "Say what you saw {file} do before you changed it.",
    ),
}

# Where no file is known by its name, and the subject does not say what was done.
_OF_ANYTHING = (
    "Say what a user or a developer will notice now.",
    "Finish the sentence: without this change, ...",
    "Who was waiting for this? That is where a reason begins.",
)


def questions(facts: Facts) -> list[str]:
    """The questions that fit what was done, with the subject's own thing and the main file in them."""
    thing, file = thing_of(facts), main_file(facts)
    if "subject_waste_removed" in facts.evidence.signs:
        thing = None  # nobody asks what use "unused import" had left
    fitting = [
        question.format(thing=thing, file=file or "it")
        for question in _QUESTIONS[act_of(facts)]
        if (thing or "{thing}" not in question) and (file or "{file}" not in question)
    ]
    return fitting or list(_OF_ANYTHING)


def question(facts: Facts, offset: int = 0) -> str:
    """One of them, turned with the commit."""
    return turned(facts.record, questions(facts), offset)
