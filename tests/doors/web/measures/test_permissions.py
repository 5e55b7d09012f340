"""A questionnaire that somebody owns is shown to nobody before its permission is recorded, with what shows it."""

import json

import pytest
import time_machine

from alongside.records.measures.models import Loaded
from alongside.rules.actors import Role
from tests.cast import Cast
from tests.doors.web.measures.test_measures import rated, read, url
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for
from tests.engines.fhir.test_questionnaire import JOY, QUESTIONNAIRE, changed

pytestmark = pytest.mark.django_db
PERMISSION = {"given_by": "The Garden Society", "evidence": "Licence 12.", "ends_on__day": "", "ends_on__month": ""}


@pytest.fixture
def admin(cast: Cast):
    return client_for(cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery"))


def brought(admin) -> None:
    assert post(admin, "/measures/permissions/bring/", questionnaire=json.dumps(QUESTIONNAIRE)).status_code == 302


def permitted(admin, **more: str):
    fields = {**PERMISSION, "ends_on__year": "", **more}
    return post(admin, "/measures/permissions/gardenscale/", **fields)


def test_it_is_shown_to_nobody_before_its_permission_is_recorded(cast: Cast, admin) -> None:
    amina = client_for(cast.person("Amina"))
    brought(admin)
    assert "Not shown to anybody: no permission is recorded." in read(admin, "/measures/permissions/")
    assert "garden" not in read(amina, "/measures/")
    assert amina.get(url(cast, "gardenscale/begin/")).status_code == 404
    assert permitted(admin).status_code == 302
    assert "The Garden Society allows it: Licence 12." in read(admin, "/measures/permissions/")
    assert "The garden scale" in read(amina, "/measures/")
    words = read(amina, rated(cast, amina, {"weeds-1": "1", "joy": "8"}, "gardenscale"))
    assert "1 of 2: some" in words
    assert "The Garden Society, 2020." in words, "whose it is, is shown with it"


def test_it_is_not_asked_any_more_once_the_permission_has_ended(cast: Cast, admin) -> None:
    brought(admin)
    permitted(admin, ends_on__day="3", ends_on__month="11", ends_on__year="2026")
    amina = client_for(cast.person("Amina"))
    assert "The garden scale" in read(amina, "/measures/")
    with time_machine.travel("2026-11-04T09:00:00Z", tick=False):
        assert "The garden scale" not in read(client_for(cast.person("Amina")), "/measures/")


def test_a_permission_that_is_over_or_says_nothing_is_refused(cast: Cast, admin) -> None:
    brought(admin)
    over = permitted(admin, ends_on__day="1", ends_on__month="11", ends_on__year="2026")
    assert over.status_code == 422
    assert "The last day of the permission has passed." in text_of(over.content.decode())
    assert permitted(admin, evidence=" ").status_code == 422
    assert "no permission is recorded" in read(admin, "/measures/permissions/")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "This cannot be read as JSON"),
        (changed(QUESTIONNAIRE, *JOY, "type", to="text"), "“joy” is of the kind “text”."),
        (changed(QUESTIONNAIRE, "name", to="dialog"), "Alongside has a measure called dialog."),
    ],
)
def test_what_cannot_be_shown_whole_is_refused_in_words_and_not_kept(cast: Cast, admin, text: str, words: str) -> None:
    sent = post(admin, "/measures/permissions/bring/", questionnaire=text)
    assert sent.status_code == 422
    assert words in text_of(sent.content.decode())
    assert not Loaded.objects.exists()


def test_the_same_version_is_brought_in_once(cast: Cast, admin) -> None:
    brought(admin)
    again = post(admin, "/measures/permissions/bring/", questionnaire=json.dumps(QUESTIONNAIRE))
    assert again.status_code == 422
    assert "is here already" in text_of(again.content.decode())


def test_another_organisation_neither_sees_nor_asks_it(cast: Cast, admin) -> None:
    brought(admin)
    permitted(admin)
    other = client_for(cast.staff("Olga Reid", Role.ADMINISTRATOR, "Hillview Surgery"))
    assert "garden" not in read(other, "/measures/permissions/")


@pytest.mark.parametrize("who", ["nurse", "coordinator"])
def test_only_administrators_record_permissions(cast: Cast, who: str) -> None:
    assert client_for(getattr(cast, who)).get("/measures/permissions/").status_code == 403
