"""The page of one topic: kept while it is written, saved by a press, undone, and both texts when two write at once."""

import re

import pytest

from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import hidden, post
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts

pytestmark = pytest.mark.django_db

ALL = {"person_on": "0", "together_on": "0", "section": "needs"}


@pytest.fixture
def cast() -> Cast:
    return with_contacts(make_cast())


@pytest.fixture
def nurse(cast: Cast):
    return client_for(cast.nurse)


@pytest.fixture
def topics(cast: Cast, nurse) -> list[str]:
    """The addresses of Amina's two topics, in their order."""
    start = f"/discuss/{cast.rounds['Amina']}/"
    post(nurse, f"{start}start/", how="home")
    for words in ("Walking", "Sleep"):
        post(nurse, f"{start}topics/", words=words, whose="person")
    html = nurse.get(start).content.decode()
    return list(dict.fromkeys(re.findall(r'href="([^"]*/topics/[0-9a-f-]{36}/)words/"', html)))


def test_the_two_voices_are_saved_beside_each_other_and_shown_in_the_conversation(cast, nurse, topics) -> None:
    shown = text_of(nurse.get(f"{topics[0]}words/").content.decode())
    assert "Topic 1 of 2" in shown and "In Amina’s own words" in shown and "What we talked about" in shown
    sent = post(nurse, f"{topics[0]}words/", **ALL, person="To walk.", together="Ten minutes a day.")
    assert sent["Location"] == f"{topics[0]}words/#person"
    after = text_of(nurse.get(f"{topics[0]}words/").content.decode())
    assert "Saved: what you changed." in after and "It stands in the plan under" in after
    whole = text_of(nurse.get(f"/discuss/{cast.rounds['Amina']}/").content.decode())
    assert "To walk." in whole and "Ten minutes a day." in whole


def test_saving_can_lead_on_to_the_next_topic(nurse, topics) -> None:
    sent = post(nurse, f"{topics[0]}words/", **ALL, person="To walk.", together="", do="next")
    assert sent["Location"] == f"{topics[1]}words/#person"
    assert "Topic 2 of 2" in text_of(nurse.get(f"{topics[1]}words/").content.decode())


def test_what_is_typed_is_kept_by_itself_valid_or_not_for_its_writer_alone(cast, nurse, topics) -> None:
    autosave = {"X-Autosave": "1"}
    sent = nurse.post(f"{topics[0]}words/", {**ALL, "person": "x" * 20_000, "together": ""}, headers=autosave)
    assert sent.status_code == 200 and "saved_at" in sent.json()
    html = nurse.get(f"{topics[0]}words/").content.decode()
    assert "x" * 20_000 in html and "kept for you alone" in html
    assert "xxxx" not in client_for(cast.coordinator).get(f"{topics[0]}words/").content.decode()


def test_words_that_are_too_long_are_refused_beside_their_box_and_kept(nurse, topics) -> None:
    sent = post(nurse, f"{topics[0]}words/", **ALL, person="x" * 20_000, together="Ten minutes.")
    assert sent.status_code == 422 and "x" * 20_000 in sent.content.decode()
    html = nurse.get(f"{topics[0]}words/").content.decode()
    assert "x" * 20_000 in html and "Ten minutes." in html


@pytest.mark.parametrize("number", ["", "x", "1" * 9])
def test_a_page_whose_numbers_were_lost_is_refused(nurse, topics, number: str) -> None:
    lost = {**ALL, "person_on": number, "person": "To walk.", "together": ""}
    assert post(nurse, f"{topics[0]}words/", **lost).status_code == 422
    assert nurse.post(f"{topics[0]}words/", lost, headers={"X-Autosave": "1"}).status_code in (400, 422)


def test_who_saves_second_chooses_for_each_box_and_nothing_is_lost(cast, nurse, topics) -> None:
    colleague = client_for(cast.coordinator)
    colleague.get(f"{topics[0]}words/")
    post(nurse, f"{topics[0]}words/", **ALL, person="To walk.", together="Ten minutes.")
    sent = post(colleague, f"{topics[0]}words/", **ALL, person="To dance.", together="")
    assert sent["Location"] == f"{topics[0]}settle/"
    page = colleague.get(sent["Location"]).content.decode()
    assert "To walk." in page and "To dance." in page and "Nadia Rahman" in text_of(page)
    assert post(colleague, f"{topics[0]}settle/", person_on="1", together_on="1", keep_person="x").status_code == 422
    kept = {"person_on": hidden(page, "person_on"), "keep_person": "both"}
    assert 'name="keep_together"' not in page, "a box that this writer left as it was is no clash"
    assert post(colleague, f"{topics[0]}settle/", **kept)["Location"] == f"{topics[0]}words/"
    after = colleague.get(f"{topics[0]}words/").content.decode()
    assert "To walk.\n\nTo dance." in after and "Ten minutes." in after
    assert colleague.get(f"{topics[0]}settle/").status_code == 302


def test_the_last_save_is_undone_by_a_button(nurse, topics) -> None:
    post(nurse, f"{topics[0]}words/", **ALL, person="To walk.", together="")
    post(nurse, f"{topics[0]}words/", **{**ALL, "person_on": "1"}, person="To run.", together="")
    page = nurse.get(f"{topics[0]}words/").content.decode()
    assert "Undo my last save" in page
    undo = {"person_on": "2", "together_on": "0", "confirm": "yes"}
    assert post(nurse, f"{topics[0]}undo/", **undo).status_code == 302
    assert "To walk." in nurse.get(f"{topics[0]}words/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("intruder", 404), ("charity_worker", 403)])
def test_only_the_team_writes_here(cast, topics, who: str, status: int) -> None:
    client = client_for(getattr(cast, who))
    assert client.get(f"{topics[0]}words/").status_code == status
    assert post(client, f"{topics[0]}words/", **ALL, person="x", together="").status_code == status
