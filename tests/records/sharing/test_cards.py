"""Emergency cards in the database: what it refuses by itself, and what the holder of a card reaches."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.models import Supporter
from alongside.records.people.models import Person
from alongside.records.plans.models import PlanSection
from alongside.records.plans.reads import open_in_emergency
from alongside.records.sharing.changes import Made, Tried, cards, make_card, stop_card, stop_cards_for, use_card
from alongside.records.sharing.models import Card, CardUse
from alongside.records.sharing.reads import card_use, cards_to_stop
from alongside.rules.actors import ANONYMOUS, Actor, Assurance, Purpose, Role
from alongside.rules.cards import OPEN_FOR, TRIES, TRIES_IN_ALL, WAIT
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed, Refusal, Unknown
from alongside.rules.sharing import EMERGENCY_SECTIONS
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def a_card(cast: Cast, name: str = "Amina", sections: frozenset[Section] = EMERGENCY_SECTIONS) -> Made:
    by = cast.person(name)
    set_identity(by, cast.now)
    more = {"sections": sections, "ends_on": cast.now.date() + timedelta(days=365)}
    made = make_card(by=by, person=cast.people[name], card=uuid4(), now=cast.now, **more)
    assert made
    return made


def used(cast: Cast, token: str, passcode: str) -> UUID | None:
    set_identity(ANONYMOUS, cast.now)
    said = {"who": "Eddie Marsh", "reason": "called-to-the-person", "words": "She fell in the street."}
    opened = use_card(by=ANONYMOUS, tried=Tried(token, passcode, **said), now=cast.now)
    return opened.use if opened else None


def holder(use: UUID | None) -> Actor:
    return Actor(role=Role.EMERGENCY_VIEWER, account=use, purpose=Purpose.EMERGENCY, assurance=Assurance.TWO_FACTOR)


def test_the_holder_reads_what_is_on_the_card_of_this_person_and_of_nobody_else(cast: Cast) -> None:
    made = a_card(cast, sections=frozenset({Section.WHAT_MATTERS}))
    by = holder(used(cast, made.token, made.passcode))
    set_identity(by, cast.now)
    plan, _is_logged = open_in_emergency(by=by, person=cast.people["Amina"], now=cast.now)
    assert plan.sections == {Section.WHAT_MATTERS}
    assert {row.id for row in Person.objects.all()} == {cast.people["Amina"]}
    assert not Supporter.objects.exists()  # the people around her are not on the card
    assert not Card.objects.exists()
    assert CardUse.objects.count() == 1
    with pytest.raises(Refusal):
        open_in_emergency(by=by, person=cast.people["Bert"], now=cast.now)


def test_who_acts_as_if_they_held_a_card_reaches_nothing(cast: Cast) -> None:
    made = a_card(cast)
    used(cast, made.token, made.passcode)
    by = holder(uuid4())
    set_identity(by, cast.now)
    assert not Person.objects.exists()
    assert not PlanSection.objects.exists()
    assert not CardUse.objects.exists()


def test_a_use_is_over_after_an_hour_and_when_the_card_is_stopped_or_old(cast: Cast) -> None:
    made = a_card(cast)
    by = holder(used(cast, made.token, made.passcode))
    for moment in (cast.now + OPEN_FOR, cast.now + timedelta(days=366)):
        set_identity(by, moment)
        assert not Person.objects.exists()
    set_identity(cast.person("Amina"), cast.now)
    stop_card(by=cast.person("Amina"), card=made.card, now=cast.now)
    stop_card(by=cast.person("Amina"), card=made.card, now=cast.now)  # asked twice
    set_identity(by, cast.now)
    assert not Person.objects.exists()


def test_every_try_costs_the_same_work_and_leaves_one_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown link cannot be told from a wrong passcode, nor from a card that is stopped or waits."""
    hashed: list[dict[str, object]] = []
    slow: Callable[..., bytes] = cards.hash_secret_raw
    monkeypatch.setattr(cards, "hash_secret_raw", lambda **given: hashed.append(given) or slow(**given))
    made, stopped = a_card(cast), a_card(cast)
    set_identity(cast.person("Amina"), cast.now)
    stop_card(by=cast.person("Amina"), card=stopped.card, now=cast.now)
    hashed.clear()
    events: list[str] = []
    monkeypatch.setattr(cards, "append_event", lambda **given: events.append(given["kind"]))
    for token, passcode in (
        (made.token, "BBB-BBB"),
        ("BBBB-BBBB-BBBB-BBBB", made.passcode),
        ("", ""),
        (stopped.token, stopped.passcode),
    ):
        assert used(cast, token, passcode) is None
    assert events == ["card.refused"] * 4
    assert len(hashed) == 4
    assert {(each["time_cost"], each["memory_cost"], len(each["salt"])) for each in hashed} == {(3, 65536, 16)}


def test_the_database_counts_and_locks(cast: Cast) -> None:
    made = a_card(cast)
    for number in range(TRIES_IN_ALL):
        assert used(cast, made.token, "BBB-BBB") is None
        if (number + 1) % TRIES == 0:
            assert used(cast, made.token, made.passcode) is None
            cast.now += WAIT + timedelta(seconds=1)
    assert used(cast, made.token, made.passcode) is None
    set_identity(cast.person("Amina"), cast.now)
    row = Card.objects.get()
    assert (row.tries, row.stopped_by) == (TRIES_IN_ALL, None)
    assert row.stopped_at


