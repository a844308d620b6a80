"""The subject names what was changed, so that it fits this commit and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, graded, not_applicable, passed
from craftnudge.domain.rubric.checks.file_names import plain_name, repeats_the_files
from craftnudge.domain.rubric.text.inflection import forms, nouns

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# The chance of a clear change from which on all points are earned, and up to which none are.
_FULL = 0.90
_NONE = 0.30
# The least share where a function, an option or a file is named.
_NAMED_SHARE = 0.4
_FILES_READ = 50
_FILE_LIST_SHARE = 0.2
_SHORTEST_NAME = 4
_DEFINITE = 0.95  # as `graded` has it: a pass from there
_TWO_WORDS_SHARE = 0.4
# What cannot be done by deleting lines alone, unless they kept something out.
_ADDING = forms("add introduce implement create")
_OF_DELETIONS = forms("remove delete drop exclude ignore skip disable allow enable") | nouns(
    "exclusion exception removal"
)
_NOT_ENGLISH = not_applicable("not_english")
_EMPTY = failed("empty")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    subject = Evidence("subject", quote=facts.wording.headline)
    if _adds_nothing(facts):
        return failed("contradiction", Evidence("first_word", quote=facts.wording.headline.split()[0]))
    if repeats_the_files(facts):
        return graded(_FILE_LIST_SHARE, "file_names_only", subject)
    exemption = facts.exemption
    if exemption and exemption.sure:
        return passed("enough_for_kind", subject)
    if not facts.wording.headline:
        return _EMPTY
    return failed("names_nothing", subject) if "no_object" in facts.evidence.signs else _by_strength(facts, subject)


def _adds_nothing(facts: Facts) -> bool:
    """Whether the subject says that something is added, and the change only deletes lines or files."""
    totals, files = facts.record.totals, facts.record.files or ()
    if totals is None or totals.added or not totals.deleted or facts.record.files_truncated:
        return False
    words = facts.wording.headline.lower().split()
    return (
        len(words) > 1
        and words[0] in _ADDING
        and all(file.status in ("M", "D") and not file.binary for file in files)
        and _OF_DELETIONS.isdisjoint(word.strip(",.:;") for word in words)
    )


def _by_strength(facts: Facts, subject: Evidence) -> Outcome:
    share = min(max((facts.evidence.what - _NONE) / (_FULL - _NONE), 0.0), 1.0)
    name = facts.evidence.signs.get("code_name") or _named_file(facts)
    if "tiny_subject" in facts.evidence.signs and (share < _DEFINITE or not name):
        return graded(min(share, _TWO_WORDS_SHARE), "two_words", subject)
    if share < _NAMED_SHARE and name:
        share = _NAMED_SHARE
    if share < _DEFINITE:
        return graded(share, "vague", subject)
    return graded(share, "named", Evidence("code_name", quote=name)) if name else graded(share, "definite", subject)


def _named_file(facts: Facts) -> str | None:
    """The word of the subject that is the name of a changed file, without regard to case, dashes and underscores."""
    stems = {
        plain_name(file.path.rpartition("/")[2].partition(".")[0]) for file in (facts.record.files or ())[:_FILES_READ]
    }
    words = facts.wording.words
    return next((word for word in words if len(word) >= _SHORTEST_NAME and plain_name(word) in stems), None)


CHECK = Check(
    id="CN104",
    name="vague-subject",
    pass_name="Specific subject",
    fail_name="Subject too vague",
    topic="object",
    points=1,
    caps_tenths=(("names_nothing", 70), ("contradiction", 70)),
    weight_factor=3.0,
    why='People search the log by name. "Polish" or "Minor fixes" cannot be found.',
    advice="Name the function, screen, option or rule that you changed.",
    good="Sort the contributors in the about dialog",
    bad="Minor changes",
    grounds="57% of good messages say what by naming the changed object; single words, bare scopes and repeated "
    "file names are the bad patterns of the same study (Tian et al., ICSE 2022). Of messages of one or two words "
    "21% were rated good (974 messages, docs/explanation/validity.md).",
    limits='A short subject that says enough ("Add retries") keeps most of its points.',
    evaluate=_evaluate,
    former_name="names-object",
    highlight=True,
)
