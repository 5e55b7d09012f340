"""Where the database is: DATABASE_URL and DATABASE_OWNER_URL, else the embedded server."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from alongside.engines.postgres.home import Places
from alongside.engines.postgres.passwords import Passwords, read_passwords
from alongside.engines.postgres.roles import DATABASE, ROLES
from alongside.engines.postgres.trouble import DatabaseTrouble

NOWHERE = Passwords(superuser="", owner="", runtime="")
KEPT_OPEN = 600  # seconds; short enough that a fail-over or a changed password is met within ten minutes
PREPARED_AFTER = 3  # times that a connection has met a statement; what comes once is not worth keeping
CONNECT_WITHIN = 10  # seconds; longer than that is "unavailable" to somebody waiting for a page


@dataclass(frozen=True, slots=True)
class Addresses:
    """libpq addresses of the two roles that log in. Their text holds passwords, so it is never shown."""

    runtime: str = field(repr=False)
    owner: str = field(repr=False)


def addresses(home: Path, environ: Mapping[str, str] | None = None) -> Addresses:
    """The addresses to use. Reads files and connects to nothing: settings are loaded before the server starts."""
    given = os.environ if environ is None else environ
    runtime, owner = given.get("DATABASE_URL", ""), given.get("DATABASE_OWNER_URL", "")
    if runtime:
        # Without the owner's address only migrations are impossible, which is as it should be on a web machine.
        return Addresses(runtime=runtime, owner=owner or runtime)
    if owner:
        raise DatabaseTrouble("DATABASE_OWNER_URL is set and DATABASE_URL is not. Set both, or neither.")
    places = Places(home)
    passwords = read_passwords(places.passwords) or NOWHERE
    return Addresses(
        runtime=places.url(ROLES.runtime, passwords.runtime, DATABASE),
        owner=places.url(ROLES.owner, passwords.owner, DATABASE),
    )


def django_database(url: str) -> dict[str, Any]:
    """One entry of Django's DATABASES. Whatever else the address says (sslmode and so on) is passed to libpq."""
    try:
        parts = dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError as error:
        raise DatabaseTrouble(
            "DATABASE_URL or DATABASE_OWNER_URL is not a PostgreSQL address. "
            "It looks like postgresql://user:password@host:5432/database."
        ) from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": CONNECT_WITHIN,
            "application_name": "alongside",
            # A statement that comes again on the same connection is planned once: with row-level security, planning is
            # most of the work of a small query.
            "server_side_binding": True,
            "prepare_threshold": PREPARED_AFTER,
            **parts,
        },
    }
