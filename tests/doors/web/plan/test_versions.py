"""Versions, and what changed from one to the next, in words."""

from uuid import uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.document.changes import begin_draft
from alongside.records.plans.changes import add_item, change_item
from alongside.records.plans.reads import open_draft
from alongside.records.plans.values import Edit
from alongside.rules.actors import Purpose
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from tests.cast import Cast, agree_again, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Version 2 has a goal in other words, and something new."""
    cast = with_agreed_plan(make_cast())
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    set_identity(person, cast.now)
    begin_draft(by=person, round_id=round_id, now=cast.now)
    goal = open_draft(by=person, round_id=round_id, purpose=Purpose.OWN_RECORD, now=cast.now).content.goals()[0]
    edit = Edit("Walk to the shops and back.", importance=7)
    change_item(by=person, round_id=round_id, item=goal.id, based_on=1, edit=edit, now=cast.now)
    new = Edit("Stairs.")
    add_item(
        by=person, round_id=round_id, item=uuid4(), section=Section.NEEDS, whose=Whose.PERSON, edit=new, now=cast.now
    )
    agree_again(cast, "Amina")
    return cast


def test_every_version_is_listed_with_how_it_was_agreed(cast: Cast) -> None:
    words = text_of(client_for(cast.person("Amina")).get("/plan/versions/").content.decode())
    assert "Version 2" in words and "Version 1" in words
    assert "Amina Begum agreed to it on 2 November 2026 by signing in." in words


def test_differences_are_said_in_words(cast: Cast) -> None:
    page = client_for(cast.person("Amina")).get("/plan/versions/2/changes/").content.decode()
    words = text_of(page)
    assert "Compared with version 1." in words
    assert "<ins>" in page and "shops" in page and "<del>" in page
    assert "How important: was 9, now 7" in words
    assert "New What is hard for me" in words


def test_the_first_version_is_all_new_and_an_earlier_version_says_that_it_is_old(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    person = cast.people["Amina"]
    assert "everything in it is new" in client.get(f"/people/{person}/plan/versions/1/changes/").content.decode()
    old = client.get(f"/people/{person}/plan/versions/1/").content.decode()
    assert "This is not the newest version" in old and "allotment" in old
    assert client.get(f"/people/{person}/plan/versions/9/").status_code == 404


def test_the_newest_version_is_not_called_old_by_its_own_address(cast: Cast) -> None:
    person = client_for(cast.person("Amina"))
    assert "This is not the newest version" not in person.get("/plan/versions/2/").content.decode()
    team = client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/plan/versions/2/").content.decode()
    assert "shops" in team and "This is not the newest version" not in team
