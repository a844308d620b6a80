"""Which names a secret is given to."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure.secrets.secret_names import strength_of

NAMES = {
    "password": "password PASSWORD dbPassword db_password spring.datasource.password userPass PGPASSWORD smtp_passwd "
    "passphrase DB_PASS storePassword",
    "key": "secret clientSecret API_TOKEN apiKey api_key api-key x-api-key APIKEY secretAccessKey SECRET_KEY_BASE "
    "private_key signing-key credentials user_auth accessToken mySecretString",
    "none": "key keyboard primaryKey foreign_key cache-key public_key sort.key passenger compass bypass author "
    "authority token_url TOKEN_FILE secretName password_length passwordField csrfToken credentials_id "
    "tokenizer monkey turkey ApiKeyHeader labelPassword password_hash next_token",
}


@pytest.mark.parametrize(
    ("strength", "name"), [(kind, name) for kind, names in NAMES.items() for name in names.split()]
)
def test_a_name_is_read_by_its_words(strength: str, name: str) -> None:
    """What it opens makes a key a secret; a last word such as `url` makes it something about one."""
    assert strength_of(name.encode()) == strength
