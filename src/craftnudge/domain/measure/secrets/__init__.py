"""Keys and passwords on added lines: reported by kind and place, never by their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import SECRET_PREFIX
from craftnudge.domain.commits.file_kind import NOTEBOOK_ENDING, kind_of, language_of, own_kind_of
from craftnudge.domain.measure.file_origin import is_minified
from craftnudge.domain.measure.line_block import Block
from craftnudge.domain.measure.secrets.credentials import find_credentials
from craftnudge.domain.measure.secrets.issuer_formats import documented_keys, private_keys
from craftnudge.domain.measure.secrets.named_secrets import find_named_secrets
from craftnudge.domain.measure.syntax import UNKNOWN_SYNTAX
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.measure.tally import Tally

# Tests, manuals and texts hold keys and passwords that open nothing; of these kinds alone they are reported there.
_EXAMPLE_KINDS = ("test", "docs", "asset", "data", "translation")
_PLACES_SEEN = 1_000
_OFTEN_EXAMPLES = ("private_key", "jwt", "named", "address", "bearer", "azure")
# Files that show what a setting looks like, and those of manuals, whose search has a public key.
_EXAMPLE_PATH = pattern(
    rb"(?:^|/)(?:\.vitepress|\.vuepress|examples?|samples?|fixtures|testdata|mocks?|__mocks__|spec|[\w-]*tests?)/|"
    rb"(?:^|[/._-])(?:example|sample|template|dist|tpl|tmpl|skel|mock|fixture|test|dummy)(?:[._-][^/]*)?$",
    re.IGNORECASE,
)
# Of these, and of files in no programming language, values need no quotes.
_BARE_LANGUAGES = (None, "shell")
# Remarks of other scanners by which an author says that a line holds no live secret.
_ALLOWED = pattern(
    rb"gitleaks:allow|pragma: ?(?:allowlist|whitelist) (?:nextline )?secret|ggignore|nosecret|trufflehog:ignore|"
    rb"#[ \t]*nosec\b|noqa:[ \w,]*S10[567]"
)


def measure_secrets(deltas: Sequence[FileDelta], tally: Tally) -> None:
    """Counts what has the form of a secret, except examples by their words, their place or their entropy.

    No folder is left out, and no line of a long change: outputs of notebooks and files whose lines git does not show
    are searched, too. In lines that a program wrote, as in lock files, only documented forms are looked for; what a
    notebook printed is read as text as well.
    """
    whole = [delta.in_file for delta in deltas if delta.in_file is not delta]
    seen: set[tuple[str, int]] | None = set() if whole else None
    _measure_files(deltas, tally, seen)
    _measure_files(whole, tally, seen, whole=True)
    notebooks = [delta for delta in whole if delta.change.path.endswith(NOTEBOOK_ENDING)]
    if notebooks:
        from craftnudge.domain.measure.notebook_lines import output_lines  # noqa: PLC0415 - few commits have one

        _measure_files(map(output_lines, notebooks), tally, seen)


def _measure_files(
    deltas: Iterable[FileDelta], tally: Tally, seen: set[tuple[str, int]] | None, *, whole: bool = False
) -> None:
    """Counts the secrets in files, but for places that were `seen`; `whole` files include what git does not show."""
    groups: dict[tuple[FileKind, bool, bool], list[FileDelta]] = {}
    for delta in deltas:
        if not delta.hunks:
            continue
        path = delta.change.path
        kind = own_kind_of(path)
        forms_alone = delta.change.kind == "generated" or kind_of(path) == "lock" or is_minified(delta)
        forms_alone = forms_alone or (whole and path.endswith(NOTEBOOK_ENDING))
        groups.setdefault((kind, forms_alone, language_of(path) in _BARE_LANGUAGES), []).append(delta)
    for (kind, forms_alone, bare), group in groups.items():
        block = Block(kind, UNKNOWN_SYNTAX, group, most_bytes=None)
        if len(block.added) > 1:
            _measure_block(block, tally, seen, bare=bare, forms_alone=forms_alone)


def _measure_block(
    block: Block, tally: Tally, seen: set[tuple[str, int]] | None, *, bare: bool, forms_alone: bool
) -> None:
    known: set[int] = set()
    for position, kind in _found(block, bare=bare, forms_alone=forms_alone):
        line_start = block.added.rfind(b"\n", 0, position + 1)
        if line_start in known or _is_example(block, position, kind):
            continue
        known.add(line_start)
        # Finding a place costs a look back through the hunk: no notebook needs it a thousand times.
        if seen is not None and len(seen) < _PLACES_SEEN:
            place = block.place_at(position)
            if place in seen:
                continue
            seen.add(place)
        tally.found_at(SECRET_PREFIX + kind, block, position)


def _found(block: Block, *, bare: bool, forms_alone: bool) -> Iterator[tuple[int, str]]:
    """Each place and kind, the most certain first."""
    text = block.added
    yield from documented_keys(text)
    for position in private_keys(text):
        yield position, "private_key"
    if not forms_alone and block.kind not in _EXAMPLE_KINDS:
        yield from find_credentials(text)
        for position in find_named_secrets(text, bare=bare):
            yield position, "named"


def _is_example(block: Block, position: int, kind: str) -> bool:
    """Whether a secret is an example, by its value or by its line."""
    if kind in _OFTEN_EXAMPLES:
        if block.kind in _EXAMPLE_KINDS:
            return True
        path, _ = block.place_at(position)
        if _EXAMPLE_PATH.search(path.encode("utf-8", "replace")):
            return True
    return _ALLOWED.search(block.text_of_line(position)) is not None
