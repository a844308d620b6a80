"""Signs for and against two files of one change having been changed for one reason.

Each sign is a figure; its weight is in same_concern_weights.py. A sign is symmetric: either file may be first.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
    from craftnudge.domain.coaching.splitting.file_history import FilePast

# Shorter names occur in any text.
_SHORTEST_MENTIONED = 4

Signs = dict[str, float]
Rarity = dict[bytes, float]


class TangledChange:
    """All files of a change: a word that few of the files have counts for more than a word that all have."""

    def __init__(self, files: Sequence[ChangedFile], past: FilePast) -> None:
        self.files = files
        self.past = past
        self._kinds = Counter(file.kind for file in files)
        self._folders = len({file.folder for file in files})
        self._words = _rarity([file.words for file in files])
        self._parts = _rarity([file.parts_of_words for file in files])
        self._word_sums = [_square_sum(file.words, self._words) for file in files]
        self._part_sums = [_square_sum(file.parts_of_words, self._parts) for file in files]

    def pairs(self) -> dict[tuple[int, int], Signs]:
        """The signs of each pair of files, by their indexes, the smaller index first."""
        count = len(self.files)
        signs_of_pairs = {
            (first, second): self._signs(first, second) for first in range(count) for second in range(first + 1, count)
        }
        for sign, nearest in (("words_alike", "nearest_in_words"), ("together_lately", "nearest_in_past")):
            best = [0.0] * count
            for (first, second), signs in signs_of_pairs.items():
                best[first] = max(best[first], signs[sign])
                best[second] = max(best[second], signs[sign])
            for (first, second), signs in signs_of_pairs.items():
                signs[nearest] = signs[sign] / (max(best[first], best[second]) + 1e-6)
        return signs_of_pairs

    def _signs(self, first: int, second: int) -> Signs:
        a, b = self.files[first], self.files[second]
        sums = self._word_sums[first] * self._word_sums[second]
        part_sums = self._part_sums[first] * self._part_sums[second]
        more_than_usual = math.log2(len(self.files)) - self.past.usual_files
        return {
            "files_in_all": math.log2(len(self.files)),
            "folders_in_all": float(self._folders),
            "usual_files": self.past.usual_files,
            "more_than_usual": more_than_usual,
            "files_of_rarer_kind": float(min(self._kinds[a.kind], self._kinds[b.kind])),
            "words_alike": _square_sum(a.words & b.words, self._words) ** 2 / (sums or 1.0),
            "word_parts_alike": _square_sum(a.parts_of_words & b.parts_of_words, self._parts) ** 2 / (part_sums or 1.0),
            **_signs_of_paths(a, b),
            **_signs_of_text(a, b),
            **_signs_of_past(a, b, self.past),
        }


def _signs_of_paths(a: ChangedFile, b: ChangedFile) -> Signs:
    """The signs in folders, names, kinds and the amount of changed lines."""
    (added_a, removed_a), (added_b, removed_b) = a.lines_changed, b.lines_changed
    code_and_test = {a.kind, b.kind} == {"code", "test"}
    grown_a, grown_b = (added_a + 1) / (added_a + removed_a + 2), (added_b + 1) / (added_b + removed_b + 2)
    return {
        "same_folder": float(a.folder == b.folder),
        "same_kind": float(a.kind == b.kind),
        "set_aside": float(a.kind in SET_ASIDE or b.kind in SET_ASIDE),
        # Twice as much if their names have a word in common.
        "code_and_test": float(code_and_test) * (1.0 + bool(a.name_words & b.name_words)),
        "growth_differs": abs(grown_a - grown_b),
        "lines_of_smaller": math.log1p(min(added_a + removed_a, added_b + removed_b)),
    }


def _signs_of_text(a: ChangedFile, b: ChangedFile) -> Signs:
    """The signs in the changed lines and the lines around them."""
    shared_names = len(a.names[0] & b.names[0])
    uses = (a.defined & (b.names[0] | b.names[1])) | (b.defined & (a.names[0] | a.names[1]))
    exchanged = a.words_exchanged & b.words_exchanged
    new_words_there = len(a.words_new & b.words_of_file) + len(b.words_new & a.words_of_file)
    return {
        "names_overlap": shared_names / math.sqrt((1 + len(a.names[0])) * (1 + len(b.names[0]))),
        "defined_and_used": math.log1p(len(uses)),
        "mentioned": float(_mentions(a.low_text, [b.stem]) or _mentions(b.low_text, [a.stem])),
        "name_told": float(_mentions(b.low_text, a.name_words)) + float(_mentions(a.low_text, b.name_words)),
        "new_words_alike": _overlap(a.words_new, b.words_new),
        "gone_words_alike": _overlap(a.words_gone, b.words_gone),
        "longest_word_exchanged": max(map(len, exchanged), default=0) / 10,
        "new_words_known_there": math.log1p(new_words_there),
        "exchanged_near_other": max(_part(a.words_exchanged, b.words_near), _part(b.words_exchanged, a.words_near)),
    }


def _signs_of_past(a: ChangedFile, b: ChangedFile, past: FilePast) -> Signs:
    """The signs in earlier commits of the two files and their folders."""
    key = (min(a.past_path, b.past_path), max(a.past_path, b.past_path))
    past_a, past_b = past.of(a.past_path), past.of(b.past_path)
    rarer, commoner = min(past_a.times, past_b.times), max(past_a.times, past_b.times)
    both = past.together.get(key, 0)
    places = (min(a.folder, b.folder), max(a.folder, b.folder))
    rarer_place = min(past.folders.get(a.folder, 0), past.folders.get(b.folder, 0))
    apart = a.folder != b.folder
    company = [
        {path: weight for path, weight in file_past.company.items() if path not in key}
        for file_past in (past_a, past_b)
    ]
    words = [
        {word: times * past.rarity[word] for word, times in file_past.words.items()} for file_past in (past_a, past_b)
    ]
    return {
        "both_known": float(rarer >= 2),  # noqa: PLR2004 - once is not a habit
        "one_unknown": float(rarer == 0),
        "often_changed": math.log1p(commoner),
        "together": both / rarer if rarer else 0.0,
        "together_lately": past.lately.get(key, 0.0) / (min(past_a.lately, past_b.lately) + 0.5),
        "more_than_chance": math.log((both + 0.5) * max(past.commits, 1) / ((past_a.times + 1) * (past_b.times + 1))),
        "folders_together": (past.folders_together.get(places, 0) + 0.2) / (rarer_place + 1) if apart else 1.0,
        "same_company": _cosine(*company),
        "same_subjects": _cosine(*words),
    }


def _rarity(words: Sequence[Collection[bytes]]) -> Rarity:
    """The weight of each word: high if few of the files have it."""
    file_counts = Counter(word for file_words in words for word in file_words)
    return {word: math.log((len(words) + 1) / times) for word, times in file_counts.items()}


def _square_sum(words: Iterable[bytes], rarity: Rarity) -> float:
    """The length of a text as a vector of its words."""
    return math.sqrt(math.fsum(rarity[word] ** 2 for word in words))


def _overlap(a: frozenset[bytes], b: frozenset[bytes]) -> float:
    return len(a & b) / math.sqrt((1 + len(a)) * (1 + len(b)))


def _part(words: frozenset[bytes], others: frozenset[bytes]) -> float:
    """The share of these words that are among the others; reduced for a change of few words, which proves little."""
    return len(words & others) / (len(words) + 2)


def _mentions(text: bytes, words: Iterable[bytes]) -> bool:
    return any(len(word) >= _SHORTEST_MENTIONED and word in text for word in words)


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine similarity of two vectors, 0 to 1."""
    if not a or not b:
        return 0.0
    shared = math.fsum(weight * b.get(key, 0.0) for key, weight in a.items())
    lengths = math.fsum(w * w for w in a.values()) * math.fsum(w * w for w in b.values())
    return shared / math.sqrt(lengths) if lengths else 0.0
