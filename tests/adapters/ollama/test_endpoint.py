"""Only this machine is asked, by Ollama's own rules for addresses, unless another host is allowed by name."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.ollama.endpoint import Address, endpoint_for, is_cloud_name, parse_address
from craftnudge.domain.coaching.model.no_words_reason import NoWordsError
from craftnudge.presentation.templates import cause_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Address("http", "127.0.0.1", 11434)),
        ("localhost", Address("http", "localhost", 11434)),
        (":1234", Address("http", "127.0.0.1", 1234)),
        ("http://localhost", Address("http", "localhost", 80)),
        ("https://example.org/ollama/", Address("https", "example.org", 443, "/ollama")),
        ("0.0.0.0", Address("http", "127.0.0.1", 11434)),  # noqa: S104 - read, not bound to
        ("http://0.0.0.0:11434", Address("http", "127.0.0.1", 11434)),
        ("[::]:11434", Address("http", "::1", 11434)),
        ("[::1]", Address("http", "::1", 11434)),
        ("::1", Address("http", "::1", 11434)),
        ("::", Address("http", "::1", 11434)),
        ("'127.0.0.1:5'", Address("http", "127.0.0.1", 5)),
    ],
)
def test_addresses_are_read_as_ollama_reads_them(text: str, expected: Address) -> None:
    """Without a scheme the port is Ollama's, with one the scheme's; all interfaces mean this machine."""
    assert parse_address(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "localhost:99999",
        "localhost:abc",
        "localhost:0",
        "http://[::1",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "http://user@127.0.0.1",
        "http://127.0.0.1@evil.example",
        "http://127.0.0.1/?a=b",
        "http://127.0.0.1/../x#y",
        "http://127.0.0.1\\@evil.example",
        "two words",
    ],
)
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    """Invalid ports, other schemes, and everything that hides one host behind another."""
    with pytest.raises(NoWordsError) as caught:
        parse_address(text)
    assert caught.value.reason.kind == "address"


@pytest.mark.parametrize(
    "text",
    [
        "169.254.169.254",
        "192.168.1.5:11434",
        "http://10.0.0.1",
        "[fe80::1]",
        "fe80::1",
        "http://example.org:11434",
        "2130706434",
        "8.8.8.8",
        "[::ffff:8.8.8.8]",
    ],
)
def test_other_machines_are_refused(text: str) -> None:
    """Private, link-local and public addresses are not this machine; the remedy names the setting."""
    with pytest.raises(NoWordsError) as caught:
        endpoint_for(text, resolve=lambda host, _: {"example.org": ["93.184.216.34"]}.get(host, [host]))
    assert caught.value.reason.kind == "address"
    assert "allow_hosts" in cause_text(caught.value.reason.cause).hint


def test_a_name_is_what_it_stands_for() -> None:
    """A name that only looks local is refused, also if only one of its addresses is foreign."""
    for found in (["93.184.216.34"], ["127.0.0.1", "93.184.216.34"], []):
        with pytest.raises(NoWordsError):
            endpoint_for("127.0.0.1.evil.example", resolve=lambda _host, _port, found=found: found)  # type: ignore[misc]


def test_a_name_is_looked_up_once() -> None:
    """The connection goes to the address that was checked, so that a second look-up cannot change it."""
    found = endpoint_for("http://ollama.local:1234/x", resolve=lambda *_: ["::1", "127.0.0.1"])
    assert found.url == "http://127.0.0.1:1234/x"
    assert found.shown == "http://ollama.local:1234/x"
    assert not found.remote


def test_localhost_and_bare_numbers_are_this_machine() -> None:
    """The usual ways to say "here" work, looked up by the system itself."""
    assert endpoint_for("localhost").url in ("http://127.0.0.1:11434", "http://[::1]:11434")
    assert endpoint_for("127.1.2.3").url == "http://127.1.2.3:11434"
    assert endpoint_for("[::1]:9").url == "http://[::1]:9"


def test_a_host_allowed_by_name_is_remote() -> None:
    """Only that name is allowed, and the endpoint is marked as remote."""
    assert endpoint_for("https://gpu.example.org", {"gpu.example.org"}).remote
    with pytest.raises(NoWordsError):
        endpoint_for("https://gpu.example.org.evil", {"gpu.example.org"}, lambda *_: ["1.2.3.4"])


@pytest.mark.parametrize(
    ("name", "cloud"),
    [
        ("qwen3:4b", False),
        ("glm:cloud", True),
        ("gpt-oss:20b-cloud", True),
        ("GPT:Cloud", True),
        ("my-cloud:7b", False),
        ("cloud", False),
    ],
)
def test_cloud_models_are_known_by_their_names(name: str, cloud: bool) -> None:
    """A tag of `cloud`, or one that ends in `-cloud`, runs elsewhere through this machine's port."""
    assert is_cloud_name(name) is cloud


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_reason(text: str) -> None:
    """No value of an environment variable raises anything but NoWordsError."""
    with suppress(NoWordsError):
        address = parse_address(text)
        assert address.scheme in ("http", "https")
        assert not set(address.host) & set("@/\\?# ")
