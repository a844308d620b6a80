"""One comment on a pull request, found again by its marker and updated in place.

GitHub, Gitea and Forgejo have the same calls. Two deliveries may be at work at once, so after creating a comment the
list is read again, and all but the oldest of ours are deleted. The id of a comment is never kept: it may be gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from craftnudge.domain.forge.comment_marker import is_marked, is_unchanged, marked
from craftnudge.errors import ForgeError
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.forge.repository_address import RepositoryAddress
    from craftnudge.domain.forge.signature import Forge

CommentResult = Literal["created", "updated", "unchanged", "deleted-by-person"]

_PAGE: Final = 100
_MOST_PAGES: Final = 50
_OK, _CREATED, _NO_CONTENT, _GONE = 200, 201, 204, 404
_GITHUB: Final = "github.com"


@dataclass(frozen=True, slots=True)
class _Comment:
    id: int
    body: str


def api_base(forge: Forge, address: RepositoryAddress) -> str:
    """The address of a forge's API, derived from that of the repository; a forge may lie below a path of its host."""
    if address.host_name == _GITHUB:
        return "https://api.github.com"
    scheme = "http" if address.scheme == "http" else "https"
    host = address.host_name if address.scheme == "ssh" else address.host
    below = "".join(f"/{part}" for part in address.parts[:-2])
    return f"{scheme}://{host}{below}/api/{'v3' if forge == 'github' else 'v1'}"


class PullRequestComment:
    """Our comment on the pull request of that number."""

    def __init__(self, forge: Forge, address: RepositoryAddress, number: int, token: str) -> None:
        if not address.is_private_way:
            raise ForgeError("forge.no-token", host=address.host)
        # httpx, with the command line that it brings, is a tenth of an idle server's memory.
        from craftnudge.adapters.forge.http import ForgeHttp  # noqa: PLC0415

        self._http = ForgeHttp(api_base(forge, address), "Bearer" if forge == "github" else "token", token)
        self._issues = f"/repos/{address.full_name}/issues"
        self._number = number

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def put(self, text: str, *, was_made: bool) -> CommentResult:
        """Creates or updates it. One that was made before and is gone was deleted by a person: it stays away.

        Raises ForgeError.
        """
        account = self._own_account()
        own = self._own_comments(account)
        if not own:
            if was_made:
                return "deleted-by-person"
            self._expect(_CREATED, "POST", f"/{self._number}/comments", {"body": marked(text)})
            self._delete(self._own_comments(account)[1:])
            return "created"
        self._delete(own[1:])
        if is_unchanged(own[0].body, text):
            return "unchanged"
        self._expect(_OK, "PATCH", f"/comments/{own[0].id}", {"body": marked(text)})
        return "updated"

    def _own_account(self) -> int | None:
        """The id of the token's account; an app's token has none."""
        reply = self._http.ask("GET", "/user")
        identity = reply.document.get("id") if isinstance(reply.document, dict) else None
        return identity if reply.status == _OK and isinstance(identity, int) else None

    def _own_comments(self, account: int | None) -> list[_Comment]:
        """Our comments, the oldest first. Somebody else's with our marker is none: we could not change it."""
        found: dict[int, _Comment] = {}
        for page in range(1, _MOST_PAGES + 1):
            query = {"per_page": str(_PAGE), "page": str(page)}
            comments = self._expect(_OK, "GET", f"/{self._number}/comments", query=query)
            if not isinstance(comments, list):
                raise ForgeError("forge.answer", host=self._http.host)
            known = len(found)
            for comment in filter(_is_readable, comments):
                found[comment["id"]] = _Comment(comment["id"], comment["body"] if _is_ours(comment, account) else "")
            # Gitea has no pages here, and answers with all of them each time.
            if len(comments) < _PAGE or len(found) == known:
                break
        return sorted((one for one in found.values() if is_marked(one.body)), key=lambda one: one.id)

    def _delete(self, comments: list[_Comment]) -> None:
        for comment in comments:
            reply = self._http.ask("DELETE", f"{self._issues}/comments/{comment.id}")
            if reply.status not in (_NO_CONTENT, _GONE):
                raise self._refused("DELETE", reply.status)

    def _expect(
        self, status: int, method: str, path: str, body: Any = None, query: dict[str, str] | None = None
    ) -> Any:
        reply = self._http.ask(method, self._issues + path, body=body, query=query)
        if reply.status != status:
            raise self._refused(method, reply.status)
        return reply.document

    def _refused(self, method: str, status: int) -> ForgeError:
        actions = {"GET": "list comments", "POST": "create a comment", "PATCH": "update a comment"}
        action = actions.get(method, "delete a comment")
        return ForgeError("forge.refused", host=self._http.host, action=action, status=status)


def _is_readable(comment: Any) -> bool:
    return isinstance(comment, dict) and isinstance(comment.get("id"), int) and isinstance(comment.get("body"), str)


def _is_ours(comment: dict[str, Any], account: int | None) -> bool:
    user = comment.get("user")
    if not isinstance(user, dict):
        return False
    return user.get("type") == "Bot" if account is None else user.get("id") == account
