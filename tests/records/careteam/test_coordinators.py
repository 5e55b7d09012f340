"""Exactly one named coordinator of everybody whose plan is worked on: never two, never none, whoever tries and when."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction

from alongside.engines.postgres.identity import acting_as, set_identity
from alongside.journey.identify.changes import give_coordinator
from alongside.records.careteam.changes import add_supporter, name_coordinator, record_involvement
from alongside.records.careteam.locks import lock_coordinators
from alongside.records.careteam.models import Handover, Supporter, SupporterKind
from alongside.records.careteam.reads import coordinator_of
from alongside.records.plans.changes import move_round, open_round
from alongside.records.plans.models import Round
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.involvement import Answer, Asked, Involve
from alongside.rules.refusals import Invalid, NotReady, Refusal
from alongside.rules.stages import Stage
from tests.cast import Cast, coordinated, make_cast

GREENFIELD = "Greenfield Surgery"
TURNS = 40
STATE = """
select (select count(*) from plans_round where person_id = %(person)s and closed_at is null),
       (select count(*) from careteam_supporter
        where person_id = %(person)s and kind = 'coordinator' and ends_on is null),
       (select count(*) from plans_round r join careteam_supporter s on s.person_id = r.person_id
        where r.person_id = %(person)s and r.closed_at is null and s.kind = 'coordinator' and s.ends_on is null
          and s.account_id = r.coordinator)
"""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def _now() -> None:
    """What the database looks at when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def _end_by_hand(cast: Cast) -> None:
    Supporter.objects.filter(person_id=cast.people["Amina"], kind=SupporterKind.COORDINATOR).update(
        ends_on=day_of(cast.now)
    )


def _open(cast: Cast) -> UUID:
    by, organisation = cast.coordinator, cast.organisations[GREENFIELD]
    return open_round(by=by, person=cast.people["Amina"], organisation=organisation, stage=Stage.ACCEPTED, now=cast.now)


def _writes_a_round(cast: Cast) -> None:
    row = {"person_id": cast.people["Amina"], "organisation_id": cast.organisations[GREENFIELD]}
    carol = cast.coordinator.account
    Round(id=uuid4(), number=1, stage=Stage.INVITED, opened_at=cast.now, coordinator=carol, **row).save(
        force_insert=True
    )


