"""One thing to learn from the finding that is spoken of first: each time another side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.variants import turned

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import Check

_MORE: dict[str, tuple[str, ...]] = {
    "CN101": (
        "Read the subject after the words: if applied, this commit will ... It shows at once what is missing.",
        "In a log of two hundred lines only the subject is seen; nobody opens them all.",
        "A fault tells what was; a repair tells what is. Who searches the log wants the second.",
        "Fix is a promise; what follows it should say which fault is gone, and how.",
        "Read it to somebody who has not seen the code: do they know what is different now?",
    ),
    "CN102": (
        "Half a sentence is enough: so that ..., because ..., to avoid .... The rest of the body can stay empty.",
        "Ask what a colleague would ask you over the shoulder; the answer is the body.",
        "git blame leads from a line to this message. What it does not say, nobody will know any more.",
        "The reason is known best in the minute of the commit, and to nobody else.",
        "Write down the question that made you open the editor; its answer is the change, and both belong here.",
        "A reason ages well: the code will be rewritten, and what it had to cope with stays true.",
        "If the reason seems too plain to write, it takes four words. If it does not, it was worth writing.",
        "Reviewers ask for the why in nearly every review; said beforehand, it saves a round.",
    ),
    "CN103": (
        "A reason that can be pointed at in the text survives the tracker, the chat and the people in it.",
        "Put the trouble first and the remedy second: then both are understood.",
        "What it led to weighs more than what it was: who was hurt by it, and how?",
    ),
    "CN104": (
        "Names from the code are what people search for; put the one that matters into the subject.",
        "If the subject would fit the commit before this one as well, it is not yet about this one.",
        "A good name is narrower than its file and wider than its line.",
        "Two commits with one subject are one too many: say where, or which.",
    ),
    "CN108": (
        "Two sentences are enough for most commits: how it was, and how it is now.",
        "A body is not a report: write what you would say if somebody asked, and stop.",
        "What you tried and dropped is worth a line: it saves the next reader the same way round.",
        "What a message leaves out, somebody reads out of the diff, each time anew.",
        "Before and after make the shortest story there is: two clauses, and the change is understood.",
        "Say what surprised you; it will surprise the next one as well.",
    ),
    "CN212": (
        "One subject that names one thing is the best test of a commit: if it cannot be written, there are two.",
        "Write the subject before you begin; what does not fit under it is the next commit.",
        "Whoever reverts by the log has only the subject to go by.",
        "A subject is long enough when it fits this commit and not the one before.",
        "Of three words two are usually the verb and its object; the third could say where.",
        "Release notes are written from subjects, by somebody who was not there.",
        "Whoever bisects reads a dozen subjects in a row, and opens the one that names something.",
    ),
    "CN202": (
        "git add -p shows each place by itself and asks whether it belongs.",
        "Renames, blanks and moved lines in a commit of their own leave few places to think about.",
        "Places that need no thought hide the one that does.",
        "A refactoring and a change of behaviour in one diff hide each other.",
        "If half of the places changed for one reason and half for another, git add -p finds the border.",
    ),
    "CN203": (
        "A preparation that changes nothing in behaviour is the easiest commit there is to review.",
        "If several files carry the same weight, ask which of them would be reverted together.",
    ),
    "CN207": (
        "A list is the plan of several commits, written down after they were made into one.",
        "An item that could be reverted alone wants to be committed alone.",
        "Steps of one change read well as sentences; what can only be listed is seldom one change.",
        "If the list needs an and between its items, it is several; if it needs a then, it may be one.",
        "The title of a squashed branch is read a hundred times, its list of steps hardly once.",
        "Of a list, the reader asks which item broke it; git can only answer with all of them.",
    ),
    "CN301": (
        "A series of small commits is read in the time that one large one is put off.",
        "When git bisect ends at a commit, its size is what is left to search.",
        "Commit as soon as something works by itself; the branch may still hold all of it.",
    ),
    "CN201": (
        "Two concerns in one commit are reverted together, wanted or not.",
        "git stash -p or git add -p parts what was written at one sitting.",
    ),
    "CN205": (
        "What builds and what runs fail at different times; apart, the one that failed can be taken back.",
        "A change of configuration that stands alone is found by whoever looks for when it changed.",
    ),
}


def lesson_from(check: Check, record: CommitRecord) -> str:
    """What is to be learned from the check, turned with the commit, so that the same habit is not always told alike."""
    sides = [check.why, *_MORE.get(check.id, ())]
    if check.category == "message":
        subject, _, body = check.good.partition("\n\n")
        kind = "message" if body else "subject"
        sides.append(f'A {kind} that does it: "{subject}"' + (f', then "{body}"' if body else ""))
    return turned(record, sides, offset=2)
