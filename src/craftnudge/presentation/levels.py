"""A score in words and colours: its level, and why a commit has no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.domain.commits.bots import BotSignKind
    from craftnudge.domain.rubric.scorecard import Level, ScoreCard
    from craftnudge.presentation.lines import Style

LEVEL_STYLES: dict[Level, Style] = {
    "EXCELLENT": "excellent",
    "GOOD": "good",
    "FAIR": "fair",
    "NEEDS_WORK": "needs_work",
}
LEVEL_NAMES: dict[Level, str] = {
    "EXCELLENT": "excellent",
    "GOOD": "good",
    "FAIR": "fair",
    "NEEDS_WORK": "needs work",
}
LEVEL_COLUMNS = 10  # the longest name
_TWO_DIGITS = 10
SCORE_COLUMNS = 17  # of "10.0  needs work" and "skipped (version)"
_SKIPPED: dict[str, str] = {
    "merge": "merge commits",
    "revert": "reverts written by git",
    "fixup": "fixup commits",
    "squash": "squash commits",
    "amend": "amend commits",
    "version": "version bumps",
    "bot": "commits by bots",
    "translation": "translations made on a platform",
    "import": "imports by a tool",
    "automatic": "commits that a tool made",
    "withheld": "commits whose words stayed on their author's machine",
}
_SIGNS: dict[BotSignKind, str] = {
    "forge-address": "The address is one that forges give to apps: {text}",
    "service-address": "The address is a known service's: {text}",
    "bot-address": "The address is a bot's: {text}",
    "forge-name": "The name is one that forges give to apps: {text}",
    "service-name": "The name is a known service's: {text}",
    "bot-name": "The name is a bot's: {text}",
    "listed": "The setting authors.bots lists the author: {text}",
}


def level_style(level: Level | None) -> Style:
    """The accent of a level; dim for a commit without a score."""
    return LEVEL_STYLES[level] if level else "dim"


def score_style(score: float) -> Style:
    """The accent of the level of a score, 0 to 10."""
    return level_style(level_of(round(score * 10)))


def level_name(level: Level | None) -> str:
    """The level for people, such as "needs work"; empty without a level."""
    return LEVEL_NAMES[level] if level else ""


def level_of_word(word: str) -> Level:
    """The level that a user means: by its name, whatever its case and whatever joins its words.

    Raises UsageError, with the names.
    """
    wanted = "".join(letter for letter in word.casefold() if letter.isalnum())
    for level in LEVEL_NAMES:
        if wanted == level.casefold().replace("_", ""):
            return level
    names = tuple(name.replace(" ", "-") for name in LEVEL_NAMES.values())
    raise UsageError("option.value", option="--level", value=word, allowed=names)


def score_text(card: ScoreCard) -> str:
    """Such as "8.4  good", "skipped (merge)" for a commit that is not scored, or "not scored"."""
    if card.score is not None:
        return f"{card.score:.1f}  {level_name(card.level)}"
    return f"skipped ({card.generated})" if card.generated else "not scored"


def score_column(card: ScoreCard) -> str:
    """The same in a column of a table: decimal points below each other, and always as wide."""
    text = score_text(card)
    return (text if card.score is None else f"{text:>{len(text) + (card.score < _TWO_DIGITS)}}").ljust(SCORE_COLUMNS)


def skipped_sentence(generated: str) -> str:
    """Why a commit of that kind has no score."""
    return f"Skipped: {_SKIPPED.get(generated, generated)} are recorded but not scored."


def skipped_sentences(card: ScoreCard) -> list[str]:
    """Why a commit has no score; for a bot's also by what it was known, and what to do if that is wrong."""
    sentences = [skipped_sentence(card.generated or "")]
    if card.bot is not None:
        sentences.append(_SIGNS[card.bot.kind].format(text=card.bot.text))
        if card.bot.kind != "listed":
            sentences.append("Is it a person? List the address in authors.people (craftnudge config where).")
    return sentences
