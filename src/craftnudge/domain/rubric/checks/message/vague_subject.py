"""The subject names a thing of its own, so that it fits this commit and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, failed, graded, not_applicable, passed, said
from craftnudge.domain.rubric.text.evidence import clause
from craftnudge.domain.rubric.text.vocabulary import FAMILIES
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# A change as plain as this is full marks, and as hidden as this none.
_FULL = 0.90
_NONE = 0.30
# The least where a function, an option or a file is named.
_OF_A_NAME = 0.4
_FILES_READ = 50
# "Update README.md": the list of files says as much.
_FILES_NAMED = 3
_PULL = pattern(r"\(#\d+\)")
_OF_THE_LIST = 0.2
_SHORTEST_NAME = 4
_VAGUE = FAMILIES["vague"]
_DEFINITE = 0.95  # as `graded` has it: met from there
_NOT_ENGLISH = not_applicable("The message is not in English, and this check reads English words.")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    if repeats_the_files(facts):
        says = "The subject says no more than the list of files"
        return graded(_OF_THE_LIST, lambda: _of_subject(says, facts, advice=f"Say {_asked(facts)} is different now."))
    exemption = facts.exemption
    if exemption and exemption.sure:
        kind = exemption.says.removesuffix(" needs none")
        return passed(lambda: _of_subject(f"For {kind} the subject is definite enough", facts))
    if not facts.wording.headline or "no_object" in facts.evidence.signs:
        return failed(lambda: _nothing_named(facts))
    return _by_strength(facts)


def _of_subject(says: str, facts: Facts, advice: str | None = None) -> Words:
    headline = clause(facts.wording.headline, "")
    return said(f'{says}: "{headline}"', Evidence("the subject", quote=headline), advice=advice)


def _nothing_named(facts: Facts) -> Words:
    advice = f"Name the thing: {_asked(facts)} did you change?"
    if not facts.wording.headline:
        return said("The subject is empty.", Evidence("the subject", quote=""), advice=advice)
    return _of_subject("The subject names nothing of this commit", facts, advice)


def repeats_the_files(facts: Facts) -> bool:
    """Whether the whole message is the names of changed files, and a verb or a vague word beside them."""
    words = [word for word in facts.message.subject.split() if not _PULL.fullmatch(word)]
    if facts.wording.body_words or not words:
        return False
    names = {file.path.rpartition("/")[2] for file in (facts.record.files or ())[:_FILES_READ]}
    known = {_plain(name) for name in names} | {_plain(name.partition(".")[0]) for name in names}
    # "Update README", "README update", "README".
    rest = words[1:] if _plain(words[0]) not in known else [word for word in words if word.lower() not in _VAGUE]
    return 0 < len(rest) <= _FILES_NAMED and all(_plain(word.rpartition("/")[2]) in known for word in rest)


def _by_strength(facts: Facts) -> Outcome:
    share = min(max((facts.evidence.what - _NONE) / (_FULL - _NONE), 0.0), 1.0)
    if "tiny_subject" in facts.evidence.signs and (share < _DEFINITE or not _name(facts)):
        return graded(min(share, 0.4), lambda: _of_subject("Two words leave open which one", facts))
    if share < _OF_A_NAME and _name(facts):
        share = _OF_A_NAME
    return graded(share, lambda: _definite(facts, share))


def _definite(facts: Facts, share: float) -> Words:
    name = _name(facts)
    if name and share >= _DEFINITE:
        return said(f"The subject names {name}.", Evidence("a name from the code", quote=name))
    says = "The subject is about one definite thing" if share >= _DEFINITE else "The subject could be more definite"
    return _of_subject(says, facts)


def _name(facts: Facts) -> str | None:
    return facts.evidence.signs.get("code_name") or _named_file(facts)


def _named_file(facts: Facts) -> str | None:
    """The word of the subject that is the name of a changed file, without regard to case, dashes and underscores."""
    stems = {
        _plain(file.path.rpartition("/")[2].partition(".")[0]) for file in (facts.record.files or ())[:_FILES_READ]
    }
    words = facts.wording.words
    return next((word for word in words if len(word) >= _SHORTEST_NAME and _plain(word) in stems), None)


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def _asked(facts: Facts) -> str:
    if not facts.record.files:
        return "what"
    biggest = max(facts.record.files, key=lambda file: (file.added or 0) + (file.deleted or 0))
    # A file's name may hold line ends, a sentence may not.
    return f"what in {' '.join(biggest.path.rpartition('/')[2].split())}"


CHECK = Check(
    id="CN104",
    name="names-object",
    title="Names the thing that was changed",
    topic="object",
    points=4,
    weight_factor=3.0,
    why='A log is searched by names. "Polish" or "Minor fixes" is found by nobody.',
    advice="Name the function, the screen, the option or the rule that you changed.",
    good="Sort the contributors in the about dialog",
    bad="Minor changes",
    grounds="57 % of good messages say what by naming the changed object; single words, bare scopes and repeated "
    "file names are the bad patterns of the same study (Tian et al., ICSE 2022). Of messages of one or two words 21 "
    "% were rated good (974 messages, docs/explanation/validity.md).",
    limits='A short subject that needs no more ("Add retries") keeps most of the points. On git\'s own history it '
    "fires on 4 % of human commits, mostly for a part of the points.",
    evaluate=_evaluate,
    highlight=True,
)
