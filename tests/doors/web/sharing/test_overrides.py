"""Part of a plan shown on a legal ground: asked by one, looked at by another, told to the person unless unsafe."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from alongside.doors import papers
from alongside.doors.jobs.send_messages import send_due
from alongside.doors.jobs.tell_of_overrides import tell_of_overrides
from alongside.engines.paper.printing import letter
from alongside.engines.paper.values import Letter
from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.models import Message
from alongside.records.sharing.changes import share
from alongside.records.sharing.models import Override
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

WHY = "She was found on the floor and could not speak to us."


@pytest.fixture
def cast():
    cast = with_agreed_plan(make_cast())
    with time_machine.travel(cast.now, tick=True):
        yield cast


def ask(client: Client, cast: Cast, **more: object):
    last = cast.now.date() + timedelta(days=7)
    said = {
        "organisation": str(cast.organisations["Hillview Surgery"]),
        "sections": ["goals"],
        "ground": "vital-interests",
        "reason": WHY,
        "ends_on__day": last.day,
        "ends_on__month": last.month,
        "ends_on__year": last.year,
        "not_told": "",
    }
    return post(client, f"/sharing/for/{cast.people['Amina']}/overrides/ask/", **{**said, **more})


def the_one(cast: Cast) -> Override:
    set_identity(cast.nurse, cast.now)
    return Override.objects.get()


def plan_seen_by(actor, cast: Cast) -> int:
    return client_for(actor).get(f"/people/{cast.people['Amina']}/plan/").status_code


def test_it_opens_nothing_until_somebody_else_has_looked_and_ends_at_once(cast: Cast) -> None:
    nurse, carol = client_for(cast.nurse), client_for(cast.coordinator)
    assert ask(nurse, cast).status_code == 302
    url = f"/sharing/overrides/{the_one(cast).id}/"
    assert plan_seen_by(cast.intruder, cast) == 404
    assert "You asked for this. Somebody else has to look at it." in text_of(nurse.get(url).content.decode())
    assert post(nurse, url, answer="show").status_code == 422
    assert plan_seen_by(cast.intruder, cast) == 404
    words = text_of(carol.get(url).content.decode())
    assert WHY in words and "Asked by Nadia Rahman" in words and "“My goals and what we will do”" in words
    assert "Hillview Surgery" in carol.get("/sharing/overrides/").content.decode()
    assert post(carol, url, answer="show").status_code == 302
    assert plan_seen_by(cast.intruder, cast) == 200
    assert "Looked at by Carol Okoro" in text_of(nurse.get(url).content.decode())
    assert post(nurse, url, answer="end").status_code == 302
    assert plan_seen_by(cast.intruder, cast) == 404
    assert "Ended" in text_of(nurse.get(f"/sharing/for/{cast.people['Amina']}/overrides/").content.decode())


def test_what_is_missing_or_wrong_is_answered_by_field_and_keeps_nothing(cast: Cast) -> None:
    nurse = client_for(cast.nurse)
    wrong = {
        "sections": [],
        "ground": "because",
        "reason": "Because.",
        "organisation": "",
        "not_told": "No.",
    }
    for name, value in wrong.items():
        answer = ask(nurse, cast, **{name: value})
        assert answer.status_code == 422 and f'href="#{name}' in answer.content.decode(), name
    for days in (-1, 91):
        day = cast.now.date() + timedelta(days=days)
        late = {"ends_on__day": day.day, "ends_on__month": day.month, "ends_on__year": day.year}
        answer = ask(nurse, cast, **late)
        assert answer.status_code == 422 and 'href="#ends_on-day"' in answer.content.decode()
    set_identity(cast.nurse, cast.now)
    assert not Override.objects.exists()


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        (Role.PROFESSIONAL, "Hillview Surgery"),
        (Role.SAFEGUARDING_LEAD, "Hillview Surgery"),
        (Role.VCSE_PARTNER, "Riverside"),
    ],
)
def test_nobody_of_another_organisation_asks_or_looks(cast: Cast, role: Role, organisation: str) -> None:
    ask(client_for(cast.nurse), cast)
    url = f"/sharing/overrides/{the_one(cast).id}/"
    other = client_for(cast.staff("Otto Vance", role, organisation))
    assert ask(other, cast).status_code in (403, 404)
    assert other.get(url).status_code in (403, 404) and post(other, url, answer="show").status_code in (403, 404)
    assert client_for(cast.person("Amina")).get(url).status_code in (403, 404)
    assert the_one(cast).second_at is None


def test_the_person_is_told_by_letter_and_on_their_page_once_it_holds(
    cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client_for(cast.nurse), cast)
    person = client_for(cast.person("Amina"))
    assert tell_of_overrides() == 0
    assert "legal ground" not in text_of(person.get("/sharing/").content.decode())
    post(client_for(cast.coordinator), f"/sharing/overrides/{the_one(cast).id}/", answer="show")
    words = text_of(person.get("/sharing/").content.decode())
    assert "Hillview Surgery can see “My goals and what we will do” until 9 November 2026." in words
    assert f"To protect somebody’s life. What was written down: {WHY}" in words
    assert "Hillview Surgery, on a legal ground, until 9 November 2026." in text_of(
        person.get("/plan/").content.decode()
    )
    assert tell_of_overrides() == 1
    assert tell_of_overrides() == 0
    set_identity(SETTING_UP, cast.now)
    [message] = Message.objects.filter(kind="override")
    assert message.person_id == cast.people["Amina"] and WHY not in str(message.about)
    settings.LETTER_FOLDER, settings.LETTER_WAY = tmp_path, "folder"
    said: list[Letter] = []
    monkeypatch.setattr(
        papers, "letter", lambda paper, translate: said.append(paper) or letter(paper, translate=translate)
    )
    assert send_due() == 1 and len(list(tmp_path.glob("*.pdf"))) == 1
    text = " ".join(line for block in said[0].body for line in (*block.paragraphs, *block.bullets))
    assert "Greenfield Surgery showed part of your plan to Hillview Surgery." in text
    assert "To protect somebody’s life" in text and WHY in text and "My goals and what we will do" in text
    assert "Information Commissioner" in text


def test_nobody_tells_the_person_where_that_would_be_unsafe(cast: Cast) -> None:
    ask(client_for(cast.nurse), cast, not_told="Her son reads all of her letters, and is named in the concern.")
    post(client_for(cast.coordinator), f"/sharing/overrides/{the_one(cast).id}/", answer="show")
    assert plan_seen_by(cast.intruder, cast) == 200
    assert tell_of_overrides() == 0
    person = client_for(cast.person("Amina"))
    for page in ("/sharing/", "/plan/", "/who-looked/"):
        words = text_of(person.get(page).content.decode())
        assert "legal ground" not in words, page


def test_an_organisation_with_which_something_is_shared_cannot_open_the_rest_for_itself(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Hillview Surgery"])
    share(by=person, person=cast.people["Amina"], reader=reader, sections=[Section.GOALS], how="online", now=cast.now)
    assert plan_seen_by(cast.intruder, cast) == 200
    assert ask(client_for(cast.intruder), cast, sections=["health"]).status_code == 404
    set_identity(cast.nurse, cast.now)
    assert not Override.objects.exists()
