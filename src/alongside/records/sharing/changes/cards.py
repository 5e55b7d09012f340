"""Emergency cards: made and stopped by the person, used by whoever has the link and the passcode.

Link and passcode are made here, given back once, and kept as hashes. The slow hash of the passcode takes its salt from
the link, which is not kept either: nobody who has the database alone can try passcodes.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings
from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.codes import ALPHABET
from alongside.records.sharing.locks import lock_decisions_of
from alongside.records.sharing.models import Card, CardUse
from alongside.records.sharing.reads.cards import check_stops_for
from alongside.records.sharing.reads.decisions import check_may_decide
from alongside.rules.actors import Actor
from alongside.rules.cards import LONGEST_ASK, check_card, check_one_more, check_who_and_why, check_why_stopped
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown
from alongside.rules.text import line_if_any

TOKEN, PASSCODE = 16, 6  # letters of each
# The second of the two that RFC 9106 4 recommends: 3 passes over 64 MB (memory_cost is in KB).
_SLOW = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4, "hash_len": 32, "type": Type.ID}


@dataclass(frozen=True, slots=True)
class Made:
    """What is given to the person once. token: in groups, as the link has it."""

    card: UUID
    token: str = field(repr=False)
    passcode: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody who holds a card says: the link that they came by, the passcode, who they are and why."""

    token: str = field(repr=False)
    passcode: str = field(repr=False)
    who: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class CardOpened:
    """A page that a card opened: by which use, of which person, until when."""

    use: UUID
    person: UUID
    until: datetime


def make_card(
    *, by: Actor, person: UUID, card: UUID, sections: Collection[Section], ends_on: date, now: datetime, ask: str = ""
) -> Made | None:
    """Make a card that opens these parts of the emergency page until `ends_on`. None where this one was made already.

    ask: who can tell the passcode, as it is printed. Raises Invalid for what no card may be (rules.cards).
    """
    check_may_decide(by=by, person=person, now=now)
    check_card(sections=sections, ends_on=ends_on, today=day_of(now))
    asked = line_if_any(ask, field="ask", longest=LONGEST_ASK)
    lock_decisions_of(person)
    theirs = Card.objects.filter(person_id=person)
    if theirs.filter(id=card).exists():
        return None
    check_one_more(theirs.filter(stopped_at=None, ends_on__gte=day_of(now)).count())
    made = Made(card, _grouped(_letters(TOKEN), 4), _grouped(_letters(PASSCODE), 3))
    Card(
        id=card,
        person_id=person,
        token_hash=_quick(made.token),
        passcode_hash=_slow(made.passcode, made.token),
        sections=[str(section) for section in Section if section in sections],
        ask=asked,
        printed_on=day_of(now),
        ends_on=ends_on,
        made_at=now,
        made_by=by.known_account,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.CARD_MADE, person=person, detail={"card": str(card)})
    return made


def stop_card(*, by: Actor, card: UUID, now: datetime) -> None:
    """From the next request on it opens nothing. Asking twice is harmless. Raises Unknown for somebody else's."""
    if not Card.objects.filter(id=card).exists():
        raise Unknown("card.unknown")
    with connection.cursor() as cursor:
        cursor.execute("select stop_card(%s)", [card])
        (person,) = cursor.fetchone()
    if person is not None:
        append_event(by=by, now=now, kind=EventKind.CARD_STOPPED, person=person, detail={"card": str(card)})


def stop_cards_for(*, by: Actor, person: UUID, cards: Collection[UUID], why: str, now: datetime) -> int:
    """Stop these cards of somebody who rings and has lost them; returns how many. The person is told by a message.

    For staff who look after the person, and their safeguarding lead (ADR 39). why: read by the person. Of two who stop
    the same card at once, the first one does. Raises Invalid for too few words; NotAllowed for a person out of reach.
    """
    said = check_why_stopped(why)
    check_stops_for(by=by, person=person)
    with connection.cursor() as cursor:
        cursor.execute("select card, person from stop_cards_for(%s, %s, %s)", [person, sorted(cards), said])
        stopped = cursor.fetchall()
    for card, whose in stopped:
        append_event(by=by, now=now, kind=EventKind.CARD_STOPPED, person=whose, detail={"card": str(card)})
    if stopped and by.organisation:
        first = min(card for card, _whose in stopped)
        queue_message(
            by=by,
            person=person,
            organisation=by.organisation,
            kind=MessageKind.CARDS_STOPPED,
            effect_key=f"cards-stopped:{first}",  # a card is stopped once
            now=now,
        )
    return len(stopped)


def use_card(*, by: Actor, tried: Tried, now: datetime) -> CardOpened | None:
    """Open the emergency page for an hour. None, the same for every reason, when link and passcode open nothing.

    It does not raise for those: a Refusal would roll back the try that a wrong passcode costs. Raises Invalid, before
    anything is tried, where it is not said who and why. What is done is the same whatever the answer.
    """
    who, reason, words = check_who_and_why(who=tried.who, reason=tried.reason, words=tried.words)
    use = uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "select outcome, person, card, until_at from open_card(%s, %s, %s, %s, %s, %s)",
            [_quick(tried.token), _slow(tried.passcode, tried.token), use, who, str(reason), words],
        )
        outcome, person, card, until = cursor.fetchone()
    if outcome != "opened":
        append_event(by=by, now=now, kind=EventKind.CARD_REFUSED, person=person)
        return None
    detail = {"card": str(card), "use": str(use), "reason": str(reason)}
    append_event(by=by, now=now, kind=EventKind.CARD_USED, person=person, detail=detail)
    return CardOpened(use, person, until)


def tell_of_card_use(*, by: Actor, use: UUID, now: datetime) -> None:
    """Record that the person was told. Asking twice is harmless."""
    row = CardUse.objects.filter(id=use, told_at=None).first()
    if row is None:
        return
    CardUse.objects.filter(id=use).update(told_at=now)
    append_event(by=by, now=now, kind=EventKind.OPENING_TOLD, person=row.person_id, detail={"use": str(use)})


def _letters(several: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(several))


def _grouped(code: str, by: int) -> str:
    return "-".join(code[at : at + by] for at in range(0, len(code), by))


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter in ALPHABET)


def _quick(token: str) -> str:
    """The link has 73 bits of chance in it: a quick hash is enough."""
    return _keyed("card", token).hex()


def _slow(passcode: str, token: str) -> str:
    """A passcode has few letters: a slow hash, whose salt is the link's."""
    salt = _keyed("card-salt", token)[:16]
    return hash_secret_raw(secret=_plain(passcode).encode(), salt=salt, **_SLOW).hex()  # type: ignore[arg-type]


def _keyed(what: str, token: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"{what}:{_plain(token)}".encode(), hashlib.sha256).digest()
