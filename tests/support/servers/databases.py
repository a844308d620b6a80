"""Databases of a test server."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from craftnudge.adapters.store.postgres.migrations import upgrade
from craftnudge.adapters.store.postgres.migrations.database_roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def new_database(server_url: str, name: str, template: str = "template0") -> Iterator[str]:
    """The address of a new database, a copy of the template, which is dropped at the end."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    try:
        yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


@contextmanager
def new_login(url: str, *roles: str) -> Iterator[str]:
    """The address of a database for a new user whose only rights are to change into database roles, by default all."""
    name = sql.Identifier(f"login_{secrets.token_hex(6)}")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("create role {} login nosuperuser").format(name))
        for role in roles or ROLES:
            grant = sql.SQL("grant {} to {} with inherit false, set true")
            connection.execute(grant.format(sql.Identifier(role), name))
    try:
        yield url.replace("//tests@", f"//{name.as_string()[1:-1]}@")
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("drop role {}").format(name))


def with_schema(url: str) -> None:
    """Makes the present schema in a database."""
    upgrade(url)
