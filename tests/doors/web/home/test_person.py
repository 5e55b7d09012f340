"""The person's home page says the one next thing, at every stage, and whom to ask."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import give_coordinator, invite_person, record_answer
from alongside.journey.prepare.changes import finish_preparing
from alongside.journey.prepare.reads import pack_for
from alongside.records.plans.changes import move_round
from alongside.records.sharing.changes import open_beside
from alongside.rules.actors import Role
from alongside.rules.identify import Offer, Reason
from alongside.rules.openings import OpeningKind
from alongside.rules.stages import Stage
from tests.cast import Cast, with_agreed_plan, with_draft
from tests.doors.web.home.looking import home_of
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts, with_made_pack, with_pack, with_round

pytestmark = pytest.mark.django_db


def nothing(cast: Cast) -> Cast:
    return cast


def invited(cast: Cast) -> Cast:
    by = cast.coordinator
    set_identity(by, cast.now)
    invite_person(by=by, person=cast.people["Amina"], reasons=[Reason.NO_PLAN], now=cast.now)
    return cast


def declined(cast: Cast) -> Cast:
    by = cast.coordinator
    set_identity(by, cast.now)
    offer = invite_person(by=by, person=cast.people["Amina"], reasons=[Reason.NO_PLAN], now=cast.now)
    record_answer(by=by, offer=offer, outcome=Offer.DECLINED, reason="Too busy", now=cast.now)
    return cast


def finished(cast: Cast) -> Cast:
    with_pack(cast)
    person = cast.person("Amina")
    set_identity(person, cast.now)
    finish_preparing(by=person, round_id=cast.rounds["Amina"], now=cast.now)
    return cast


def talking(cast: Cast) -> Cast:
    with_pack(cast)
    by = cast.coordinator
    set_identity(by, cast.now)
    move_round(by=by, round_id=cast.rounds["Amina"], to=Stage.DISCUSSING, now=cast.now)
    return cast


STAGES: dict[Callable[[Cast], Cast], tuple[str, str]] = {
    nothing: ("You do not have a plan yet.", ""),
    invited: ("You are invited to make a plan with your team.", "Answer the invitation"),
    declined: ("You told us that you do not want a plan now.", ""),
    with_round: ("You said yes to making a plan.", ""),
    with_contacts: ("Your conversation is on Monday 23 November 2026 at 14:00, with Nadia Rahman.", ""),
    with_made_pack: ("You do not have to do anything now.", ""),
    with_pack: ("Your results and some questions to think about are here.", "Get ready"),
    finished: ("You have finished getting ready.", "See what you wrote"),
    talking: ("You and your team are talking about what matters to you.", "See what you wrote"),
    with_draft: ("Your plan is written down and waits for you.", "Read my plan"),
    with_agreed_plan: ("You agreed your plan on 2 November 2026.", "Open my plan"),
}


@pytest.mark.parametrize(("reached", "said"), STAGES.items(), ids=[each.__name__ for each in STAGES])
def test_each_stage_has_its_sentence_and_at_most_one_button(
    cast: Cast, reached: Callable[[Cast], Cast], said: tuple[str, str]
) -> None:
    words, button = said
    page = client_for(reached(cast).person("Amina")).get("/").content.decode()
    assert words in page
    assert page.count('role="button"') == bool(button)
    assert button in page


def test_the_button_leads_to_a_page_that_opens(cast: Cast) -> None:
    client = client_for(with_pack(cast).person("Amina"))
    assert f"/prepare/{cast.rounds['Amina']}/" in client.get("/").content.decode()
    assert client.get(f"/prepare/{cast.rounds['Amina']}/").status_code == 200


def test_whom_to_ask_is_the_coordinator_with_the_practices_number(cast: Cast) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    give_coordinator(by=by, person=cast.people["Amina"], account=by.known_account, now=cast.now)
    page = home_of(cast.person("Amina"))
    assert "Carol Okoro is your coordinator, at Greenfield Surgery." in page
    assert "Nobody is named as your coordinator yet." in home_of(cast.person("Bert"))


def test_what_others_did_lately_stands_there_and_leads_to_who_looked(cast: Cast) -> None:
    by, amina = cast.coordinator, cast.people["Amina"]
    cast.staff("Pia Lund", Role.PRIVACY_OFFICER, "Hillview Surgery")
    eddie = cast.staff("Eddie Marsh", Role.EMERGENCY_VIEWER, "Hillview Surgery")
    assert "What is new" not in home_of(cast.person("Amina"))
    now = timezone.now()
    set_identity(by, now)
    give_coordinator(by=by, person=amina, account=by.known_account, now=now)
    set_identity(eddie, now)
    said = {"kind": OpeningKind.EMERGENCY, "reason": "life-at-risk", "words": "She fell at home."}
    open_beside(by=eddie, person=amina, now=now, **said)
    page = home_of(cast.person("Amina"))
    assert "your plan was opened in an emergency" in page
    assert "you have a coordinator" in page
    with time_machine.travel(now + timedelta(days=15)):
        assert "opened in an emergency" not in home_of(cast.person("Amina"))


def test_why_not_to_tell_her_keeps_an_opening_from_her_home_page_too(cast: Cast) -> None:
    cast.staff("Pia Lund", Role.PRIVACY_OFFICER, "Hillview Surgery")
    eddie, now = cast.staff("Eddie Marsh", Role.EMERGENCY_VIEWER, "Hillview Surgery"), timezone.now()
    set_identity(eddie, now)
    said = {"kind": OpeningKind.EMERGENCY, "reason": "life-at-risk", "words": "She fell at home."}
    open_beside(by=eddie, person=cast.people["Amina"], now=now, not_told="Her son reads over her shoulder.", **said)
    assert "opened in an emergency" not in home_of(cast.person("Amina"))


def test_appointments_to_come_are_shown_with_day_place_and_name(cast: Cast) -> None:
    page = home_of(with_pack(cast).person("Amina"))
    assert "Monday 23 November 2026 at 14:00" in page
    assert "At home, with Nadia Rahman" in page
    assert "Tests and checks" not in page  # over since 9 November


def test_a_pack_that_is_waiting_for_its_day_is_not_announced(cast: Cast) -> None:
    with_made_pack(cast)
    assert pack_for(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now).is_made
    assert "Get ready" not in home_of(cast.person("Amina"))
