"""What was saved is said once, on the page that follows, with nothing of anybody in it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.doors.web.saved import COOKIE, WORDS, Saved
from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))


def follow(client: Client, answer: HttpResponse) -> str:
    assert answer.status_code == 302
    return text_of(client.get(answer["Location"]).content.decode())


def test_after_sharing_and_after_stopping_the_page_says_so_once(cast: Cast, amina: Client) -> None:
    with_riverside = f"/sharing/with/organisation/{cast.organisations['Riverside']}/"
    answer = post(amina, f"{with_riverside}check/?sections=goals&for=direct-care", confirm="yes")
    assert "Saved: who sees the plan." in follow(amina, answer)
    assert "Saved:" not in text_of(amina.get("/sharing/").content.decode()), "said once"
    assert "Saved: sharing has stopped." in follow(amina, post(amina, f"{with_riverside}stop/", confirm="yes"))


def test_after_deciding_and_ending_the_page_says_so(cast: Cast, amina: Client) -> None:
    set_identity(cast.person("Amina"), cast.now)
    given = {"kind": "family-or-friend", "name": "Zinnia Begum"}
    row = add_supporter(by=cast.person("Amina"), person=cast.people["Amina"], now=cast.now, **given)
    decided = edit(amina, f"/careteam/{row}/decision/", {"decision": "do-not-involve", "limits": ""})
    assert "Saved: who is to be involved." in follow(amina, decided)
    assert "Saved: that support has ended." in follow(amina, post(amina, f"/careteam/{row}/end/", confirm="yes"))


def test_an_empty_disagreement_is_not_saved_and_says_so(cast: Cast, amina: Client) -> None:
    entry = amina.get("/plan/").content.decode().split("/my-record/entry/")[1].split("/")[0]
    address = f"/my-record/entry/{entry}/"
    empty = post(amina, address, words="", confirm="yes")
    assert empty.status_code == 422
    assert "Write what you want to say beside it. Nothing is saved yet." in empty.content.decode()
    assert "Saved: what you say beside it." in follow(
        amina, post(amina, address, words="That is wrong.", confirm="yes")
    )
    assert "Saved: your words are taken back." in follow(amina, post(amina, address, words="", confirm="yes"))


def test_a_word_that_nobody_gave_is_not_shown_and_what_is_kept_is_no_more_than_a_word(amina: Client) -> None:
    amina.cookies[COOKIE] = "<b>You have won</b>"
    page = amina.get("/sharing/").content.decode()
    assert "You have won" not in page and "nhsuk-notification-banner" not in page
    assert WORDS.keys() == set(Saved)
