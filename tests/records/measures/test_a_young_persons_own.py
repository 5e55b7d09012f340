"""Scenario 13: at 14 somebody who understands keeps how they are doing from a parent; their nurse sees it."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.changes import record_judgement
from alongside.records.authority.models import CompetenceJudgement
from alongside.records.measures.models import Answer
from alongside.records.measures.reads import open_measures
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.rules.actors import Actor
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.refusals import NotAllowed
from tests.attacks.attackers import acting_for
from tests.attacks.powers import signed_in
from tests.authority import with_power
from tests.cast import SETTING_UP, Cast, make_cast, with_draft
from tests.measuring import with_ratings

pytestmark = pytest.mark.django_db(transaction=True)  # who acts for her is written as the owner: committed


@pytest.fixture
def cast() -> Cast:
    """Tia is 14; Mo is her mother, and may see her plan."""
    with transaction.atomic():
        cast = _family()
    with transaction.atomic(using="owner"):
        signed_in({"Mo Hughes": cast.accounts["Mo Hughes"]})
    return cast


def _family() -> Cast:
    cast = make_cast()
    set_identity(cast.coordinator, cast.now)
    tia = PersonDetails(given_name="Tia", family_name="Hughes", born_on=date(2012, 5, 6))
    cast.people["Tia"] = add_person(by=cast.coordinator, details=tia, now=cast.now)
    with_draft(cast, "Tia")
    with_ratings(cast, "Tia", {"mental-health": 2})
    set_identity(SETTING_UP, cast.now)
    cast.accounts["Mo Hughes"] = add_account(by=SETTING_UP, name="Mo Hughes", now=cast.now)
    with_power(cast, "Tia", kind=AuthorityKind.PARENTAL_RESPONSIBILITY, holder="Mo Hughes")
    return cast


def judged(cast: Cast, agreed: frozenset[Section]) -> None:
    cast.now += timedelta(hours=1)
    found = Judgement(
        is_competent=True,
        reason="She told us who sees it and what that means.",
        agreed=agreed,
        child_view="Mum sees the rest. This one is mine.",
        assessor="Nadia Rahman",
        assessor_role="nurse",
        judged_on=cast.now.date(),
        decision="Who sees how she rated her life",
    )
    with transaction.atomic():
        set_identity(cast.nurse, cast.now)
        record_judgement(by=cast.nurse, person=cast.people["Tia"], judged=found, now=cast.now)


def look(cast: Cast, by: Actor) -> tuple[int, int]:
    """How many uses the read returns, and how many answers the database shows."""
    with transaction.atomic():
        set_identity(by, cast.now)
        uses = open_measures(by=by, person=cast.people["Tia"], now=cast.now).uses
        return len(uses), Answer.objects.count()


def test_her_parent_sees_it_only_while_she_lets_them_and_her_nurse_does(cast: Cast) -> None:
    mother, nurse = acting_for(cast, "Mo Hughes", cast.people["Tia"]), cast.nurse
    judged(cast, ALL_SECTIONS)
    assert look(cast, mother) == (1, 1)
    judged(cast, ALL_SECTIONS - {Section.MEASURES})
    with pytest.raises(NotAllowed):
        look(cast, mother)
    with transaction.atomic():
        set_identity(mother, cast.now)
        assert not Answer.objects.exists()
    assert look(cast, nurse) == (1, 1)
    with transaction.atomic():
        set_identity(nurse, cast.now)
        kept = CompetenceJudgement.objects.order_by("-recorded_at", "-id").first()
        assert kept is not None
        why = "She told us who sees it and what that means."
        assert (kept.reason, kept.assessor, kept.judged_on) == (why, "Nadia Rahman", cast.now.date())
