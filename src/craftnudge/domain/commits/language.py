"""Whether a message is written in English, by its script and its function words."""

from __future__ import annotations

import re
import unicodedata

from craftnudge.runtime.lazy_regex import pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is read: the beginning tells the language, and a pasted log does not.
_CHARS_READ = 500

# The small words that carry an English sentence, and the verbs with which subjects begin.
_ENGLISH = _words(
    """about after all also an and any are as at avoid be because been before but by can could does don't each for from
    get had has have how if in into is isn't it its just let like make makes more new not now of off on one only or
    our out over should so some such than that the their them then there these they this to too up use used using
    was we were what when where which while who why will with without would you your add added adds fix fixed fixes
    remove removed removes update updated updates change changed rename support tests typo improve refactor move
    allow"""
)
# Function words and subject verbs of German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Polish,
# Czech, Turkish, Finnish, Romanian, Indonesian and Vietnamese that English and code do not have.
_FOREIGN = _words(
    """der das und ist nicht ein eine einen einem mit auf für von wird werden nach wenn auch aus zur zum oder sich
    wurde jetzt fehler behoben hinzugefügt entfernt geändert korrigiert angepasst neue neuen les une dans pour avec
    que qui aux cette sont ajout ajoute ajouté corrige correctif supprime jour fichier fichiers los las una por para
    como más cuando añade añadido añadir agrega agregado arregla arreglado elimina eliminado cambios actualiza
    actualizado corrección nuevo soporte archivo uma não ao quando adiciona adicionado adicionada corrigido correção
    ajuste ajustes atualiza atualizado atualização che della delle nel nella quando aggiunto aggiunta aggiunge
    corretto corretta rimosso aggiornato het een niet voor dat zijn wordt toegevoegd verwijderd aangepast nieuwe och
    att som för på inte från när lägg ikke når nie się że dodano dodanie poprawka poprawki poprawiono usunięto
    zmiana zmiany aktualizacja bir için ile eklendi düzeltildi kaldırıldı güncellendi hatası että kun lisätty
    korjattu
    altera alterando alterado ajusta ajustando ajustado modifica modificando modificado cambia cambiando cambiado cria
    criando criado creando creado mejora melhora permite evita quita borra garante deixa exclui inclui insere refatora
    refatorando hemos campo campos obrigatoriedade mensagem cadastro erro erros dados datos arreglada añadida
    usuario usuarios renseigne permet renomme protège protege ajoutée modifié gestion affichage nouveau nouvelle fehlt
    fehlende
    fehlender hinzugefuegt geloescht geaendert entfernen anpassung anpassungen korrektur korrekturen kleine überarbeitet
    și pentru adăugat přidáno opraveno oprava přidat odstraněno yang untuk tidak dengan menambahkan
    memperbaiki perbaikan tambah hapus và của không cho thêm sửa"""
)
# These are words of code, names or English as well, so that two of them weigh as much as one above.
_HALF_FOREIGN = _words(
    """le la el en se con di des den il im lo med op er ve par sur pas et est du del em na dos das dem ne ce au es y
    plus al mise correction suppression modification da je o w z i os do com bei og av
    prise compte uso formato"""
)
# Endings of verbs that open a subject in Spanish, Portuguese and Italian, and hardly an English one.
_FOREIGN_OPENING = pattern(r"[a-z]{3,}(?:[aei]ndo|(?:iz|fic|t)ad[oa])")
_NO_OPENING = _words("commando crescendo innuendo nintendo fernando orlando")

# Not prose in any language: addresses, quotations, code, paths, names with dots, digits or inner capitals.
# Only what is ASCII of them: scripts without blanks stand close to a name that they speak of.
_NO_PROSE = pattern(
    r"\w+://\S+|`[^`\n]*`|\"[^\"\n]*\"|“[^”\n]*”|[!-~]*\w[/_.\\@#=<>(\[{]\w[!-~]*|\b\w*[a-z][A-Z]\w*|\b\w*\d\w*",
    re.ASCII,
)
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# How much of a sentence one letter of another script is: Han, kana and Hangul write a word in one to three signs.
_WORDS_PER_LETTER = {"CJK": 0.6, "HIRAGANA": 0.4, "KATAKANA": 0.3, "HANGUL": 0.5}
_OTHER_SCRIPT = 0.2


def is_english(text: str) -> bool:
    """Whether checks that read English words apply to this text.

    Text too short to decide (a name, a number, one word) counts as English if its letters are Latin: the checks of
    shape catch what is wrong with it, and an English word is by far the likeliest.
    """
    text = text[:_CHARS_READ]
    if text.isascii():
        in_order = text.lower().split()
        words = set(in_order)
        if (
            _FOREIGN.isdisjoint(words)
            and len(words & _HALF_FOREIGN) <= max(1, len(words & _ENGLISH))
            and not (in_order and _opens_foreign(in_order[0]))
        ):
            return True
    prose = _WORD.findall(_NO_PROSE.sub(" ", text))
    english = foreign = 0.0
    for position, word in enumerate(prose):
        lower = word.lower()
        if word.isascii():
            if word.isupper() and len(word) > 1:
                continue  # DER, MIT, AUX: an acronym
            english += lower in _ENGLISH
            whole = lower in _FOREIGN or (not position and _opens_foreign(lower))
            foreign += whole + 0.5 * (lower in _HALF_FOREIGN)
        elif unicodedata.name(word[0], "LATIN").startswith("LATIN"):
            # A capital amid a sentence is a person's or a place's name, which any language may mention.
            foreign += 0.2 if position and word[0].isupper() else 1.0
        else:
            foreign += sum(map(_weight, word))
    return foreign < 1.0 or english >= foreign


def _opens_foreign(word: str) -> bool:
    return word[-2:] in ("do", "da") and word not in _NO_OPENING and _FOREIGN_OPENING.fullmatch(word) is not None


def _weight(letter: str) -> float:
    return _WORDS_PER_LETTER.get(unicodedata.name(letter, "").partition(" ")[0], _OTHER_SCRIPT)
