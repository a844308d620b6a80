"""Signing in, and who a request comes from."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.accounts.signed_tokens import ACCESS_SECONDS, AccessClaims
from craftnudge.adapters.store.postgres.accounts import audit, people, tokens
from craftnudge.errors import NotAllowedError, NotSignedInError, SignInError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.accounts.rights import may

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from craftnudge.adapters.accounts.github import GitHub
    from craftnudge.adapters.accounts.signed_tokens import SigningKeys
    from craftnudge.adapters.store.postgres.connection import Connection, Database

# In place of a client's port: the pages themselves are the client.
IN_BROWSER: Final = 0
BROWSER: Final = "browser"
BROWSER_DAYS: Final = 7
# Before anybody is known no team is either; the policies of accounts do not look at it.
_NO_TEAM = 0


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a person in a team, or a machine with the key of its repository."""

    team_id: int
    role: str
    person: int | None = None
    repository: str | None = None

    @property
    def number(self) -> int:
        """The person; raises NotAllowedError for a machine."""
        if self.person is None:
            raise NotAllowedError("accounts.no-person")
        return self.person


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a client keeps after signing in."""

    access_token: str
    refresh_token: str
    expires_in_seconds: int = ACCESS_SECONDS


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The end of a sign-in in the browser: a code for the client, and its port on loopback, if it listens."""

    code: str
    port: int | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a server. `public_url` is where browsers reach it, without a slash at the end."""

    database: Database
    keys: SigningKeys
    github: GitHub
    public_url: str
    now: Callable[[], float]

    @property
    def _redirect_uri(self) -> str:
        return f"{self.public_url}/v1/auth/github/callback"

    def start(self, challenge: str, port: int | None) -> str:
        """Where the browser goes to sign in. `challenge` is the client's (PKCE, S256)."""
        with self._entrance() as connection:
            state, verifier = tokens.begin_sign_in(connection, challenge, port)
        return self.github.authorization_url(state, verifier, self._redirect_uri)

    def finish(self, state: str, code: str) -> SignedIn:
        """Takes what GitHub sent back. Raises SignInError if it is not of a sign-in here, or of a stranger."""
        with self._entrance() as connection:
            waiting = tokens.find_sign_in(connection, state)
        if waiting is None:
            raise SignInError("sign-in.unknown-state")
        user = self.github.user(code, waiting.verifier, self._redirect_uri)
        with self._entrance() as connection:
            person = people.signed_in(connection, user.id, user.login, user.emails)
            if person is None or people.first_team(connection, person) is None:
                raise SignInError("sign-in.not-invited", login=user.login, number=user.id)
            return SignedIn(tokens.give_code(connection, state, person), waiting.port)

    def redeem(self, code: str, verifier: str) -> TokenPair:
        """Tokens for a code, once; `verifier` proves that the client is the one that began."""
        claims = self._redeemed(code, verifier)
        with self._entrance() as connection:
            refresh = tokens.new_refresh_token(connection, claims.team_id, claims.person)
        return self._pair(claims, refresh)

    def redeem_in_browser(self, code: str, verifier: str) -> str:
        """The secret of a browser's session for a code, once: a token that the account page lists, and can end."""
        claims = self._redeemed(code, verifier)
        with self._entrance() as connection:
            _, secret = tokens.add_api_token(
                connection,
                claims.team_id,
                name=BROWSER,
                scopes=("pages",),
                days=BROWSER_DAYS,
                person=claims.person,
            )
        return secret

    def start_in_browser(self) -> tuple[str, str]:
        """Where a browser goes to sign in to the pages, and the verifier that it has to bring back."""
        verifier = secrets.token_urlsafe(48)
        return self.start(challenge_of(verifier), IN_BROWSER), verifier

    def end_session(self, secret: str) -> None:
        """Ends the session of a browser."""
        with self._entrance() as connection:
            tokens.end_api_token(connection, secret)

    def _redeemed(self, code: str, verifier: str) -> AccessClaims:
        with self._entrance() as connection:
            person = tokens.take_code(connection, code, challenge_of(verifier))
        if person is None:  # outside of the transaction, so that a wrong guess uses the code up
            raise NotSignedInError("sign-in.bad-code")
        with self._entrance() as connection:
            team_id = people.first_team(connection, person)
        if team_id is None:
            raise NotSignedInError("sign-in.bad-code")
        with self.database.acting("cn_web", person=person).transaction(team_id) as connection:
            audit.note(connection, team_id, "sign-in", actor=person, subject=person)
        return AccessClaims(person, team_id)

    def refresh(self, token: str) -> TokenPair:
        """New tokens for a refresh token, which is used up; a second use ends all that came of its sign-in."""
        with self._entrance() as connection:
            used = tokens.use_refresh_token(connection, token)
        if used is None:
            raise NotSignedInError("sign-in.bad-token")
        team_id, person, fresh = used
        return self._pair(AccessClaims(person, team_id), fresh)

    def sign_out(self, token: str) -> None:
        """Ends all that came of the sign-in of a refresh token."""
        with self._entrance() as connection:
            tokens.end_family(connection, token)

    def admit(self, secret: str, operation: str) -> Caller:
        """Who a token belongs to. Raises NotSignedInError if it is not valid, NotAllowedError if they may not do that.

        Roles are read each time: who is removed from a team is out at once.
        """
        scopes = None
        if secret.startswith(tokens.API_TOKEN_PREFIX):
            caller, scopes = self._of_api_token(secret)
        else:
            claims = self.keys.verify(secret, int(self.now()))
            caller = self._person(claims.team_id, claims.person)
        if not may(caller.role, operation, scopes):
            raise NotAllowedError("accounts.not-allowed")
        return caller

    def invite(self, github_id: int, role: str, *, team_id: int, by: Caller) -> int:
        """As the function `invite`, for a caller of the API."""
        return invite(self.database, github_id, role, team_id=team_id, by=by)

    def _entrance(self) -> AbstractContextManager[Connection]:
        return _entrance(self.database)

    def _pair(self, claims: AccessClaims, refresh: str) -> TokenPair:
        return TokenPair(self.keys.sign(claims, int(self.now())), refresh)

    def _of_api_token(self, secret: str) -> tuple[Caller, tuple[str, ...]]:
        with self._entrance() as connection:
            token = tokens.find_api_token(connection, secret)
        if token is None:
            raise NotSignedInError("sign-in.bad-token")
        if token.person is None:
            return Caller(token.team_id, "machine", repository=token.repository), token.scopes
        return self._person(token.team_id, token.person), token.scopes

    def _person(self, team_id: int, person: int) -> Caller:
        with self._entrance() as connection:
            role = people.role_of(connection, team_id, person)
        if role is None:
            raise NotSignedInError("sign-in.bad-token")
        return Caller(team_id, role, person)


def invite(database: Database, github_id: int, role: str, *, team_id: int, by: Caller | None = None) -> int:
    """Makes a user of GitHub a member, or changes their role; returns the person's number.

    Raises NotAllowedError if a lead would make more or less than a member. Without `by` it is a command on the server.
    """
    with _entrance(database) as connection:
        person = people.person_of_account(connection, github_id)
        present = people.role_of(connection, team_id, person)
        if by is not None and by.role != "admin" and {role, present or "member"} != {"member"}:
            raise NotAllowedError("accounts.not-allowed")
    actor = None if by is None else by.number
    with database.acting("cn_web", person=actor, entrance=by is None).transaction(team_id) as connection:
        people.set_role(connection, team_id, person, role)
        audit.note(connection, team_id, "member.set", actor=actor, subject=person, detail=role)
    return person


def _entrance(database: Database) -> AbstractContextManager[Connection]:
    """A transaction before anybody is known."""
    return database.acting("cn_web", entrance=True).transaction(_NO_TEAM)


def challenge_of(verifier: str) -> str:
    """The challenge of a verifier (PKCE, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
