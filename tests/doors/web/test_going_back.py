"""Going back to a page that added something, and pressing Save again, adds nothing twice."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, local

import pytest
import time_machine
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss.models import AgendaTopic, Present
from alongside.records.plans.changes import items as adding
from alongside.records.plans.models import Contribution
from alongside.records.plans.reads import open_draft, open_round_of
from alongside.rules.actors import Purpose
from alongside.rules.plan.content import Item
from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.cast import Cast, make_cast, with_agreed_plan, with_draft
from tests.doors.web.pages import text_of
from tests.doors.web.posting import hidden
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts

UPDATES = "/review/updates/"


def address(client: Client, page: str, ending: str) -> str:
    """Where a page leads to add something: with the key of what will be added."""
    found = re.search(rf'href="([^"]*{ending}\?[^"]*new=[^"]*)"', client.get(page).content.decode())
    assert found is not None, ending
    return found[1].replace("&amp;", "&")


def save(client: Client, page: str, **fields: str) -> HttpResponse:
    """Open a page as a browser does (no page is kept, so going back asks for it again) and send it."""
    key = hidden(client.get(page).content.decode(), "idempotency_key")
    return client.post(page, {"idempotency_key": key, **fields})  # type: ignore[return-value]


def said(cast: Cast) -> list[Item]:
    by = cast.coordinator
    set_identity(by, cast.now)
    row = open_round_of(by=by, person=cast.people["Amina"])
    assert row is not None
    draft = open_draft(by=by, round_id=row.id, purpose=Purpose.DIRECT_CARE, now=cast.now)
    return list(draft.content.items)


@pytest.mark.django_db
def test_an_update_saved_again_is_the_same_update_and_the_page_says_that_it_is_saved() -> None:
    cast = with_agreed_plan(make_cast())
    client = client_for(cast.person("Amina"))
    page = address(client, UPDATES, "/updates/add/")
    for _ in range(2):
        sent = save(client, page, words="My knee is worse.", section="needs")
        assert sent["Location"] == "/review/updates/?saved=yes"
    shown = text_of(client.get(sent["Location"]).content.decode())
    assert shown.count("My knee is worse.") == 1 and "It is saved" in shown
    set_identity(cast.coordinator, cast.now)
    assert Contribution.objects.filter(words="My knee is worse.").count() == 1


@pytest.mark.django_db
def test_other_words_are_newer_words_for_the_same_update() -> None:
    cast = with_agreed_plan(make_cast())
    client = client_for(cast.person("Amina"))
    page = address(client, UPDATES, "/updates/add/")
    save(client, page, words="My knee is worse.", section="needs")
    save(client, page, words="My knee is much worse.", section="needs")
    assert [(item.words, item.seq) for item in said(cast) if "knee" in item.words] == [("My knee is much worse.", 2)]


@pytest.mark.django_db
def test_the_next_visit_adds_another() -> None:
    cast = with_agreed_plan(make_cast())
    client = client_for(cast.person("Amina"))
    for _ in range(2):
        save(client, address(client, UPDATES, "/updates/add/"), words="My knee is worse.", section="needs")
    assert len([item for item in said(cast) if "knee" in item.words]) == 2


@pytest.mark.django_db
def test_what_was_taken_out_since_is_not_brought_back_unasked() -> None:
    cast = with_draft(make_cast())
    client, draft = client_for(cast.person("Amina")), f"/document/{cast.rounds['Amina']}/"
    page = address(client, draft, "/add/needs/")
    save(client, page, words="The stairs.", based_on="0")
    item = next(item for item in said(cast) if item.words == "The stairs.")
    client.post(f"{draft}items/{item.id}/take-out/", {"based_on": "1", "confirm": "yes"})
    assert save(client, page, words="The stairs.", based_on="0").status_code == 409
    assert "The stairs." not in [item.words for item in said(cast)]


@pytest.mark.django_db
def test_a_note_a_goal_a_topic_and_somebody_who_is_there() -> None:
    cast = with_contacts(make_cast())
    client, talk = client_for(cast.nurse), f"/discuss/{cast.rounds['Amina']}/"
    client.post(f"{talk}start/", {"how": "home"})
    goal = {"based_on": "0", "words": "Dance again.", "whose": "person", "importance": "9"}
    note = {"based_on": "0", "words": "Sore knee.", "whose": "professional", "section": "needs"}
    topic, there = {"words": "Sleep", "whose": "person"}, {"name": "Sima", "part": "daughter", "wanted": "yes"}
    pages = {"/goals/": goal, "/notes/": note, "/topics/": topic, "/present/": there}
    for ending, fields in pages.items():
        page = address(client, talk, ending)
        assert [save(client, page, **fields).status_code for _ in range(2)] == [302, 302], ending
        again = save(client, page, **{**fields, "words" if "words" in fields else "name": "Other words"})
        assert again.status_code == (422 if ending == "/present/" else 302), ending
    assert [item.words for item in said(cast)] == ["Other words", "Other words"]
    assert [topic.words for topic in AgendaTopic.objects.all()] == ["Other words"]
    assert [each.name for each in Present.objects.all()] == ["Sima"]


@pytest.fixture
def full_cast(transactional_db: None) -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_save_the_same_page_at_the_same_moment(
    full_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have begun before either writes; each has a connection of its own."""
    meeting, look, here = Barrier(2, timeout=20), adding.lock_round, local()

    def together(**given: object) -> object:
        if not hasattr(here, "has_met"):
            here.has_met = meeting.wait()
        return look(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "lock_round", together)
    page = f"/document/{full_cast.rounds['Bert']}/add/strengths/?new=00000000-0000-4000-8000-000000000001"
    sent = {"words": "I sing.", "whose": "person"}

    def send(client: Client) -> int:
        try:
            return client.post(page, {**sent, "based_on": "0"}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, [browser(full_cast.coordinator), browser(full_cast.coordinator)]))
    assert answers == [302, 302]
    assert Contribution.objects.using("owner").filter(words="I sing.").count() == 1
