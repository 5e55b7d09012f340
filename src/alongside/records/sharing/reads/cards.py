"""A person's emergency cards, and who used them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import person_view
from alongside.records.sharing.models import Card, CardUse
from alongside.records.sharing.reads.decisions import check_may_decide
from alongside.records.sharing.values import CardsPage, CardsToStop, CardToStop, CardUseView, CardView
from alongside.rules.actors import Actor
from alongside.rules.openings import Reason
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed, RefusedEvent, Unknown

PAGE = 50
TELL_WITHIN = timedelta(days=31)


def cards_for(*, by: Actor, person: UUID, now: datetime) -> CardsPage:
    """The cards of one person and the newest uses of them, for who decides about sharing. Raises NotAllowed."""
    check_may_decide(by=by, person=person, now=now)
    return CardsPage(
        person=person_view(by=by, person=person),
        cards=_cards(Card.objects.filter(person_id=person).order_by("-made_at", "id")[:PAGE]),
        uses=_uses(CardUse.objects.filter(person_id=person).order_by("-opened_at", "id")[:PAGE]),
    )


def check_stops_for(*, by: Actor, person: UUID) -> None:
    """Raise NotAllowed, which doors answer as "not found", unless the actor looks after this person, or guards them."""
    with connection.cursor() as cursor:
        cursor.execute("select stops_for(%s)", [person])
        if cursor.fetchone()[0]:
            return
    event = RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": "not-shared"})
    raise NotAllowed("plan.not-shared", event=event)


def cards_to_stop(*, by: Actor, person: UUID) -> CardsToStop:
    """That a person has cards which are not over, for staff who stop them: when each was printed, and no more of it.

    Raises NotAllowed as check_stops_for does.
    """
    check_stops_for(by=by, person=person)
    with connection.cursor() as cursor:
        cursor.execute("select card, printed_on, ends_on, stopped_at from cards_to_stop(%s)", [person])
        cards = tuple(CardToStop(*row) for row in cursor.fetchall())
    return CardsToStop(person_view(by=by, person=person), cards)


def card_view(*, by: Actor, card: UUID) -> CardView:
    """One card, for who decides about it. Raises Unknown."""
    for found in _cards(Card.objects.filter(id=card)):
        return found
    raise Unknown("card.unknown")


def card_use(*, by: Actor, use: UUID) -> CardUseView | None:
    """One use of a card, for whoever used it, for its person, and for the job that tells them."""
    return next(iter(_uses(CardUse.objects.filter(id=use))), None)


def card_uses_to_tell(*, by: Actor, now: datetime) -> tuple[CardUseView, ...]:
    """Uses of cards in the last month of which the person has not been told."""
    waiting = CardUse.objects.filter(told_at=None, opened_at__gte=now - TELL_WITHIN)
    return _uses(waiting.order_by("opened_at", "id")[:PAGE])


def _cards(rows: QuerySet[Card]) -> tuple[CardView, ...]:
    return tuple(
        CardView(
            id=row.id,
            person=row.person_id,
            sections=_in_order(row.sections),
            ask=row.ask,
            printed_on=row.printed_on,
            ends_on=row.ends_on,
            waits_until=row.waits_until,
            stopped_at=row.stopped_at,
            stopped_by=row.stopped_by,
            stopped_why=row.stopped_why,
        )
        for row in rows
    )


def _uses(rows: QuerySet[CardUse]) -> tuple[CardUseView, ...]:
    return tuple(
        CardUseView(
            id=row.id,
            person=row.person_id,
            sections=_in_order(row.sections),
            who=row.who,
            reason=Reason(row.reason),
            words=row.words,
            opened_at=row.opened_at,
            until_at=row.until_at,
        )
        for row in rows
    )


def _in_order(sections: list[str]) -> tuple[Section, ...]:
    return tuple(section for section in Section if section in sections)
