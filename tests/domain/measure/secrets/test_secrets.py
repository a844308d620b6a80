"""Keys and passwords: found by their form, told by kind and place, and never kept."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.measure import measure
from tests.support.deltas import added

# Put together here, so that no key of any form stands in a file of this project.
RANDOM = "q7Zr2Kd9XwVb4LmT8sHf1NcY6pGj3RuE0aDi5oQe"
AWS = "AK" + "IA" + "Q4TZX7RLWPK2VN6D"
SECRETS = [
    ("aws", f'key = "{AWS}"\n'),
    ("github", 'token = "gh' + f'p_{RANDOM[:36]}"\n'),
    ("github", 'token = "github' + f'_pat_{RANDOM[:22]}_{RANDOM}"\n'),
    ("gitlab", 'token = "gl' + f'pat-{RANDOM[:20]}"\n'),
    ("slack", 'hook = "xo' + f'xb-271828182845-{RANDOM[:24]}"\n'),
    ("slack", 'url = "https://hooks.slack' + f'.com/services/T0A1B2C3D/B9X8Y7Z6W/{RANDOM[:24]}"\n'),
    ("google", 'key = "AI' + f'za{RANDOM[:35]}"\n'),
    ("stripe", 'key = "sk_' + f'live_{RANDOM[:24]}"\n'),
    ("npm", f"//registry/:_authToken=npm_{RANDOM[:36]}\n"),
    ("huggingface", f'key = "hf_{RANDOM[:34]}"\n'),
    ("jwt", 'token = "ey' + f'J{RANDOM[:20]}.eyJ{RANDOM[:20]}.{RANDOM[:30]}"\n'),
    ("private_key", "-----BEGIN RSA PRIV" + f"ATE KEY-----\n{RANDOM}\n"),
    ("named", f'DB_PASSWORD = "{RANDOM[:20]}"\n'),
    ("named", f"'api_key': '{RANDOM[:32]}',\n"),
]
HARMLESS = [
    ("app.py", 'key = "AK' + 'IAIOSFODNN7EXAMPLE"\n'),
    ("app.py", 'password = "correct horse battery staple"\n'),
    ("app.py", 'PASSWORD_FIELD = "password_confirmation_1"\n'),
    ("app.py", 'token = os.environ["SERVICE_TOKEN_PRODUCTION_2"]\n'),
    ("app.py", 'token = "xxxxxxxxxxxxxxxxxxxxxxx1"\n'),
    ("app.py", f'digest = "{RANDOM}"\n'),
    ("app.py", 'secret = "aaaaaaaaaaaaaaaa1"\n'),
    ("app.py", 'secret = "only-letters-in-here"\n'),
    ("docs/use.md", f'password = "{RANDOM[:20]}"\n'),
    ("docs/use.md", 'token = "ey' + f'J{RANDOM[:20]}.eyJ{RANDOM[:20]}.{RANDOM[:30]}"\n'),
    ("tests/key.pem", "-----BEGIN PRIV" + f"ATE KEY-----\n{RANDOM}\n"),
    ("app.py", 'if text.startswith("-----BEGIN PRIV' + 'ATE KEY-----"):\n'),
    ("app.py", f"name_of_something_long_{RANDOM[:30]} = 1\n"),
    ("app.py", 'key = "gh' + f'p_{RANDOM[:30]}"\n'),
    ("app.c", "int my_ghp_" + "a" * 36 + ";\n"),
]


@pytest.mark.parametrize(("kind", "line"), SECRETS)
def test_a_secret_has_a_kind_and_a_place(kind: str, line: str) -> None:
    """The kind and the line are known, and nothing of the value is in what is kept."""
    facts = measure([added("src/app.py", f"x = 1\n{line}")])
    assert facts.secret_kinds == (f"secret:{kind}",)
    assert [(place.path, place.line) for place in facts.places] == [("src/app.py", 2)]
    assert RANDOM[:12] not in json.dumps(facts.to_json())


@pytest.mark.parametrize(("path", "line"), HARMLESS)
def test_what_opens_nothing_is_no_secret(path: str, line: str) -> None:
    """Examples, phrases, names, digests, keys of tests and tokens of manuals are let alone."""
    assert measure([added(path, line)]).secret_kinds == ()


@given(
    st.text(string.ascii_letters + string.digits, min_size=36, max_size=60).filter(
        lambda value: not value[:24].isalpha()  # a run of letters may be the name of a function
    ),
    st.sampled_from(['token = "ghp_{}"', "def ghp_{}():", "-----BEGIN PRIVATE KEY-----{}", 'password = "{}"']),
    st.sampled_from(["a.py", "a.c", "a.js", "a.go", "a.md", "x"]),
)
def test_no_secret_is_ever_kept(value: str, form: str, path: str) -> None:
    """Any value at any place, also as the name of a long function, is not in the facts."""
    text = form.format(value) + "\n" + "    return x\n" * 20
    kept = json.dumps(measure([added(path, text)]).to_json())
    assert value[:24] not in kept
