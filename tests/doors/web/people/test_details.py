"""A wrong name, birth date, address or phone number is put right by hand, and the audit keeps on whose word."""

from datetime import date

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.changes.mending import record_death
from alongside.rules.actors import Role
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.people.amina import amina
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

SAME = {
    "given_name": "Amina",
    "family_name": "Begum",
    "preferred_name": "",
    "born_on-day": "14",
    "born_on-month": "3",
    "born_on-year": "1951",
    "address": "1 Canal Street\nGreenfield",
    "postcode": "GR1 1AA",
    "telephone": "",
    "told_by": "",
}


def changes(cast: Cast) -> list[dict[str, str]]:
    set_identity(cast.coordinator, cast.now)
    events = Event.objects.filter(kind="person.changed", person=cast.people["Amina"]).order_by("number")
    return [event.detail for event in events]


def send(cast: Cast, client: Client, **changed: str) -> object:
    data = SAME | {name.replace("__", "-"): value for name, value in changed.items()}
    return edit(client, f"/people/{cast.people['Amina']}/details/", data)


def test_an_address_and_a_phone_number_need_nobodys_word(cast: Cast, client: Client) -> None:
    shown = client.get(f"/people/{cast.people['Amina']}/details/").content.decode()
    assert "1 Canal Street" in shown and 'value="1951"' in shown
    assert send(cast, client, address="9 Mill Lane\nGreenfield", telephone="01632 960001").status_code == 302
    assert (amina(cast).address, amina(cast).telephone) == ("9 Mill Lane\nGreenfield", "01632 960001")
    assert changes(cast) == [{"fields": "address, telephone"}]
    page = text_of(client.get(f"/people/{cast.people['Amina']}/").content.decode())
    assert "9 Mill Lane" in page and "Change their address" in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"given_name": "Aminah"}, "given_name"),
        ({"family_name": "Khan"}, "family_name"),
        ({"born_on__day": "15"}, "born_on"),
    ],
)
def test_a_name_and_a_birth_date_are_changed_on_somebodys_word(
    cast: Cast, client: Client, changed: dict[str, str], field: str
) -> None:
    refused = send(cast, client, **changed)
    assert refused.status_code == 422
    assert "Choose who told you." in refused.content.decode()
    assert changes(cast) == []
    assert send(cast, client, **changed, told_by="official-record").status_code == 302
    assert changes(cast) == [{"fields": field, "told_by": "official-record"}]


def test_what_is_the_same_changes_nothing(cast: Cast, client: Client) -> None:
    assert send(cast, client).status_code == 302
    assert changes(cast) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"given_name": ""}, "Fill in “First name”."),
        ({"born_on__year": "2300"}, "must be from"),
        ({"born_on__year": "2090", "told_by": "person"}, "cannot be in the future"),
        ({"family_name": "O\u202eBrien", "told_by": "person"}, "hidden character"),
        ({"told_by": "a ghost"}, "Choose one of the answers"),
        ({"nhs_number": "9990000018"}, "did not expect"),
    ],
)
def test_a_wrong_detail_is_named_and_nothing_is_changed(
    cast: Cast, client: Client, changed: dict[str, str], words: str
) -> None:
    answer = send(cast, client, **changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert changes(cast) == []


def test_a_birth_after_the_death_is_refused(cast: Cast, client: Client) -> None:
    set_identity(cast.coordinator, cast.now)
    told = {"died_on": date(2026, 10, 1), "told_by": "family-or-friend", "now": cast.now}
    record_death(by=cast.coordinator, person=cast.people["Amina"], **told)
    later = {"born_on__day": "2", "born_on__month": "10", "born_on__year": "2026"}
    answer = send(cast, client, **later, told_by="person")
    assert answer.status_code == 422
    assert "cannot be before the date of birth" in answer.content.decode()


def test_it_is_for_those_who_keep_the_list_of_their_own_people(cast: Cast) -> None:
    assistant = cast.staff("Hal Dunn", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    assert send(cast, client_for(assistant)).status_code == 403
    assert send(cast, client_for(cast.intruder), telephone="1").status_code == 404
    page = client_for(assistant).get(f"/people/{cast.people['Amina']}/").content.decode()
    assert "/details/" not in page and "/gone/" not in page