def test_no_round_begins_with_nobody_to_ask(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    with pytest.raises(NotReady) as refused:
        _open(cast)
    assert refused.value.message == "round.needs-coordinator"


def test_the_database_takes_no_round_without_a_coordinator_whatever_the_code_does(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    row = {"person_id": cast.people["Amina"], "organisation_id": cast.organisations[GREENFIELD]}
    with pytest.raises(IntegrityError, match="one named coordinator"), transaction.atomic():
        Round(id=uuid4(), number=1, stage=Stage.INVITED, opened_at=cast.now, **row).save(force_insert=True)
        _now()


def test_a_round_is_on_the_caseload_of_its_coordinator_and_nobody_elses(cast: Cast) -> None:
    coordinated(cast)
    round_id = _open(cast)
    _now()
    nurse = cast.nurse.account
    set_identity(cast.coordinator, cast.now)
    with pytest.raises(IntegrityError, match="one named coordinator"), transaction.atomic():
        Round.objects.filter(id=round_id).update(coordinator=nurse)
        _now()


def test_a_coordinator_does_not_end_without_a_next_while_a_round_goes_on(cast: Cast) -> None:
    coordinated(cast)
    _open(cast)
    _now()
    with pytest.raises(IntegrityError, match="one named coordinator"), transaction.atomic():
        _end_by_hand(cast)
        _now()


def test_once_the_round_is_over_the_coordinator_may_end(cast: Cast) -> None:
    coordinated(cast)
    move_round(by=cast.coordinator, round_id=_open(cast), to=Stage.ENDED, now=cast.now)
    _now()
    _end_by_hand(cast)
    _now()
    assert coordinator_of(by=cast.coordinator, person=cast.people["Amina"]) is None


def test_two_coordinators_at_once_are_refused(cast: Cast) -> None:
    coordinated(cast)
    second = {"kind": SupporterKind.COORDINATOR, "name": "Nadia", "starts_on": day_of(cast.now)}
    with pytest.raises(IntegrityError, match="careteam_one_coordinator"), transaction.atomic():
        Supporter(id=uuid4(), person_id=cast.people["Amina"], **second).save(force_insert=True)


def test_a_handover_keeps_both_names_and_the_note(cast: Cast) -> None:
    coordinated(cast)
    nurse = cast.nurse
    set_identity(cast.coordinator, cast.now)
    named = {"account": nurse.known_account, "name": nurse.name, "organisation": cast.organisations[GREENFIELD]}
    again = {"by": cast.coordinator, "person": cast.people["Amina"], "now": cast.now, **named}
    assert name_coordinator(note="She likes to be rung in the morning.", **again) is not None
    assert name_coordinator(**again) is None, "naming the same one again changes nothing"
    first, second = Handover.objects.order_by("from_name")
    assert (first.from_name, first.to_name) == ("", "Carol Okoro")
    assert (second.from_name, second.to_name, second.note) == (
        "Carol Okoro",
        "Nadia Rahman",
        "She likes to be rung in the morning.",
    )
    rows = Supporter.objects.filter(kind=SupporterKind.COORDINATOR).order_by("ends_on")
    assert [(row.name, row.ends_on is None) for row in rows] == [("Carol Okoro", False), ("Nadia Rahman", True)]


def test_nobody_coordinates_for_a_person_who_does_not_want_them(cast: Cast) -> None:
    nurse = cast.nurse
    by, person = coordinated(cast).coordinator, cast.people["Amina"]
    row = add_supporter(
        by=by, person=person, kind="professional", name="Nadia", account=nurse.known_account, now=cast.now
    )
    answer = Answer(decision=Involve.DO_NOT, asked=Asked.ALONE, decided_on=day_of(cast.now))
    record_involvement(by=by, supporter=row, answer=answer, now=cast.now)
    with pytest.raises(Invalid) as refused:
        give_coordinator(by=by, person=person, account=nurse.known_account, now=cast.now)
    assert refused.value.message == "involvement.not-this-part"


@pytest.mark.django_db(transaction=True)
def test_never_two_and_never_none_however_many_try_at_once() -> None:
    """Colleagues name, end, open and close at the same moments; after each turn the state is one that may be."""
    with transaction.atomic():
        cast = make_cast()
        people = [cast.coordinator, cast.nurse, cast.staff("Cora Lane", Role.COORDINATOR, GREENFIELD)]
    outcomes = {"done": 0, "refused": 0}

    def turn(number: int) -> None:
        rng = random.Random(number)  # noqa: S311 (repeatable, not secret)
        try:
            act = rng.choice([_hands_over, _hands_over, _ends, _opens, _closes])
            with acting_as(by := rng.choice(people), cast.now):
                act(cast, by)
            outcomes["done"] += 1
        except (Refusal, IntegrityError):
            outcomes["refused"] += 1
        finally:
            connections.close_all()

    for first in range(0, TURNS, 4):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(turn, range(first, first + 4)))
        with connections["owner"].cursor() as cursor:
            cursor.execute(STATE, {"person": cast.people["Amina"]})
            rounds, coordinators, theirs = cursor.fetchone()
        assert coordinators <= 1, "two coordinators"
        assert theirs == rounds <= 1, "a round with nobody, or on another's caseload"
    assert outcomes["done"] > TURNS // 4
    assert outcomes["refused"] > 3, "somebody has to have been held back, or nothing was tried"


@pytest.mark.django_db(transaction=True)
def test_two_that_do_not_see_each_other_cannot_leave_a_round_with_nobody() -> None:
    """One opens a round while another ends the coordinator, without asking for their turn: each by itself is well."""
    with transaction.atomic():
        cast = coordinated(make_cast())
    both_have_written = Barrier(2, timeout=20)

    def does(act: Callable[[Cast], object]) -> str:
        try:
            with acting_as(cast.coordinator, cast.now):
                act(cast)
                both_have_written.wait()
        except IntegrityError as refusal:
            return str(refusal)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(does, [_writes_a_round, _end_by_hand]))
    assert said[0] == "" and "one named coordinator" in said[1]
    with connections["owner"].cursor() as cursor:
        cursor.execute(STATE, {"person": cast.people["Amina"]})
        rounds, _coordinators, theirs = cursor.fetchone()
    assert theirs == rounds


def _hands_over(cast: Cast, by: Actor) -> None:
    give_coordinator(by=by, person=cast.people["Amina"], account=by.known_account, now=cast.now)


def _ends(cast: Cast, by: Actor) -> None:
    lock_coordinators([cast.people["Amina"]])
    _end_by_hand(cast)


def _opens(cast: Cast, by: Actor) -> None:
    organisation = cast.organisations[GREENFIELD]
    open_round(by=by, person=cast.people["Amina"], organisation=organisation, stage=Stage.ACCEPTED, now=cast.now)


def _closes(cast: Cast, by: Actor) -> None:
    for row in Round.objects.filter(person_id=cast.people["Amina"], closed_at=None):
        move_round(by=by, round_id=row.id, to=Stage.ENDED, now=cast.now)
