"""Passwords and tokens that no name stands before."""

from __future__ import annotations

from base64 import b64encode

import pytest

from craftnudge.domain.measure import measure
from tests.support.deltas import added

VALUE = "q7Zr2Kd9XwVb4LmT8sHf"
BASIC = b64encode(f"ann:{VALUE}".encode()).decode()
FOUND = [
    ("address", "app.py", f'DATABASE_URL = "postgres://shop:{VALUE}@db.acme.dev:5432/shop"\n'),
    ("address", "app.yml", f"broker: amqp://shop:{VALUE}@queue.acme.dev/\n"),
    ("address", ".env", "MONGO=mongodb+srv://shop:k9#Tv2pLq@cluster0.acme.mongodb.net/shop\n"),
    ("address", "run.sh", f"git clone https://ann:{VALUE}@git.acme.dev/shop.git\n"),
    ("address", "app.yml", f"redis: redis://:{VALUE}@cache.acme.dev:6379\n"),
    ("bearer", "run.sh", f'curl -H "Authorization: Bearer {VALUE}{VALUE}" https://api.acme.dev\n'),
    ("bearer", "app.js", f"headers: {{ Authorization: 'Bearer {VALUE}{VALUE}' }},\n"),
    ("named", "app.py", f'headers = {{"Authorization": "Basic {BASIC}"}}\n'),
    ("named", "run.sh", f"curl -u ann:{VALUE} https://api.acme.dev\n"),
    ("named", "run.sh", f"curl --user 'ann:{VALUE}' https://api.acme.dev\n"),
    ("named", "run.sh", f"mysql -u root -p{VALUE} shop\n"),
    ("named", "run.sh", f"az login -u ann@acme.dev -p '{VALUE}'\n"),
    ("named", "run.sh", f"aws configure set aws_secret_access_key {VALUE}\n"),
    ("named", "users.sql", f"CREATE USER shop IDENTIFIED BY '{VALUE}';\nALTER ROLE shop WITH PASSWORD '{VALUE}';\n"),
    ("named", "run.ps1", f'$key = ConvertTo-SecureString "{VALUE}" -AsPlainText -Force\n'),
    ("named", "run.sh", f"sshpass -p '{VALUE}' ssh ann@acme.dev\n"),
    (
        "azure",
        "app.cs",
        f'var c = "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={(VALUE * 5)[:86]}==;";\n',
    ),
]
HARMLESS = [
    ("app.py", 'url = "postgres://user:password@localhost:5432/shop"\n'),
    ("app.py", 'url = "postgres://postgres:postgres@db:5432/shop"\n'),
    ("app.py", 'url = f"postgres://{user}:{password}@{host}/shop"\n'),
    ("app.yml", "url: postgres://shop:${DB_PASSWORD}@db.acme.dev/shop\n"),
    ("app.yml", "url: https://registry.acme.dev:5000/shop@sha256:0a1b2c\n"),
    ("app.py", 'url = "https://acme.dev:8000/@ann/2"\n'),
    ("run.sh", 'curl -u "$NAME:$PASSWORD_2" https://api.acme.dev\n'),
    ("run.sh", "curl -u user:pass https://api.acme.dev\n"),
    ("run.sh", 'curl -H "Authorization: Bearer $TOKEN_2_OF_THE_SHOP_AND_MORE" https://api.acme.dev\n'),
    ("app.py", 'raise Error("Bearer authentication needs a token of 2 parts")\n'),
    ("docs/use.md", f"curl -u ann:{VALUE} https://api.acme.dev\n"),
]


@pytest.mark.parametrize(("kind", "path", "line"), FOUND)
def test_a_credential_is_found_by_where_it_stands(kind: str, path: str, line: str) -> None:
    """In addresses of any scheme, headers, command lines and connection strings."""
    assert measure([added(path, line)]).secret_kinds == (f"secret:{kind}",)


@pytest.mark.parametrize(("path", "line"), HARMLESS)
def test_a_reference_or_a_word_for_a_password_is_none(path: str, line: str) -> None:
    """Variables, `user:password`, ports and sentences stay quiet."""
    assert measure([added(path, line)]).secret_kinds == ()
