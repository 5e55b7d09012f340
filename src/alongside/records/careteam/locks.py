"""One who names a coordinator at a time."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def lock_coordinators(people: Iterable[UUID]) -> None:
    """Take the turn to name a coordinator of each of these people, until the transaction ends.

    Always in one order, so that two lists cannot wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("select lock_coordinators(%s)", [sorted(people)])
