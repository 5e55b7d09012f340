"""Take a form once: its receipt is written in the same transaction as what the form changes."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import connection

from alongside.records.receipts.values import Taken
from alongside.rules.actors import Actor

KEPT_FOR = timedelta(days=2)  # far longer than any network or any browser sends a form again
_NOBODY = UUID(int=0)


def take_form(*, by: Actor, key: UUID, digest: bytes, now: datetime) -> Taken:
    """Take a form, unless it was taken already. Who sends the same key at the same moment waits for the first.

    digest: a keyed hash of all that was sent. Roll back, or call drop_receipt, when nothing came of the form.
    """
    with connection.cursor() as cursor:
        cursor.execute("select is_new, is_same, led_to from receipt_take(%s, %s)", [_id(by, key), digest])
        return Taken(*cursor.fetchone())


def finish_receipt(*, by: Actor, key: UUID, led_to: str, now: datetime) -> None:
    """Keep where the form led, for whoever sends it again."""
    with connection.cursor() as cursor:
        cursor.execute("select receipt_finish(%s, %s)", [_id(by, key), led_to])


def drop_receipt(*, by: Actor, key: UUID, now: datetime) -> None:
    """Nothing came of the form: it may be sent again."""
    with connection.cursor() as cursor:
        cursor.execute("select receipt_drop(%s)", [_id(by, key)])


def forget_receipts(*, by: Actor, now: datetime) -> int:
    """Take away the receipts that nobody needs any more; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("select receipts_forget(%s)", [now - KEPT_FOR])
        (count,) = cursor.fetchone()
    return int(count)


def _id(by: Actor, key: UUID) -> UUID:
    """The same key from another account is another form."""
    return uuid5(by.account or _NOBODY, str(key))
