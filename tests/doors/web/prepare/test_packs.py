"""The list of people who are getting ready says who has begun, by a count that is for those who may know of them."""

import pytest
import time_machine
from django.db import connection

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import save_answer
from alongside.rules.actors import Role
from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for
from tests.preparing import OPEN_AT, with_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.HEALTH_CARE_ASSISTANT])
def test_the_list_of_packs_says_who_has_begun_to_answer(cast: Cast, role: Role) -> None:
    with_pack(cast)
    with time_machine.travel(OPEN_AT, tick=False):
        team, amina = client_for(cast.staff("Tess Vane", role, "Greenfield Surgery")), cast.person("Amina")
        assert "Nothing answered yet" in team.get("/prepare/packs/").content.decode()
        set_identity(amina, OPEN_AT)
        answer = {"round_id": cast.rounds["Amina"], "prompt": "what-matters", "now": OPEN_AT}
        save_answer(by=amina, words="I keep going.", based_on=0, **answer)
        page = team.get("/prepare/packs/").content.decode()
        assert "Nothing answered yet" not in page and "Started" in page
        set_identity(amina, OPEN_AT)
        save_answer(by=amina, words="", based_on=1, **answer)
        assert "Nothing answered yet" in team.get("/prepare/packs/").content.decode()


def test_another_team_is_told_nothing_of_how_many_questions_were_answered(cast: Cast) -> None:
    with_pack(cast)
    amina = cast.person("Amina")
    set_identity(amina, OPEN_AT)
    answer = {"round_id": cast.rounds["Amina"], "prompt": "what-matters", "now": OPEN_AT}
    save_answer(by=amina, words="Sundays.", based_on=0, **answer)
    for by, answered in ((amina, 1), (cast.coordinator, 1), (cast.intruder, 0)):
        set_identity(by, OPEN_AT)
        with connection.cursor() as cursor:
            cursor.execute("select answered_prompts(%s)", [cast.rounds["Amina"]])
            assert cursor.fetchone() == (answered,)
