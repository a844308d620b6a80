"""Signs in with GitHub: OAuth with a state and PKCE, by Authlib; who it is, by GitHub's number.

GitHub answers errors of the token request with status 200, so the body decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from craftnudge.errors import SignInError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import OAuth2Client

_SCOPE: Final = "read:user user:email"
_TIMEOUT_SECONDS: Final = 10.0
_MOST_ADDRESSES: Final = 100


@dataclass(frozen=True, slots=True)
class GitHubUser:
    """A user of GitHub: the number that never changes, the login of now, and the verified addresses in lower case."""

    id: int
    login: str
    emails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GitHub:
    """An OAuth application at GitHub, or at a server of one's own with the same API."""

    client_id: str
    client_secret: str
    site: str = "https://github.com"
    api: str = "https://api.github.com"

    def authorization_url(self, state: str, verifier: str, redirect_uri: str) -> str:
        """Where a browser is sent to sign in; `verifier` is our half of PKCE."""
        with self._client(redirect_uri) as client:
            url, _ = client.create_authorization_url(
                f"{self.site}/login/oauth/authorize", state=state, code_verifier=verifier
            )
        return str(url)

    def user(self, code: str, verifier: str, redirect_uri: str) -> GitHubUser:
        """The user that a code stands for. Raises SignInError if GitHub refuses, or does not answer as documented."""
        import httpx2  # noqa: PLC0415 - only a server needs it
        from authlib.integrations.base_client import OAuthError  # noqa: PLC0415

        try:
            with self._client(redirect_uri) as client:
                client.fetch_token(
                    f"{self.site}/login/oauth/access_token",
                    code=code,
                    code_verifier=verifier,
                    headers={"accept": "application/json"},
                )
                return _user(self._get(client, "/user"), self._get(client, f"/user/emails?per_page={_MOST_ADDRESSES}"))
        except OAuthError:
            raise SignInError("sign-in.refused") from None
        except (httpx2.HTTPError, ValueError, KeyError, TypeError):
            raise SignInError("sign-in.unreachable") from None

    def _client(self, redirect_uri: str) -> OAuth2Client:
        from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415 - only a server needs it

        return OAuth2Client(
            self.client_id,
            self.client_secret,
            scope=_SCOPE,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            timeout=_TIMEOUT_SECONDS,
            trust_env=True,
        )

    def _get(self, client: OAuth2Client, path: str) -> Any:
        answer = client.get(f"{self.api}{path}", headers={"accept": "application/vnd.github+json"})
        answer.raise_for_status()
        return answer.json()


def _user(user: Any, emails: Any) -> GitHubUser:
    number, login = user["id"], user["login"]
    if type(number) is not int or number <= 0 or not isinstance(login, str):
        raise ValueError
    verified = (entry["email"] for entry in emails if entry["verified"] is True and isinstance(entry["email"], str))
    # The address that GitHub writes into commits made on its pages; only the form with the number is surely theirs.
    own = f"{number}+{login}@users.noreply.github.com"
    return GitHubUser(number, login, tuple(dict.fromkeys(email.lower() for email in (*verified, own))))
