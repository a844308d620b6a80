"""Keys and tokens of the forms that their issuers document."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure import measure
from craftnudge.domain.measure.secrets.issuer_formats import documented_keys, private_keys
from tests.support.deltas import added

# Put together here, so that no key of any form stands in a file of this project.
R = "q7Zr2Kd9XwVb4LmT8sHf1NcY6pGj3RuE0aDi5oQe" * 3
HEX = "3f9a07c1e8b25d64a9f01c7be3d852460b7fa19c" * 2
FORMS = [
    ("pypi", "pypi-" + "AgEIcHlwaS5vcmc" + R[:70]),
    ("sendgrid", "SG" + f".{R[:22]}.{R[22:65]}"),
    ("twilio", "SK" + HEX[:32]),
    ("mailgun", "key" + f"-{HEX[:32]}"),
    ("mailchimp", HEX[:32] + "-us" + "12"),
    ("openai", "sk-" + f"proj-{R[:60]}"),
    ("anthropic", "sk-" + f"ant-api03-{R[:93]}AA"),
    ("telegram", "12345" + f"67890:AA{R[:33]}"),
    ("azure", "a1b" + f"8Q~{R[:34]}"),
    ("gitlab", "gl" + f"rt-{R[:20]}"),
    ("slack", "xa" + f"pp-1-A1B2C3-123456-{HEX[:40]}"),
    ("digitalocean", "do" + f"p_v1_{HEX[:64]}"),
    ("shopify", "sh" + f"pat_{HEX[:32]}"),
    ("docker", "dckr" + f"_pat_{R[:27]}"),
    ("rubygems", "rubygems" + f"_{HEX[:48]}"),
    ("google", "GOCSPX" + f"-{R[:28]}"),
    ("terraform", R[:14] + ".atlas" + f"v1.{R[:65]}"),
    ("other", "AGE-SECRET" + f"-KEY-1{'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE'}"),
    ("other", "lin" + f"_api_{R[:40]}"),
]


@pytest.mark.parametrize(("kind", "token"), FORMS)
@pytest.mark.parametrize("path", ["app.py", "vendor/app.js", "README.md", "tests/test_app.py", "yarn.lock"])
def test_a_documented_form_is_found_in_any_file(kind: str, token: str, path: str) -> None:
    """In manuals, tests, lock files and vendored folders too, whatever stands around it."""
    if kind == "azure" and path != "app.py" and not path.startswith("vendor"):
        pytest.skip("many forms of Azure stand in manuals")
    assert measure([added(path, f"x ({token})\n")]).secret_kinds == (f"secret:{kind}",)


@pytest.mark.parametrize(("kind", "token"), FORMS)
def test_a_longer_run_of_letters_is_something_else(kind: str, token: str) -> None:
    """A form ends where its alphabet does, and does not begin amid a word."""
    assert kind
    assert [*documented_keys(f"\nabc{token}\n".encode())] == [] or kind in (
        "mailchimp",
        "telegram",
        "azure",
        "terraform",
    )


@pytest.mark.parametrize(
    "header",
    [
        "PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\\n", "\r\n", '\\n" +\n    "'])
def test_a_private_key_of_any_kind_is_found(header: str, line_end: str) -> None:
    """Also within a string of a program, and in a file of settings."""
    key = "-----BEG" + f"IN {header}-----{line_end}{R[:64]}{line_end}-----" + f"END {header}-----\n"
    assert [*private_keys(f"\nkey = {key}".encode())]


def test_a_private_key_with_headers_is_found() -> None:
    """Encrypted keys, those of PGP and of PuTTY have lines before the key."""
    before = "-----BEG" + "IN "
    pem = f"{before}RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,A1B2\n\n{R[:64]}\n"
    pgp = f"{before}PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n{R[:64]}\n"
    putty = "PuTTY-User-Key" + "-File-3: ssh-ed25519\nEncryption: none\n"
    assert all([*private_keys(f"\n{text}".encode())] for text in (pem, pgp, putty))


def test_text_about_private_keys_and_certificates_is_none() -> None:
    """A header without a key is text, and a certificate is public."""
    before = "-----BEG" + "IN "
    about = f'if text.startswith("{before}PRIVATE KEY-----"):\n    return "it is one"\n'
    certificate = f"{before}CERTIFICATE-----\n{R[:64]}\n"
    public = f"{before}PUBLIC KEY-----\n{R[:64]}\n"
    assert not any([*private_keys(f"\n{text}".encode())] for text in (about, certificate, public))
