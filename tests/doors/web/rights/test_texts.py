"""One writes a text, another approves it, and then it is for everybody; a stale save loses nothing."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.rules.actors import Role
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit, hidden, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

WORDS = "# How we look after your information\n\nWe keep it safe."
WRITE = "/texts/privacy-notice/write/"


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = make_cast()
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def writer(cast: Cast) -> Client:
    return client_for(cast.staff("Ada Bell", Role.ADMINISTRATOR, "Greenfield Surgery"))


@pytest.fixture
def officer(cast: Cast) -> Client:
    return client_for(cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"))


def test_one_writes_another_approves_and_everybody_reads(cast: Cast, writer: Client, officer: Client) -> None:
    notice = reverse("rights:notice", args=[cast.organisations["Greenfield Surgery"]])
    assert reverse("rights:texts") in writer.get("/").content.decode()
    assert "How Greenfield Surgery looks after" in writer.get(WRITE).content.decode(), "it begins with what is shipped"
    assert post(writer, WRITE, based_on="0", words=WORDS).status_code == 302
    assert "We keep it safe." not in Client().get(notice).content.decode(), "not before it is approved"
    approve = reverse("rights:approve", args=["privacy-notice", 1])
    assert approve not in writer.get("/texts/privacy-notice/").content.decode()
    assert writer.get(approve).status_code == 403
    assert "Waits to be approved" in officer.get(reverse("rights:texts")).content.decode()
    assert approve in officer.get("/texts/privacy-notice/").content.decode()
    assert post(officer, approve, confirm="yes").status_code == 302
    assert "We keep it safe." in Client().get(notice).content.decode()
    assert post(officer, approve, confirm="yes").status_code == 422, "it is approved once"


def test_nobody_approves_their_own(cast: Cast, officer: Client) -> None:
    post(officer, WRITE, based_on="0", words=WORDS)
    approve = reverse("rights:approve", args=["privacy-notice", 1])
    assert approve not in officer.get("/texts/privacy-notice/").content.decode()
    assert post(officer, approve, confirm="yes").status_code == 403


def test_a_stale_text_is_shown_beside_the_newer_one_and_saved_by_the_next_press(
    cast: Cast, writer: Client, officer: Client
) -> None:
    post(officer, WRITE, based_on="0", words="What Petra wrote.")
    stale = post(writer, WRITE, based_on="0", words="What Ada wrote.")
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "What Petra wrote." in page
    assert "What Ada wrote." in page
    assert "Petra Okafor wrote version 1" in text_of(page)
    assert post(writer, WRITE, based_on=hidden(page, "based_on"), words="Both.").status_code == 302
    assert "Both." in writer.get("/texts/privacy-notice/").content.decode()


def test_whom_people_ask_is_set_by_the_officer(cast: Cast, writer: Client, officer: Client) -> None:
    said = {"officer_name": "Petra Okafor", "email": "", "telephone": "", "address": "", "record_kind": "health"}
    address = reverse("rights:whom-to-ask")
    refused = edit(officer, address, said)
    assert refused.status_code == 422
    assert 'href="#email"' in refused.content.decode()
    assert edit(officer, address, {**said, "email": "privacy@example.org"}).status_code == 302
    assert "privacy@example.org" in writer.get(reverse("rights:texts")).content.decode()
    assert writer.get(address).status_code == 403
    assert client_for(cast.coordinator).get(reverse("rights:texts")).status_code == 403


def test_there_is_no_text_of_another_name(officer: Client) -> None:
    assert officer.get("/texts/recipes/").status_code == 404
    assert officer.get("/texts/recipes/write/").status_code == 404
    assert officer.get(reverse("rights:approve", args=["privacy-notice", 9])).status_code == 404
