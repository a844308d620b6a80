"""Secrets are taken out before anything is sent, and ordinary words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.model.redaction import holds_secrets, redacted

# Put together here, so that no scanner takes this file for a leak.
CANARIES = {
    "AWS key": "AKIA" + "IOSFODNN7EXAMPLE",
    "GitHub token": "ghp_" + "a1B2" * 9,
    "GitHub fine-grained token": "github_pat_" + "11ABCDEFG0" * 3,
    "GitLab token": "glpat-" + "abcDEF12345678901234",
    "Slack token": "xoxb-" + "123456789012-abcdefABCDEF",
    "Slack hook": "hooks.slack.com/services/" + "T0000/B0000/XXXXXXXX",
    "Stripe key": "sk_live_" + "51abcdefghijklmnop",
    "Google key": "AIza" + "SyA1234567890abcdefghijklmnopqrstuv",
    "Google OAuth token": "ya29." + "a0AfH6SMBx1234567890abc",
    "npm token": "npm_" + "a1b2c3" * 6,
    "PyPI token": "pypi-" + "AgEIcHlwaS5vcmc" * 3,
    "SendGrid key": "SG." + "abcdefghijklmnop1234." + "abcdefghijklmnop1234",
    "OpenAI key": "sk-proj-" + "abcdefghijklmnopqrstuvwx",
    "Anthropic key": "sk-ant-" + "api03-abcdefghijklmnopqrst",
    "Hugging Face token": "hf_" + "abcdefghijklmnopqrstuvwx",
    "DigitalOcean token": "dop_v1_" + "0123456789abcdef" * 4,
    "Telegram token": "123456789:" + "AA" + "bcdefghijklmnopqrstuvwxyz0123456",
    "JSON web token": "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + "abcdefghijkl",
    "private key": "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nAAAA\n-----END RSA PRIVATE KEY-----",
    "unfinished private key": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk",
    "password": "hunter2-horse",
    "random": "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MEFCQ0RFRg",
}


@pytest.mark.parametrize("kind", CANARIES)
def test_secrets_are_removed_wherever_they_stand(kind: str) -> None:
    """In a sentence, in code, in quotes: nothing of the secret is left, and its kind is listed."""
    secret = CANARIES[kind]
    forms = ("Use {} for now", "KEY = '{}'", "x({!r})") if kind != "password" else ('password="{}"', "db_password: {}")
    for form in (*forms, *(("https://ann:{}@example.org/x",) if kind == "password" else ())):
        clean = redacted(form.format(secret))
        assert clean.kinds, form
        for piece in secret.split("\n"):
            assert piece not in clean.text, form


@pytest.mark.parametrize(
    "text",
    [
        "Add total() so that reports need no loop of their own",
        "Explain the token bucket in the README",
        "Reject expired tokens before the session starts",
        "Revert 3f2a9c1b5d6e7f8091a2b3c4d5e6f708192a3b4c",
        "Move src/craftnudge/domain/coaching/model/redaction.py to its own folder",
        "See https://example.org/some/long/path/with-many-parts-and-1-number",
        "key: value pairs are sorted",
        "CVE-2026-12345: bound the length",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    """Commit hashes, paths, addresses and sentences about tokens are no secrets."""
    assert redacted(text).text == text


@pytest.mark.parametrize(
    ("path", "secret"),
    [
        (".env", True),
        ("deploy/.env.production", True),
        ("keys/id_rsa", True),
        ("tls/server.pem", True),
        ("config/credentials.json", True),
        ("infra/prod.tfvars", True),
        ("my_secrets.yml", True),
        ("src/environment.py", False),
        ("docs/keyboard.md", False),
        ("tokenizer.py", False),
    ],
)
def test_files_of_secrets_are_known_by_name(path: str, secret: bool) -> None:
    """Their lines are withheld as a whole."""
    assert holds_secrets(path) is secret


@given(st.text(max_size=300))
def test_redaction_is_final(text: str) -> None:
    """What was redacted holds nothing more to redact: no secret is made by removing another."""
    once = redacted(text).text
    assert redacted(once).text == once
