"""What is worth keeping, in words that fit this commit and no other; nothing where praise would be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.quote import sentence_around
from craftnudge.domain.coaching.phrases.salient import changed_lines, hand_written, short, thing_of
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.coaching.rewording.imperative import is_verb
from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.rubric.checks.message.vague_subject import repeats_the_files
from craftnudge.domain.rubric.text.evidence import WHY_CUT
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.message_words import count_words
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.rubric.facts import Facts

_SHORTEST_QUOTE = 25
_LONGEST_NAME = 40
_SHORTEST_CAPITALS = 5
_FEWEST_LETTERS = 3
# Signs that are a reason whatever stands around them; of the others it is only said what they show.
_PLAIN_REASONS = frozenset({"body_cause", "body_purpose", "body_need", "body_problem"})
_LONG_ENOUGH_CHARS = 45
# Up to here a change is small enough that it is worth saying.
_SMALL_LINES = 30
# Who searches the log for one of these finds half of it.
_COMMON_NAMES = word_set(
    "authors changelog contributing github gitlab history javascript license macos maintainers mysql news openssl "
    "postgresql readme todo typescript"
)
# Fewer words beside a large change lead nobody through it.
_EXPLANATION_WORDS = 30
# "Remove not necessary import" is what was done, whatever words it holds.
_WORDS_OF_A_REASON = 8
_LISTED = ("-", "*", "+", "•", ">", "|", "#")


def praise_for(facts: Facts, check_id: str) -> str | None:
    """The sentence for a check that was met, or None where there is nothing about this commit to point at."""
    say = _PRAISE.get(check_id)
    return say(facts) if say else None


def _reason(facts: Facts) -> str | None:
    found = facts.evidence if facts.english else None
    if found is None or found.own_why < WHY_CUT:
        return None
    sign = found.reason("body_") if "body" in found.signs else None
    if sign is not None and sign.name != "corrects":
        quote = sentence_around(found.wording.body, found.signs[sign.name])
        plain = sign.name in _PLAIN_REASONS
        if _is_sentence(quote) and (plain or len(quote) >= _LONG_ENOUGH_CHARS):
            ways = [f"The body {sign.is_}:"]
            if plain:
                ways += ["The reason is on record:", "Here the next reader learns why:", "Why it was done can be read:"]
            return f'{turned(facts.record, ways)} "{quote}"'
    in_subject = found.reason("subject_")
    if facts.exemption is None and in_subject is not None and in_subject.name != "corrects":
        return turned(
            facts.record,
            (
                f"The subject {in_subject.is_}, and so carries its own reason.",
                "One line, and it holds what was done and what for.",
                f"No body is needed for the reason: the subject {in_subject.is_}.",
            ),
        )
    return None


def _is_sentence(quote: str) -> bool:
    words = quote.split()
    only_a_step = len(words) < _WORDS_OF_A_REASON and bool(words) and is_verb(words[0].lower())
    return len(quote) >= _SHORTEST_QUOTE and not only_a_step and not quote.startswith(_LISTED) and "-by: " not in quote


def _whole_name(headline: str, name: str) -> str:
    """The word of the headline that holds the name, such as "Plug.run/3" for "Plug.run"."""
    word = next((word for word in headline.split() if name and name in word), name).strip(".,;:!?'\"")
    return word if word.count("(") == word.count(")") and word.count("`") % 2 == 0 else name


def _is_telling(name: str) -> bool:
    """Whether somebody would search for the name: no version, no acronym, not too long to repeat."""
    letters = sum(map(str.isalpha, name))
    plain_pair = "/" in name and all(part.isalpha() for part in name.split("/"))
    return (
        letters >= _FEWEST_LETTERS
        and not plain_pair
        and "@" not in name
        and not name.endswith(("'s", "\u2019s"))
        and name.lower().partition(".")[0] not in _COMMON_NAMES
        and len(name) <= _LONGEST_NAME
        and not (name.isupper() and name.isalnum() and len(name) < _SHORTEST_CAPITALS)
    )


def _thing_named(facts: Facts) -> str | None:
    signs = facts.evidence.signs if facts.english else {}
    if facts.exemption and facts.exemption.sure and "detailed" not in signs:
        return None
    name = _whole_name(facts.wording.headline, signs.get("code_name") or "")
    if _is_telling(name) and not repeats_the_files(facts):
        return turned(
            facts.record,
            (
                f"{name} stands in the subject, where a search of the log finds it.",
                f"Whoever looks for {name} finds this commit by its subject.",
                f"The subject names {name} itself, not only what it is about.",
                f"With {name} in the subject, nobody has to open the diff to see whether it is meant.",
            ),
        )
    if "changes" in signs and ("detailed" in signs or "several_words" in signs) and "tiny_subject" not in signs:
        thing = thing_of(facts)
        ways = [
            f"The subject says what happened to {thing}, and can be read without the diff.",
            f"The subject names {thing} and what was done, and stands on its own.",
            f"Who looks through the log for {thing} stops here.",
        ] if thing else [
            "The subject tells what was done to which thing.",
            "The subject can be told from its neighbours without the diff.",
            "What changed is plain from the first line.",
        ]  # fmt: skip
        return turned(facts.record, ways)
    return None


def _explained(facts: Facts) -> str | None:
    words, lines = count_words(facts.wording.body), changed_lines(facts)
    if words < _EXPLANATION_WORDS:
        return None
    return turned(
        facts.record,
        (
            f"{counted(lines, 'changed line')} come with {counted(words, 'word')} of explanation.",
            f"A change of {counted(lines, 'line')}, with {counted(words, 'word')} to lead a reader through it.",
        ),
    )


def _tested(facts: Facts) -> str | None:
    test = next((short(file.path) for file in hand_written(facts) if kind_of(file.path) == "test"), None)
    if test is None:
        return "The test travels with the code."
    return turned(
        facts.record,
        (
            f"The test travels with the code: {test}.",
            f"{test} comes along and shows what the code is to do.",
            f"The code brings its test, {test}, so that it stays as it is meant.",
        ),
    )


def _small(facts: Facts) -> str | None:
    files, lines = hand_written(facts), changed_lines(facts)
    if len(files) != 1 or len(facts.record.files or ()) != 1 or not 0 < lines <= _SMALL_LINES:
        return None
    file = short(files[0].path)
    return turned(
        facts.record,
        (
            f"{counted(lines, 'changed line').capitalize()} in {file}: quick to check, easy to take back.",
            f"It stays in {file}, {counted(lines, 'line')} in all: a step that a reader can hold in mind.",
            f"A small step: {counted(lines, 'line')} of {file}, nothing beside.",
        ),
    )


_PRAISE: dict[str, Callable[[Facts], str | None]] = {
    "CN101": _thing_named,
    "CN102": _reason,
    "CN104": _thing_named,
    "CN106": _explained,
    "CN202": _small,
    "CN301": _small,
    "CN305": _tested,
}
