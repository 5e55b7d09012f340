"""How a person is doing: one question a page or all at once, beside the last time, in words."""

from datetime import timedelta

import pytest
import time_machine

from alongside.records.measures.models import Answer, Use
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(cast: Cast):
    return client_for(cast.nurse)


def url(cast: Cast, rest: str = "") -> str:
    return f"/measures/{cast.people['Amina']}/{rest}"


def begun(cast: Cast, client, measure: str = "ons4", **more: str) -> str:
    """The address of the answers that were begun."""
    sent = post(client, url(cast, f"{measure}/begin/"), **{"how": "together", **more})
    assert sent.status_code == 302, text_of(sent.content.decode())
    return sent["Location"]


def rated(cast: Cast, client, values: dict[str, str], measure: str = "ons4", **more: str) -> str:
    answers = begun(cast, client, measure, **more)
    assert edit(client, answers, values).status_code == 302
    done = post(client, f"{answers}check/", confirm="yes")
    assert done.status_code == 302
    return done["Location"]


def read(client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return text_of(answer.content.decode())


def test_the_persons_page_shows_what_can_be_rated(cast: Cast, amina) -> None:
    words = read(amina, "/measures/")
    assert "How I am doing" in words
    assert "DIALOG" in words
    assert "Not done yet." in words


def test_one_question_a_page_each_kept_at_once_and_gone_on_with(cast: Cast, amina) -> None:
    first = post(amina, url(cast, "dialog/begin/"), how="one")["Location"]
    assert first.endswith("/mental-health/")
    assert "How satisfied are you with your mental health?" in read(amina, first)
    after = edit(amina, first, {"mental-health": "3", "mental-health-help": "yes"})
    assert after["Location"].endswith("/physical-health/")
    assert edit(amina, after["Location"], {"physical-health": "6", "later": "yes"})["Location"] == url(cast)
    assert "Go on DIALOG" in read(amina, url(cast))
    assert "your job situation" in read(amina, url(cast, "dialog/begin/")), "it goes on with the first one left"


def test_a_question_left_alone_says_nothing_and_can_be_said_not_to_be_about_one(cast: Cast, amina) -> None:
    answers = begun(cast, amina, "dialog")
    edit(amina, f"{answers}job/", {})
    assert not Answer.objects.exists()
    edit(amina, f"{answers}medication/", {"medication": "not-about-me"})
    edit(amina, f"{answers}job/", {"job": "none"})
    words = read(amina, f"{answers}check/")
    assert "Medication Not about me" in words
    assert "Job situation Not rated" in words


@pytest.mark.parametrize("value", ["8", "0", "-1", "1000000000", "4.5", "four"])
def test_off_the_scale_is_refused_at_its_question_and_nothing_is_kept(cast: Cast, amina, value: str) -> None:
    answers = begun(cast, amina, "dialog")
    sent = edit(amina, answers, {"job": value, "safety": "5"})
    assert sent.status_code == 422
    assert '<a href="#job">' in sent.content.decode()
    assert not Answer.objects.exists()


def test_nothing_rated_is_not_finished(cast: Cast, amina) -> None:
    answers = begun(cast, amina)
    sent = post(amina, f"{answers}check/", confirm="yes")
    assert sent.status_code == 422
    assert "Answer at least one question." in text_of(sent.content.decode())


def test_scenario_23_the_mean_says_of_how_many(cast: Cast, amina) -> None:
    values = {"mental-health": "3", "physical-health": "4", "accommodation": "5", "leisure": "6"}
    values |= {"friendships": "4", "family": "5", "safety": "7"}
    values |= dict.fromkeys(("medication", "practical-help", "meetings"), "not-about-me")
    words = read(amina, rated(cast, amina, values, "dialog"))
    assert "4.86: the mean of 7 of 8 answers." in words
    assert "Not scored: nothing here was rated." in words


def test_ons4_has_no_sum(cast: Cast, amina) -> None:
    words = read(amina, rated(cast, amina, {"satisfied": "6", "happy": "7"}))
    assert "6 of 10" in words
    assert "mean" not in words


def test_beside_the_last_time_in_words_with_a_line_and_its_table(cast: Cast, amina, nurse) -> None:
    rated(cast, amina, {"happy": "4", "anxious": "3"})
    with time_machine.travel(cast.now + timedelta(days=20), tick=False):
        nurse = client_for(cast.nurse)
        words = read(nurse, rated(cast, nurse, {"happy": "6", "anxious": "5"}, whose="person"))
    assert "Rated by Amina Begum, typed by Nadia Rahman" in words
    assert "Last time: 4 of 10. 2 points better than last time." in words
    assert "2 points higher than last time." in words, "more anxious is not better"
    assert "Happy yesterday over time" in words


def test_another_voice_is_not_compared(cast: Cast, amina) -> None:
    rated(cast, amina, {"happy": "4"})
    with time_machine.travel(cast.now + timedelta(days=20), tick=False):
        nurse = client_for(cast.nurse)
        words = read(nurse, rated(cast, nurse, {"happy": "6"}, whose="professional"))
    assert "Last time" not in words


def test_too_soon_is_said_and_can_be_chosen_all_the_same(cast: Cast, amina) -> None:
    rated(cast, amina, {"happy": "4"})
    again = post(amina, url(cast, "ons4/begin/"), how="together")
    assert again.status_code == 422
    assert "It says more if you wait until 9 November 2026." in text_of(again.content.decode())
    rated(cast, amina, {"happy": "5"}, again="yes")
    assert [use.finished_at is None for use in Use.objects.all()] == [False, False]


def test_half_done_answers_are_the_writers_own(cast: Cast, amina, nurse) -> None:
    answers = begun(cast, amina)
    edit(amina, answers, {"happy": "2", "later": "yes"})
    assert "Not done yet." in read(nurse, url(cast))
    assert nurse.get(answers).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("intruder", 404), ("charity_worker", 404)])
def test_nobody_else_sees_how_she_is_doing(cast: Cast, who: str, status: int) -> None:
    assert client_for(getattr(cast, who)).get(url(cast)).status_code == status
