"""Two who do something to one card at the same moment: each wrong passcode is counted, and a card is stopped once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections, transaction

from alongside.engines.postgres.identity import acting_as
from alongside.records.audit.kinds import EventKind
from alongside.records.sharing.changes import Made, Tried, make_card, stop_card, stop_cards_for, use_card
from alongside.rules.actors import ANONYMOUS
from alongside.rules.sharing import EMERGENCY_SECTIONS
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4
SAID = {"who": "Eddie Marsh", "reason": "other", "words": "She fell in the street."}


def a_card() -> tuple[Cast, Made]:
    with transaction.atomic():
        cast = make_cast()
        amina = cast.person("Amina")
    with acting_as(amina, cast.now):
        until = cast.now.date() + timedelta(days=30)
        given = {"person": amina.known_person, "card": uuid4(), "ends_on": until, "now": cast.now}
        made = make_card(by=amina, sections=EMERGENCY_SECTIONS, **given)  # type: ignore[arg-type]
    assert made
    return cast, made


def at_once(*acts: Callable[[], object]) -> None:
    """All of them, each in a transaction of its own that begins before any of them acts."""
    ready = Barrier(len(acts), timeout=20)

    def does(act: Callable[[], object]) -> None:
        try:
            ready.wait()
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(does, acts))


def kept(query: str, value: object) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(query, [value])
        return int(cursor.fetchone()[0])


def test_wrong_passcodes_at_the_same_moment_are_each_counted() -> None:
    cast, made = a_card()

    def tries() -> None:
        with acting_as(ANONYMOUS, cast.now):
            assert use_card(by=ANONYMOUS, tried=Tried(made.token, "BBB-BBB", **SAID), now=cast.now) is None

    at_once(*[tries] * AT_ONCE)
    assert kept("select tries from sharing_card where id = %s", made.card) == AT_ONCE


def test_a_card_that_two_stop_at_the_same_moment_is_stopped_once() -> None:
    cast, made = a_card()
    with transaction.atomic():
        carol, amina = cast.coordinator, cast.person("Amina")

    def by_her() -> None:
        with acting_as(amina, cast.now):
            stop_card(by=amina, card=made.card, now=cast.now)

    def for_her() -> None:
        with acting_as(carol, cast.now):
            given = {"person": amina.known_person, "cards": [made.card], "why": "She rang, she lost it."}
            stop_cards_for(by=carol, now=cast.now, **given)  # type: ignore[arg-type]

    at_once(by_her, for_her, by_her, for_her)
    query = "select count(*) from audit_event where kind = %s"
    assert kept(query, str(EventKind.CARD_STOPPED)) == 1
    assert kept("select count(*) from messaging_message where kind = %s", "cards-stopped") <= 1
