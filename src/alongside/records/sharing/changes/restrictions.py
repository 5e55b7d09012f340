"""Restrictions: set by a safeguarding lead, lifted by two people. Their audit is a chain of its own, apart."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.sharing.models import Restriction
from alongside.rules.actors import Actor
from alongside.rules.openings import check_second
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.restrictions import Category, Kept, check_restriction
from alongside.rules.text import safe_line, safe_text


def restrict(
    *,
    by: Actor,
    person: UUID,
    kept: Kept,
    reason: str,
    now: datetime,
    section: Section | None = None,
    items: Collection[UUID] = (),
    category: Category = Category.SAFEGUARDING,
    is_known_of: bool = False,
    ask: str = "",
    review_on: date | None = None,
) -> UUID:
    """Keep readers from entries, a section, or everything (neither). The database takes it from a lead only.

    is_known_of: staff who are kept from it are told that something is, and whom to ask. Raises Invalid.
    """
    check_restriction(kept=kept, section=section, items=items, setter=by.account)
    if is_known_of and not ask:
        raise Invalid("restriction.whom-to-ask", field="ask")
    restriction = Restriction(
        id=uuid4(),
        person_id=person,
        accounts=sorted(kept.accounts),
        organisations=sorted(kept.organisations),
        roles=sorted(map(str, kept.roles)),
        is_all_but=kept.is_all_but,
        section=section,
        items=list(items),
        category=category,
        is_known_of=is_known_of,
        ask=safe_line(ask, field="ask") if ask else "",
        reason=safe_text(reason, field="reason", longest=2000),
        review_on=review_on,
        set_at=now,
        set_by=by.account or UUID(int=0),
    )
    restriction.save(force_insert=True)
    _log(by, now, EventKind.RESTRICTION_SET, restriction)
    return restriction.id


def ask_to_lift(*, by: Actor, restriction: UUID, now: datetime) -> None:
    """Ask for a restriction to be lifted: nothing changes until a second person lifts it. Raises Unknown."""
    row = _in_force(restriction)
    Restriction.objects.filter(id=row.id).update(lift_asked_at=now, lift_asked_by=by.known_account)
    _log(by, now, EventKind.RESTRICTION_LIFT_ASKED, row)


def lift_restriction(*, by: Actor, restriction: UUID, now: datetime) -> None:
    """Lift a restriction that somebody else asked to lift. Raises Unknown; NotReady when nobody has asked; Invalid when
    the one who lifts it also set it or asked: it takes a second person (ASVS 2.3.5)."""
    row = _in_force(restriction)
    if row.lift_asked_by is None:
        raise NotReady("restriction.ask-first")
    check_second(second=by.account, others=(row.set_by, row.lift_asked_by), field="restriction")
    Restriction.objects.filter(id=row.id).update(lifted_at=now, lifted_by=by.known_account)
    _log(by, now, EventKind.RESTRICTION_LIFTED, row)


def _in_force(restriction: UUID) -> Restriction:
    row = Restriction.objects.filter(id=restriction, lifted_at=None).first()
    if row is None:
        raise Unknown("restriction.unknown")
    return row


def _log(by: Actor, now: datetime, kind: EventKind, row: Restriction) -> None:
    """Apart: in the person's own list it would tell a reader that there is something to find."""
    append_event(by=by, now=now, kind=kind, apart=row.person_id, detail={"restriction": str(row.id)})
