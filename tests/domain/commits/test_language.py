"""Whether a text is English: by its script and its small words."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "Fix typo in docs",
        "Polish",
        "v2",
        "",
        "DER encoder, MIT licence",
        "Use a naïve approach until the façade is ready",
        "Thank Łukasz and Björn for the report",
        "Add article “整合快速筆記” to the links",
        "Translate docs/de/index.md into German",
        "Add the Spanish words para, una and los to the list of stop words",
        "Quote `für die` in the output of the test",
        "le_la_les: rename",
        "Fix 中文 input in the form",
        "Nintendo: read the pad once",
        "Undo and redo of moves",
    ],
)
def test_english_and_undecided_texts_are_read_as_english(text: str) -> None:
    """Names, code, quotations and acronyms of other languages do not change the language of a sentence."""
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fehler beim Laden der Datei behoben",
        "Tests für den Parser hinzugefügt, damit nichts kaputt geht",
        "Corrige les tests du module réseau",
        "Correction du parseur en place",
        "Ajout de la page des contacts",
        "Añadir soporte para idiomas",
        "Corrección de errores en el formulario",
        "Adiciona testes para o módulo de rede",
        "Corretto il caricamento della pagina",
        "Исправить падение при пустом списке",
        "修复空列表时的崩溃",
        "修复 parser 的 bug",
        "增加passwordEncoder",
        "升级spring-boot版本为1.3.3.RELEASE",
        "Cambiando un ejercicio",
        "Modifica profesorado",
        "Altera forma de upgrade no readme",
        "Remove obrigatoriedade do campo",
        "prise en compte de flake8",
        "空のリストでのクラッシュを修正",
        "빈 목록에서 충돌 수정",
        "إصلاح تعطل القائمة الفارغة",
        "Dodano obsługę pustych list",
        "Boş liste hatası düzeltildi",
        "Sửa lỗi danh sách trống",
    ],
)
def test_other_languages_are_recognised(text: str) -> None:
    """A short subject is enough, in any script."""
    assert not is_english(text)


def test_only_the_beginning_is_read() -> None:
    """A long foreign quotation below an English text does not count."""
    assert is_english(
        "Add the manual in German\n\n" + "It is what the users of the program asked for. " * 30 + "der das " * 500
    )
