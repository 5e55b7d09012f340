"""Every role has a home page, and each costs at most twelve queries with session, identity and audit."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import give_coordinator, invite_person
from alongside.journey.prepare.changes import save_answer
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.staff import add_staff, start_recovery
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import STAFF, Actor, Assurance, Role
from alongside.rules.dates import day_of
from alongside.rules.identify import Reason
from alongside.rules.plan.sections import Section
from alongside.rules.staff import IdentityCheck, Joiner
from tests.cast import SETTING_UP, Cast, with_agreed_plan
from tests.doors.web.home.looking import home_of
from tests.doors.web.signed_in import client_for
from tests.preparing import OPEN_AT, with_contacts, with_pack

pytestmark = pytest.mark.django_db


def carer(cast: Cast) -> Actor:
    set_identity(SETTING_UP, cast.now)
    account: UUID = add_account(by=SETTING_UP, name="Yusuf Begum", email="yusuf@example.org", now=cast.now)
    by = cast.coordinator
    set_identity(by, cast.now)
    add_supporter(by=by, person=cast.people["Amina"], kind="carer", name="Yusuf Begum", account=account, now=cast.now)
    return Actor(
        role=Role.CARER,
        account=account,
        on_behalf_of=cast.people["Amina"],
        name="Yusuf Begum",
        assurance=Assurance.TWO_FACTOR,
    )


def shared_with(cast: Cast, actor: Actor, *sections: Section, may_contribute: bool = False) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=actor.organisation) if actor.organisation else Reader(account=actor.account)
    share(
        by=person,
        person=cast.people["Amina"],
        reader=reader,
        sections=sections,
        how="online",
        contribute_to=sections if may_contribute else (),
        now=cast.now,
    )


def busy(cast: Cast) -> None:
    """Something of every kind that a home page shows."""
    with_contacts(cast, "Bert")
    with_pack(cast)
    person, by = cast.person("Amina"), cast.coordinator
    set_identity(person, cast.now)
    save_answer(by=person, round_id=cast.rounds["Amina"], prompt="hardest", words="Stairs", based_on=0, now=cast.now)
    set_identity(by, cast.now)
    give_coordinator(by=by, person=cast.people["Amina"], account=by.known_account, now=cast.now)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_every_role_of_staff_has_a_home_page_within_its_budget(cast: Cast, role: Role) -> None:
    busy(cast)
    actor = cast.staff(f"Somebody {role}", role, "Greenfield Surgery")
    client = client_for(actor)
    check_budget(client)


@pytest.mark.parametrize("stage", [busy, with_agreed_plan, lambda cast: None])
def test_a_persons_home_page_is_within_its_budget(cast: Cast, stage: object) -> None:
    stage(cast)  # type: ignore[operator]
    check_budget(client_for(cast.person("Amina")))


def test_a_carers_home_page_is_within_its_budget(cast: Cast) -> None:
    busy(cast)
    actor = carer(cast)
    shared_with(cast, actor, Section.WHAT_MATTERS, may_contribute=True)
    check_budget(client_for(actor))


def check_budget(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/")
    statements = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert answer.status_code == 200
    assert len(statements) <= 12, "\n".join(statements)


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")


def test_a_carer_sees_what_is_shared_and_a_way_to_answer_only_if_asked_to(cast: Cast) -> None:
    with_pack(cast)
    actor = carer(cast)
    assert "There is nothing to see here at the moment." in home_of(actor)
    shared_with(cast, actor, Section.WHAT_MATTERS)
    page = home_of(actor)
    assert "What matters to me" in page and "My health" not in page
    assert "See the questions" not in page
    shared_with(cast, actor, Section.WHAT_MATTERS, may_contribute=True)
    assert "See the questions" in home_of(actor)


def test_a_carers_page_does_not_show_more_of_a_person_than_their_name(cast: Cast) -> None:
    actor = carer(cast)
    shared_with(cast, actor, Section.WHAT_MATTERS)
    page = home_of(actor)
    assert "Amina Begum" in page
    assert "NHS number" not in page


def test_a_partner_sees_the_names_of_those_who_share(cast: Cast) -> None:
    partner = cast.charity_worker
    assert "Nobody is sharing anything" in home_of(partner)
    shared_with(cast, partner, Section.WHAT_MATTERS)
    page = client_for(partner).get("/").content.decode()
    assert f"/people/{cast.people['Amina']}/plan/" in page and "Amina Begum" in page
    assert "Bert" not in page


def test_a_health_care_assistant_sees_who_comes_for_tests(cast: Cast) -> None:
    with_contacts(cast)
    actor = cast.staff("Harry Singh", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    assert "Nobody is booked for tests and checks today." in home_of(actor)
    with time_machine.travel(cast.now.replace(day=9, hour=8), tick=False):
        page = home_of(actor)
    assert "Amina Begum" in page and "09:30" in page and "20 minutes" in page


def test_a_practice_administrator_sees_invitations_bookings_and_what_did_not_leave(cast: Cast) -> None:
    actor = cast.staff("Pat Moore", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    page = home_of(actor)
    assert "Every message has left, and nobody waits to be matched." in page
    assert "Nobody is waiting." in page
    by = cast.coordinator
    set_identity(by, cast.now)
    invite_person(by=by, person=cast.people["Bert"], reasons=[Reason.NO_PLAN], now=cast.now)
    page = home_of(actor)
    assert "Bert Jones" in page and "Record the answer to the invitation" in page


@pytest.mark.parametrize(
    "role",
    [
        Role.SAFEGUARDING_LEAD,
        Role.PRIVACY_OFFICER,
        Role.ORGANISATION_LEAD,
        Role.ADMINISTRATOR,
        Role.EMERGENCY_VIEWER,
    ],
)
def test_roles_without_a_list_are_told_what_they_can_do(cast: Cast, role: Role) -> None:
    page = home_of(cast.staff(f"Somebody {role}", role, "Greenfield Surgery"))
    assert "What you can do here" in page
    assert "You cannot" in page
    assert "Amina" not in page


def test_a_privacy_officer_is_told_what_is_true(cast: Cast) -> None:
    page = home_of(cast.staff("Oliver Grant", Role.PRIVACY_OFFICER, "Greenfield Surgery"))
    assert "It does not say who looked." in page
    assert "can check the records for you" not in page


def test_an_administrator_sees_lost_phones_that_wait_and_who_comes_and_goes_soon(cast: Cast) -> None:
    adam = cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")
    oliver = cast.staff("Oliver Grant", Role.PRIVACY_OFFICER, "Greenfield Surgery")
    set_identity(adam, OPEN_AT)
    starts = {"Ann Soon": day_of(OPEN_AT) + timedelta(days=14), "Bo Later": day_of(OPEN_AT) + timedelta(days=15)}
    for name, starts_on in starts.items():
        joiner = Joiner(name, f"{name[:2].lower()}@example.org", Role.PROFESSIONAL, starts_on)
        membership = add_staff(by=adam, organisation=adam.known_organisation, joiner=joiner, now=OPEN_AT)
    page = home_of(adam)
    assert "Nobody waits for a second check." in page
    assert "Ann Soon" in page and "Bo Later" not in page
    set_identity(adam, OPEN_AT)
    start_recovery(by=adam, membership=membership, how=IdentityCheck.IN_PERSON, now=OPEN_AT)
    assert "Bo Later" in home_of(adam)
    assert "Make the second check" not in home_of(adam), "somebody else has to"
    assert "Make the second check" in home_of(oliver)


def test_a_carer_sees_what_needs_them_and_when_the_next_conversation_is_if_that_is_shared(cast: Cast) -> None:
    with_pack(cast)
    actor = carer(cast)
    shared_with(cast, actor, Section.WHAT_MATTERS)
    page = home_of(actor)
    assert "Nothing today." in page and "next conversation" not in page and "No plan has been agreed yet." in page
    shared_with(cast, actor, Section.WHAT_MATTERS, Section.PEOPLE)
    page = home_of(actor)
    assert "Amina’s next conversation" in page and "Monday 23 November 2026 at 14:00" in page
    assert "At home, with Nadia Rahman" in page
    with time_machine.travel(cast.now.replace(day=24), tick=False):
        assert "next conversation" not in home_of(actor)


def test_a_carer_reads_when_the_plan_was_agreed(cast: Cast) -> None:
    with_agreed_plan(cast)
    actor = carer(cast)
    shared_with(cast, actor, Section.GOALS)
    assert "The plan was agreed on 2 November 2026. It is looked at again by 3 May 2027." in home_of(actor)


@pytest.mark.parametrize(
    ("who", "needs_it"), [("coordinator", True), ("nurse", True), ("charity_worker", False), ("carer", False)]
)
def test_the_nhs_number_is_shown_to_the_team_and_not_to_a_charity_or_a_carer(
    cast: Cast, who: str, needs_it: bool
) -> None:
    with_agreed_plan(cast)
    actor = carer(cast) if who == "carer" else getattr(cast, who)
    if not needs_it:
        shared_with(cast, actor, *Section)
    for rest in ("", "versions/", "versions/1/", "versions/1/changes/"):
        page = client_for(actor).get(f"/people/{cast.people['Amina']}/plan/{rest}")
        assert page.status_code == 200
        assert ("NHS number" in page.content.decode()) is needs_it


def test_people_see_their_own_nhs_number(cast: Cast) -> None:
    with_agreed_plan(cast)
    assert "NHS number" in client_for(cast.person("Amina")).get("/plan/").content.decode()
