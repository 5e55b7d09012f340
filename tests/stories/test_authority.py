"""Who may decide for somebody: a daughter whose power is about money, and a mother until her child is sixteen."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine
from playwright.sync_api import expect

from alongside.doors.jobs.demo_authority import with_authority
from alongside.engines.postgres.identity import acting_as
from alongside.records.authority.changes import record_judgement
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.rules.actors import Actor
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.dates import LONDON, months_later
from alongside.rules.plan.sections import Section
from tests.stories.conftest import Stage
from tests.stories.telling import CAROL, given_signed_in, the_coordinator
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DILIP, MEERA, SUE = "Dilip Patel", "Meera Patel", "Sue Hughes"


def test_a_daughter_with_only_a_power_over_money(stage: Stage) -> None:
    """Given that Dilip can decide, and that his daughter holds a power over his money ..."""
    # When she signs in, she is told kindly what it is about, and what he can do.
    meera = given_at_home(stage, MEERA, "You cannot see the plan of Dilip now")
    meera.sees(
        "What you hold is about money and property. It gives no say about care, or about this plan.",
        "Dilip can choose to share the plan with you.",
        "Ask whoever gave you your code to sign in.",
    )
    meera.does_not_see("Open the plan")
    # Then the team sees what she holds, that nobody is found unable to decide, and what next of kin is.
    carol = given_signed_in(stage, CAROL)
    steps.open_person(carol, DILIP)
    carol.press("Who may decide for them", then="Who may decide for Dilip")
    carol.sees(MEERA, "Lasting power of attorney for property and money", "Everybody is taken to be able to decide.")
    carol.press("Open Meera Patel", then="Lasting power of attorney for property and money")
    carol.sees("Nothing in the plan", "In force")
    carol.press("Back", then="Who may decide for Dilip")
    carol.press("Record an authority", then="Record an authority")
    carol.choose("Next of kin")
    carol.press("Continue", then="Record an authority")
    expect(carol.page.locator("main")).to_contain_text("Being next of kin gives nobody the right to decide.")


def test_a_young_person_turns_sixteen(stage: Stage) -> None:
    """Given Cara, who is 15, decides for herself, and lets her mother see her goals ..."""
    birthday = datetime.now(UTC).astimezone(LONDON).date() + timedelta(days=2)
    cara = given_a_child_of_fifteen(birthday)
    given_that_she_lets_her_mother_see_her_goals(cara)
    # When her mother looks on the evening before the birthday, she may see them.
    evening = datetime.combine(birthday - timedelta(days=1), time(23, 50), tzinfo=LONDON)
    with time_machine.travel(evening):
        sue = given_at_home(stage, SUE, "You act for Cara")
        sue.sees("My goals and what we will do", "until they are 16")
    # Then from midnight she sees nothing, and reads that Cara can share.
    with time_machine.travel(evening + timedelta(minutes=15)):
        sue.page.reload()
        sue.is_at("You cannot see the plan of Cara now")
        sue.sees("Your right to act for Cara here has ended.", "Cara can still choose to share the plan with you.")
        sue.does_not_see("Open the plan")
        carol = given_signed_in(stage, CAROL)
        steps.open_person(carol, "Cara Hughes")
        carol.press("Who may decide for them", then="Who may decide for Cara")
        expect(carol.page.locator("main")).to_contain_text(
            "The young person is 16 or older. Sue Hughes sees nothing as a parent."
        )


def given_at_home(stage: Stage, name: str, heading: str) -> Visitor:
    """Somebody who acts for another, signed in by the demo's list of people."""
    visitor = stage.visitor(name)
    steps.sign_in(visitor, stage.address, heading)
    return visitor


def given_a_child_of_fifteen(birthday: date) -> UUID:
    by, now = the_coordinator(), datetime.now(UTC)
    born_on = months_later(birthday, -12 * 16)
    with acting_as(by, now):
        return add_person(by=by, details=PersonDetails("Cara", "Hughes", born_on), now=now)


def given_that_she_lets_her_mother_see_her_goals(cara: UUID) -> None:
    by, now = the_coordinator(), datetime.now(UTC)
    with_authority(by, cara, AuthorityKind.PARENTAL_RESPONSIBILITY, SUE, "mother", now)
    with acting_as(by, now):
        record_judgement(by=by, person=cara, judged=_judged(by, now), now=now)


def _judged(by: Actor, now: datetime) -> Judgement:
    return Judgement(
        is_competent=True,
        reason="She said what her mother would think, and what would follow.",
        agreed=frozenset({Section.GOALS}),
        child_view="Only my goals.",
        assessor=by.name,
        assessor_role="care coordinator",
        judged_on=now.date(),
        decision="What her mother sees of the plan",
    )
