"""One at a time: whoever takes a turn keeps it until their transaction ends; the next one waits."""

from django.db import connection


def take_turn(name: str) -> None:
    """Wait until nobody else has the turn of this name, and take it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
