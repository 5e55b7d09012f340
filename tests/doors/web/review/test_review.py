"""A review asks one thing a page, with the old words shown; what is new can be said at any time."""

import re
from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from alongside.doors.web.idempotency import DRAWN_WITH
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.plans.changes import add_item, move_round
from alongside.records.plans.reads import open_draft, open_round_of
from alongside.records.plans.values import Edit
from alongside.rules.actors import Purpose
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage
from tests.cast import Cast, agree_again, make_cast, with_agreed_plan, with_draft
from tests.doors.web.home.test_roles import carer, shared_with
from tests.doors.web.pages import text_of
from tests.doors.web.posting import SAME, edit, hidden, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def start(cast: Cast, client) -> str:
    old = f"/review/{cast.rounds['Amina']}/"
    assert "Each thing in the plan is asked, one by one" in client.get(old).content.decode()
    return str(post(client, f"{old}start/", confirm="yes")["Location"])


def next_item(client, href: str) -> str:
    found = re.search(r'href="(/review/[^"]*/items/[^"]*)"', client.get(href).content.decode())
    assert found is not None
    return found[1]


def drafted(cast: Cast) -> list[str]:
    by = cast.coordinator
    set_identity(by, cast.now)
    row = open_round_of(by=by, person=cast.people["Amina"])
    assert row is not None
    draft = open_draft(by=by, round_id=row.id, purpose=Purpose.DIRECT_CARE, now=cast.now)
    return [item.words for item in draft.content.items]


