"""Who may do what: the only table of it. An operation that is not in it can be called by nobody."""

from __future__ import annotations

from typing import Final, Literal

Role = Literal["member", "lead", "admin", "machine"]

_PEOPLE: Final = frozenset({"member", "lead", "admin"})
_LEADS: Final = frozenset({"lead", "admin"})
_ADMINS: Final = frozenset({"admin"})

# A laptop's own pages and operations, over the rows of the person who is signed in. Pages have no ids.
OWN_PAGES: Final = frozenset(
    {
        *("GET /", "GET /progress", "GET /insights", "GET /goal", "POST /goal", "GET /team", "GET /account"),
        *("GET /report.html", "GET /commits.csv", "GET /commits.json"),
        *("GET /practice", "POST /practice/start", "GET /practice/{session_id}"),
        *("POST /practice/{session_id}/answers", "POST /practice/{session_id}/end"),
        *("POST /account/tokens/{token_id}/end", "POST /account/erase"),
    }
)
_OWN_READING: Final = frozenset({"commits", "commit", "progress", "insights", "goal", "session"})
_OWN_WRITING: Final = frozenset({"coachCommit", "setGoal", "startSession", "answerExercise", "endSession"})

# By the id of an operation of the API. What is said of a person is always about themself, whatever their role.
RIGHTS: Final[dict[str, frozenset[str]]] = {
    "me": _PEOPLE,
    "myCommits": _PEOPLE,
    "exportMe": _PEOPLE,
    "forgetMe": _PEOPLE,
    "myTokens": _PEOPLE,
    "makeMyToken": _PEOPLE,
    "revokeMyToken": _PEOPLE,
    "endThisToken": _PEOPLE | {"machine"},
    "consents": _PEOPLE,
    "giveConsent": _PEOPLE,
    "withdrawConsent": _PEOPLE,
    # Answers only where that person consented.
    "personsCommits": _PEOPLE,
    "push": _PEOPLE | {"machine"},
    # Published, so they are the same for everyone: figures over five people or more.
    "teamFigures": _PEOPLE,
    "members": _PEOPLE,
    # A lead adds and removes members; row security holds that only admins make leads and admins.
    "setMember": _LEADS,
    "removeMember": _LEADS,
    "machineTokens": _ADMINS,
    "makeMachineToken": _ADMINS,
    "revokeMachineToken": _ADMINS,
    # Shows each what they may see: entries about themself, a lead those about members, an admin all.
    "audit": _PEOPLE,
    **dict.fromkeys(OWN_PAGES | _OWN_READING | _OWN_WRITING, _PEOPLE),
}
# Signing in itself; each of them asks for a secret of its own.
OPEN: Final = frozenset(
    {
        *("startSignIn", "finishSignIn", "redeemCode", "refresh", "signOut"),
        *("GET /sign-in", "GET /sign-in/github", "GET /signed-in", "POST /sign-out"),
    }
)
# What a token of each scope may do; a person's access token may do all that their role may.
SCOPES: Final[dict[str, frozenset[str]]] = {
    "push": frozenset({"push", "me", "endThisToken"}),
    "forget": frozenset({"forgetMe", "endThisToken"}),
    # Of a browser after signing in; no other token has it.
    "pages": frozenset(RIGHTS),
    "read": _OWN_READING
    | frozenset(
        {"endThisToken", "me", "myCommits", "exportMe", "personsCommits", "members", "consents", "teamFigures"}
    ),
}


def may(role: str, operation: str, scopes: tuple[str, ...] | None = None) -> bool:
    """Whether a role may do that; `scopes` are those of an API token, None for an access token."""
    if role not in RIGHTS.get(operation, frozenset()):
        return False
    return scopes is None or any(operation in SCOPES.get(scope, frozenset()) for scope in scopes)
