"""What a FHIR care team says of whom to ring, and when: as notes, because FHIR R4 has no element for it."""

import pytest

from alongside.doors.fhir_views import care_team
from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_member
from alongside.records.careteam.values import Details
from alongside.records.plans.reads import open_plan
from alongside.rules.actors import Purpose
from alongside.rules.involvement import AnswersWhen
from tests.cast import make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db
SUPPORTERS = (
    Details("Ann Day", answers_when=AnswersWhen.DAY),
    Details("Ben Unasked"),
    Details("Cy Silent", answers_when=AnswersWhen.NIGHT, no_contact=True, no_contact_reason="He asked us."),
    Details("Di Always", answers_when=AnswersWhen.ANY_TIME),
)


def test_who_answers_when_is_a_note_and_nothing_is_said_of_who_was_not_asked() -> None:
    cast = with_agreed_plan(make_cast())
    set_identity(amina := cast.person("Amina"), cast.now)
    for details in SUPPORTERS:
        add_member(by=amina, person=amina.known_person, kind="family-or-friend", details=details, now=cast.now)
    team = care_team(open_plan(by=amina, person=amina.known_person, purpose=Purpose.DIRECT_CARE, now=cast.now))
    assert team.notes == (
        "Ann Day: Answers by day, not at night",
        "Please do not contact Cy Silent.",
        "Di Always: Answers by day and at night",
    )
