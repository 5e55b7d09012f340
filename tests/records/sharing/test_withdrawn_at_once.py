"""A withdrawal holds from the next read on: 2,000 times, while others read all the time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from alongside.engines.postgres.identity import acting_as
from alongside.records.plans.reads import gate
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed, Unknown
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan

PAIRS = 2_000
OTHER_READERS = 2

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@dataclass
class Watch:
    """What was found. withdrawn_at: when it was acknowledged that it is withdrawn; None while it is shared."""

    withdrawn_at: float | None = None
    too_much: list[str] = field(default_factory=list)
    too_little: int = 0
    beside: int = 0  # reads by others that began after a withdrawal and ended before the next decision


@pytest.fixture
def cast() -> Cast:
    now = datetime.now(UTC)
    with acting_as(SETTING_UP, now):
        cast = with_agreed_plan(make_cast())
        assert cast.charity_worker.account
    return cast


def looked(cast: Cast, by: Actor) -> bool:
    """Whether the charity is shown anything, in a request of its own."""
    now = datetime.now(UTC)
    try:
        with acting_as(by, now):
            gate.open_plan(by=by, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=now)
    except (NotAllowed, Unknown):  # Unknown: withdrawn in the middle of it
        return False
    return True


def read_on(cast: Cast, found: Watch, over: Event) -> None:
    while not over.is_set():
        before = found.withdrawn_at
        saw, after = looked(cast, cast.charity_worker), found.withdrawn_at
        if before is not None and before == after:
            found.beside += 1
            found.too_much += ["a read beside"] * saw


def share_and_withdraw(cast: Cast, found: Watch) -> None:
    amina, now = cast.person("Amina"), datetime.now(UTC)
    reader, person = Reader(organisation=cast.organisations["Riverside"]), cast.people["Amina"]
    found.withdrawn_at = None
    with acting_as(amina, now):
        share(by=amina, person=person, reader=reader, sections={Section.GOALS}, how="online", now=now)
    found.too_little += not looked(cast, cast.charity_worker)
    with acting_as(amina, now):
        stop_sharing(by=amina, person=person, reader=reader, how="online", now=now)
    found.withdrawn_at = monotonic()
    found.too_much += ["the next read"] * looked(cast, cast.charity_worker)


def watched(cast: Cast, pairs: int) -> Watch:
    """Share and withdraw again and again, with a read after each, while others read without a pause."""
    found, over = Watch(), Event()

    def decide() -> None:
        try:
            for _ in range(pairs):
                share_and_withdraw(cast, found)
        finally:
            over.set()
            connections.close_all()

    def read() -> None:
        try:
            read_on(cast, found, over)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(OTHER_READERS + 1) as pool:
        for job in [pool.submit(decide), *(pool.submit(read) for _ in range(OTHER_READERS))]:
            job.result()
    return found


def test_a_withdrawal_holds_from_the_next_read_on(cast: Cast) -> None:
    found = watched(cast, PAIRS)
    assert found.too_much == []
    assert found.too_little == 0, "what was shared could not be seen"
    assert found.beside > 0, "nobody read beside it"


def test_a_decision_that_is_remembered_would_be_seen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: what was once opened is shown again from memory. (A remembered decision alone shows nothing:
    the database decides again.)"""
    opens, remembered = gate.open_plan, dict[UUID, object]()

    def remember(*, person: UUID, **asked: Any) -> object:
        if person not in remembered:
            remembered[person] = opens(person=person, **asked)
        return remembered[person]

    monkeypatch.setattr(gate, "open_plan", remember)
    share_and_withdraw(cast, found := Watch())
    assert found.too_much == ["the next read"]
