"""Checking and finishing: nothing is asked for that is missing."""

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.changes import move_round
from alongside.rules.stages import Stage
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


def test_it_shows_what_was_written_and_what_the_team_cannot_see_yet(cast: Cast) -> None:
    hub, client = f"/prepare/{cast.rounds['Amina']}/", client_for(cast.person("Amina"))
    client.post(f"{hub}question/what-matters/", {"answer": "Sundays.", "based_on": "0"})
    client.post(f"{hub}question/hardest/", {"answer": "The sta", "based_on": "0", "instead": "later"})
    html = client.get(f"{hub}check/").content.decode()
    assert "Sundays." in html
    assert "The sta" in html
    assert "1 answer is saved for you, but your team cannot see it yet." in html
    assert html.count("You wrote nothing here. That is fine.") == 12


def test_finishing_thanks_and_can_be_undone_by_going_on(cast: Cast) -> None:
    hub, client = f"/prepare/{cast.rounds['Amina']}/", client_for(cast.person("Amina"))
    assert client.post(f"{hub}finish/", {"confirm": "yes"})["Location"] == f"{hub}thank-you/"
    assert client.post(f"{hub}finish/", {"confirm": "yes"}).status_code == 302
    page = text_of(client.get(f"{hub}thank-you/").content.decode())
    assert "Your team has your answers" in page
    assert "Your conversation 23 November 2026 at 14:00 At home, with Nadia Rahman" in page
    assert "You told your team on 13 November 2026" in client.get(hub).content.decode()
    assert client.post(f"{hub}question/hardest/", {"answer": "Stairs.", "based_on": "0"}).status_code == 302


def test_results_stand_beside_the_last_with_a_plain_explanation_and_a_line_of_three(cast: Cast) -> None:
    html = client_for(cast.person("Amina")).get(f"/prepare/{cast.rounds['Amina']}/results/").content.decode()
    for words in ("53 mmol/mol", "Last time it was 58 mmol/mol, on 18 October 2025", "128/82 mmHg"):
        assert words in html
    assert "How much sugar there has been in your blood" in html
    assert html.count('class="app-trend"') == 1


def test_once_the_plan_is_being_written_the_questions_are_closed_and_results_stay(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    for stage in (Stage.DISCUSSING, Stage.DRAFTING):
        move_round(by=cast.coordinator, round_id=cast.rounds["Amina"], to=stage, now=cast.now)
    client = client_for(cast.person("Amina"))
    html = client.get(f"/prepare/{cast.rounds['Amina']}/").content.decode()
    assert "These questions are closed now." in html
    assert "See your results" in html
    assert client.get(f"/prepare/{cast.rounds['Amina']}/question/hardest/").status_code == 409
