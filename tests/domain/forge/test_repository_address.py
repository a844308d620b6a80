"""Addresses of repositories, as owners write them and as attackers would."""

from __future__ import annotations

import pytest

from craftnudge.domain.forge.repository_address import InvalidAddressError, repository_address


@pytest.mark.parametrize(
    ("text", "scheme", "host", "full_name"),
    [
        ("https://github.com/acme/shop.git", "https", "github.com", "acme/shop"),
        ("git@github.com:acme/shop.git", "ssh", "github.com", "acme/shop"),
        ("ssh://git@git.example.org:2222/acme/shop", "ssh", "git.example.org:2222", "acme/shop"),
        ("https://git.example.org/gitea/acme/shop/", "https", "git.example.org", "acme/shop"),
        ("http://127.0.0.1:3000/acme/shop", "http", "127.0.0.1:3000", "acme/shop"),
        ("file:///srv/git/acme/shop.git", "file", "", "acme/shop"),
    ],
)
def test_the_forms_that_git_takes_are_read(text: str, scheme: str, host: str, full_name: str) -> None:
    """A URL, the form of scp, and a local path."""
    address = repository_address(text)
    assert (address.scheme, address.host, address.full_name) == (scheme, host, full_name)


@pytest.mark.parametrize(
    "text",
    [
        "ext::sh -c id",
        "--upload-pack=id",
        "-oProxyCommand=id:acme/shop",
        "https://github.com/acme/../shop",
        "https://github.com/..",
        "https://github.com/acme/shop?x=1",
        "https://github.com/acme/sh op",
        "https://ann:secret@github.com/acme/shop",
        "https://evil.example@github.com@x/acme/shop",
        "git@-evil:acme/shop",
        "git@host:-x/shop",
        "http://github.com\n/acme/shop",
        "shop",
        "",
    ],
)
def test_what_could_reach_elsewhere_is_refused(text: str) -> None:
    """Helper programs, options, folders above, passwords, control characters."""
    with pytest.raises(InvalidAddressError):
        repository_address(text)


def test_a_name_belongs_to_an_address_whole() -> None:
    """With or without GitLab's groups, whatever the case; never by a part of a name."""
    address = repository_address("https://gitlab.example/Acme/web/shop")
    assert address.is_named("acme/web/shop")
    assert address.is_named("web/shop")
    for other in ("shop", "b/shop", "web/shop2", "x/acme/web/shop"):
        assert not address.is_named(other)
