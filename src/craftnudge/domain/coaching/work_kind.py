"""What kind of work a commit is, where paths, figures and message leave no doubt; else nothing.

Which question about its reason makes sense depends on it. A wrong question costs more than none, so each rule is kept
narrow: in a doubtful case the kind is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.commits.file_kind import SET_ASIDE
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.text.inflection import forms, nouns, word_set
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import FileChange
    from craftnudge.domain.rubric.facts import Facts

WorkKind = Literal[
    "feature", "fix", "refactoring", "performance", "removal", "migration", "change", "test", "docs", "translation",
    "move", "release", "dependency", "style", "generated", "configuration",
]  # fmt: skip

_KIND_OF_TYPE: dict[str, WorkKind] = {
    "feat": "feature",
    "feature": "feature",
    "fix": "fix",
    "bugfix": "fix",
    "hotfix": "fix",
    "perf": "performance",
    "refactor": "refactoring",
    "docs": "docs",
    "doc": "docs",
    "test": "test",
    "tests": "test",
    "style": "style",
    "ci": "configuration",
    "build": "configuration",
    "deps": "dependency",
    "release": "release",
    "i18n": "translation",
    "l10n": "translation",
}
_VERBS: dict[WorkKind, frozenset[str]] = {
    "fix": word_set("fix correct repair resolve"),
    "feature": word_set("add implement introduce support"),
    "refactoring": word_set("refactor restructure extract simplify reorganize rework factor decouple deduplicate"),
    "performance": word_set("optimize optimise"),
    "removal": word_set("remove delete drop"),
    "migration": word_set("migrate port convert switch"),
    "change": word_set(
        "adapt adjust allow apply avoid change check decrease default disable disallow enable enforce ensure expose "
        "extend force handle hide improve increase keep let limit lower make modify permit prevent provide raise "
        "reduce reject replace require restrict return rework rewrite set show skip stop tweak update use"
    ),
}
_KIND_OF_VERB: dict[str, WorkKind] = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs}

# A version, alone or behind the word that announces it: "1.2.3", "Release v1.2", "Prepare for 2.0-rc1".
_VERSION = r"\(?[a-z]{0,10}[-_/]?v?\d+(?:\.[\dx]+)+[\w.+-]*\)?"
_RELEASE = pattern(
    rf"(?:(?:version|release[sd]?|releasing|tag(?:ged)?|publish|cut|prep(?:are|aring)?|bump(?:ed|ing|s)?|set|update[ds]?|"
    rf"increment(?:ed|s)?|start(?:ing)?|begin|new|next|back|post|open)\b"
    rf"[\s:-]*(?:(?:the|a|for|to|as|of|from|in|version|release|number|numbers|info|next|new|development|dev|snapshot|"
    rf"package|iteration|milestone|major|minor|patch)\b[\s:-]*)*)?"
    rf"(?:{_VERSION}(?:\s*(?:to|->|=>|→|and)?\s*{_VERSION})*)?(?:\s*(?:release|version|\(?#\d+\)?))*[\s.!]*",
)
_WORDS_ABOUT_A_VERSION = 5
_ANNOUNCES = word_set("version release releases released releasing prerelease snapshot milestone")
_DEPENDENCY = nouns("dep dependency devdependency lockfile submodule gem crate package requirement subproject") | (
    word_set("renovate dependabot")
)
_UPGRADES = forms("bump upgrade update downgrade pin roll")
# "Bump lodash from 4.17.20 to 4.17.21", "Upgrade to Ruby 3.4", "Use Okio 1.4.0".
_TO_VERSION = pattern(rf"\b(?:to|from|=>|->|→)\s+(?:[\w@/.-]+\s+)?(?:{_VERSION}|v?\d+)(?:\W|$)")
_TRANSLATION = (
    nouns("translation l10n i18n locale")
    | forms("translate localize localise")
    | word_set("localization localisation internationalization weblate transifex crowdin")
)
_STYLE = forms("format reformat indent reindent lint beautify prettify") | word_set(
    "checkstyle clippy codestyle cosmetic cosmetics eslint flake8 fmt formatting gofmt golint indentation isort "
    "linter linters linting mypy pep8 phpcs php-cs-fixer prettier pylint rubocop ruff rustfmt semicolon semicolons "
    "shellcheck whitespace whitespaces newline newlines nit nits warning warnings"
)
_DOCS = (
    forms("document typo misspell")
    | nouns(
        "doc docstring javadoc comment readme changelog example typo changelogs license licence copyright docblock "
        "author contributor note wording miswording haddock"
    )
    | word_set("documentation spelling grammar rdoc kdoc phpdoc godoc jsdoc doxygen news copyright todo typos")
)
_CODE_STYLE = (frozenset({"code", "style"}), frozenset({"coding", "style"}))
# Data that a program wrote, as tables of another project's versions are.
_REFRESHES = forms("update refresh regenerate sync synchronize")
_DATA = word_set("data dataset datasets snapshots fixtures")
_TELLING = word_set("clarify comment describe document explain mention note")
_TEST = nouns("test testcase spec unittest fixture testsuite benchmark assertion") | word_set("testing coverage")
# What is made better was no fault.
_BETTER = nouns("improvement enhancement cleanup")
_GITHUB_ACTIONS = frozenset({"github", "actions"})
# Work on declarations, whose use is plain; and the beginning of a project.
_PLAIN_WORK = nouns("type typing typehint annotation import skeleton boilerplate syntax url link") | word_set(
    "generated initial trunk"
)
_MOVE = word_set("rename move relocate")
_MACHINERY = nouns("ci workflow pipeline makefile dockerfile linter dependabot script deployment") | word_set(
    "appveyor build builds circleci cmake compilation compile deploy gitignore gradle jenkins maven release tooling "
    "tox travis webpack"
)
# Their reason goes without saying: what nobody uses is removed.
_WASTE = nouns("leftover remnant residue duplicate duplication") | word_set(
    "commented commented-out dead debug debugging deprecated deprecation empty extra extraneous legacy needless "
    "obsolete old orphaned outdated print prints redundant remains stale superfluous temporary unneeded unnecessary "
    "unreachable unused useless unwanted needed import imports"
)
_HARDLY = 0.1
_MOVED_SHARE = 0.9
_CODE: frozenset[FileKind] = frozenset({"code"})
_SETUP: frozenset[FileKind] = frozenset({"ci", "build", "config", "lock"})
_TYPES_OF_ANY_FILE: frozenset[WorkKind] = frozenset(
    {"docs", "test", "configuration", "translation", "release", "dependency"}
)
# A kind of work, the files that show it, and those that may come along.
_ALONE: tuple[tuple[WorkKind, frozenset[FileKind], frozenset[FileKind]], ...] = (
    ("translation", frozenset({"translation"}), frozenset({"translation"})),
    ("docs", frozenset({"docs"}), frozenset({"docs", "asset"})),
    ("test", frozenset({"test"}), frozenset({"test", "data"})),
    ("configuration", _SETUP, _SETUP),
)
_PATH_PARTS = pattern(r"[^a-z]+")
_TEST_PARTS = word_set("test tests testing spec specs fixture fixtures bench benchmark benchmarks example examples")
_PLAIN = pattern(r"[^\w'.+-]+")


def work_kind_of(facts: Facts) -> WorkKind | None:
    """The kind of work; None where the message or the files leave several, or are not known."""
    files = facts.record.files
    if not files or not facts.english:
        return _by_files(facts) if files else None
    words = _words(facts)
    stated = _stated_release(facts, words) or _by_subject_of_words(facts, words)
    return stated or _by_files(facts) or _by_verb(facts, words)


def is_obvious_removal(facts: Facts) -> bool:
    """Whether the subject says that what was removed was of no use."""
    return not _WASTE.isdisjoint(_words(facts))


def _words(facts: Facts) -> list[str]:
    """The words of the subject with its area, in lower case, without signs at their edges."""
    text = f"{facts.wording.area} {facts.wording.headline}".lower()
    return [word for word in (part.strip("'.-+") for part in _PLAIN.split(text)) if word]


def _stated_release(facts: Facts, words: list[str]) -> WorkKind | None:
    headline = " ".join(facts.wording.headline.lower().split())
    traits = traits_of(facts.message)
    if traits.kind == "release" or (traits.scope or "").lower() == "release":
        return "release"
    if (headline and _RELEASE.fullmatch(headline)) or (words[:1] and words[0] in _ANNOUNCES and len(words) <= 3):  # noqa: PLR2004 - "release the parser" is longer
        return "release"
    # "Correct the version number".
    return "release" if "version" in words[1:3] and len(words) <= _WORDS_ABOUT_A_VERSION else None


def _by_subject_of_words(facts: Facts, words: list[str]) -> WorkKind | None:
    """Kinds that the words of the subject give away, whatever the files."""
    traits = traits_of(facts.message)
    scope = (traits.scope or "").lower()
    known = set(words)
    if scope.startswith("deps") or traits.kind == "deps" or _is_upgrade(facts, words):
        return "dependency"
    if not _TRANSLATION.isdisjoint(known) or scope in ("i18n", "l10n"):
        return "translation"
    said = facts.wording.words
    if not _REFRESHES.isdisjoint(said[:1]) and not _DATA.isdisjoint(said[1:5]):
        return "generated"
    if not _STYLE.isdisjoint(known) or any(map(known.issuperset, _CODE_STYLE)):
        return "style"
    if traits.kind == "style" or _only_respaced(facts):
        return "style"
    return None


def _is_upgrade(facts: Facts, words: list[str]) -> bool:
    first = words[0] if words else ""
    verbs = set(words[:2]) & _UPGRADES
    kinds = {file.file_kind for file in facts.record.files or ()}
    if verbs and (not _DEPENDENCY.isdisjoint(words) or "lock" in kinds):
        return True
    return (bool(verbs) or first in ("use", "switch", "require")) and bool(
        _TO_VERSION.search(facts.wording.headline.lower() + " ")
    )


def _only_respaced(facts: Facts) -> bool:
    code, totals = facts.record.code, facts.record.totals
    if code is None or totals is None or not totals.added:
        return False
    return code.count("whitespace_only_lines") >= _MOVED_SHARE * totals.added


def _by_files(facts: Facts) -> WorkKind | None:
    """Kinds that the files give away, whatever the message says."""
    files = facts.record.files or ()
    kinds = set(map(_kind_of, files))
    if kinds <= SET_ASIDE:
        return "dependency" if "lock" in kinds and len(kinds) == 1 else "generated"
    kinds -= SET_ASIDE
    changed = sum(sum(file.read_lines) for file in files)
    if all(file.status == "R" for file in files) and changed <= _HARDLY * 100 * len(files):
        return "move"
    return next((kind for kind, sign, only in _ALONE if kinds <= only and kinds & sign), None)


def _kind_of(file: FileChange) -> FileKind:
    """The kind of a file; a test too where only a word of its path says so, as in "test-dts/store.ts"."""
    kind = file.file_kind
    return "test" if kind == "code" and not _TEST_PARTS.isdisjoint(_PATH_PARTS.split(file.path.lower())) else kind


def _by_verb(facts: Facts, words: list[str]) -> WorkKind | None:
    """Kinds of work on code, by the conventional type or the subject's verb."""
    typed = _KIND_OF_TYPE.get(traits_of(facts.message).kind or "")
    if typed in _TYPES_OF_ANY_FILE or not any(_kind_of(file) == "code" for file in facts.record.files or ()):
        return typed if typed in _TYPES_OF_ANY_FILE else None
    known = set(words)
    if not _DOCS.isdisjoint(known):
        return "docs" if typed is None and (_verb_of(facts) in _TELLING or not _DOCS.isdisjoint(words[:4])) else None
    if not (_TEST | _MACHINERY | _PLAIN_WORK).isdisjoint(known) or known >= _GITHUB_ACTIONS:
        return None
    verb = _verb_of(facts)
    if verb in _MOVE and typed in (None, "refactoring"):
        return "move"
    stated = _KIND_OF_VERB.get(verb) or ("change" if "now" in known else None)
    if typed == "fix" and not _BETTER.isdisjoint(known):
        return None
    return typed or _confirmed(facts, stated, known)


def _confirmed(facts: Facts, stated: WorkKind | None, words: set[str]) -> WorkKind | None:
    """The kind by its verb, where the figures do not speak against it."""
    totals = facts.record.totals
    added, deleted = (totals.added, totals.deleted) if totals else (0, 0)
    if stated == "feature" and (added <= deleted or "missing" in words):
        return "change"
    if stated == "removal" and deleted <= added:
        return "change"
    return stated


def _verb_of(facts: Facts) -> str:
    """The verb that the subject begins with, in the imperative; "" without one."""
    first, second = [*facts.wording.headline.split()[:2], "", ""][:2]
    word = first.strip(".,;:!").lower()
    verb = imperative(word, second) or word
    return verb if is_verb(verb) else ""
