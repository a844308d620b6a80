"""Values that are not secrets: examples, placeholders, references to where the secret is, encrypted and hashed ones."""

from __future__ import annotations

import re
from collections import Counter
from math import log2

from craftnudge.runtime.lazy_regex import pattern

LEAST_ENTROPY_BITS = 3.0
# Of the entropy that a text of its length can have at most, a random one has nearly all.
LEAST_SHARE_OF_ENTROPY = 0.78
LEAST_ENTROPY_BITS_LONG = 3.5
_LONG_BYTES = 20

_EXAMPLE_MARKS = (
    b"example",
    b"xxxx",
    b"1234567",
    b"abcdefg",
    b"placeholder",
    b"redacted",
    b"00000000",
    b"....",
    b"****",
)
# The value is fetched, computed or inserted later: a variable, a command, a template, a path, an address, a handle of a
# vault.
_REFERENCE = pattern(
    rb"\$\w+\$?$|\$\{\w|\$\(|\$\[|\$\$?\w+[/.:]|%[\w.]+%|%[\(\{]|\{\{|\{%|\{\w*\}$|<[^>\n]*>?$|#\{|@\{|@@?\w[\w.]*@@?$|__\w+__$|"
    rb"\[\w+\]$|`|(?:vault|secret|secrets|sops|ssm|op|env|file|ref|keyring|keychain|gcpsm|awssm|azurekeyvault)(?::|://)|"
    rb"\.{0,2}/[\w./-]*$|~/|[A-Za-z]:\\|https?://|arn:|projects/[\w-]+/secrets/|\{resolve:|@Microsoft\.KeyVault|"
    rb"(?:process\.env|os\.environ|os\.getenv|System\.getenv|ENV\[|env\(|getenv|secrets?\.|vars?\.|local\.|data\.|module\.|"
    rb"params?\.|config\.|settings\.|inputs?\.|self\.|this\.|steps\.|needs\.|github\.|github_|!\w|&\w|\*\w+$|::)",
    re.IGNORECASE,
)
_INSERTED = pattern(rb"\$\{[\w.:@/?=+*, -]+\}|\$\([^)]|\{\{[^{}]*\}\}|%\(\w+\)|#\{[\w.]+\}|<%|%\{\w+\}|\{\w*\}$")
# Of sops, Jasypt, Spring, Ansible, eyaml, SealedSecrets; of crypt, LDAP, Django, Argon2; digests of lock files.
_ENCRYPTED_OR_HASHED = pattern(
    rb"ENC[\[(]|\{cipher\}|\$ANSIBLE_VAULT|vault:v\d+:|CRYPTPWD\(|CiQ|AQICAH|Ag[AB][A-Za-z0-9+/]{150}|"
    rb"\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2\w*|scrypt|pbkdf2[\w-]*|bcrypt[\w-]*)\$|\{(?:S?SHA|MD5|SMD5|CRYPT|SSHA\d+)\}|"
    rb"(?:pbkdf2|bcrypt|argon2|scrypt|sha1|sha256|sha512|md5|SCRAM-SHA-\d+)[_\w]*[$:-]|sha(?:1|256|384|512)-",
    re.IGNORECASE,
)
_PLACEHOLDER = pattern(
    rb"example|sample|dummy|fake|placeholder|change.?(?:me|it|this)|replace.?(?:me|this|with)|insert|redacted|"
    rb"x{4}|\.{3}|\*{3}|_{4}|-{3}|your[_-]?|(?:^|[^a-z])(?:todo|fixme|none|null|undefined|localhost|foo|bar|baz|foobar|"
    rb"mock|stub|lorem|ipsum|not[_-]?a|testing|tester|invalid|unused|unset|secure|supersecret)(?![a-z])|"
    rb"^(?:foo|bar|baz|abc|asdf|qwerty|hello|letmein|welcome)|012345|123456|abcdef|abcd1234|deadbeef|cafebabe",
    re.IGNORECASE,
)
# Words that say what a value is instead of being one: what is left without them decides.
_TELLING_WORDS = pattern(
    rb"passwords?|passphrase|passwd|passwort|pass|pwd|secrets?|tokens?|keys?|apikey|api|user(?:name)?|admin(?:istrator)?|"
    rb"root|login|auth|access|private|public|client|server|service|super|strong|value|string|random|some|the|this|that|"
    rb"master|session|cookie|jwt|aws|github|gitlab|google|azure|slack|stripe|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|"
    rb"redis|rabbitmq|database|local|dev(?:elopment)?|prod(?:uction)?|staging|default|application|app|config|account|"
    rb"credentials?|test|demo|[\W\d_]",
    re.IGNORECASE,
)
_LEAST_LETTERS_LEFT = 3
_RUN = pattern(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOWEL = pattern(rb"[aeiouAEIOU]")
_SHARE_OF_VOWELS = 0.2
_UNSPOKEN = pattern(rb"[bcdfghjklmnpqrstvwxz]{5}|[bcdfghjkmnpqvwxz]{4}", re.IGNORECASE)
# A run of so many letters of one case, with a vowel in it, reads as a word.
_WORD_LETTERS = 4
_WORDY_SHARE = 0.6
# Signs that passwords have and names hardly have, and signs that also join words.
_SPECIAL, _JOINING = frozenset(b"!@#$%^&*?+~"), frozenset(b"|\\/=<>(){}[];,:'\"")
# Words and numbers with such signs between them: a rule for a form, a list, a version.
_JOINED = pattern(rb"(?:[A-Z]?[a-z_.-]++|[A-Z_.-]++|\d++)(?:[^\w.-]++(?:[A-Z]?[a-z_.-]++|[A-Z_.-]++|\d++|$))*+")
_MANY_SPECIAL = 3
# A regular expression, and letters of a text by their numbers.
_PATTERN = pattern(
    rb"\(\?|\[\^?(?:[aA]-|0-|\\)|\\[dwsbDWS](?![a-z])|\.[*+](?:[?$)\]]|$)|\{\d+,\d*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-f]{2}"
)


def is_example_token(value: bytes) -> bool:
    """Whether a token of a documented form is an example: it has little entropy, or says that it is one."""
    lowered = value.lower()
    return any(mark in lowered for mark in _EXAMPLE_MARKS) or entropy_bits(value) < min(
        LEAST_ENTROPY_BITS, log2(max(len(value), 1)) * LEAST_SHARE_OF_ENTROPY
    )


def is_harmless(value: bytes) -> bool:
    """Whether a value given to a secret's name is no secret itself."""
    return (
        _REFERENCE.match(value) is not None
        or _INSERTED.search(value) is not None
        or _PATTERN.search(value) is not None
        or _ENCRYPTED_OR_HASHED.match(value) is not None
        or _PLACEHOLDER.search(value) is not None
        or len(_TELLING_WORDS.sub(b"", value)) < _LEAST_LETTERS_LEFT
    )


def looks_random(value: bytes, least_bytes: int) -> bool:
    """Whether a value has digits and letters, the entropy of a random text, and is not made of words."""
    if len(value) < least_bytes or not _has_digit(value) or value.lower() == value.upper():
        return False
    bits = entropy_bits(value)
    least = LEAST_ENTROPY_BITS_LONG if len(value) > _LONG_BYTES else log2(len(value)) * LEAST_SHARE_OF_ENTROPY
    if value.isalnum() and set(value.lower()) <= _HEX:
        least = min(least, LEAST_ENTROPY_BITS)
    return bits >= least and not is_wordy(value)


_HEX = frozenset(b"0123456789abcdef")


def looks_like_password(value: bytes, least_bytes: int) -> bool:
    """Whether a value has letters, digits and special signs, as passwords are asked to have, and no blank.

    Signs that also join words, or letters of both cases instead of a digit, count where it is not made of words.
    """
    if len(value) < least_bytes or len(value.split()) != 1 or value.lower() == value.upper():
        return False
    special = _SPECIAL.intersection(value)
    if special and _has_digit(value):
        return True
    if not special and (_JOINING.isdisjoint(value) or not _has_digit(value)):
        return False
    mixed = value not in (value.lower(), value.upper()) or len(special) >= _MANY_SPECIAL
    return (mixed or _has_digit(value)) and not is_wordy(value)


def is_wordy(value: bytes) -> bool:
    """Whether most of the letters are in runs that read as words: names and paths are."""
    if _JOINED.fullmatch(value):
        return True
    letters = sum(map(len, runs := _RUN.findall(value)))
    in_words = sum(len(run) for run in runs if len(run) >= _WORD_LETTERS and _is_pronounceable(run))
    return letters > 0 and in_words >= _WORDY_SHARE * letters


def _is_pronounceable(run: bytes) -> bool:
    return len(_VOWEL.findall(run)) >= _SHARE_OF_VOWELS * len(run) and _UNSPOKEN.search(run) is None


def _has_digit(value: bytes) -> bool:
    return any(map(bytes.isdigit, map(bytes, zip(value))))


def entropy_bits(value: bytes) -> float:
    """Shannon entropy per byte, 0 for an empty value."""
    total = len(value)
    return -sum(count / total * log2(count / total) for count in Counter(value).values())
