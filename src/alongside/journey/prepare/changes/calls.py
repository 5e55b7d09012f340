"""A result that must not reach the person cold: held back, with a call for somebody to make, until they were told."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.prepare.locks import check_with_us, locked_pack
from alongside.journey.prepare.models import HeldCall, PackResult
from alongside.journey.prepare.reads.calls import callers
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.reads import check_may, round_view
from alongside.records.plans.values import RoundView
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.sharing import Act
from alongside.rules.text import safe_text


def hold_result(*, by: Actor, round_id: UUID, result: UUID, now: datetime, caller: UUID | None = None) -> None:
    """Keep one result of the pack back, and give somebody the call: `caller`, else the one who holds it back.

    The rest of the pack goes on its way, and the person's log does not tell. Raises Invalid naming caller for one who
    does not work here in such a role; NotReady once the person has the pack.
    """
    row, shown = _found(by, round_id, result, now)
    account = caller or by.known_account
    who = {each.account: each.account_name for each in callers(by=by, now=now)}
    if account not in who:
        raise Invalid("prepare.caller", field="caller")
    PackResult.objects.filter(id=shown.id).update(is_held=True)
    if not HeldCall.objects.filter(person_id=row.person, result=shown.result, called_at=None).exists():
        HeldCall(
            id=uuid4(),
            person_id=row.person,
            round_id=row.id,
            result=shown.result,
            asked_at=now,
            asked_by=by.known_account,
            for_account=account,
            for_name=who[account],
        ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.PACK_CHANGED, person=row.person)


def stop_holding_result(
    *, by: Actor, round_id: UUID, result: UUID, said: str, called_at: datetime, now: datetime
) -> None:
    """Record that the person was told, when, and what they said: from now on they see the result, in this pack and
    wherever else it is held. Raises Invalid naming said or called_at."""
    row, shown = _found(by, round_id, result, now, told=True)
    words = safe_text(said, field="said", longest=2000)
    if called_at > now:
        raise Invalid("prepare.call-in-future", field="called_at")
    PackResult.objects.filter(person_id=row.person, result=shown.result).update(is_held=False)
    HeldCall.objects.filter(person_id=row.person, result=shown.result, called_at=None).update(
        called_at=called_at, called_by=by.known_account, called_by_name=by.name, said=words
    )
    append_event(by=by, now=now, kind=EventKind.CALL_RECORDED, person=row.person)


def _found(
    by: Actor, round_id: UUID, result: UUID, now: datetime, *, told: bool = False
) -> tuple[RoundView, PackResult]:
    """The round, and the result as its pack shows it. What the person has already cannot be held back any more."""
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.HEALTH, now=now)
    pack = locked_pack(round_id)
    if pack is None:
        raise Unknown("prepare.unknown-result")
    if not told:
        check_with_us(pack, now)
    shown = PackResult.objects.filter(pack_id=pack.id, id=result).first()
    if shown is None:
        raise Unknown("prepare.unknown-result")
    return row, shown
