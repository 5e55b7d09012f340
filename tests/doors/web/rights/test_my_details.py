"""A person reads what is known of them, tells "not asked" from "none", and asks for it to be put right."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.details import (
    AboutThem,
    add_contact_point,
    add_identifier,
    keep_apart,
    record_background,
    record_who,
)
from alongside.records.rights.models import Correction
from alongside.rules.details import Apart
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

PARTS = ("names", "numbers", "reaching", "about")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))


def page(client: Client, address: str = "/my-record/details/") -> str:
    return text_of(client.get(address).content.decode())


def recorded(cast: Cast) -> None:
    """All that the team can write down of her."""
    about = {"by": cast.nurse, "person": cast.people["Amina"], "now": cast.now}
    set_identity(cast.nurse, cast.now)
    record_who(pronouns="she/her", nhs_number_check="verified", **about)
    add_identifier(kind="hospital", value="HV 1", verified="not-found", **about)
    add_contact_point(kind="phone", value="01632 960999", note="my neighbour", preference=2, **about)
    told = AboutThem("Z", "none", ["none"], "With my sister", "nobody", "Two steps and a dog")
    record_background(told=told, **about)
    keep_apart(kind=Apart.SAFE_CONTACT, words="Only at her work.", **about)
    keep_apart(kind=Apart.CODE_WORD, words="Heron", **about)


def test_what_nobody_asked_is_not_none(cast: Cast, amina: Client) -> None:
    before = page(amina)
    assert before.count("Not asked yet") >= 8 and "Interpreter: not asked yet" in before
    recorded(cast)
    after = page(amina)
    for words in (
        "Pronouns she/her",
        "Checked: it is yours",
        "Hospital number HV 1 Checked, and not found",
        "01632 960999 my neighbour",
        "Ethnic group You would rather not say",
        "Religion or belief none",
        "What is hard for you Nothing of this",
        "Who you live with With my sister",
        "Who depends on you nobody",
        "Getting into your home Two steps and a dog",
    ):
        assert words in after, words


def test_what_keeps_somebody_safe_is_on_no_page_of_hers(cast: Cast, amina: Client) -> None:
    """Nor can it be seen that there is any: the page says the same before and after."""
    safe = page(amina).partition("What is never shown here")[2]
    recorded(cast)
    assert page(amina).partition("What is never shown here")[2] == safe
    assert "Heron" not in page(amina) and "at her work" not in page(amina)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_asked_to_be_put_right(cast: Cast, amina: Client, part: str) -> None:
    recorded(cast)
    address = f"/my-record/details/{part}/"
    assert amina.get(address).status_code == 200
    empty = amina.post(address, {"wanted": ""})
    assert empty.status_code == 422
    assert amina.post(address, {"wanted": "My name is Aminah."}).status_code == 302
    assert "My name is Aminah." in page(amina, "/my-record/")
    set_identity(cast.nurse, cast.now)
    asked = Correction.objects.get()
    nurse = client_for(cast.nurse)
    answering = f"/requests/correction/{asked.id}/"
    shown = page(nurse, answering)
    assert "Part of the record Their details" in shown and "My name is Aminah." in shown
    assert edit(nurse, answering, {"decision": "accept", "answer": "Done: thank you."}).status_code == 302
    assert "It is put right. Done: thank you." in page(amina, "/my-record/")


def test_a_part_that_is_none_is_not_there(amina: Client) -> None:
    assert amina.get("/my-record/details/shoes/").status_code == 404
