"""What a message surely leaves out, read from its words alone: its change, or its reason.

The checks weigh signs and are wrong now and then, which a score can bear. A tip needs these narrow readings besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.coaching.work_kind import is_obvious_removal, work_kind_of
from craftnudge.domain.rubric.checks.file_names import repeats_the_files
from craftnudge.domain.rubric.text.inflection import forms, nouns, word_set
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from craftnudge.domain.coaching.work_kind import WorkKind
    from craftnudge.domain.rubric.facts import Facts

# Kinds of work whose reason only their author knows. Of all others it is obvious, or they are not known for sure.
_ASKED: frozenset[WorkKind] = frozenset(
    {"feature", "fix", "refactoring", "performance", "removal", "migration", "change"}
)
# In a body of more words there is mostly a reason, in whatever words.
_WORDS_OF_A_BODY = 6
# A change of fewer lines mostly shows its reason itself; a fix does not.
# What a small feature is for is plain from its name: of 54 such tips on 24 projects nearly all asked for the obvious.
_LEAST_LINES: dict[WorkKind, int] = {"fix": 1, "feature": 100}
_LEAST_LINES_OF_OTHERS = 3
_FILES_OF_AN_IMPORT = 8
# Of a change of more files, a word that is also a file's name says what it is about.
_FILES_NAMED = 3
# So few lines are seen at a glance; then the file's name is enough of a subject.
_LINES_AT_A_GLANCE = 4
# Words that say nothing of one commit: they fit any.
_EMPTY_WORDS = (
    forms("fix change update improve tweak clean cleanup polish refactor work adjust modify revise review test commit")
    | nouns(
        "bug bugfix thing stuff issue problem error improvement tweak cleanup adjustment modification revision "
        "correction mistake fixup hotfix file code comment feedback nit typo checkpoint enhancement"
    )
    | word_set(
        "again also another better bit done dumb everything few final finally first general good here initial last "
        "latest little lots many minor misc miscellaneous more new next now oops other progress quick random several "
        "silly simple small some stuff stupid temp there tmp try various version wip"
    )
)
# "Some changes in the cart" says where, and not what.
_WHERE_ONLY = marked_pattern(
    ("s in", "s of", "s on", "s to"),
    r"\b(?:adjustments|changes|cleanups|enhancements|improvements|modifications|tweaks|updates) (?:in|of|on|to)\b",
)
# A subject with one of these gives a reason, or a part of one.
_REASON_WORDS = word_set(
    "because since due therefore thus otherwise prevent prevents avoid avoids ensure ensures consistent consistency "
    "consistently compatibility compatible needed required requires needs unnecessary workaround faster properly "
    "correctly longer not never can't cannot don't doesn't isn't wasn't missing readability performance speed clarity "
    "simplicity efficiency safety security safer simpler cleaner easier clearer now unnecessarily unused obsolete "
    "deprecated dead redundant irrelevant stale optimization optimizations optimisation optimisations const constexpr "
    "final immutable readonly incorrect wrong invalid bogus renamed mistaken accidental"
)
# A standard that is cited gives the reason: "as in RFC 7111".
_STANDARD = pattern(r"\b(?:rfc|pep|iso|iec|w3c|ecma|posix|xdg|wcag|ieee)[ -]?\d*\b|\b(?:as )?per [A-Za-z]|\bre: ")
# A fix that begins so says what must not happen, and so what happened.
_AVERTS = pattern(r"(?:avoid|do not|don't|never|only|prevent)\b")
# A fix that names the fault in the code has told what was wrong: "Fix missing va_end".
_FAULT_WORDS = nouns("leak overflow underflow race deadlock nullptr typo truncation recursion") | word_set(
    "missing misnamed misspelled misplaced wrong null nil "
    "undefined uninitialized uninitialised unclosed unescaped dangling duplicate off-by-one infinite"
)
# Of a fix, what was done in place of the right thing is all there is to tell.
_WHOLE_FIX = word_set("instead rather because since due that which")
_AIM = pattern(
    r"\b(?:like|as) (?:in )?(?:all |the )?others?\b|\bas intended\b|"
    r"\b(?:to|for|by|so|that) (?:be |not |always |only |better )?(?:account|allow|avoid|comply|create|enable|ensure|"
    r"fix|follow|generate|handle|help|improve|keep|let|make|match|not|preserve|prevent|reduce|satisfy|simplify|stop|support|"
    r"work)\w*\b|\b(?:instead of|rather than|support)\b|\bfor (?:[\w.-]+ ){1,3}(?:compatibility|users?)\b|[.;] \w"
)
# What a defect looks like: with one of these a subject says how it showed.
_SYMPTOM_WORDS = (
    forms("crash fail break leak hang freeze panic throw lose flicker overlap duplicate ignore")
    | nouns("failure exception segfault deadlock race leak overflow error regression")
    | word_set(
        "incorrect incorrectly wrong wrongly missing broken invalid infinite not when if on with after null nil "
        "undefined off-by-one never cannot can't doesn't isn't empty stuck slow unable without where"
    )
)
_CONDITIONS = word_set("when if after while during where with")
_FAILINGS = forms("crash fail break leak hang freeze panic throw lose flicker overlap ignore") | word_set(
    "not never cannot can't doesn't isn't wrong wrongly incorrect incorrectly error errors failure exception empty"
)
# Files that keep a record of what was done elsewhere.
_RECORDS = word_set("authors changelog changes contributors credits history news releases thanks todo whatsnew")
_NO_LETTERS = pattern(r"[^a-z]+")
# What a forge makes of a squashed branch: the subjects of its commits, each a paragraph that begins with a star.
_SQUASHED_SUBJECT = pattern(r"(?:^|\n\n)\* (\S.*)")
_MANY_SQUASHED = 3
_TRAILER = pattern(r"[A-Z][\w-]*: ")
# More words beside the list say what it comes to.
_WORDS_OF_A_SUMMARY = 12


def names_nothing(facts: Facts) -> bool:
    """Whether no word of the subject names anything of this commit: "Minor fixes", "Some changes in the cart"."""
    wording = facts.wording
    if not facts.english:
        return wording.own_words <= 1 and not wording.naming_words > 1
    if not wording.words or wording.code_names or any(map(str.isdigit, wording.headline)):
        return False
    told = _WHERE_ONLY.split(wording.headline.lower(), maxsplit=1)[0]
    return all(word in _EMPTY_WORDS or word in FUNCTION_WORDS for word in words_of(told))


def leaves_open_what(facts: Facts) -> bool:
    """Whether the message names nothing, or only the changed files."""
    if not facts.record.parents:
        # "Initial commit" says of the first commit what there is to say.
        return False
    if names_nothing(facts):
        return True
    totals = facts.record.totals
    few = len(facts.record.files or ()) <= _FILES_NAMED
    if totals is not None and totals.added + totals.deleted <= _LINES_AT_A_GLANCE:
        return False
    return few and repeats_the_files(facts) and _begins_without_a_verb(facts) and not _keeps_a_record(facts)


def _begins_without_a_verb(facts: Facts) -> bool:
    """Whether the first word names no action: true for "Update README" and "README", not for "Add Parser"."""
    first = facts.wording.headline.split()[0].lower()
    verb = imperative(first) or first
    return verb in _EMPTY_WORDS or not is_verb(verb)


def _keeps_a_record(facts: Facts) -> bool:
    """Whether only files such as changelogs changed, whose name says what was done."""
    names = (file.path.rpartition("/")[2].lower() for file in facts.record.files or ())
    return all(not _RECORDS.isdisjoint(_NO_LETTERS.split(name)) for name in names)


def lacks_reason(facts: Facts) -> bool:
    """Whether the work is of a kind that needs a reason, and no word of the message can be one."""
    if not facts.english or facts.wording.own_body_words > _WORDS_OF_A_BODY or len(facts.message.title_lines) > 1:
        return False
    kind = work_kind_of(facts)
    if kind not in _ASKED or (kind in ("removal", "refactoring") and is_obvious_removal(facts)):
        return False
    totals = facts.record.totals
    changed = totals.added + totals.deleted if totals else 0
    if changed < _LEAST_LINES.get(kind, _LEAST_LINES_OF_OTHERS) or _is_an_import(facts):
        return False
    if kind == "fix":
        wording = facts.wording
        averts = _AVERTS.match(wording.headline.lower()) is not None
        # What went wrong, and when: then the lines show the rest.
        when = not _CONDITIONS.isdisjoint(wording.words) and not _FAILINGS.isdisjoint(wording.words)
        told = when or not (_WHOLE_FIX | _FAULT_WORDS).isdisjoint(wording.words)
        return not (averts or told) and _FAULT_WORDS.isdisjoint(words_of(wording.body))
    return not _subject_has_reason(facts)


def _is_an_import(facts: Facts) -> bool:
    """Whether the commit brings a whole tree of new files, as the first one of a project does."""
    files = facts.record.files or ()
    return len(files) >= _FILES_OF_AN_IMPORT and all(file.status == "A" for file in files)


def _subject_has_reason(facts: Facts) -> bool:
    headline = facts.wording.headline.lower()
    if not _REASON_WORDS.isdisjoint(facts.wording.words):
        return True
    return _AIM.search(headline) is not None or _STANDARD.search(headline) is not None


def tells_symptom(facts: Facts) -> bool:
    """Whether a subject may say how a defect showed."""
    return not _SYMPTOM_WORDS.isdisjoint(facts.wording.words)


def lists_branch(facts: Facts) -> bool:
    """Whether the body lists the subjects of a squashed branch, three or more, as a forge writes it."""
    many = len(_SQUASHED_SUBJECT.findall(facts.message.body)) >= _MANY_SQUASHED
    if not many or work_kind_of(facts) not in (*_ASKED, None):
        return False
    told = [line for line in facts.message.body.split("\n") if not line.startswith("* ") and not _TRAILER.match(line)]
    return len(words_of(" ".join(told))) <= _WORDS_OF_A_SUMMARY


def lists_two_things(facts: Facts) -> bool:
    """Whether the body lists two squashed commits without a word in common, the first not that of the subject."""
    subjects = _SQUASHED_SUBJECT.findall(facts.message.body)
    if len(subjects) != 2 or work_kind_of(facts) not in _ASKED:  # noqa: PLR2004 - as the name says
        return False
    # What follows the subject's own commit is mostly its correction.
    title, first, second = (
        set(words_of(text)) - FUNCTION_WORDS - _EMPTY_WORDS for text in (facts.wording.headline, *subjects)
    )
    return len(first) > 1 and len(second) > 1 and first.isdisjoint(second) and first.isdisjoint(title)
