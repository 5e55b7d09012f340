"""A son under a safeguarding restriction: he acts for nobody, sees nothing and is told nothing; two people lift it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from alongside.doors.jobs.demo_authority import with_authority
from alongside.doors.jobs.demo_cast import SET_UP
from alongside.engines.postgres.identity import acting_as
from alongside.records.careteam.reads import supporters_of
from alongside.records.people.changes.accounts import add_account, start_membership
from alongside.rules.authority.kinds import AuthorityKind
from tests.stories.conftest import Stage
from tests.stories.telling import (
    AMINA,
    CAROL,
    NADIA,
    YUSUF,
    given_signed_in,
    go_home,
    person_of,
    the_coordinator,
    then_it_is_gone,
)
from walking import steps
from walking.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SOFIA, TOM = "Sofia Lund", "Tom Reid"
HARD = "My knees on the stairs"
LIMITS = "Limits on who sees Amina’s plan"
WHY = "Amina told me alone that she is afraid of him when money is short."
NEVER_SAID = ("safeguarding", "limit", SOFIA, "stopped", "afraid")


def test_a_son_under_a_safeguarding_restriction(stage: Stage) -> None:
    """Given a son who supports his mother, reads her plan, and holds a power over her health and care ..."""
    yusuf = given_signed_in(stage, YUSUF)
    yusuf.press("Open the plan", then="Amina’s plan")
    given_that_he_holds_a_power()
    given_a_second_safeguarding_lead()

    # When the safeguarding lead stops him, and says why where only leads read it ...
    sofia = given_at_the_limits_of_amina(stage, SOFIA)
    sofia.sees(YUSUF, "Lasting power of attorney for health and welfare", "In force")
    sofia.press("Stop at once", then=f"Stop {YUSUF} at once?")
    sofia.sees("they are not told why: their page says that we cannot show them this plan at the moment")
    when_she_says_why_and(sofia, "Stop it now")
    sofia.sees("Everything, and that the person is here", YUSUF, "Stopped for now")

    # ... the next thing that he asks for is not there, and nothing tells him why.
    then_it_is_gone(yusuf)
    yusuf.does_not_see(*NEVER_SAID)
    go_home(yusuf)
    yusuf.sees("There is nothing to see here at the moment.")
    yusuf.does_not_see(*NEVER_SAID, "Open the plan")

    when_one_entry_is_kept_from_nurses_they_see_whom_to_ask(stage, sofia)
    when_she_asks_to_lift_it_a_second_person_does(stage, sofia, yusuf)
    when_she_answers_the_question_that_is_hers_alone(stage, sofia, yusuf)


def when_one_entry_is_kept_from_nurses_they_see_whom_to_ask(stage: Stage, sofia: Visitor) -> None:
    """Not what is kept, and not why; nor why the son was stopped."""
    sofia.press("Set a limit", then="Set a limit on who sees Amina’s plan")
    sofia.choose("Single entries")
    sofia.page.get_by_label(HARD).check()
    sofia.choose("From these")
    sofia.choose("Professionals")
    sofia.choose("To keep somebody safe")
    sofia.page.get_by_label("May staff who are kept from it know").fill(SOFIA)
    when_she_says_why_and(sofia, "Continue", then="Set this limit?")
    sofia.press("Yes, set it", then=LIMITS)
    nadia = given_signed_in(stage, NADIA)
    steps.open_person(nadia, AMINA)
    nadia.press("Open the plan", then="Amina’s plan")
    nadia.sees(f"Something here is kept from you, to keep somebody safe. Ask {SOFIA}.")
    nadia.does_not_see(HARD, "afraid")
    steps.open_person(nadia, AMINA)
    nadia.press("Who may decide for them", then="Who may decide for Amina")
    nadia.sees(YUSUF, "Stopped for now")
    nadia.does_not_see("afraid")


def when_she_asks_to_lift_it_a_second_person_does(stage: Stage, sofia: Visitor, yusuf: Visitor) -> None:
    """Until then it stands."""
    sofia.press("Ask to lift it", then="Ask for this limit to be lifted?", within=f"tr:has-text('{YUSUF}')")
    sofia.press("Yes, ask", then=LIMITS)
    sofia.sees("A second person lifts it")
    go_home(yusuf)
    yusuf.sees("There is nothing to see here at the moment.")
    tom = given_at_the_limits_of_amina(stage, TOM)
    tom.press("Lift it", then="Lift this limit?", within=f"tr:has-text('{YUSUF}')")
    tom.press("Yes, lift it", then=LIMITS)
    go_home(yusuf)
    yusuf.sees("You support Amina", "Open the plan")


def when_she_answers_the_question_that_is_hers_alone(stage: Stage, sofia: Visitor, yusuf: Visitor) -> None:
    """From then on he takes part in nothing, with no limit in force; the team is not told by any page."""
    sofia.press("Who supports them, and the question that is for you alone", then="People who support Amina")
    sofia.press(f"See more about {YUSUF}", then=YUSUF)
    sofia.press("Answer this question", then=f"A question of safeguarding about {YUSUF}")
    sofia.sees("they cannot act for the person, coordinate, or witness anything")
    sofia.choose("Yes", group="Is it alleged that they have caused harm to this person?")
    sofia.press("Save", then=YUSUF)
    go_home(yusuf)
    yusuf.sees("There is nothing to see here at the moment.")
    carol = given_signed_in(stage, CAROL)
    steps.open_person(carol, AMINA)
    carol.press("See and change who supports them", then="People who support Amina")
    carol.press(f"See more about {YUSUF}", then=YUSUF)
    carol.does_not_see("alleged", "safeguarding", "afraid")


def given_that_he_holds_a_power() -> None:
    by, now, amina = the_coordinator(), datetime.now(UTC), person_of(AMINA)
    with_authority(by, amina, AuthorityKind.LPA_WELFARE, YUSUF, "son", now, account=_account_of_yusuf(amina))


def _account_of_yusuf(amina: UUID) -> UUID:
    by = the_coordinator()
    with acting_as(by, datetime.now(UTC)):
        found = next(each.account for each in supporters_of(by=by, person=amina) if each.name == YUSUF)
    assert found is not None
    return found


def given_a_second_safeguarding_lead() -> None:
    now, at = datetime.now(UTC), the_coordinator().known_organisation
    with acting_as(SET_UP, now):
        tom = add_account(by=SET_UP, name=TOM, email="tom.reid@demo.example", now=now)
        works = {"organisation": at, "role": "safeguarding-lead", "starts_on": date(2026, 1, 1)}
        start_membership(by=SET_UP, account=tom, now=now, **works)


def given_at_the_limits_of_amina(stage: Stage, name: str) -> Visitor:
    lead = stage.visitor(name)
    steps.sign_in(lead, stage.address, "What needs you today")
    lead.press("Limits", then="Limits on who sees a plan", within=".app-navigation")
    lead.fill("Name, NHS number or date of birth", "Begum")
    lead.press("Search", then="Limits on who sees a plan", within="main")
    lead.press(AMINA, then=LIMITS, within="main")
    return lead


def when_she_says_why_and(sofia: Visitor, button: str, then: str = LIMITS) -> None:
    later = datetime.now(UTC) + timedelta(days=90)
    sofia.fill("What happened, and who decided this?", WHY)
    sofia.fill_day("When do you look at this again?", (later.year, later.month, later.day))
    sofia.press(button, then=then)
