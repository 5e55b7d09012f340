"""One writer to a round at a time."""

from uuid import UUID

from alongside.engines.postgres.turns import take_turn
from alongside.records.plans.models import Round
from alongside.rules.refusals import NotReady, Unknown


def locked_round(round_id: UUID) -> Round:
    """The round, locked until the transaction ends. Raises Unknown."""
    take_turn(f"round:{round_id}")
    row = Round.objects.filter(id=round_id).first()
    if row is None:
        raise Unknown("round.unknown")
    return row


def check_open(row: Round) -> None:
    """Raise NotReady once the round is over."""
    if row.closed_at is not None:
        raise NotReady("round.over")
