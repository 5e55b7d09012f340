"""What an administrator wants to know about the database, in one look."""

from dataclasses import dataclass

import psycopg

from alongside.engines.postgres.trouble import DatabaseTrouble

QUERY = """
SELECT current_setting('server_version'), current_user::text, current_database()::text,
       pg_size_pretty(pg_database_size(current_database())), current_setting('data_checksums') = 'on'
"""


@dataclass(frozen=True, slots=True)
class Report:
    """The answers of one database to one role."""

    version: str
    role: str
    database: str
    size: str
    checksums: bool


def report(url: str) -> Report:
    """Raises DatabaseTrouble when the database does not answer or does not let this role in."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(QUERY).fetchone()
    except psycopg.OperationalError as error:
        raise DatabaseTrouble(f"The database does not answer: {str(error).splitlines()[0]}") from error
    if row is None:
        raise DatabaseTrouble("The database did not say what it is.")
    return Report(*row)
