"""The catalogue of phrases: complete, used, fillable, and in the project's voice."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

import craftnudge
from craftnudge.domain.coaching.phrases.placeholders import PLACEHOLDERS, placeholders_of
from craftnudge.domain.rubric.registry import all_checks
from docs.phrases import entry_of, main, read_phrases, read_rule_phrases, variants
from tests.support.voice import BANNED, MOST_WORDS, longest_sentence_words

SOURCE = Path(craftnudge.__file__).parent
CHECKS_FOLDER = SOURCE / "domain" / "rubric" / "checks"
# Tables of phrases that modules fill with values of their own, and these modules.
FILLED_BY = {"rewording": "domain/coaching/rewording/*.py", "draft": "services/message_draft.py"}
ENTRIES, SHARED = read_phrases()
KEYS = [(name, kind) for name, kinds in ENTRIES.items() for kind in kinds]
# The functions that make an outcome, and the place of its kind among their arguments.
PLACE_OF_KIND = {"passed": 0, "failed": 0, "not_applicable": 0, "partial": 1, "graded": 1, "scaled": 2}


def sentences() -> list[tuple[str, str, dict[str, Any]]]:
    """Every sentence of the catalogue with its key and its entry."""
    rows = []
    for name, kind in KEYS:
        entry = ENTRIES[name][kind]
        for part in ("says", "advice", "praise"):
            rows += [(f"{name}.{kind}.{part}", text, entry) for text in variants(entry.get(part))]
    return rows


def strings_in(path: Path) -> set[str]:
    """All string constants of a source file."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def literal_kinds(path: Path) -> set[str]:
    """The kinds that a module passes as literals to the functions that make an outcome."""
    kinds = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACE_OF_KIND:
            place = PLACE_OF_KIND[node.func.id]
            argument = node.args[place] if len(node.args) > place else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                kinds.add(argument.value)
    return kinds


def module_of(name: str) -> Path:
    """The file of the check with that name."""
    return next(CHECKS_FOLDER.glob(f"*/{name.replace('-', '_')}.py"))


def test_the_generated_module_is_up_to_date() -> None:
    """What is loaded is what the TOML files say."""
    assert main(["--check"]) == 0


def test_every_check_has_its_phrases_and_its_module_is_called_like_it() -> None:
    """A check, its module and its file of phrases share one name."""
    names = {check.name for check in all_checks().values()}
    assert names == ENTRIES.keys()
    for name in names:
        assert module_of(name).exists()


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_every_situation_has_a_phrase(name: str) -> None:
    """A kind that a check can answer stands in its file or among the shared reasons for not scoring."""
    helpers = [path for path in CHECKS_FOLDER.glob("*.py") if path.stem in module_of(name).read_text("utf-8")]
    kinds = literal_kinds(module_of(name)) | {kind for path in helpers for kind in literal_kinds(path)}
    missing = {kind for kind in kinds if kind not in ENTRIES[name] and kind not in SHARED["not_scored"]}
    own = literal_kinds(module_of(name))
    assert not missing & own
    assert all(kind in SHARED["not_scored"] or kind in ENTRIES[name] for kind in missing), missing


@pytest.mark.parametrize(("name", "kind"), KEYS)
def test_every_phrase_is_used(name: str, kind: str) -> None:
    """A kind in the catalogue is one that the check, or what it is made with, can answer."""
    constants = strings_in(module_of(name))
    for path in CHECKS_FOLDER.parent.rglob("*.py"):
        if path.parent in (CHECKS_FOLDER, CHECKS_FOLDER.parent / "text", CHECKS_FOLDER.parent / "change"):
            constants |= strings_in(path)
    assert kind in constants


@pytest.mark.parametrize(("name", "kind"), KEYS)
def test_an_entry_says_something(name: str, kind: str) -> None:
    """Each has a sentence, of its own or another's, and no part that is not used."""
    entry = ENTRIES[name][kind]
    assert entry.keys() <= {"says", "advice", "praise", "same_as", "long"}
    assert variants(entry_of(ENTRIES, name, kind).get("says"))


def test_no_two_entries_say_the_same() -> None:
    """The same finding has one entry; others refer to it."""
    texts = [text for key, text, _ in sentences() if key.endswith(".says")]
    assert sorted(texts) == sorted(set(texts))


def test_placeholders_can_be_filled() -> None:
    """Each is one that the lookup knows."""
    for key, text, _ in sentences():
        assert placeholders_of(text) <= PLACEHOLDERS.keys(), key
    for name in SHARED.keys() - FILLED_BY.keys():
        for text in SHARED[name].values():
            assert placeholders_of(text) <= PLACEHOLDERS.keys()


@pytest.mark.parametrize("table", FILLED_BY)
def test_phrases_that_a_module_fills_are_used_and_keep_to_the_voice(table: str) -> None:
    """Each key of such a table stands in one of its modules."""
    used = set.union(*(strings_in(path) for path in SOURCE.glob(FILLED_BY[table])))
    assert SHARED[table].keys() <= used
    for key, text in SHARED[table].items():
        assert not BANNED.search(text), key
        assert longest_sentence_words(text) <= MOST_WORDS, key


def test_sentences_keep_to_the_voice() -> None:
    """No banned pattern, and at most fourteen words unless the entry says why."""
    for key, text, entry in sentences():
        assert not BANNED.search(text), key
        assert len(text.split()) <= MOST_WORDS or entry.get("long"), key
        assert text[0].isupper() or text[0] in '"{', key


def test_a_phrase_is_found_to_be_unfillable() -> None:
    """The guard above would see a placeholder that does not exist."""
    assert not placeholders_of("{nothing_of_the_kind}") <= PLACEHOLDERS.keys()


def test_every_project_rule_has_its_words() -> None:
    """The ids in the source are those of the catalogue; each has a finding and advice in the project's voice."""
    rules = read_rule_phrases()
    constants = strings_in(CHECKS_FOLDER.parent / "project_rules.py")
    values = constants | strings_in(CHECKS_FOLDER.parent / "header.py")
    assert rules.keys() == {text for text in constants if re.fullmatch(r"HR\d+", text)}
    for rule, entry in rules.items():
        assert entry.keys() == {"says", "advice"}
        for text in (text for value in entry.values() for text in variants(value)):
            assert placeholders_of(text) <= values, rule
            assert not BANNED.search(text), rule
            assert longest_sentence_words(text) <= MOST_WORDS, rule
