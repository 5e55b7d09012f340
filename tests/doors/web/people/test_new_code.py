"""A new code goes out on paper or by e-mail, to the person; a carer's too; and it signs in."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from alongside.doors.jobs.send_messages import send_due
from alongside.doors.web.door import ACTING
from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from alongside.records.messaging.models import Message
from alongside.records.people.models import Person
from alongside.rules.actors import Role
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None, settings: Settings, tmp_path: Path) -> Cast:
    settings.LETTER_FOLDER, settings.EMAIL_FOLDER = tmp_path / "letters", tmp_path / "emails"
    cast = make_cast()
    set_identity(cast.coordinator, datetime.now(UTC))
    Person.objects.filter(id=cast.people["Amina"]).update(contact_by="email", email="amina@people.example")
    return cast


def ask(cast: Cast, for_whom: str = "person") -> Any:
    return client_for(cast.coordinator).post(f"/people/{cast.people['Amina']}/new-code/", {"for_whom": for_whom})


def carer(cast: Cast, kind: str = "carer") -> str:
    now = datetime.now(UTC)
    set_identity(cast.coordinator, now)
    amina = cast.people["Amina"]
    return str(add_supporter(by=cast.coordinator, person=amina, kind=kind, name="Yusuf Begum", now=now))


def sent(tmp_path: Path) -> str:
    send_due()
    (file,) = (tmp_path / "emails").glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert message["To"] == "amina@people.example"
    return str(message.get_content())


def sign_in(cast: Cast, text: str) -> Client:
    set_identity(cast.coordinator, datetime.now(UTC))
    born = Person.objects.get(id=cast.people["Amina"]).born_on
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}", text)[0]
    client = Client()
    day = {"born_on-day": str(born.day), "born_on-month": str(born.month), "born_on-year": str(born.year)}
    client.post("/sign-in/code/", {"code": code, **day})
    return client


def test_the_page_leads_there(cast: Cast) -> None:
    page = client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/").content.decode()
    assert "Send a new code to sign in" in page


def test_the_person_gets_a_code_that_signs_in(cast: Cast, tmp_path: Path) -> None:
    assert ask(cast).status_code == 302
    client = sign_in(cast, sent(tmp_path))
    assert client.session[ACTING] == "person"


def test_a_carers_code_goes_to_the_person(cast: Cast, tmp_path: Path) -> None:
    assert ask(cast, carer(cast)).status_code == 302
    text = sent(tmp_path)
    assert "Yusuf Begum" in text
    assert sign_in(cast, text).session[ACTING] == f"carer:{cast.people['Amina']}"


def test_by_letter_it_is_on_paper(cast: Cast, tmp_path: Path) -> None:
    set_identity(cast.coordinator, datetime.now(UTC))
    Person.objects.filter(id=cast.people["Amina"]).update(
        contact_by="letter", address="1 Mill Lane", postcode="GR1 2XY"
    )
    ask(cast)
    send_due()
    assert len(list((tmp_path / "letters").glob("*.pdf"))) == 1
    assert not (tmp_path / "emails").exists()


def test_one_a_day(cast: Cast) -> None:
    assert ask(cast).status_code == 302
    again = ask(cast)
    assert again.status_code == 422
    assert "was sent today already" in again.content.decode()


def test_staff_who_support_them_get_no_code(cast: Cast) -> None:
    assert ask(cast, carer(cast, "professional")).status_code == 422
    assert ask(cast, "not-an-id").status_code == 422
    set_identity(cast.coordinator, datetime.now(UTC))
    assert not Message.objects.filter(kind="new-code").exists()


def test_nothing_that_waits_holds_a_code(cast: Cast) -> None:
    ask(cast)
    set_identity(cast.coordinator, datetime.now(UTC))
    assert Message.objects.get(kind="new-code").about == {}


def test_who_does_not_look_after_them_sends_nothing(cast: Cast) -> None:
    path = f"/people/{cast.people['Amina']}/new-code/"
    assert client_for(cast.intruder).post(path, {"for_whom": "person"}).status_code == 404
    assistant = cast.staff("Harry Singh", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    assert client_for(assistant).post(path, {"for_whom": "person"}).status_code == 403
