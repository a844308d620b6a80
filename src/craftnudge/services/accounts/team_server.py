"""What the operations of a team's server share, and what people do there beside looking at commits."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from craftnudge.adapters.store.postgres.accounts import audit, people, tokens
from craftnudge.adapters.store.postgres.published import published_figures
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.adapters.store.postgres.accounts.audit import AuditEntry
    from craftnudge.adapters.store.postgres.accounts.people import Consent, Member
    from craftnudge.adapters.store.postgres.accounts.tokens import ApiToken
    from craftnudge.adapters.store.postgres.connection import Connection, Database
    from craftnudge.adapters.store.postgres.published import PublishedFigure
    from craftnudge.adapters.store.postgres.store import FollowUps
    from craftnudge.services.accounts.accounts import Accounts, Caller
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class TeamServer:
    """A team's server. With `work`, what has to be done about pushed commits is noted there."""

    database: Database
    accounts: Accounts
    workplace: Workplace
    work: FollowUps | None = None

    def emails(self, caller: Caller) -> list[str]:
        """The caller's verified addresses."""
        with self._as(caller) as connection:
            return sorted(people.address_text(email) for email in people.emails_of(connection, caller.number))

    def members(self, caller: Caller) -> list[Member]:
        """Everybody in the caller's team."""
        with self._as(caller) as connection:
            return people.members(connection, caller.team_id)

    def consents(self, caller: Caller) -> list[Consent]:
        """The consents that the caller gave or got."""
        with self._as(caller) as connection:
            return people.consents(connection, caller.team_id)

    def consent(self, caller: Caller, viewer: int, *, given: bool) -> None:
        """Lets a member see the caller's commits, or ends that at once."""
        change, act = (people.give_consent, "consent.give") if given else (people.withdraw_consent, "consent.withdraw")
        with self._as(caller) as connection:
            change(connection, caller.team_id, caller.number, viewer)
            audit.note(connection, caller.team_id, act, actor=caller.number, subject=viewer)

    def tokens(self, caller: Caller, *, machines: bool = False) -> list[ApiToken]:
        """The caller's own tokens, or those of the team's machines."""
        with self._as(caller) as connection:
            return tokens.api_tokens(connection, caller.team_id, None if machines else caller.number)

    def make_token(
        self, caller: Caller, name: str, scopes: Sequence[str], days: int, *, repository: str | None = None
    ) -> tuple[int, str]:
        """A token of the caller, or with `repository` of a machine; returns its number and its secret."""
        person = caller.number if repository is None else None
        with self._as(caller) as connection:
            number, secret = tokens.add_api_token(
                connection, caller.team_id, name=name, scopes=scopes, days=days, person=person, repository=repository
            )
            audit.note(
                connection, caller.team_id, "token.make", actor=caller.number, subject=person, detail=str(number)
            )
        return number, secret

    def revoke_token(self, caller: Caller, token_id: int, *, machines: bool = False) -> bool:
        """Ends a token of the caller, or of a machine; whether there was one."""
        person = None if machines else caller.number
        with self._as(caller) as connection:
            if not tokens.revoke_api_token(connection, caller.team_id, token_id, person):
                return False
            act = "token.revoke"
            audit.note(connection, caller.team_id, act, actor=caller.number, subject=person, detail=str(token_id))
        return True

    def figures(self, caller: Caller, months: int) -> list[PublishedFigure]:
        """What was published of the last months that are over."""
        since = self.workplace.today.replace(day=1) - timedelta(days=31 * months)
        with self._as(caller) as connection:
            return published_figures(connection, caller.team_id, since)

    def audit_entries(self, caller: Caller, *, before: int | None, most: int) -> list[AuditEntry]:
        """The newest entries of the audit log that the caller may see, or those before one."""
        with self._as(caller) as connection:
            return audit.entries(connection, caller.team_id, before=before, most=most)

    @contextmanager
    def _as(self, caller: Caller) -> Iterator[Connection]:
        with self.database.acting("cn_web", person=caller.number).transaction(caller.team_id) as connection:
            yield connection
