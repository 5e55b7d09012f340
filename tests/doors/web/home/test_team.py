"""What needs the team today: answers, conversations, and the next step for each of their people."""

from datetime import UTC, datetime

import pytest
import time_machine

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import give_coordinator, invite_person
from alongside.journey.prepare.changes import save_answer
from alongside.records.audit.models import Event
from alongside.rules.actors import Role
from alongside.rules.identify import Reason
from tests.cast import Cast, with_agreed_plan, with_draft
from tests.doors.web.home.looking import home_of
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts, with_pack, with_round

pytestmark = pytest.mark.django_db


def test_nothing_to_do_is_said_kindly(cast: Cast) -> None:
    page = home_of(cast.coordinator)
    assert "Every answer has been read." in page
    assert "None is booked." in page
    assert "Nothing is due for the people you coordinate." in page


def test_answers_that_nobody_has_read_come_first(cast: Cast) -> None:
    with_pack(cast)
    person = cast.person("Amina")
    set_identity(person, cast.now)
    save_answer(
        by=person, round_id=cast.rounds["Amina"], prompt="what-matters", words="My garden", based_on=0, now=cast.now
    )
    page = home_of(cast.coordinator)
    assert "Amina Begum" in page and "1 answer" in page
    assert "My garden" not in page


def test_each_stage_names_its_next_step_and_where_it_is_done(cast: Cast) -> None:
    with_round(cast, "Bert")
    with_pack(cast)
    page = client_for(cast.coordinator).get("/").content.decode()
    assert f"/prepare/{cast.rounds['Bert']}/appointments/" in page and "Book both appointments" in page
    assert f"/discuss/{cast.rounds['Amina']}/" in page and "Have the conversation" in page
    assert "23 November 2026" in page


def test_a_pack_that_is_not_made_is_the_next_step(cast: Cast) -> None:
    with_contacts(cast)
    assert "Make the preparation pack" in home_of(cast.coordinator)


def test_an_invitation_leads_to_its_answer(cast: Cast) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    offer = invite_person(by=by, person=cast.people["Bert"], reasons=[Reason.NO_PLAN], now=cast.now)
    page = client_for(by).get("/").content.decode()
    assert f"/identify/answer/{offer}/" in page
    assert "23 November 2026" in page  # three weeks


def test_a_draft_waits_and_an_agreed_plan_is_due_only_near_its_review(cast: Cast) -> None:
    with_draft(cast, "Bert")
    with_agreed_plan(cast)
    page = client_for(cast.coordinator).get("/").content.decode()
    assert f"/document/{cast.rounds['Bert']}/" in page and "Write the plan together" in page
    assert f"/people/{cast.people['Amina']}/" not in page


def test_people_of_another_coordinator_are_not_on_mine(cast: Cast) -> None:
    with_round(cast)
    by = cast.coordinator
    set_identity(by, cast.now)
    give_coordinator(by=by, person=cast.people["Amina"], account=by.known_account, now=cast.now)
    assert "Amina Begum" in home_of(by)
    assert "Amina Begum" not in home_of(cast.nurse)


def test_another_organisation_sees_nobody(cast: Cast) -> None:
    with_pack(cast)
    assert "Amina" not in home_of(cast.intruder)


def test_opening_it_is_logged_once(cast: Cast) -> None:
    with_pack(cast)
    set_identity(cast.staff("Oliver Grant", Role.PRIVACY_OFFICER, "Greenfield Surgery"), cast.now)
    before = Event.objects.filter(kind="caseload.opened").count()
    client_for(cast.coordinator).get("/")
    set_identity(cast.staff("Oliver Grant", Role.PRIVACY_OFFICER, "Greenfield Surgery"), cast.now)
    assert Event.objects.filter(kind="caseload.opened").count() == before + 1


def test_a_page_that_is_no_number_is_refused(cast: Cast) -> None:
    assert client_for(cast.coordinator).get("/?page=x").status_code == 422


def test_how_many_plans_are_due_to_be_looked_at_again_is_said(cast: Cast) -> None:
    with_agreed_plan(cast)
    assert "Plans that are due to be looked at again (0)" in home_of(cast.nurse)
    with time_machine.travel(datetime(2027, 4, 20, 9, 0, tzinfo=UTC), tick=False):
        assert "Plans that are due to be looked at again (1)" in home_of(cast.nurse)
