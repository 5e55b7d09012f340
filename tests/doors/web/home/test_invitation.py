"""The person answers the invitation by themselves; nobody has to give a reason."""

from datetime import date
from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import invite_person
from alongside.journey.identify.reads import offer_view
from alongside.records.plans.reads import open_round_of
from alongside.rules.identify import Offer, Reason
from alongside.rules.stages import Stage
from tests.cast import Cast
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(cast: Cast) -> UUID:
    by = cast.coordinator
    set_identity(by, cast.now)
    return invite_person(by=by, person=cast.people["Amina"], reasons=[Reason.NO_PLAN], now=cast.now)


def stage_of(cast: Cast) -> tuple[Stage, date | None]:
    by = cast.coordinator
    set_identity(by, cast.now)
    found = open_round_of(by=by, person=cast.people["Amina"])
    assert found is not None
    return found.stage, found.due_on


def test_yes_moves_on(cast: Cast, offer: UUID) -> None:
    answer = post(client_for(cast.person("Amina")), "/invitation/", offer="accepted", months="3", reason="")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert stage_of(cast)[0] == Stage.ACCEPTED


def test_not_now_keeps_the_day_to_ask_again(cast: Cast, offer: UUID) -> None:
    post(client_for(cast.person("Amina")), "/invitation/", offer="undecided", months="6", reason="My wife is ill.")
    assert stage_of(cast) == (Stage.NOT_NOW, date(2027, 5, 13))
    found = offer_view(by=cast.coordinator, offer=offer)
    assert (found.outcome, found.reason, found.again_on) == (Offer.UNDECIDED, "My wife is ill.", date(2027, 5, 13))


def test_no_needs_no_reason(cast: Cast, offer: UUID) -> None:
    post(client_for(cast.person("Amina")), "/invitation/", offer="declined", months="3", reason="")
    assert stage_of(cast)[0] == Stage.DECLINED
    assert offer_view(by=cast.coordinator, offer=offer).reason == "They did not say."


def test_no_choice_is_asked_for_again(cast: Cast, offer: UUID) -> None:
    answer = post(client_for(cast.person("Amina")), "/invitation/", months="3", reason="")
    assert answer.status_code == 422
    assert "Choose an answer for “Would you like to make a plan?”." in answer.content.decode()
    assert stage_of(cast)[0] == Stage.INVITED


def test_words_that_cannot_be_stored_stay_on_the_page(cast: Cast, offer: UUID) -> None:
    answer = post(client_for(cast.person("Amina")), "/invitation/", offer="declined", months="3", reason="a\x00b")
    assert answer.status_code in (400, 422)
    assert stage_of(cast)[0] == Stage.INVITED


def test_without_an_invitation_there_is_nothing_to_answer(cast: Cast) -> None:
    answer = client_for(cast.person("Bert")).get("/invitation/")
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_nobody_else_answers_it(cast: Cast, offer: UUID) -> None:
    assert client_for(cast.coordinator).get("/invitation/").status_code == 403
