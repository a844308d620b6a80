"""Values that open nothing, and the look of a random text."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure.secrets.harmless_values import (
    entropy_bits,
    is_harmless,
    is_wordy,
    looks_like_password,
    looks_random,
)

HARMLESS = """
$TOKEN ${TOKEN} $(token) %TOKEN% {{token}} <token> #{token} @TOKEN@ __TOKEN__ vault:secret/shop op://shop/key
/run/secrets/db ./key2 ~/key2 C:\\key2 https://acme.dev arn:aws:kms:2 process.env.KEY2 os.environ ENV[KEY]
ENC[AES256] {cipher}a1 $2b$12$a {SSHA}a1 sha256-a1 example1 changeme1 your-key-1 xxxx1 password123 my_test_key_1
[a-z0-9]{8,} Contrase\\u00f1a
"""


@pytest.mark.parametrize("value", HARMLESS.split())
def test_a_value_that_opens_nothing_is_harmless(value: str) -> None:
    """References, placeholders, encrypted and hashed values, words for a secret, patterns."""
    assert is_harmless(value.encode())


@pytest.mark.parametrize("value", ["q7Zr2Kd9XwVb4LmT", "k9#Tv!2pLq$w", "P@ssw0rd!2x", "$ecr3t!Pa55", "m{{h}o)p${e]n"])
def test_a_value_with_odd_signs_is_no_reference(value: str) -> None:
    """A dollar or a brace alone does not make a reference."""
    assert not is_harmless(value.encode())


def test_words_are_not_random() -> None:
    """A path, a name and a version are made of words; a key is not, whatever its letters."""
    assert [is_wordy(value) for value in (b"order-service-key-2", b"SalesResults1", b"q7Zr2Kd9XwVb4LmT")] == [1, 1, 0]
    assert looks_random(b"q7Zr2Kd9XwVb4LmT", 12)
    assert not looks_random(b"order-service-key-2", 12)
    assert not looks_random(b"q7Zr2Kd9", 12)


def test_a_password_needs_a_digit_or_both_cases_beside_its_sign() -> None:
    """A rule of a form and a remark are made of words, a digit and signs as well."""
    assert looks_like_password(b"Summer2024!", 8)
    assert looks_like_password(b"Tr!bXq#mLp", 8)
    assert not looks_like_password(b"required|min:2", 8)
    assert not looks_like_password(b"Required!", 8)
    assert not looks_like_password(b"Min. 8 signs!", 8)


def test_entropy_is_in_bits_for_each_byte() -> None:
    """One byte again and again has none; two in equal parts have one bit; nothing has none."""
    assert (entropy_bits(b"aaaa"), entropy_bits(b"abab"), entropy_bits(b"")) == (0, 1, 0)
