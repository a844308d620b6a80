"""The imperative of a verb that begins a subject, where there is only one reading."""

from __future__ import annotations

from craftnudge.runtime.lazy_regex import pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that begin commit subjects, in the form git asks for ("make xyzzy do frotz", SubmittingPatches). A form is
# changed only into one of these: what is not here is left as its author wrote it.
_VERBS = _words(
    """abort accept adapt add adjust advertise align allow amend annotate announce anchor append apply archive arrange
    ask assert assign assume attach avoid backport bail batch block bound break bring build bump bundle cache call
    cancel cap capture cast catch change check clarify clean clear clone close collapse collect combine compare
    compile complete compress compute condense configure connect consider consolidate constrain construct convert
    copy correct count cover create cut deal declare decode decouple decrease default defer define delay delegate
    delete demote deny deprecate derive describe detect determine disable disallow discard display distinguish
    document double download drop dump duplicate edit eliminate embed emit enable encode encourage enforce enhance
    ensure enter escape establish evaluate exclude execute exempt exit expand expect explain export expose extend
    extract factor fail fetch fill filter find finish fix flag flatten flip fold follow forbid force forward format
    free generate get give go grant group guard handle harden hide hoist honor honour honor ignore implement import
    improve include increase increment indent index infer inform inherit initialize initialise inject inline insert
    inspect install instantiate instruct integrate introduce invalidate invert invoke isolate join jump keep kill
    leave lift limit link list load localize lock log lower maintain make map mark mask match measure mention merge
    migrate minimize mirror mock modernize modify move mute name narrow negate normalize note notify obtain offer
    omit open optimize optimise order organize outline output override overwrite own pack parse pass patch perform
    permit persist pick pin place plug point polish poll populate port postpone prefer prepare prepend preserve
    prevent print probe process produce prohibit promote propagate protect provide prune publish pull purge push
    put quote raise randomize reach read rearrange rebuild recognize recommend reconnect record recover redirect
    redo reduce refactor refer reflect reformat refresh refuse regenerate register reinstate reject relax release
    relocate remember remove rename render reorder reorganize repair replace report request require reserve reset
    resolve respect restore restrict restructure retain retire retry return reuse revamp revert review revise
    reword rework rewrite rotate round route run save say scale scan schedule search select send separate serialize
    serve set share shift ship shorten show shrink silence simplify simulate skip sort specify speed split spell
    squash stabilize standardize start stop store stream strip submit substitute suggest support suppress swap
    switch synchronize sync take tell terminate test throttle throw tidy tighten toggle touch track transform
    translate treat trigger trim truncate try tune turn tweak unify uninstall unpin update upgrade upload use
    validate verify version wait warn wire work wrap write"""
)

# Past tenses and participles that no ending tells.
_IRREGULAR = {
    "began": "begin",
    "broke": "break",
    "brought": "bring",
    "built": "build",
    "chose": "choose",
    "did": "do",
    "found": "find",
    "gave": "give",
    "got": "get",
    "hid": "hide",
    "kept": "keep",
    "left": "leave",
    "made": "make",
    "ran": "run",
    "rewrote": "rewrite",
    "sent": "send",
    "showed": "show",
    "sped": "speed",
    "threw": "throw",
    "told": "tell",
    "took": "take",
    "went": "go",
    "wrote": "write",
}
# "Fixes for the parser", "Changes to the build" and "Updates from review" are nouns.
_AFTER_A_NOUN = _words("""about after and as at by for from in of on or to with within""")
# Nouns and adjectives far more often than verbs, where they begin a subject.
_RATHER_NOUNS = _words(
    """added-on builds caches checks defaults formats forwards groups indexes imports links lists logs maps marks
    names notes orders outputs patches ports processes records reports requests reviews routes tests versions works
    limited shared nested mixed fixed-width simplified unified combined extended squashed"""
)
# As a first word, "-ing" begins a noun as often as a verb ("Logging: ...", "Testing with tox"); these are verbs.
_ING_VERBS = _words(
    """add allow avoid bump change clean convert correct create delete disable document drop enable extend extract fix
    handle ignore implement improve increase introduce make merge move prevent reduce refactor remove rename
    replace restore revert rewrite set simplify skip support switch update upgrade use"""
)
# A word where a second verb would stand, and the word behind it.
_SECOND_VERB = pattern(r"(?:\band|\bor|\bthen|,|;|&|\+|\.) (?:and |then |also )?([A-Za-z]+)(?= ([^ ]*))")
_VOWELS = "aeiou"


def imperative(first: str, second: str = "") -> str | None:
    """The imperative of a subject's first word ("Added" is "Add"), or None where it is one or may be something else.

    `second` is the word after it: a preposition there makes a noun of "Fixes". Case of the first letter is kept.
    """
    word = first.lower()
    base = _IRREGULAR.get(word)
    if base is None and word.isalpha() and word not in _VERBS and word not in _RATHER_NOUNS:
        base = _base_of(word, second.lower())
    if base is None:
        return None
    return base.capitalize() if first[0].isupper() else base


def is_verb(word: str) -> bool:
    """Whether a word is one of the verbs in the imperative that are known here."""
    return word.lower() in _VERBS


def names_another_form(text: str) -> bool:
    """Whether a second verb would keep its form: "a test and fixed the parser", "the parser, fixing dates"."""
    return any(imperative(match[1], match[2]) is not None for match in _SECOND_VERB.finditer(text))


def _base_of(word: str, second: str) -> str | None:
    if word.endswith("ed"):
        return _verb(word[:-2], _VERBS)
    if word.endswith("ing"):
        return None if second in _AFTER_A_NOUN else _verb(word[:-3], _ING_VERBS)
    # "updates go to the branch": a verb after it makes it a noun as well.
    if word.endswith("s") and not word.endswith("ss") and second and second not in _AFTER_A_NOUN | _VERBS:
        stems = [word[:-1]]
        if word.endswith("ies"):
            stems.append(word[:-3] + "y")
        elif word.endswith("es"):
            stems.append(word[:-2])
        return next((stem for stem in stems if stem in _VERBS), None)
    return None


def _verb(stem: str, among: frozenset[str]) -> str | None:
    """The verb whose form lost its ending: "remov" is remove, "stopp" is stop, "modifi" is modify."""
    candidates = [stem, stem + "e"]
    if stem.endswith("i"):
        candidates.insert(0, stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:  # noqa: PLR2004 - a letter before the pair
        candidates.insert(1, stem[:-1])
    return next((candidate for candidate in candidates if candidate in among), None)
