"""The catalogue of insights: every kind has its phrases, each is used and can be filled, in the project's voice."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

import craftnudge
from craftnudge.domain.coaching.phrases.insight_catalogue import INSIGHTS, WORK
from craftnudge.domain.coaching.phrases.insight_text import DERIVED
from craftnudge.domain.coaching.phrases.placeholders import placeholders_of
from craftnudge.domain.habits.find_insights import questions
from craftnudge.domain.habits.kind_of_work import KINDS_OF_WORK
from docs.phrases import INSIGHT_PARTS, read_insight_phrases, variants
from tests.support.voice import BANNED, MOST_WORDS, longest_sentence_words

HABITS = Path(craftnudge.__file__).parent / "domain" / "habits"
MODULES, _ = read_insight_phrases()
KINDS = [(module, kind) for module, kinds in MODULES.items() for kind in kinds]


def source_of(module: str) -> Path:
    """The file of an insight, or of what several insights are made with."""
    path = HABITS / "insights" / f"{module}.py"
    return path if path.exists() else HABITS / f"{module}.py"


def constants(module: str) -> set[str]:
    """All string constants of a module, pieces of formatted ones too."""
    nodes = ast.walk(ast.parse(source_of(module).read_text("utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def kinds_in(module: str) -> set[str]:
    """The kinds that a module's source can give an insight: what stands behind `kind=`."""
    kinds: set[str] = set()
    for node in ast.walk(ast.parse(source_of(module).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Insight":
            value = next(keyword.value for keyword in node.keywords if keyword.arg == "kind")
            values = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            kinds |= {str(ast.literal_eval(each)) for each in values}
    return kinds


def sentences() -> list[tuple[str, str, dict[str, Any]]]:
    """Every phrase with its key and its entry."""
    return [
        (f"{module}.{kind}.{part}", text, MODULES[module][kind])
        for module, kind in KINDS
        for part in INSIGHT_PARTS
        for text in variants(MODULES[module][kind].get(part))
    ]


def test_every_insight_has_its_phrases_and_each_is_used() -> None:
    """The kinds of a module's source are those of its file; every question's module has one or uses another's."""
    for module, kinds in MODULES.items():
        assert kinds_in(module) == kinds.keys(), module
    sources = {path.stem for path in (HABITS / "insights").glob("*.py")} - {"__init__"}
    assert len(sources) == len(questions())
    for module in sources - MODULES.keys():
        assert "costliest_slot_insight" in source_of(module).read_text("utf-8")
    assert INSIGHTS.keys() == {kind for _, kind in KINDS}


@pytest.mark.parametrize(("module", "kind"), KINDS)
def test_placeholders_are_given(module: str, kind: str) -> None:
    """Each names a figure or value of the insight, or one that is made from the figures; a note has only itself."""
    entry = MODULES[module][kind]
    assert entry.keys() <= {*INSIGHT_PARTS, "long"}
    assert variants(entry.get("headline"))
    given = constants(module) | DERIVED.keys()
    for part in ("headline", "detail", "advice"):
        for text in variants(entry.get(part)):
            assert placeholders_of(text) <= given
    assert all(placeholders_of(text) == {"note"} for text in variants(entry.get("note")))


def test_no_two_insights_have_the_same_headline() -> None:
    """Different observations differ in words."""
    headlines = [text for key, text, _ in sentences() if key.endswith(".headline")]
    assert sorted(headlines) == sorted(set(headlines))


def test_sentences_keep_to_the_voice() -> None:
    """No banned pattern, and at most fourteen words unless the entry says why."""
    for key, text, entry in sentences():
        assert not BANNED.search(re.sub(r"\{[^}]*\}", "", text)), key
        assert longest_sentence_words(text) <= MOST_WORDS or entry.get("long"), key
        assert text[0].isupper() or text[0] == "{" or key.endswith(".note"), key


def test_every_kind_of_work_has_a_plural() -> None:
    """What a commit can be is in the table of plurals, and nothing else is."""
    assert set(KINDS_OF_WORK) == WORK.keys()
