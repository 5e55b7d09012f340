"""The pack of a round, held while it is changed."""

from datetime import datetime
from uuid import UUID

from alongside.journey.prepare.models import Pack
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady


def locked_pack(round_id: UUID) -> Pack | None:
    return Pack.objects.select_for_update().filter(round_id=round_id).first()


def check_with_us(pack: Pack, now: datetime) -> None:
    """Raise NotReady once the person has it: what somebody has read is not changed behind them."""
    if pack.release_on is not None and pack.release_on <= day_of(now):
        raise NotReady("prepare.pack-with-person", values={"release_on": pack.release_on})