def test_each_thing_is_asked_and_only_what_was_answered_is_in_the_draft(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    hub = start(cast, client)
    item = next_item(client, hub)
    shown = text_of(client.get(item).content.decode())
    assert "Seeing my granddaughter every Sunday." in shown and "1 of 4" in shown
    following = edit(client, item, {"answer": "still-true", "words": ""})["Location"]
    assert "2 of 4" in text_of(client.get(following).content.decode())
    following = edit(client, following, {"answer": "no-longer", "words": ""})["Location"]
    changed = {"answer": "changed", "words": "Walk to the shops.", "importance": "7"}
    following = edit(client, following, changed)["Location"]
    assert "For the goal:" in client.get(following).content.decode()
    back = edit(client, following, {"answer": "still-true", "words": "", "who": "Me", "by_when": "Now"})["Location"]
    assert back == hub
    assert "4 of 4 answered." in client.get(hub).content.decode()
    sent = post(client, f"{hub}finish/", confirm="yes")
    assert sent["Location"].startswith("/document/")
    assert drafted(cast) == [
        "Seeing my granddaughter every Sunday.",
        "Walk to the shops.",
        "Walk to the corner after breakfast.",
    ]


def test_the_box_for_newer_words_starts_empty_and_a_change_needs_them(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    item = next_item(client, start(cast, client))
    html = client.get(item).content.decode()
    assert re.search(r"<textarea[^>]*>\s*</textarea>", html)
    assert edit(client, item, {"answer": "changed", "words": ""}).status_code == 422
    assert edit(client, item, {"answer": "", "words": ""}).status_code == 422
    assert edit(client, item, {"answer": "perhaps", "words": ""}).status_code == 422


def test_finishing_lists_what_nobody_was_asked_about(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    hub = start(cast, client)
    words = text_of(client.get(f"{hub}finish/").content.decode())
    assert "They will not be in the new plan:" in words and "Walk to the allotment and back." in words
    assert drafted(cast) == []


def test_the_person_answers_for_themselves(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    item = next_item(client, start(cast, client))
    assert edit(client, item, {"answer": "still-true", "words": ""}).status_code == 302


def test_another_surgery_finds_no_review(cast: Cast) -> None:
    client = client_for(cast.intruder)
    assert client.get(f"/review/{cast.rounds['Amina']}/").status_code == 404
    assert post(client, f"/review/{cast.rounds['Amina']}/start/", confirm="yes").status_code == 404


def test_something_new_waits_for_the_team_and_is_not_in_the_agreed_plan(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert "Nobody watches this page all the time." in client.get("/review/updates/add/").content.decode()
    assert post(client, "/review/updates/add/", words="", section="needs").status_code == 422
    for _ in range(2):
        sent = post(client, "/review/updates/add/", key=SAME, words="My knee is worse.", section="needs")
        assert sent["Location"] == "/review/updates/?saved=yes"
    words = text_of(client.get("/review/updates/").content.decode())
    assert words.count("My knee is worse.") == 1 and "Your team has not read this yet." in words
    plan = client.get("/plan/").content.decode()
    assert "1 thing was added since this was agreed." in plan and "My knee is worse." not in plan


def test_somebody_without_a_plan_is_told_whom_to_tell() -> None:
    client = client_for(make_cast().person("Bert"))
    assert "Nothing has been added." in client.get("/review/updates/").content.decode()
    sent = post(client, "/review/updates/add/", words="Hello", section="needs")
    assert sent.status_code == 422 and "Tell your team." in sent.content.decode()


def test_the_team_sees_which_reviews_are_due(cast: Cast) -> None:
    with time_machine.travel(datetime(2027, 5, 10, 9, tzinfo=UTC), tick=False):
        words = text_of(client_for(cast.coordinator).get("/review/due/").content.decode())
        assert "Amina Begum" in words and "Overdue" in words
        assert "No review is due" in client_for(cast.intruder).get("/review/due/").content.decode()


def test_a_colleagues_note_can_be_kept_or_ended_but_not_rewritten(cast: Cast) -> None:
    nurse = cast.nurse
    set_identity(nurse, cast.now)
    add_item(
        by=nurse,
        round_id=cast.rounds["Amina"],
        item=uuid4(),
        section=Section.WHAT_MATTERS,
        whose=Whose.PROFESSIONAL,
        edit=Edit("Likes to be asked first."),
        now=cast.now,
    )
    client = client_for(cast.coordinator)
    hub = start(cast, client)
    hrefs = re.findall(r'href="(/review/[^"]*/items/[^"]*)"', client.get(hub).content.decode())
    [note] = [href for href in dict.fromkeys(hrefs) if "Likes to be asked first." in client.get(href).content.decode()]
    html = client.get(note).content.decode()
    assert 'value="changed"' not in html and "<textarea" not in html
    assert edit(client, note, {"answer": "changed"}).status_code == 422
    assert edit(client, note, {"answer": "no-longer"}).status_code == 302


def looks(cast: Cast) -> list[str]:
    """What was looked at of Amina's plan by others, as it was logged."""
    set_identity(cast.person("Amina"), cast.now)
    opened = Event.objects.filter(kind="plan.opened", role="coordinator").order_by("id")
    return [each.detail["version"] for each in opened]


def test_one_visit_to_a_page_of_a_review_is_one_look_that_names_both_rounds(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    hub = start(cast, client)
    item = next_item(client, hub)
    before = looks(cast)
    client.get(item)
    assert looks(cast)[len(before) :] == ["draft of round 2, draft of round 1"]
    edit(client, item, {"answer": "still-true", "words": ""})
    assert len(looks(cast)) == len(before) + 3, "one look, one to open it again, one to answer"


def test_one_visit_to_what_changed_is_one_look_at_both_versions(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    move_round(by=cast.coordinator, round_id=cast.rounds["Amina"], to=Stage.DRAFTING, now=cast.now)
    agree_again(cast, "Amina")
    before = looks(cast)
    client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/plan/versions/2/changes/")
    assert looks(cast)[len(before) :] == ["2, 1"]


def test_a_look_that_was_rolled_back_is_logged_when_it_is_made_again(cast: Cast) -> None:
    by, before = cast.coordinator, looks(cast)

    def look() -> None:
        open_draft(by=by, round_id=cast.rounds["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)

    set_identity(by, cast.now)
    with pytest.raises(RuntimeError), transaction.atomic():
        look()
        raise RuntimeError
    look()
    assert len(looks(cast)) == len(before) + 1


def test_another_reader_in_the_same_transaction_is_another_look(cast: Cast) -> None:
    for by in (cast.coordinator, cast.nurse, cast.coordinator):
        set_identity(by, cast.now)
        open_draft(by=by, round_id=cast.rounds["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
    set_identity(cast.person("Amina"), cast.now)
    who = Event.objects.filter(kind="plan.opened", account__in=[cast.coordinator.account, cast.nurse.account])
    assert [each.role for each in who.order_by("id")] == ["coordinator", "professional", "coordinator"]


def test_a_carer_is_offered_what_they_may_add_to_and_nothing_else(cast: Cast) -> None:
    yusuf = carer(cast)
    shared_with(cast, yusuf, Section.ABOUT_ME, Section.GOALS, Section.HEALTH, may_contribute=True)
    client = client_for(yusuf)
    page = client.get("/review/updates/add/").content.decode()
    assert re.findall(r'name="section"[^>]*? value="([^"]*)"', page) == ["about-me"]
    assert post(client, "/review/updates/add/", words="Tired.", section="needs").status_code == 422
    assert post(client, "/review/updates/add/", words="Tired.", section="about-me").status_code == 302


def test_a_carer_who_may_add_nothing_is_offered_nothing(cast: Cast) -> None:
    yusuf = carer(cast)
    shared_with(cast, yusuf, Section.ABOUT_ME)
    client = client_for(yusuf)
    assert "Add something new" not in client.get("/review/updates/").content.decode()
    assert client.get("/review/updates/add/").status_code == 404


@pytest.mark.parametrize("name", ["Amina", "Bert"])
def test_before_a_plan_is_agreed_the_page_does_not_say_that_one_was(name: str) -> None:
    words = text_of(client_for(with_draft(make_cast()).person(name)).get("/review/updates/").content.decode())
    assert "What was said so far" in words and "agreed" not in words


def test_an_answer_from_an_older_page_does_not_take_the_place_of_a_newer_one(cast: Cast) -> None:
    carol, nina = client_for(cast.coordinator), client_for(cast.nurse)
    item = next_item(carol, start(cast, carol))
    drawn = unescape(hidden(carol.get(item).content.decode(), DRAWN_WITH))
    assert edit(nina, item, {"answer": "no-longer", "words": ""}).status_code == 302
    stale = post(carol, item, answer="still-true", words="", drawn_with=drawn)
    assert stale.status_code == 409
    assert "Somebody else changed this while you were writing." in text_of(stale.content.decode())
    assert edit(carol, item, {"answer": "still-true", "words": ""}).status_code == 302, "now that they have seen it"
