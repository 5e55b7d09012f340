"""One writer to a round at a time."""

from uuid import UUID

from django.db import connection

from alongside.records.plans.models import Round
from alongside.rules.refusals import NotReady, Unknown


def locked_round(round_id: UUID) -> Round:
    """The round, with the turn to write in it until the transaction ends. Raises Unknown.

    A turn rather than the row's lock, which takes a right to change the row: a carer may only add words to it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"round:{round_id}"])
    row = Round.objects.filter(id=round_id).first()
    if row is None:
        raise Unknown("round.unknown")
    return row


def check_open(row: Round) -> None:
    """Raise NotReady once the round is over."""
    if row.closed_at is not None:
        raise NotReady("round.over")
