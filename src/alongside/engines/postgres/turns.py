"""One writer at a time: a turn that PostgreSQL gives, and takes back when the transaction ends."""

from django.db import connection


def take_turn(name: str) -> None:
    """Wait until no other transaction holds the turn of this name, then hold it until this one ends.

    Unlike a row's lock it needs no right to change a row, so somebody who may only add to a record takes it too.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
