"""One question a page: saved as an answer, as a draft, or kept in the page, with and without JavaScript."""

from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import enter_paper_answer
from alongside.records.plans.models import Contribution
from tests.cast import Cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


class Page:
    """The page of one question as the person's browser sees it."""

    def __init__(self, cast: Cast, prompt: str = "what-matters") -> None:
        self.cast = cast
        self.round_id: UUID = cast.rounds["Amina"]
        self.hub = f"/prepare/{self.round_id}/"
        self.address = f"{self.hub}question/{prompt}/"
        self.client: Client = client_for(cast.person("Amina"))

    def html(self) -> str:
        return self.client.get(self.address).content.decode()

    def press(self, answer: str, based_on: str = "0", **more: str) -> HttpResponse:
        return self.client.post(self.address, {"answer": answer, "based_on": based_on, **more})

    def autosave(self, answer: str, based_on: str = "0") -> Any:
        return self.client.post(self.address, {"answer": answer, "based_on": based_on}, headers={"X-Autosave": "1"})


@pytest.fixture
def page(cast: Cast) -> Page:
    return Page(cast)


def words(cast: Cast) -> list[str]:
    set_identity(cast.person("Amina"), cast.now)
    return list(Contribution.objects.order_by("said_at", "number").values_list("words", flat=True))


def test_it_asks_one_question_says_where_we_are_and_that_nobody_watches(page: Page) -> None:
    html = page.html()
    assert "What matters most to you?" in html
    assert "1 of 14" in " ".join(html.split())
    assert html.count("Nobody watches this page all the time.") == 1
    assert "call 999" in html
    assert f'data-autosave="{page.address}"' in html


def test_save_and_continue_keeps_the_words_and_goes_to_the_next_question(cast: Cast, page: Page) -> None:
    answer = page.press("Sundays with Zara.")
    assert (answer.status_code, answer["Location"]) == (302, f"{page.hub}question/going-well/")
    assert words(cast) == ["Sundays with Zara."]
    assert "Sundays with Zara." in page.html()


def test_the_last_question_leads_to_checking(cast: Cast) -> None:
    answer = Page(cast, "rather-not").press("")
    assert answer["Location"] == f"/prepare/{cast.rounds['Amina']}/check/"


def test_pressing_twice_saves_once(cast: Cast, page: Page) -> None:
    page.press("Sundays.")
    assert page.press("Sundays.").status_code == 302
    assert words(cast) == ["Sundays."]


def test_an_empty_answer_is_a_skip(cast: Cast, page: Page) -> None:
    assert page.press("").status_code == 302
    assert words(cast) == []


def test_come_back_later_keeps_a_draft_and_the_list_says_not_finished(cast: Cast, page: Page) -> None:
    answer = page.press("Sundays wi", instead="later")
    assert answer["Location"] == page.hub
    assert words(cast) == []
    assert "Sundays wi" in page.html()
    hub = page.client.get(page.hub).content.decode()
    assert "Not finished. Your team cannot see this yet." in hub


@pytest.mark.parametrize(
    ("instead", "sentence"),
    [("talk", "You would rather talk about this."), ("not-sure", "You are not sure.")],
)
def test_saying_something_else_than_words_is_kept_as_that(cast: Cast, page: Page, instead: str, sentence: str) -> None:
    assert page.press("", instead=instead)["Location"] == f"{page.hub}question/going-well/"
    assert words(cast) == []
    assert sentence in page.client.get(page.hub).content.decode()


def test_an_autosave_keeps_what_stands_there_and_says_when(cast: Cast, page: Page) -> None:
    answer = page.autosave("Sund")
    assert (answer.status_code, answer.json()) == (200, {"saved_at": "09:00", "values": {}})
    assert words(cast) == []
    assert "Sund" in page.html()


def test_an_autosave_of_too_many_words_for_an_answer_is_kept(page: Page) -> None:
    long = "word " * 3000
    assert page.autosave(long).status_code == 200
    refused = page.press(long)
    assert refused.status_code == 422
    assert long.strip() in refused.content.decode()


def test_words_that_cannot_be_stored_stay_in_the_page(cast: Cast, page: Page) -> None:
    hidden = "Sundays\u202e"
    assert page.autosave(hidden).status_code == 422
    refused = page.press(hidden)
    assert refused.status_code == 422
    assert hidden in refused.content.decode()
    assert "There is a problem" in refused.content.decode()
    assert words(cast) == []


@pytest.mark.parametrize("based_on", ["", "x", "-1", "١", "9999999"])
def test_a_page_that_was_tampered_with_is_refused(cast: Cast, page: Page, based_on: str) -> None:
    assert page.press("Sundays.", based_on=based_on).status_code == 422
    assert page.autosave("Sundays.", based_on=based_on).status_code == 422
    assert words(cast) == []


def test_fields_that_we_did_not_ask_for_are_named(cast: Cast, page: Page) -> None:
    refused = page.press("Sundays.", importance="10")
    assert refused.status_code == 422
    assert "importance" in refused.content.decode()
    assert words(cast) == []


def test_nul_and_broken_bytes_are_refused(page: Page) -> None:
    for body in (b"answer=a%00b&based_on=0", b"answer=%ff&based_on=0"):
        answer = page.client.post(page.address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 400


def test_an_unknown_question_and_an_unknown_choice(page: Page) -> None:
    assert page.client.get(f"{page.hub}question/no-such/").status_code == 404
    assert page.press("", instead="burn").status_code == 422


def test_emoji_and_urdu_come_back_as_they_were_written(page: Page) -> None:
    page.press("میری پوتی 👩‍👧 اتوار کو")
    assert "میری پوتی 👩‍👧 اتوار کو" in page.html()


def test_markup_is_words(page: Page) -> None:
    page.press("<script>alert(1)</script>")
    assert "<script>alert(1)</script>" not in page.html()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.html()


def test_an_answer_from_paper_meanwhile_leads_to_both_and_nothing_is_lost(cast: Cast, page: Page) -> None:
    nurse = cast.nurse
    set_identity(nurse, cast.now)
    enter_paper_answer(
        by=nurse, round_id=page.round_id, prompt="what-matters", words="On paper.", based_on=0, now=cast.now
    )
    assert page.autosave("Mine.").status_code == 409
    answer = page.press("Mine.")
    assert answer["Location"] == f"{page.address}settle/"
    both = page.client.get(answer["Location"]).content.decode()
    assert "Mine." in both
    assert "On paper." in both
    assert page.client.post(answer["Location"], {"based_on": "1"}).status_code == 422
    done = page.client.post(answer["Location"], {"based_on": "1", "keep": "both"})
    assert done["Location"] == f"{page.hub}question/going-well/"
    assert "On paper.\n\nMine." in page.html()
    assert page.client.get(f"{page.address}settle/").status_code == 302


def test_a_sensitive_question_says_that_many_leave_it_out(cast: Cast) -> None:
    assert "Many people leave this one out." in Page(cast, "future").html()


def test_before_its_day_the_pack_shows_no_question(cast: Cast, page: Page) -> None:
    set_identity(cast.coordinator, cast.now)
    page.client = client_for(cast.person("Bert"))
    assert page.press("Sundays.").status_code == 404
