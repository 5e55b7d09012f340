"""A plan opened beside the person's decision, for hours: who opens says why, the person is told, somebody looks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Q

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.audit.reads import count_own_events
from alongside.records.sharing.models import Opening
from alongside.records.sharing.reads.beside import is_close_to, reviewed_by
from alongside.rules.actors import Actor
from alongside.rules.nhs_number import check_nhs_number
from alongside.rules.openings import (
    LONGEST,
    OpeningKind,
    Outcome,
    ReviewedBy,
    check_not_told,
    check_opening,
    check_second,
)
from alongside.rules.refusals import Invalid, NotAllowed, RefusedEvent, Unknown
from alongside.rules.sharing import GLASS_ROLES
from alongside.rules.text import safe_text

TRIES, WITHIN = 20, timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Sought:
    """What was said of somebody: their NHS number, or both names; and always their date of birth."""

    born_on: date
    nhs_number: str = ""
    given_name: str = ""
    family_name: str = ""


def find_in_emergency(*, by: Actor, sought: Sought, now: datetime) -> UUID | None:
    """The one person whom this fits exactly, for an emergency. Logged, found or not, without saying who.

    Raises Invalid after 20 tries in ten minutes, for an NHS number that is none, and for one name alone.
    """
    if count_own_events(by=by, kind=EventKind.PERSON_SOUGHT, since=now - WITHIN) >= TRIES:
        raise Invalid("opening.too-many")
    number = check_nhs_number(sought.nhs_number) if sought.nhs_number.strip() else None
    names = [" ".join(each.split()) for each in (sought.given_name, sought.family_name)]
    if number is None and not all(names):
        raise Invalid("opening.whom", field="nhs_number")
    with connection.cursor() as cursor:
        cursor.execute("select found_in_emergency(%s, %s, %s, %s)", [number, sought.born_on, *names])
        found: UUID | None = cursor.fetchone()[0]
    detail = {"with": "number" if number else "name", "found": "yes" if found else "no"}
    append_event(by=by, now=now, kind=EventKind.PERSON_SOUGHT, detail=detail)
    return found


def open_beside(
    *, by: Actor, person: UUID, kind: OpeningKind, reason: str, words: str, now: datetime, not_told: str = ""
) -> UUID:
    """Open a person's plan to this account for four hours (P5 break-glass, P6 emergency view). Logged in their chain.

    not_told: why the person is not to be told yet; whoever looks at the opening looks at that too. Raises Invalid for a
    reason that says nothing (X5), on one's own or a relative's record, and for not_told where nobody looks at it;
    NotAllowed for other roles.
    """
    if kind == OpeningKind.BREAK_GLASS and by.role not in GLASS_ROLES:
        raise NotAllowed("access.not-for-this-role", event=_refused(by, person))
    chosen, said = check_opening(
        reason=reason, words=words, is_own_or_relative=is_close_to(by=by, person=person, account=by.known_account)
    )
    looks = reviewed_by(by=by, person=person)
    opening = Opening(
        id=uuid4(),
        person_id=person,
        organisation_id=by.known_organisation,
        account_id=by.known_account,
        kind=kind,
        reason=chosen,
        words=said,
        opened_at=now,
        until_at=now + LONGEST,
        alert_due_at=now if kind == OpeningKind.BREAK_GLASS or looks != ReviewedBy.HERE else None,
        not_told=check_not_told(not_told, looks),
    )
    opening.save(force_insert=True)
    detail = {"opening": str(opening.id), "kind": str(kind), "reason": str(chosen)}
    append_event(by=by, now=now, kind=EventKind.PLAN_OPENED_BESIDE, person=person, detail=detail)
    return opening.id


def tell_of_opening(*, by: Actor, opening: UUID, now: datetime) -> None:
    """Record that the person was told. Asking twice is harmless."""
    row = Opening.objects.filter(id=opening, told_at=None).first()
    if row is None:
        return
    Opening.objects.filter(id=opening).update(told_at=now)
    append_event(by=by, now=now, kind=EventKind.OPENING_TOLD, person=row.person_id, detail={"opening": str(opening)})


def review_opening(
    *, by: Actor, opening: UUID, outcome: Outcome, words: str, now: datetime, tell_person: bool = True
) -> None:
    """Look at an opening. Raises Unknown; Invalid for one's own, or when it was looked at already.

    tell_person: takes away the reason for which the person was not told, so that the next run of the job tells them.
    """
    row = Opening.objects.filter(id=opening).first()
    if row is None:
        raise Unknown("opening.unknown")
    check_second(second=by.account, others=(row.account_id,), field="opening")
    said = safe_text(words, field="words", longest=2000)
    values = {"reviewed_at": now, "reviewed_by": by.known_account, "outcome": outcome, "review_words": said}
    more = {"not_told": ""} if tell_person else {}
    changed = Opening.objects.filter(Q(id=opening), reviewed_at=None).update(**values, **more)
    if not changed:
        raise Invalid("opening.reviewed-already", field="opening")
    detail = {"opening": str(opening), "outcome": str(outcome)}
    append_event(by=by, now=now, kind=EventKind.OPENING_REVIEWED, detail=detail)


def _refused(by: Actor, person: UUID) -> RefusedEvent:
    return RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": "no-rule"})
