"""A caseload handed over: all or some, to one or several, in one go; each person is told; and handed back."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import Hand, give_coordinator, hand_back, hand_over_caseload, invite_person
from alongside.journey.identify.reads import caseload_to_hand_over, caseloads_here, coordination_of, open_batch
from alongside.records.careteam.models import Handover
from alongside.records.careteam.reads import coordinator_of
from alongside.records.messaging.models import Message
from alongside.records.people.changes.accounts import end_membership
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.reads import memberships_of
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.identify import Reason
from alongside.rules.refusals import Invalid, NotReady, Refusal, Stale, Unknown
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
GREENFIELD = "Greenfield Surgery"


@pytest.fixture
def cast() -> Cast:
    """Carol coordinates for Amina and Bert, who are invited; Nadia and Cora work here too."""
    cast = make_cast()
    cast.accounts["Nadia"] = cast.nurse.known_account
    cast.accounts["Cora"] = cast.staff("Cora Lane", Role.COORDINATOR, GREENFIELD).known_account
    set_identity(cast.coordinator, cast.now)
    for name in ("Amina", "Bert"):
        invite_person(by=cast.coordinator, person=cast.people[name], reasons=[Reason.NO_PLAN], now=cast.now)
    return cast


def hand_over(cast: Cast, to: dict[str, str], by: Actor | None = None, note: str = "") -> UUID:
    by = by or cast.coordinator
    set_identity(by, cast.now)
    hands = [Hand(cast.people[person], cast.accounts[colleague]) for person, colleague in to.items()]
    carol = cast.coordinator.known_account
    set_identity(by, cast.now)
    return hand_over_caseload(by=by, account=carol, hands=hands, note=note, now=cast.now)


def coordinates(cast: Cast, person: str) -> str:
    """Who, by the people's page and by the round's caseload, which have to be the same."""
    by = cast.coordinator
    set_identity(by, cast.now)
    named = coordinator_of(by=by, person=cast.people[person])
    current = open_round_of(by=by, person=cast.people[person])
    assert named is not None and current is not None and named.account == current.coordinator
    return named.name


def told(cast: Cast) -> int:
    return Message.objects.using("default").filter(kind="new-coordinator").count()


def test_whoever_invites_coordinates_until_somebody_else_is_named(cast: Cast) -> None:
    assert coordinates(cast, "Amina") == "Carol Okoro"
    assert told(cast) == 0, "the first coordinator is in the invitation itself"


def test_somebody_who_cannot_coordinate_says_who_will(cast: Cast) -> None:
    clerk = cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, "Hillview Surgery")
    doctor = cast.intruder
    from_hillview = cast.people["Hilda"] = _person_of(cast, doctor)
    set_identity(clerk, cast.now)
    with pytest.raises(Invalid) as refused:
        invite_person(by=clerk, person=from_hillview, reasons=[Reason.NO_PLAN], now=cast.now)
    assert refused.value.field == "account"
    chosen = doctor.known_account
    invite_person(by=clerk, person=from_hillview, reasons=[Reason.NO_PLAN], coordinator=chosen, now=cast.now)
    named = coordinator_of(by=clerk, person=from_hillview)
    assert named is not None and named.name == "Ivan Petrov"


def test_all_of_them_go_to_several_colleagues_and_each_person_is_told(cast: Cast) -> None:
    batch = hand_over(cast, {"Amina": "Nadia", "Bert": "Cora"}, note="Both like mornings.")
    assert (coordinates(cast, "Amina"), coordinates(cast, "Bert")) == ("Nadia Rahman", "Cora Lane")
    assert told(cast) == 2
    found = open_batch(by=cast.coordinator, batch=batch, now=cast.now)
    assert {(each.person, each.from_name, each.to_name) for each in found.handed} == {
        ("Amina Begum", "Carol Okoro", "Nadia Rahman"),
        ("Bert Jones", "Carol Okoro", "Cora Lane"),
    }
    assert (found.note, found.by_name, found.can_hand_back) == ("Both like mornings.", "Carol Okoro", True)


def test_some_of_them_go_and_the_others_stay(cast: Cast) -> None:
    hand_over(cast, {"Bert": "Nadia"})
    assert (coordinates(cast, "Amina"), coordinates(cast, "Bert")) == ("Carol Okoro", "Nadia Rahman")


def test_a_practice_administrator_hands_over_for_somebody_who_has_left(cast: Cast) -> None:
    clerk = cast.staff("Pat Webb", Role.PRACTICE_ADMINISTRATOR, GREENFIELD)
    hand_over(cast, {"Amina": "Nadia", "Bert": "Nadia"}, by=clerk)
    assert (coordinates(cast, "Amina"), coordinates(cast, "Bert")) == ("Nadia Rahman", "Nadia Rahman")


def test_one_who_cannot_take_over_stops_the_whole_of_it(cast: Cast) -> None:
    cast.accounts["Ivan"] = cast.intruder.known_account
    with pytest.raises(Invalid):
        hand_over(cast, {"Amina": "Nadia", "Bert": "Ivan"})


@pytest.mark.parametrize(("to", "kind"), [({}, Invalid), ({"Hilda": "Nadia"}, Stale)])
def test_nobody_and_somebody_elses_people_are_not_handed_over(
    cast: Cast, to: dict[str, str], kind: type[Refusal]
) -> None:
    cast.people["Hilda"] = uuid4()
    with pytest.raises(kind):
        hand_over(cast, to)


def test_handing_back_undoes_it_and_the_people_are_told_again(cast: Cast) -> None:
    batch = hand_over(cast, {"Amina": "Nadia", "Bert": "Nadia"})
    back = hand_back(by=cast.coordinator, batch=batch, now=cast.now)
    assert (coordinates(cast, "Amina"), coordinates(cast, "Bert")) == ("Carol Okoro", "Carol Okoro")
    assert told(cast) == 4
    assert set(Handover.objects.filter(batch=back).values_list("hands_back", flat=True)) == {batch}
    with pytest.raises(NotReady):
        hand_back(by=cast.coordinator, batch=batch, now=cast.now)


def test_whoever_was_handed_on_meanwhile_stays_where_they_are(cast: Cast) -> None:
    batch = hand_over(cast, {"Amina": "Nadia", "Bert": "Nadia"})
    give_coordinator(by=cast.coordinator, person=cast.people["Bert"], account=cast.accounts["Cora"], now=cast.now)
    hand_back(by=cast.coordinator, batch=batch, now=cast.now)
    assert (coordinates(cast, "Amina"), coordinates(cast, "Bert")) == ("Carol Okoro", "Cora Lane")


def test_nobody_is_handed_back_to_one_who_has_left(cast: Cast) -> None:
    batch = hand_over(cast, {"Amina": "Nadia"})
    _leaves(cast, cast.coordinator.known_account)
    nurse = cast.nurse
    set_identity(nurse, cast.now)
    with pytest.raises(NotReady) as refused:
        hand_back(by=nurse, batch=batch, now=cast.now)
    assert refused.value.message == "handover.left"


def test_the_list_says_who_coordinates_how_many_and_who_has_left(cast: Cast) -> None:
    _leaves(cast, cast.coordinator.known_account)
    nurse = cast.nurse
    set_identity(nurse, cast.now)
    first = caseloads_here(by=nurse, now=cast.now).caseloads[0]
    assert (first.name, first.people, first.works_here) == ("Carol Okoro", 2, False)
    found = caseload_to_hand_over(by=nurse, account=cast.coordinator.known_account, now=cast.now)
    assert list(found.people.values()) == ["Amina Begum", "Bert Jones"]
    assert sorted(found.colleagues.values()) == ["Cora Lane", "Nadia Rahman"]


def test_another_surgery_sees_no_caseload_and_no_handover(cast: Cast) -> None:
    batch, by = hand_over(cast, {"Amina": "Nadia"}), cast.intruder
    carol = cast.coordinator.known_account
    set_identity(by, cast.now)
    assert caseloads_here(by=by, now=cast.now).caseloads == caseloads_here(by=by, now=cast.now).lately == ()
    with pytest.raises(Unknown):
        caseload_to_hand_over(by=by, account=carol, now=cast.now)
    with pytest.raises(Unknown):
        open_batch(by=by, batch=batch, now=cast.now)


def test_the_person_reads_who_it_was_and_what_was_passed_on(cast: Cast) -> None:
    hand_over(cast, {"Amina": "Nadia"}, note="She likes to be rung in the morning.")
    person = cast.person("Amina")
    set_identity(person, cast.now)
    newest = coordination_of(by=person, person=cast.people["Amina"], now=cast.now).handovers
    assert {(each.from_name, each.to_name, each.note) for each in newest} == {
        ("", "Carol Okoro", ""),
        ("Carol Okoro", "Nadia Rahman", "She likes to be rung in the morning."),
    }


def _leaves(cast: Cast, account: UUID) -> None:
    """Their last day was yesterday."""
    admin = cast.staff("Adam Cole", Role.ADMINISTRATOR, GREENFIELD)
    set_identity(admin, cast.now)
    today = day_of(cast.now)
    membership = memberships_of(by=admin, account=account, today=today)[0].id
    yesterday = today.replace(day=today.day - 1)
    end_membership(by=admin, membership=membership, ends_on=yesterday, now=cast.now)


def _person_of(cast: Cast, by: Actor) -> UUID:
    set_identity(by, cast.now)
    hilda = PersonDetails(given_name="Hilda", family_name="Ross", born_on=date(1940, 1, 1))
    return add_person(by=by, details=hilda, now=cast.now)
