"""Which requests are let in, as rules over headers."""

from __future__ import annotations

import itertools

import pytest

from craftnudge.entrypoints.server.access_token import AccessToken
from craftnudge.entrypoints.server.request_checks import Admission, Headers, is_open, may_enter, refusal_of

TOKEN = AccessToken("a-token-of-the-owner-1234567890")
OURS = Admission(8000, TOKEN)


def headers(*pairs: tuple[str, str], host: str | None = "127.0.0.1:8000") -> Headers:
    """Headers as they arrive."""
    sent = [*(() if host is None else (("Host", host),)), *pairs]
    return Headers.of_scope((name.encode("latin-1"), value.encode("latin-1")) for name, value in sent)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "localhost"])
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    """With our port, or without one."""
    assert refusal_of("GET", "/", headers(host=host), OURS) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.",
        "localhost:9000",
        "localhost:",
        "127.0.0.2:8000",
        "0.0.0.0:8000",
        "[::]:8000",
        "localhost@evil.example",
        "",
        None,
    ],
)
@pytest.mark.parametrize("path", ["/", "/health", "/static/style.css", "/hooks/github", "/nothing"])
def test_any_other_host_is_refused_for_every_path(host: str | None, path: str) -> None:
    """The name is compared whole: a stranger's name that leads to this machine is not ours."""
    assert refusal_of("GET", path, headers(host=host), OURS) == "wrong-host"


def test_two_hosts_are_refused() -> None:
    """A proxy and the server might each believe another one."""
    both = headers(("Host", "127.0.0.1:8000"))
    assert refusal_of("GET", "/", both, OURS) == "wrong-host"


SITES = ("same-origin", "none", "same-site", "cross-site", "", "something-new", None)
MODES = ("navigate", "no-cors", "cors", "same-origin", "websocket", None)


@pytest.mark.parametrize(
    ("site", "mode", "method"), list(itertools.product(SITES, MODES, ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH")))
)
def test_another_site_may_only_lead_here(site: str | None, mode: str | None, method: str) -> None:
    """Another port of this machine is of the same site, and is another program: only a followed link passes."""
    sent = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode)]
    given = headers(*[(name, value) for name, value in sent if value is not None])
    passes = site in ("same-origin", "none", None) or (mode == "navigate" and method == "GET")
    assert (refusal_of(method, "/coach/goal", given, OURS) is None) == passes


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:9000", "https://127.0.0.1:8000", "127.0.0.1:8000", ""]
)
def test_an_origin_must_be_our_own(origin: str) -> None:
    """With scheme and port; also where a link could be followed."""
    given = headers(("Origin", origin), ("Sec-Fetch-Mode", "navigate"))
    assert refusal_of("GET", "/", given, OURS) == "foreign-origin"


def test_our_own_origin_passes() -> None:
    """A form of our own page."""
    assert refusal_of("POST", "/", headers(("Origin", "http://localhost:8000")), OURS) is None


def test_headers_have_a_bound() -> None:
    """64 KiB."""
    assert refusal_of("GET", "/", headers(("X-Long", "x" * 70_000)), OURS) == "headers-too-large"


@pytest.mark.parametrize("length", ["1048577", "99999999999999999999999", "-1", "x", "1e3", "\xb2"])
def test_bodies_have_a_bound(length: str) -> None:
    """1 MiB, by what is announced; something that is no number announces nothing good. Deliveries have their own."""
    given = headers(("Content-Length", length))
    assert refusal_of("POST", "/coach/commit", given, OURS) == "too-large"
    assert refusal_of("POST", "/coach/commit", headers(("Content-Length", "1048576")), OURS) is None
    assert refusal_of("POST", "/hooks/github", given, OURS) is None


@pytest.mark.parametrize(
    ("sent", "enters"),
    [
        (("Authorization", f"Bearer {TOKEN.text}"), True),
        (("Authorization", f"bearer {TOKEN.text}"), True),
        (("Authorization", f"Basic {TOKEN.text}"), False),
        (("Authorization", "Bearer "), False),
        (("Authorization", f"Bearer {TOKEN.text}x"), False),
        (("Cookie", f"other=1; craftnudge-8000={TOKEN.cookie_value}"), True),
        (("Cookie", f"craftnudge-9000={TOKEN.cookie_value}"), False),
        (("Cookie", f"craftnudge-8000={TOKEN.text}"), False),
        (("Cookie", "craftnudge-8000="), False),
        (("Cookie", "\xff;=;;"), False),
    ],
)
def test_the_token_opens(sent: tuple[str, str], enters: bool) -> None:
    """As a bearer, or as the cookie of this port; a wrong bearer is not saved by a cookie."""
    assert may_enter(headers(sent), OURS) == enters


def test_a_cookie_ends_with_its_token() -> None:
    """Its value is made of the token, so a new token ends all sessions."""
    old = headers(("Cookie", f"craftnudge-8000={TOKEN.cookie_value}"))
    assert not may_enter(old, Admission(8000, AccessToken("another-token-of-the-owner-1")))


def test_little_is_open() -> None:
    """What needs no token is a short list, and no part of it holds anything of a journal."""
    assert [
        path for path in ("/", "/coach/goal", "/docs", "/openapi.json", "/healthy", "/static") if is_open(path)
    ] == []
    assert all(map(is_open, ("/health", "/ready", "/metrics", "/enter", "/static/style.css", "/hooks/github")))
