"""The demo's people: each stands where their story says, and loading again adds nobody."""

from datetime import UTC, datetime

import pytest

from alongside.doors.jobs import demo_cast
from alongside.engines.postgres.identity import acting_as
from alongside.journey.identify.reads import people_to_identify
from alongside.journey.prepare.reads import answers_to_read
from alongside.records.careteam.reads import coordinator_of
from alongside.records.health.reads import summary_of
from alongside.records.messaging.reads import messages_in_trouble
from alongside.records.people.reads import accounts_of_people, memberships_today
from alongside.records.plans.reads import open_plan, rounds_of
from alongside.records.rights.reads import complaints_to_answer, corrections_to_answer, requests_to_answer
from alongside.records.sharing.reads import people_shared_with
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.dates import day_of
from alongside.rules.identify import Reason

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 23, 40, tzinfo=UTC)


@pytest.fixture
def personas() -> tuple[demo_cast.Persona, ...]:
    return demo_cast.load(NOW)


def member(name: str) -> Actor:
    found = next(
        each for each in memberships_today(by=demo_cast.SET_UP, today=day_of(NOW)) if each.account_name == name
    )
    return Actor(
        role=found.role,
        account=found.account,
        organisation=found.organisation,
        name=name,
        assurance=Assurance.TWO_FACTOR,
    )


def person(name: str) -> Actor:
    found = next(each for each in accounts_of_people(by=demo_cast.SET_UP) if each.name == name)
    return Actor(
        role=Role.PERSON, account=found.id, person=found.person, purpose=Purpose.OWN_RECORD, name=name,
        assurance=Assurance.TWO_FACTOR,
    )  # fmt: skip


def test_there_is_somebody_of_every_role(personas: tuple[demo_cast.Persona, ...]) -> None:
    there = {persona.role for persona in personas}
    assert there == {str(role) for role in Role} - {"proxy", "client", "system", "anonymous"}


def test_roles_are_said_in_words(personas: tuple[demo_cast.Persona, ...]) -> None:
    about = {persona.name: persona.about for persona in personas}
    assert about["Harry Singh"] == "health care assistant at Greenfield Surgery"
    assert not [words for words in about.values() if "-" in words]


def test_the_import_is_told_of_once(capsys: pytest.CaptureFixture[str]) -> None:
    demo_cast.load(NOW)
    assert capsys.readouterr().out == "4 people came in from a made-up file of the practice's system.\n"


def test_loading_again_adds_nothing(personas: tuple[demo_cast.Persona, ...]) -> None:
    assert demo_cast.load(NOW) == personas


def test_the_coordinators_list_says_why_each_is_on_it(personas: tuple[demo_cast.Persona, ...]) -> None:
    by = member("Carol Okoro")
    with acting_as(by, NOW):
        page = people_to_identify(by=by, now=NOW)
    reasons = {each.name: [found.reason for found in each.reasons] for each in page.people}
    assert reasons == {
        "Amina Begum": [Reason.REVIEW_DUE],
        "Dilip Patel": [Reason.NO_ANSWER],
        "Grace Adebayo": [Reason.NO_PLAN],
    }


def test_bert_has_written_what_nobody_has_read(personas: tuple[demo_cast.Persona, ...]) -> None:
    by = member("Carol Okoro")
    with acting_as(by, NOW):
        (waiting,) = answers_to_read(by=by, now=NOW).waiting
    assert (waiting.person.name, waiting.count, waiting.waited.level) == ("Bert Jones", 3, "waiting")


def test_amina_agreed_a_plan_with_goals_and_her_coordinator_is_named(personas: tuple[demo_cast.Persona, ...]) -> None:
    by = person("Amina Begum")
    with acting_as(by, NOW):
        plan = open_plan(by=by, person=by.person, purpose=by.purpose, now=NOW)
        coordinator = coordinator_of(by=by, person=by.person)
    assert plan.version is not None and plan.version.number == 1
    assert len(plan.content.goals()) == 1
    assert coordinator is not None and coordinator.name == "Carol Okoro"


def test_amina_shares_with_a_charity(personas: tuple[demo_cast.Persona, ...]) -> None:
    by = member("Wes Adeyemi")
    with acting_as(by, NOW):
        assert people_shared_with(by=by, now=NOW) == (person("Amina Begum").person,)


def test_amina_waits_for_answers_about_her_record(personas: tuple[demo_cast.Persona, ...]) -> None:
    by, officer = member("Nadia Rahman"), member("Oliver Grant")
    with acting_as(by, NOW):
        first, by_phone = corrections_to_answer(by=by, now=NOW)
        (copy,) = requests_to_answer(by=by, now=NOW)
    with acting_as(officer, NOW):
        (concern,) = complaints_to_answer(by=officer, now=NOW)
    assert {each.person for each in (first, by_phone, copy, concern)} == {person("Amina Begum").person}
    assert {first.typed_by_name, by_phone.typed_by_name} == {"", "Nadia Rahman"}


def test_grace_was_brought_in_and_nothing_else_happened(personas: tuple[demo_cast.Persona, ...]) -> None:
    by = person("Grace Adebayo")
    with acting_as(by, NOW):
        health = summary_of(by=by, person=by.person)
        assert rounds_of(by=by, person=by.person) == ()
    assert "Type 2 diabetes" in health.conditions
    assert {latest.name for latest, _previous in health.results} >= {"HbA1c", "Blood pressure", "Weight", "eGFR"}
    assert max((NOW - latest.taken_at).days for latest, _previous in health.results) <= 31


def test_one_letter_did_not_leave(personas: tuple[demo_cast.Persona, ...]) -> None:
    by = member("Pat Moore")
    with acting_as(by, NOW):
        assert [each.message.why for each in messages_in_trouble(by=by, page=1, now=NOW).messages] == ["letter"]
