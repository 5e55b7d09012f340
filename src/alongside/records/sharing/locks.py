"""One decision of a person at a time."""

from uuid import UUID

from django.db import connection


def lock_decisions_of(person: UUID) -> None:
    """Two at once would take the same number, and one would be lost."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sharing:{person}"])
