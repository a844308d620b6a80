"""The sixteen items of Conventional Commits 1.0.0, each with messages and what they hold.

Every entry: the item's number, a message, and its parts: type, scope, breaking, description, body, footers; None where
the message is not in the form.
"""

from __future__ import annotations

Parts = tuple[str, str | None, bool, str, str | None, tuple[tuple[str, str, str], ...]]


def _header(kind: str, scope: str | None = None, *, breaking: bool = False, says: str = "x") -> Parts:
    return kind, scope, breaking, says, None, ()


def _with(body: str | None, *footers: tuple[str, str, str], breaking: bool = False) -> Parts:
    return "feat", None, breaking, "x", body, footers


SIGNED = ("Signed-off-by", ": ", "Ann <ann@example.org>")
REFS = ("Refs", ": ", "#12")

RULES: tuple[tuple[int, str, Parts | None], ...] = (
    # 1: a type, an optional scope, an optional "!", colon and space.
    (1, "feat: x", _header("feat")),
    (1, "feat(api)!: x", _header("feat", "api", breaking=True)),
    (1, "feat:x", None),
    (1, "feat:\tx", None),
    (1, "feat : x", None),
    (1, "feat x", None),
    (1, ": x", None),
    (1, "new feature: x", None),
    (1, "fixup! feat: x", None),
    (1, " feat: x", None),
    (1, "\n\nfeat: x\n\n", _header("feat")),
    # 2, 3: features and fixes have their types.
    (2, "feat: let rows be sorted", _header("feat", says="let rows be sorted")),
    (3, "fix: sort rows with accents", _header("fix", says="sort rows with accents")),
    # 4: a scope is a noun in parentheses.
    (4, "fix(parser): x", _header("fix", "parser")),
    (4, "fix(@pkg/core-api.v2): x", _header("fix", "@pkg/core-api.v2")),
    (4, "fix(search index): x", _header("fix", "search index")),
    (4, "fix(): x", None),
    (4, "fix( ): x", None),
    (4, "fix( parser): x", None),
    (4, "fix(parser ): x", None),
    (4, "fix(a)(b): x", None),
    (4, "fix(a(b)): x", None),
    (4, "fix (parser): x", None),
    (4, "fix(parser) : x", None),
    # 5: the description follows at once.
    (5, "fix: x: y", _header("fix", says="x: y")),
    (5, "fix:", None),
    (5, "fix: ", None),
    (5, "fix:  ", None),
    (5, "fix:\n\nx", None),
    # 6: the body begins one blank line after the description.
    (6, "feat: x\n\nBody.", _with("Body.")),
    (6, "feat: x\n\n\n\nBody.", _with("Body.")),
    (6, "feat: x\r\n\r\nBody.\r\n", _with("Body.")),
    (6, "feat: x\n \t\nBody.", _with("Body.")),
    (6, "feat: x\nBody.", None),
    # 7: it is free in form.
    (7, "feat: x\n\nOne.\nTwo.\n\n- three\n\n    four", _with("One.\nTwo.\n\n- three\n\n    four")),
    (7, "feat: x\n\nNote: one.\n\nThen more.", _with("Note: one.\n\nThen more.")),
    (7, "feat: x\n\nNote: one.\n\nThen more.\n\nRefs: #12", _with("Note: one.\n\nThen more.", REFS)),
    # 8: footers, one blank line after the body, of a token, ": " or " #", and a value.
    (8, "feat: x\n\nBody.\n\nRefs: #12", _with("Body.", REFS)),
    (8, "feat: x\n\nBody.\n\nFixes #12", _with("Body.", ("Fixes", " #", "12"))),
    (8, "feat: x\n\nRefs: #12\nSigned-off-by: Ann <ann@example.org>", _with(None, REFS, SIGNED)),
    (8, "feat: x\n\nRefs: #12\n\nSigned-off-by: Ann <ann@example.org>", _with(None, REFS, SIGNED)),
    (8, "feat: x\n\nRefs: #12\n\n\n\nSigned-off-by: Ann <ann@example.org>\n\n", _with(None, REFS, SIGNED)),
    (8, "feat: x\r\n\r\nBody.\r\n\r\nRefs: #12\r\n", _with("Body.", REFS)),
    (8, "feat: x\n\nBody.\nRefs: #12", _with("Body.\nRefs: #12")),
    (8, "feat: x\nRefs: #12", None),
    (8, "feat: x\n\nRefs:#12", _with("Refs:#12")),
    (8, "feat: x\n\nRefs:", _with("Refs:")),
    (8, "feat: x\n\nRefs #", _with("Refs #")),
    (8, "feat: x\n\nhttps://example.org", _with("https://example.org")),
    # 9: a token has "-" where words have blanks; BREAKING CHANGE alone may have one.
    (9, "feat: x\n\nAcked-by: Ann", _with(None, ("Acked-by", ": ", "Ann"))),
    (9, "feat: x\n\nAcked by: Ann", _with("Acked by: Ann")),
    (9, "feat: x\n\nBREAKING CHANGE: y", _with(None, ("BREAKING CHANGE", ": ", "y"), breaking=True)),
    # 10: a value may have blanks and line ends; the next token and separator end it.
    (
        10,
        "feat: x\n\nRefs: a b\nc d\n  e\nFixes #1",
        _with(None, ("Refs", ": ", "a b\nc d\n  e"), ("Fixes", " #", "1")),
    ),
    (
        10,
        "feat: x\n\nBody.\n\nBREAKING CHANGE: one\ntwo\n\nthree\nRefs: #12",
        _with("Body.", ("BREAKING CHANGE", ": ", "one\ntwo\n\nthree"), REFS, breaking=True),
    ),
    (10, "feat: x\n\nRefs: one\n\n  two", _with(None, ("Refs", ": ", "one\n\n  two"))),
    # 11, 12, 13: breaking changes, by "!" or by a footer in capitals with colon, space and text.
    (11, "feat: x\n\nIt is a breaking change.", _with("It is a breaking change.")),
    (12, "feat: x\n\nBody.\n\nBREAKING CHANGE: y", _with("Body.", ("BREAKING CHANGE", ": ", "y"), breaking=True)),
    (12, "feat: x\n\nRefs: #12\nBREAKING CHANGE: y", _with(None, REFS, ("BREAKING CHANGE", ": ", "y"), breaking=True)),
    (12, "feat: x\n\nBREAKING CHANGE #12", _with(None, ("BREAKING CHANGE", " #", "12"))),
    (12, "feat: x\n\nBREAKING CHANGE:y", _with("BREAKING CHANGE:y")),
    (12, "feat: x\n\nBREAKING CHANGE:", _with("BREAKING CHANGE:")),
    (12, "feat: x\n\nBREAKING CHANGES: y", _with("BREAKING CHANGES: y")),
    (13, "feat!: x", _header("feat", breaking=True)),
    (13, "feat(api)!: x", _header("feat", "api", breaking=True)),
    (13, "feat!: x\n\nBREAKING CHANGE: y", _with(None, ("BREAKING CHANGE", ": ", "y"), breaking=True)),
    (13, "feat !: x", None),
    (13, "feat! : x", None),
    (13, "feat!!: x", None),
    (13, "feat!(api): x", None),
    # 14: other types.
    (14, "docs: x", _header("docs")),
    (14, "my-type: x", _header("my-type")),
    (14, "revert: x", _header("revert")),
    # 15: case means nothing, but for BREAKING CHANGE.
    (15, "FEAT: x", _header("feat")),
    (15, "Feat(API): x", _header("feat", "API")),
    (15, "feat: x\n\nrefs: #12", _with(None, ("refs", ": ", "#12"))),
    (15, "feat: x\n\nbreaking change: y", _with("breaking change: y")),
    (15, "feat: x\n\nBreaking-Change: y", _with(None, ("Breaking-Change", ": ", "y"))),
    # 16: BREAKING-CHANGE is the same.
    (16, "feat: x\n\nBREAKING-CHANGE: y", _with(None, ("BREAKING-CHANGE", ": ", "y"), breaking=True)),
)
