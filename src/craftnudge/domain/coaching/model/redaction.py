"""Removes secrets from a text before a model sees it, lists their kinds, and withholds files made for secrets.

The check on secrets (`domain/measure/secrets.py`) must not cry wolf, so it asks for more; here too much taken out
costs nothing, so these forms are wider.
"""

from __future__ import annotations

import re

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

# Forms that their makers publish. The order matters: the more particular stands first.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "private key",
        pattern(
            r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:.*?-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|.*)",
            re.DOTALL,
        ),
    ),
    ("AWS key", pattern(r"\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[0-9A-Z]{16}\b")),
    ("GitHub token", pattern(r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})")),
    ("GitLab token", pattern(r"\bgl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_-]{16,}")),
    ("Slack token", pattern(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/[A-Za-z0-9/_-]+")),
    ("Stripe key", pattern(r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{10,}")),
    ("Google key", pattern(r"\bAIza[0-9A-Za-z_-]{35}|\bya29\.[0-9A-Za-z_-]{20,}")),
    ("npm token", pattern(r"\bnpm_[A-Za-z0-9]{30,}")),
    ("PyPI token", pattern(r"\bpypi-[A-Za-z0-9_-]{30,}")),
    ("SendGrid key", pattern(r"\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}")),
    ("model service key", pattern(r"\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}")),
    ("Hugging Face token", pattern(r"\bhf_[A-Za-z0-9]{20,}")),
    ("DigitalOcean token", pattern(r"\bdo[op]_v1_[0-9a-f]{32,}")),
    ("Telegram token", pattern(r"\b\d{8,10}:AA[A-Za-z0-9_-]{30,}")),
    ("JSON web token", pattern(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?")),
    ("password in an address", pattern(r"(?<=://)[^\s/:@]+:[^\s/@]+(?=@)")),
    ("authorization", pattern(r"(?<=bearer )[A-Za-z0-9._~+/=-]{8,}|(?<=basic )[A-Za-z0-9+/=]{8,}", re.IGNORECASE)),
    (
        "named secret",
        # Without quotes a value after a colon needs more than letters: "token: reject empty ones" is a sentence.
        pattern(
            r"""(?ix) (?:pass(?:word|wd|phrase)|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|
            client[_-]?secret|auth[_-]?key|credentials?) ["']? \s* (?: (?: :=|=>|=|: ) \s* (?P<quoted> "[^"\n]{4,}" |
            '[^'\n]{4,}' ) | (?: :=|=>|= ) \s* (?P<bare> (?!\[)[^\s"',;]{6,} ) |
            : \s* (?P<loose> (?!\[)(?=\S*[\d_!@#%^&*+-])[^\s"',;]{6,} ) )"""
        ),
    ),
)
_HIGH_ENTROPY = pattern(
    r"(?<![A-Za-z0-9+/_=-])(?=[A-Za-z0-9+/_=-]*\d)(?=[A-Za-z0-9+/_=-]*[A-Z])(?=[A-Za-z0-9+/_=-]*[a-z])[A-Za-z0-9+/_=-]{32,}"
)
_SECRET_NAMES = pattern(
    r"(?i)^\.env(?:\..*)?$|^\.netrc$|^\.npmrc$|^\.pypirc$|^\.htpasswd$|^id_(?:rsa|dsa|ecdsa|ed25519)|^credentials|"
    r"secret|passwords?\b|\.(?:pem|key|p12|pfx|jks|keystore|kdbx|asc|gpg|ppk|tfstate|tfvars|ovpn)$"
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without its secrets, and the kinds of what was taken out, in order."""

    text: str
    kinds: tuple[str, ...]


def redacted(text: str) -> Redacted:
    """The text with each secret replaced by `[KIND removed]`. Before any cutting: half a secret has no known form."""
    kinds: list[str] = []
    for kind, form in _FORMS:
        text = form.sub(lambda found, kind=kind: _removed(found, kind, kinds), text)  # type: ignore[misc]
    text = _HIGH_ENTROPY.sub(lambda found: _removed(found, "long random text", kinds), text)
    return Redacted(text, tuple(kinds))


def holds_secrets(path: str) -> bool:
    """Whether a file of that name is made for secrets: its lines are not sent, not even redacted."""
    return _SECRET_NAMES.search(path.rpartition("/")[2]) is not None


def _removed(found: re.Match[str], kind: str, kinds: list[str]) -> str:
    kinds.append(kind)
    mark = f"[{kind} removed]"
    value = next((value for value in found.groupdict().values() if value), None)
    return mark if value is None else found[0].removesuffix(value) + mark
