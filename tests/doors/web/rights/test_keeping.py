"""A record past its time is held, proposed by one and decided by another; nothing is emptied by one person."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.models import Person, Registration
from alongside.records.rights.changes import NewContact, set_rights_contact
from alongside.records.rights.models import Disposal, LegalHold
from alongside.rules.actors import Role
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db(transaction=True)

DIED_ON = date(2026, 12, 24)
LATER = datetime.fromisoformat("2037-01-05T10:00:00+00:00")


@pytest.fixture
def cast() -> Iterator[Cast]:
    """Amina died ten years ago. Committed: her row is changed by its owner."""
    with transaction.atomic():
        cast = with_agreed_plan(make_cast())
        officer = cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery")
        cast.staff("Tom Reed", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
        cast.staff("Nadia Rahman", Role.PROFESSIONAL, "Greenfield Surgery")
        cast.staff("Olga Reid", Role.PRIVACY_OFFICER, "Hillview Surgery")
        set_identity(officer, cast.now)
        contact = NewContact("Petra Okafor", "general-practice", "privacy@example.org")
        set_rights_contact(by=officer, contact=contact, now=cast.now)
    with transaction.atomic(using="owner"):
        Person.objects.using("owner").filter(id=cast.people["Amina"]).update(died_on=DIED_ON)
        Registration.objects.using("owner").filter(person_id=cast.people["Amina"]).update(until_on=DIED_ON)
    with time_machine.travel(LATER, tick=True):
        yield cast


@pytest.fixture
def officer(cast: Cast) -> Client:
    return client_for(cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"))


@pytest.fixture
def second(cast: Cast) -> Client:
    return client_for(cast.staff("Tom Reed", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))


def proposed(cast: Cast, officer: Client) -> str:
    assert post(officer, reverse("rights:propose", args=[cast.people["Amina"]]), confirm="yes").status_code == 302
    return reverse("rights:disposal", args=[Disposal.objects.using("owner").get().id])


def name_of(cast: Cast) -> str:
    return Person.objects.using("owner").get(id=cast.people["Amina"]).given_name


def test_one_proposes_another_decides_and_it_is_emptied(cast: Cast, officer: Client, second: Client) -> None:
    past = reverse("rights:past", args=[cast.people["Amina"]])
    assert reverse("rights:records") in officer.get("/").content.decode()
    listed = officer.get(reverse("rights:records")).content.decode()
    assert past in listed
    assert "Past its time" in listed
    assert "24 December 2036" in officer.get(past).content.decode()
    disposal = proposed(cast, officer)
    assert "Waits for a second person" in second.get(reverse("rights:records")).content.decode()
    assert "Somebody else decides." in officer.get(disposal).content.decode()
    assert post(officer, disposal, decision="dispose", understood="yes").status_code == 403
    hasty = post(second, disposal, decision="dispose")
    assert hasty.status_code == 422
    assert 'href="#understood"' in hasty.content.decode()
    assert name_of(cast) == "Amina"

    assert post(second, disposal, decision="dispose", understood="yes").status_code == 302

    assert name_of(cast) == ""
    done = text_of(second.get(disposal).content.decode())
    assert "Tom Reed on 5 January 2037" in done
    assert "Amina" not in done
    assert post(second, disposal, decision="keep", why="Late.").status_code == 422


def test_somebody_else_keeps_it_with_a_reason(cast: Cast, officer: Client, second: Client) -> None:
    disposal = proposed(cast, officer)
    silent = post(second, disposal, decision="keep")
    assert silent.status_code == 422
    assert 'href="#why"' in silent.content.decode()
    assert post(second, disposal, decision="keep", why="Her son may claim.").status_code == 302
    assert "Her son may claim." in officer.get(disposal).content.decode()
    assert (
        reverse("rights:propose", args=[cast.people["Amina"]])
        in officer.get(reverse("rights:past", args=[cast.people["Amina"]])).content.decode()
    )


def test_a_hold_keeps_it_until_it_is_lifted(cast: Cast, officer: Client, second: Client) -> None:
    past, propose = (reverse(f"rights:{name}", args=[cast.people["Amina"]]) for name in ("past", "propose"))
    assert post(officer, reverse("rights:hold", args=[cast.people["Amina"]]), why="").status_code == 422
    assert post(officer, reverse("rights:hold", args=[cast.people["Amina"]]), why="An inquest.").status_code == 302
    page = officer.get(past).content.decode()
    assert "An inquest." in page
    assert propose not in page
    assert post(officer, propose, confirm="yes").status_code == 422
    assert "An inquest." not in second.get(past).content.decode(), "why is for privacy officers"
    lift = reverse("rights:lift", args=[LegalHold.objects.using("owner").get().id])
    assert lift in page
    assert post(officer, lift, why="It is over.").status_code == 302
    assert officer.get(lift).status_code == 404
    assert propose in officer.get(past).content.decode()


def test_who_is_elsewhere_or_has_no_part_finds_nothing(cast: Cast, officer: Client, second: Client) -> None:
    disposal, past = proposed(cast, officer), reverse("rights:past", args=[cast.people["Amina"]])
    elsewhere = client_for(cast.staff("Olga Reid", Role.PRIVACY_OFFICER, "Hillview Surgery"))
    assert elsewhere.get(past).status_code == 404
    assert elsewhere.get(disposal).status_code == 404
    assert "Amina" not in elsewhere.get(reverse("rights:records")).content.decode()
    assert second.get(reverse("rights:hold", args=[cast.people["Amina"]])).status_code == 403
    assert client_for(cast.nurse).get(past).status_code == 403
