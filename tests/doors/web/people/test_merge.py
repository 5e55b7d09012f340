"""Two records are joined on a page that shows both, in two steps and with a reason, and taken apart in the same way."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from alongside.doors.jobs.send_messages import why_not_sent
from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Merge, Person
from alongside.records.people.reads import person_view
from tests.cast import Cast, with_agreed_plan, with_draft
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

REASON = {"reason": "She knew both addresses."}


@pytest.fixture
def other(cast: Cast) -> str:
    """Amina's other record: another spelling, no NHS number."""
    set_identity(cast.coordinator, cast.now)
    details = PersonDetails(given_name="Aminah", family_name="Begum", born_on=date(1951, 3, 14), postcode="GR9 9ZZ")
    return str(add_person(by=cast.coordinator, details=details, now=cast.now))


def page(client: Client, address: str) -> str:
    return text_of(client.get(address).content.decode())


def address(cast: Cast, *parts: str) -> str:
    return "/".join(["/people", str(cast.people["Amina"]), "merge", *parts, ""])


def join(cast: Cast, client: Client, other: str) -> None:
    assert client.post(address(cast, other), {**REASON, "confirm": "yes"}).status_code == 302


def test_those_with_the_same_birth_date_are_proposed(cast: Cast, client: Client, other: str) -> None:
    shown = page(client, address(cast))
    assert "Aminah Begum" in shown and "GR9 9ZZ" in shown
    assert "Bert Jones" not in shown
    assert "Bert Jones" in page(client, address(cast) + "?q=bert")


def test_both_stand_side_by_side_with_what_differs(cast: Cast, client: Client, other: str) -> None:
    shown = page(client, address(cast, other))
    assert "Look at: First name, Postcode." in shown
    assert shown.count("Different in the other record") == 4
    assert "The record that stays in front" in shown


def test_what_hangs_on_each_is_seen_before_and_what_is_left_to_do_is_said(
    cast: Cast, client: Client, other: str
) -> None:
    """Two coordinators, two plans under way, two sign-ins: joining settles none of it, and says so."""
    nothing = text_of(client.post(address(cast, other), REASON).content.decode())
    assert "you let" not in nothing and "sign-in of the other record" not in nothing
    with_agreed_plan(cast, "Amina")
    cast.people["Aminah"] = UUID(other)
    with_draft(cast, "Aminah")
    set_identity(cast.coordinator, cast.now)
    shown = page(client, address(cast, other))
    assert "Agreed plan Version 1 Coordinator Carol Okoro Signs in Yes" in shown
    assert "Agreed plan None Coordinator Carol Okoro Signs in Yes" in shown
    asked = text_of(client.post(address(cast, other), REASON).content.decode())
    assert "you go on with the plan of the record in front, and end the work on the other one" in asked
    assert "with the sign-in of the other record they still see only that record" in asked
    assert "you read the agreed plan of the other record" not in asked and "stays their coordinator" not in asked


def test_it_is_asked_twice_and_needs_a_reason(cast: Cast, client: Client, other: str) -> None:
    assert client.post(address(cast, other), {"reason": ""}).status_code == 422
    asked = client.post(address(cast, other), REASON)
    assert "Join the two records of Amina Begum?" in text_of(asked.content.decode())
    assert not Merge.objects.exists()
    join(cast, client, other)
    set_identity(cast.coordinator, cast.now)
    assert Person.objects.get(id=other).merged_into_id == cast.people["Amina"]
    assert Merge.objects.get().reason == REASON["reason"]


def test_the_front_names_the_other_and_the_other_leads_to_the_front(cast: Cast, client: Client, other: str) -> None:
    join(cast, client, other)
    assert "Aminah Begum" not in page(client, "/people/")
    front = page(client, f"/people/{cast.people['Amina']}/")
    assert "Records that were joined to this one" in front and REASON["reason"] in front
    behind = page(client, f"/people/{other}/")
    assert "This record was joined to another one" in behind
    assert "Invite them to make a plan" not in behind


def test_it_is_taken_apart_with_a_reason_and_a_second_yes(cast: Cast, client: Client, other: str) -> None:
    join(cast, client, other)
    assert "She knew both addresses." in page(client, address(cast, other, "undo"))
    assert client.post(address(cast, other, "undo"), {"reason": ""}).status_code == 422
    asked = client.post(address(cast, other, "undo"), {"reason": "Two cousins."})
    assert "Are they two people?" in text_of(asked.content.decode())
    done = client.post(address(cast, other, "undo"), {"reason": "Two cousins.", "confirm": "yes"})
    assert done.status_code == 302
    assert "Aminah Begum" in page(client, "/people/")
    assert client.get(address(cast, other, "undo")).status_code == 404


def test_two_nhs_numbers_are_refused_in_words(cast: Cast, client: Client) -> None:
    bert = str(cast.people["Bert"])
    assert "two different NHS numbers" in page(client, address(cast, bert))
    refused = client.post(address(cast, bert), {**REASON, "confirm": "yes"})
    assert refused.status_code == 422
    assert "two different NHS numbers" in text_of(refused.content.decode())
    assert not Merge.objects.exists()


def test_the_record_with_the_number_stays_in_front(cast: Cast, client: Client, other: str) -> None:
    swapped = f"/people/{other}/merge/{cast.people['Amina']}/"
    assert "Keep the record with the NHS number in front" in page(client, swapped)
    assert client.post(swapped, {**REASON, "confirm": "yes"}).status_code == 422
    assert not Merge.objects.exists()


def test_who_may_not_know_of_one_gets_neither(cast: Cast, other: str) -> None:
    assert client_for(cast.intruder).get(address(cast, other)).status_code == 404
    assert client_for(cast.charity_worker).get(address(cast, other)).status_code == 403


def test_nothing_is_sent_to_the_record_behind(cast: Cast, client: Client, other: str) -> None:
    join(cast, client, other)
    set_identity(cast.coordinator, cast.now)
    assert why_not_sent(person_view(by=cast.coordinator, person=UUID(other))) == "joined"
    assert why_not_sent(person_view(by=cast.coordinator, person=cast.people["Amina"])) == ""
