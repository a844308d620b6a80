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
_ASKED: frozenset[WorkKind] = frozenset({"feature", "fix", "performance", "removal", "change"})
# In a body of more words there is mostly a reason, in whatever words.
_WORDS_OF_A_BODY = 6
# A change of fewer lines mostly shows its reason itself; a fix does not.
# What a small feature is for is plain from its name: of 54 such tips on 24 projects nearly all asked for the obvious.
_LEAST_LINES: dict[WorkKind, int] = {"fix": 1, "feature": 100, "change": 10}
_LEAST_LINES_OF_OTHERS = 3
# A feature that is described in more words than a name says what it is for.
_WORDS_OF_A_NAME = 3
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
    "deprecated dead redundant irrelevant stale usage overhead latency footprint throughput allocations "
    "optimization optimizations optimisation optimisations const constexpr "
    "final immutable readonly incorrect wrong invalid bogus renamed mistaken accidental"
)
# A standard that is cited gives the reason: "as in RFC 7111".
_STANDARD = pattern(r"\b(?:rfc|pep|iso|iec|w3c|ecma|posix|xdg|wcag|ieee)[ -]?\d*\b|\b(?:as )?per [A-Za-z]|\bre: ")
# A fix that begins so says what must not happen, and so what happened.
_AVERTS = pattern(r"(?:avoid|do not|don't|never|only|prevent)\b")
# A fix that names the fault in the code has told what was wrong: "Fix missing va_end", "Correct the naming of sinks".
_FAULT_WORDS = nouns("leak overflow underflow race deadlock nullptr typo truncation recursion") | word_set(
    "missing misnamed misspelled misplaced misworded miswording naming casing typos wrong null nil "
    "undefined uninitialized uninitialised unclosed unescaped dangling duplicate off-by-one infinite"
)
# Of a fix, what was done in place of the right thing is all there is to tell.
_WHOLE_FIX = word_set("instead rather because since due that which")
_AIM = pattern(
    r"\bso (?:all|it|that|the|they|we|you)\b|\bonly (?:for|if|in|on|when)\b|"
    r"\b(?:like|as) (?:in )?(?:all |the )?others?\b|\bas intended\b|"
    r"\b(?:to|for|by|so|that) (?:be |not |always |only |better )?(?:account|allow|avoid|comply|create|enable|ensure|"
    r"fix|follow|generate|handle|help|improve|keep|let|make|match|not|preserve|prevent|reduce|report|reuse|satisfy|share|simplify|stop|support|"
    r"work)\w*\b|\b(?:instead of|rather than|support)\b|^(?:adapt|adjust|migrate|port|update)\w* (?:to|for)\b|"
    r"\b(?:on|in|for|under) (?:android|bsd|ios|linux|macos|osx|unix|windows)\b|"
    r"\bfor (?:[\w.-]+ ){1,3}(?:compatibility|users?)\b|[.;] \w"
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
# A subject of so many words has room for the fault beside its condition, and so has one that quotes the error.
_WORDS_OF_A_SYMPTOM = 8
_QUOTED = pattern(r"[\"“`'](?:[^\"”`'\s]+\s+)+[^\"”`'\s]+[\"”`']")
_FAILINGS = forms("crash fail break leak hang freeze panic throw lose flicker overlap ignore segfault") | word_set(
    "not never cannot can't doesn't isn't wrong wrongly incorrect incorrectly error errors failure exception empty"
)
# "Fix returning a pointer to a local": the fault itself.
_FAULTY_DOING = pattern(
    r"(?i)fix(?:e[sd])? (?!(?:build|handl|load|mean|pars|render|report|spac|spell|typ|us)ing|naming)\w+ing\b"
)
_FAILURE_NAME = pattern(r"\b\w+(?:Exception|Error)\b")
# Files that keep a record of what was done elsewhere.
_RECORDS = word_set(
    "authors changelog changes contributors copying credits history licence license news releases thanks todo whatsnew"
)
_NO_LETTERS = pattern(r"[^a-z]+")
# What a forge makes of a squashed branch: the subjects of its commits, each a paragraph that begins with a star.
_SQUASHED_SUBJECT = pattern(r"(?:^|\n\n)\* (\S.*)")
_MANY_SQUASHED = 3
_TRAILER = pattern(r"[A-Z][\w-]*: ")
# What such a list has where nobody went over it: "Fixes", "Update b.py", "Apply suggestions from code review".
_NO_NEWS = pattern(
    r"(?i)(?:(?:appl|address|update|merg|lint|format|typo|suggest|review)\w*\b|(?:more |another |final )?fix\w*$)"
)
# More words beside the list say what it comes to.
_WORDS_OF_A_SUMMARY = 12


def names_nothing(facts: Facts) -> bool:
    """Whether no word of the subject names anything of this commit: "Minor fixes", "Some changes in the cart"."""
    wording = facts.wording
    if not facts.english:
        return wording.own_words <= 1 and not wording.naming_words > 1
    if not wording.words or wording.code_names or any(map(str.isdigit, wording.headline)):
        return False
    if not wording.names_no_place and wording.own_body_words:
        # "parser: more tests" leaves it to the body to say which.
        return False
    told = _WHERE_ONLY.split(wording.headline.lower(), maxsplit=1)[0]
    return all(word in _EMPTY_WORDS or word in FUNCTION_WORDS for word in words_of(told))


def leaves_open_what(facts: Facts) -> bool:
    """Whether the message names nothing, or only the changed files."""
    if not facts.record.parents:
        # "Initial commit" says of the first commit what there is to say.
        return False
    if names_nothing(facts):
        # The same where a history begins behind a licence.
        return not (is_an_import(facts) and "initial" in facts.wording.words)
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
    if "ticket" in facts.evidence.signs or is_an_import(facts):
        return False
    kind = work_kind_of(facts)
    if kind not in _ASKED or (kind != "fix" and is_obvious_removal(facts)):
        return False
    totals = facts.record.totals
    changed = totals.added + totals.deleted if totals else 0
    if changed < _LEAST_LINES.get(kind, _LEAST_LINES_OF_OTHERS):
        return False
    if kind == "fix":
        return not _tells_fault(facts)
    more_than_a_name = kind == "feature" and len(_named_words(facts)) > _WORDS_OF_A_NAME
    return not (more_than_a_name or _subject_has_reason(facts))


def explains_itself(facts: Facts) -> bool:
    """Whether the message tells of the change at length, or points to where that is done; unread ones may."""
    return not facts.english or facts.wording.own_body_words > _WORDS_OF_A_BODY or "ticket" in facts.evidence.signs


def _named_words(facts: Facts) -> list[str]:
    """The words behind the subject's first that are not of grammar."""
    return [word for word in facts.wording.words[1:] if word not in FUNCTION_WORDS]


def _tells_fault(facts: Facts) -> bool:
    """Whether a fix says what went wrong: then the lines show the rest."""
    wording = facts.wording
    headline = wording.headline
    if _AVERTS.match(headline.lower()) or _QUOTED.search(headline) or _FAULTY_DOING.match(headline):
        return True
    if not (_WHOLE_FIX | _FAULT_WORDS).isdisjoint((*wording.words, *words_of(wording.body))):
        return True
    long = len(wording.words) >= _WORDS_OF_A_SYMPTOM
    named = not _FAILINGS.isdisjoint(wording.words) or _FAILURE_NAME.search(headline) is not None
    return not _CONDITIONS.isdisjoint(wording.words) and (long or named)


def is_an_import(facts: Facts) -> bool:
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
    """Whether the body lists the subjects of a squashed branch, three or more, half without news, as forges do."""
    subjects = _SQUASHED_SUBJECT.findall(facts.message.body)
    no_news = sum(_NO_NEWS.match(subject.strip(" .!")) is not None for subject in subjects)
    if len(subjects) < _MANY_SQUASHED or 2 * no_news < len(subjects) or work_kind_of(facts) not in (*_ASKED, None):
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