def test_the_same_passcode_is_another_hash_on_another_card(cast: Cast) -> None:
    first, second = a_card(cast), a_card(cast)
    assert cards._slow(first.passcode, first.token) != cards._slow(first.passcode, second.token)
    assert used(cast, second.token, first.passcode) is None or first.passcode == second.passcode


def test_nobody_writes_a_use_or_unstops_a_card(cast: Cast) -> None:
    made = a_card(cast)
    use = used(cast, made.token, made.passcode)
    amina = cast.person("Amina")
    set_identity(amina, cast.now)
    stop_card(by=amina, card=made.card, now=cast.now)
    for statement in (
        "insert into sharing_carduse select gen_random_uuid(), card_id, person_id from sharing_carduse",
        "update sharing_card set stopped_at = null, stopped_by = null",
        "update sharing_card set tries = 0",
        "update sharing_card set ends_on = ends_on + 1",
        "delete from sharing_card",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    set_identity(cast.person("Bert"), cast.now)
    assert card_use(by=cast.person("Bert"), use=use or uuid4()) is None
    with pytest.raises(Unknown):
        stop_card(by=cast.person("Bert"), card=made.card, now=cast.now)


def test_only_who_decides_about_sharing_makes_a_card(cast: Cast) -> None:
    given = {"sections": EMERGENCY_SECTIONS, "ends_on": cast.now.date(), "now": cast.now}
    bert = cast.person("Bert")
    set_identity(bert, cast.now)
    with pytest.raises(NotAllowed):
        make_card(by=bert, person=cast.people["Amina"], card=uuid4(), **given)
    set_identity(cast.coordinator, cast.now)
    with pytest.raises(ProgrammingError), transaction.atomic():  # staff write decisions down, but a card is handed over
        make_card(by=cast.coordinator, person=cast.people["Amina"], card=uuid4(), **given)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sections": []},
        {"ends_on": -1},
        {"ends_on": 367},
        {"stopped_by": UUID(int=1)},
        {"stopped_why": "Lost on the bus."},
    ],
)
def test_the_table_refuses_what_no_card_is(cast: Cast, wrong: dict[str, object]) -> None:
    if isinstance(wrong.get("ends_on"), int):
        wrong = {"ends_on": cast.now.date() + timedelta(days=wrong["ends_on"])}  # type: ignore[arg-type]
    values = {
        "person_id": cast.people["Amina"],
        "token_hash": "a" * 64,
        "passcode_hash": "b" * 64,
        "sections": ["people"],
        "printed_on": cast.now.date(),
        "ends_on": cast.now.date(),
        "made_at": cast.now,
    }
    set_identity(amina := cast.person("Amina"), cast.now)
    values["made_by"] = amina.account
    Card.objects.create(**{**values, "token_hash": "c" * 64})
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.create(**{**values, **wrong})


@pytest.mark.parametrize(("who", "words"), [("", "She fell."), ("Eddie", "")])
def test_the_table_refuses_a_use_without_who_or_why(cast: Cast, who: str, words: str) -> None:
    made = a_card(cast)
    hashes = [cards._quick(made.token), cards._slow(made.passcode, made.token)]
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from open_card(%s, %s, %s, %s, 'other', %s)", [*hashes, uuid4(), who, words])


def test_a_card_that_came_twice_is_made_once(cast: Cast) -> None:
    made, by = a_card(cast), cast.person("Amina")
    more = {"sections": EMERGENCY_SECTIONS, "ends_on": cast.now.date()}
    assert make_card(by=by, person=cast.people["Amina"], card=made.card, now=cast.now, **more) is None
    assert Card.objects.count() == 1


def test_staff_stop_the_cards_of_one_person_once_and_see_no_row_of_them(cast: Cast) -> None:
    made, others = a_card(cast), a_card(cast, "Bert")
    by, amina = cast.coordinator, cast.people["Amina"]
    set_identity(by, cast.now)
    assert not Card.objects.exists()
    assert [each.id for each in cards_to_stop(by=by, person=amina).working] == [made.card]
    given = {"by": by, "person": amina, "why": "She rang, her purse is lost.", "now": cast.now}
    assert stop_cards_for(cards=[made.card, others.card], **given) == 1
    assert stop_cards_for(cards=[made.card], **given) == 0  # asked twice
    assert cards_to_stop(by=by, person=amina).working == ()
    set_identity(bert := cast.person("Bert"), cast.now)
    assert Card.objects.get().stopped_at is None
    with pytest.raises(NotAllowed):
        stop_cards_for(**{**given, "by": bert}, cards=[made.card])


def test_the_database_lets_nobody_else_stop_a_card(cast: Cast) -> None:
    made = a_card(cast)
    stranger = cast.staff("A Stranger", Role.COORDINATOR, "Hillview Surgery")
    for by in (stranger, cast.person("Bert"), ANONYMOUS):
        set_identity(by, cast.now)
        with connection.cursor() as cursor:
            cursor.execute("select * from stop_cards_for(%s, %s, 'why')", [cast.people["Amina"], [made.card]])
            assert cursor.fetchall() == []
            cursor.execute("select * from cards_to_stop(%s)", [cast.people["Amina"]])
            assert cursor.fetchall() == []
