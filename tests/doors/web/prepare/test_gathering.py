"""The checklist at the appointment: resumable, questioning, and never losing what was typed."""

from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.reads import gathering_for
from alongside.records.health.models import Result
from alongside.rules.actors import Role
from tests.cast import Cast
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(cast: Cast) -> Client:
    return client_for(cast.staff("Hana Lee", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery"))


@pytest.fixture
def page(cast: Cast) -> str:
    cast.now = cast.now.replace(day=2)
    with_contacts(cast, "Bert")
    cast.now = cast.now.replace(day=13)
    return f"/prepare/{cast.rounds['Bert']}/gathering/"


def _kept(cast: Cast) -> dict[str, str]:
    set_identity(cast.nurse, cast.now)
    view = gathering_for(by=cast.nurse, round_id=cast.rounds["Bert"], now=cast.now)
    return {each.check.key: each.words or str(each.not_done or "") for each in view.rows}


def _bert(cast: Cast) -> UUID:
    return cast.people["Bert"]


def test_it_is_saved_as_one_goes_and_there_next_time(cast: Cast, helper: Client, page: str) -> None:
    assert edit(helper, page, {"value_pulse": "72"})["Location"] == page
    shown = helper.get(page).content.decode()
    assert 'value="72"' in shown
    assert "Written down by Hana Lee" in shown
    assert "14 checks are left." in shown
    assert edit(helper, page, {"value_pulse": "72", "not_done_weight": "did-not-want"}).status_code == 302
    kept = _kept(cast)
    assert (kept["pulse"], kept["weight"]) == ("72", "did-not-want")


def test_what_cannot_be_is_said_at_every_field_and_nothing_is_lost(cast: Cast, helper: Client, page: str) -> None:
    wrong = {"value_blood-pressure": "82/128", "value_weight": "820", "value_smoking": "Never"}
    answer = edit(helper, page, wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "The first number of a blood pressure is the higher one." in shown
    assert "from 1 to 600 kg" in shown
    assert 'value="Never"' in shown
    assert set(_kept(cast).values()) == {""}


def test_what_is_unlikely_is_asked_once_and_then_kept(cast: Cast, helper: Client, page: str) -> None:
    asked = edit(helper, page, {"value_pulse": "150", "finish": "yes"})
    shown = asked.content.decode()
    assert asked.status_code == 422
    assert "150/min is unusual." in shown or "150 /min is unusual." in shown
    sure = unescape(shown.split('name="sure" value="')[1].split('"')[0])
    other = edit(helper, page, {"value_pulse": "151", "sure": sure})
    assert other.status_code == 422
    kept = edit(helper, page, {"value_pulse": "150", "sure": sure, "finish": "yes"})
    assert kept["Location"] == f"/prepare/{cast.rounds['Bert']}/pack/"
    assert "Finished on 13 November 2026" in helper.get(page).content.decode()
    assert Result.objects.filter(person_id=_bert(cast), name="Pulse").count() == 1


def test_other_plans_are_asked_here(cast: Cast, helper: Client, page: str) -> None:
    assert "Nobody has asked yet." in helper.get(page).content.decode()
    missing = edit(helper, page, {"other_plans": "join", "which_plans": ""})
    assert "Say which plans they want joined." in missing.content.decode()
    assert edit(helper, page, {"other_plans": "none"}).status_code == 302
    assert "Nobody has asked yet." not in helper.get(page).content.decode()


def test_two_who_write_at_once_lose_nothing(cast: Cast, helper: Client, page: str) -> None:
    drawn = helper.get(page).content.decode().split('name="drawn_with" value="')[1].split('"')[0]
    nurse = client_for(cast.nurse)
    assert edit(nurse, page, {"value_pulse": "72", "value_smoking": "Never"}).status_code == 302
    mine = {"value_weight": "82", "drawn_with": unescape(drawn)}
    assert helper.post(page, mine).status_code == 302
    clash = helper.post(page, {"value_pulse": "80", "drawn_with": unescape(drawn)})
    assert clash.status_code == 409
    kept = _kept(cast)
    assert (kept["pulse"], kept["weight"], kept["smoking"]) == ("72", "82", "Never")


def test_it_is_for_those_who_see_results(cast: Cast, page: str) -> None:
    desk = client_for(cast.staff("Pat Lowe", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    assert desk.get(page).status_code == 403
