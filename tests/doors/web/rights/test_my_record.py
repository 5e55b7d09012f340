"""A person asks for a copy of everything, sees that it is ready, and opens it; others find nothing there."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.doors.jobs.make_copies import expire_due, make_due
from alongside.doors.paper_parts import parts_on_paper
from alongside.doors.papers import plan_paper
from alongside.engines.postgres.identity import acting_as, set_identity
from alongside.journey.document.reads import copy_of
from alongside.records.files.changes import attach_file
from alongside.records.files.values import BelongsTo
from alongside.records.rights.changes import NewContact, set_rights_contact
from alongside.records.rights.models import CopyRequest
from alongside.records.rights.record_file import read_back
from alongside.rules.actors import Role
from alongside.rules.files import JPEG, CheckedFile
from alongside.rules.plan.content import Whose
from tests.cast import NOW, Cast, make_cast, with_agreed_plan, with_health
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def cast(at: None) -> Cast:
    # Committed: the job works in transactions of its own.
    with transaction.atomic():
        cast = with_health(with_agreed_plan(make_cast()))
        officer = cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery")
        set_identity(officer, cast.now)
        contact = NewContact("Petra Okafor", "general-practice", "privacy@example.org")
        set_rights_contact(by=officer, contact=contact, now=cast.now)
        cast.person("Bert")
    return cast


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))


def test_a_copy_is_asked_for_made_and_opened(cast: Cast, amina: Client) -> None:
    page = amina.get(reverse("rights:mine"))
    assert "You have not asked for a copy yet." in page.content.decode()
    assert "privacy@example.org" in page.content.decode()
    assert post(amina, reverse("rights:ask"), confirm="yes").status_code == 302
    assert "It will be made in a few minutes." in amina.get(reverse("rights:mine")).content.decode()

    assert make_due() == 1

    page = amina.get(reverse("rights:mine")).content.decode()
    assert "It is ready." in page
    request = CopyRequest.objects.using("owner").get()
    files = {
        kind: amina.get(reverse("rights:file", args=[request.id, kind])) for kind in ("pdf", "json", "fhir", "files")
    }
    assert {each.status_code for each in files.values()} == {200}
    assert files["pdf"].content.startswith(b"%PDF")
    record = read_back(files["json"].content.decode())
    assert "Seeing my granddaughter every Sunday." in {item.words for item in record.versions[0].items}
    bundle = json.loads(files["fhir"].content)
    kinds = [each["resource"]["resourceType"] for each in bundle["entry"]]
    assert kinds == ["Patient", "CarePlan", "Goal", "CareTeam"]
    assert "attachment" in files["json"]["Content-Disposition"]
    assert zipfile.ZipFile(io.BytesIO(files["files"].content)).namelist() == ["contents.txt"]


def test_what_was_sent_as_a_file_is_in_the_copy(cast: Cast, amina: Client) -> None:
    person = cast.person("Amina")
    with acting_as(person, cast.now):
        belongs = BelongsTo(cast.people["Amina"], cast.rounds["Amina"], Whose.PERSON, "Amina Begum")
        sheet = CheckedFile(JPEG, b"the sheet")
        attach_file(by=person, attachment=uuid4(), belongs=belongs, file=sheet, name="sheet", now=cast.now)
    post(amina, reverse("rights:ask"), confirm="yes")
    make_due()
    request = CopyRequest.objects.using("owner").get()
    copy = amina.get(reverse("rights:file", args=[request.id, "files"]))
    assert copy["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(copy.content)).read("001 sheet.jpg") == b"the sheet"


def test_nobody_else_opens_it_and_after_a_week_nobody_does(cast: Cast, amina: Client) -> None:
    post(amina, reverse("rights:ask"), confirm="yes")
    make_due()
    address = reverse("rights:file", args=[CopyRequest.objects.using("owner").get().id, "json"])
    assert client_for(cast.person("Bert")).get(address).status_code == 404
    assert client_for(cast.nurse).get(address).status_code == 403
    assert amina.get(address.replace("json", "exe")).status_code == 404
    assert amina.get(reverse("rights:file", args=[uuid4(), "json"])).status_code == 404
    with time_machine.travel(NOW.replace(day=10), tick=True):
        later = client_for(cast.person("Amina"))
        assert later.get(address).status_code == 404
        assert expire_due() == 1
        assert "Its time is over." in later.get(reverse("rights:mine")).content.decode()


def test_a_concern_is_raised_and_its_clocks_are_on_the_page(cast: Cast, amina: Client) -> None:
    greenfield = str(cast.organisations["Greenfield Surgery"])
    empty = post(amina, reverse("rights:concern"), organisation=greenfield, words="", wanted="", confirm="yes")
    assert empty.status_code == 422
    sent = post(
        amina, reverse("rights:concern"), organisation=greenfield, words="Nobody asked.", wanted="", confirm="yes"
    )
    assert sent.status_code == 302
    page = amina.get(reverse("rights:mine")).content.decode()
    assert "Nobody asked." in page
    assert "5 November 2026" in page


def test_what_she_does_not_agree_with_stands_beside_the_entry_on_page_and_paper(cast: Cast, amina: Client) -> None:
    plan = amina.get(reverse("plan:mine")).content.decode()
    assert "I do not agree with this" in plan
    address = re.findall(r"/my-record/entry/[0-9a-f-]{36}/", plan)[0]
    assert post(amina, address, words="I never said every Sunday.", confirm="yes").status_code == 302
    of_hers = reverse("plan:of", args=[cast.people["Amina"]])
    for reader, page in ((amina, reverse("plan:mine")), (client_for(cast.nurse), of_hers)):
        words = reader.get(page).content.decode()
        assert "I never said every Sunday." in words
        assert "does not agree, and says" in words
    with acting_as(cast.person("Amina"), cast.now):
        copy = copy_of(by=cast.person("Amina"), person=cast.people["Amina"], version=None, now=cast.now)
    assert len(plan_paper(copy).pdf) > 1000
    assert any("does not agree" in quote.label for part in parts_on_paper(copy) for quote in part.quotes)
    assert post(amina, address, words="", confirm="yes").status_code == 302
    assert "I never said every Sunday." not in amina.get(reverse("plan:mine")).content.decode()
    nobodys = reverse("rights:beside", args=[uuid4()])
    assert amina.get(nobodys).status_code == 404


def test_the_privacy_notice_is_for_everybody(cast: Cast) -> None:
    page = Client().get(reverse("rights:notice", args=[cast.organisations["Greenfield Surgery"]]))
    words = page.content.decode()
    assert page.status_code == 200
    assert "How Greenfield Surgery looks after your information" in words
    assert "privacy@example.org" in words
    assert "**" not in words
    assert Client().get(reverse("rights:notice", args=[uuid4()])).status_code == 404
