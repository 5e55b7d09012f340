"""The roles owner, runtime and gate, and the application's database."""

from dataclasses import dataclass
from importlib.resources import files

import psycopg
from psycopg import sql

from alongside.engines.postgres.passwords import Passwords
from alongside.engines.postgres.trouble import DatabaseTrouble

DATABASE = "alongside"
OLDEST_MAJOR = 15
# Any number, the same in every process: two that prepare at once would otherwise stop each other.
ONE_AT_A_TIME = 7_013_115


@dataclass(frozen=True, slots=True)
class RoleNames:
    """Who migrates, who serves, and who owns the functions that see more than their callers."""

    owner: str = "alongside_owner"
    runtime: str = "alongside_runtime"
    gate: str = "alongside_gate"


ROLES = RoleNames()


def prepare(
    superuser_url: str,
    passwords: Passwords,
    *,
    database: str = DATABASE,
    names: RoleNames = ROLES,
    for_tests: bool = False,
) -> None:
    """Makes roles and database, or puts right what differs. `for_tests` lets the owner create databases."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        _check_version(connection)
        connection.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
        connection.execute(_script("roles.sql", database, names))
        _set_password(connection, names.owner, passwords.owner)
        _set_password(connection, names.runtime, passwords.runtime)
        may = sql.SQL("CREATEDB" if for_tests else "NOCREATEDB")
        connection.execute(sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(names.owner), may))
        make_database(connection, database, names.owner)
    prepare_database(superuser_url, database=database, names=names)


def make_database(connection: psycopg.Connection[tuple[object, ...]], database: str, owner: str) -> None:
    """Makes an empty database unless it is there."""
    if connection.execute("SELECT FROM pg_database WHERE datname = %s", (database,)).fetchone() is None:
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
        connection.execute(statement.format(sql.Identifier(database), sql.Identifier(owner)))


def prepare_database(url: str, *, database: str, names: RoleNames = ROLES) -> None:
    """Sets the rights inside one database. `url` is a superuser's or the owner's; its database name is replaced."""
    with psycopg.connect(url, dbname=database, autocommit=True) as connection:
        connection.execute(_script("database.sql", database, names))


def prepare_sql(*, database: str = DATABASE, names: RoleNames = ROLES) -> str:
    """The same as a psql script, for a PostgreSQL that somebody else manages. It asks for the passwords."""
    return "\n".join(
        (
            "-- Run with psql, connected to the database postgres, as a role that may create roles and databases.",
            "\\set ON_ERROR_STOP on",
            "SET client_min_messages = warning;",
            _script("roles.sql", database, names).as_string(None),
            _psql_database(database, names.owner),
            f'\\connect "{database}"',
            _script("database.sql", database, names).as_string(None),
            "-- Choose the two passwords; they go into DATABASE_OWNER_URL and DATABASE_URL.",
            f'\\password "{names.owner}"',
            f'\\password "{names.runtime}"',
            "",
        )
    )


def _psql_database(database: str, owner: str) -> str:
    """CREATE DATABASE cannot be in a DO block, so psql makes the statement and runs it."""
    parts = {
        "name": sql.Literal(database),
        "make": sql.Literal("CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING 'UTF8' %s"),
        "owner": sql.Literal(owner),
    }
    text = """\
SELECT format({make}, {name}, {owner},
              CASE WHEN current_setting('server_version_num')::int >= 170000
                   THEN 'LOCALE_PROVIDER builtin BUILTIN_LOCALE ''C.UTF-8'' LOCALE ''C''' ELSE '' END)
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = {name}) \\gexec"""
    return sql.SQL(text).format(**parts).as_string(None)


def _script(file: str, database: str, names: RoleNames) -> sql.Composed:
    text = (files(__package__) / file).read_text()
    roles = {"owner": names.owner, "runtime": names.runtime, "gate": names.gate}
    identifiers = {key: sql.Identifier(value) for key, value in {**roles, "database": database}.items()}
    literals = {f"{key}_name": sql.Literal(value) for key, value in roles.items()}
    return sql.SQL(text).format(**identifiers, **literals)


def _set_password(connection: psycopg.Connection[tuple[object, ...]], role: str, password: str) -> None:
    """Sends only the scram verifier, so that the password itself is in no statement and no log."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    statement = sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier))
    connection.execute(statement)


def _check_version(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    if connection.info.server_version < OLDEST_MAJOR * 10_000:
        raise DatabaseTrouble(f"PostgreSQL {OLDEST_MAJOR} or newer is needed.")
