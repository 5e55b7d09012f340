"""The words that stories are told in: given, when and then, each a step or a few of the journey."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from alongside.doors.jobs.demo_cast import SET_UP
from alongside.engines.postgres.identity import acting_as
from alongside.journey.discuss.changes import add_topic, start_conversation
from alongside.journey.identify.changes import give_coordinator, invite_person, record_answer
from alongside.records.people.reads import accounts_of_people, memberships_today
from alongside.records.plans.changes import move_round
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.dates import day_of
from alongside.rules.identify import Offer, Reason
from alongside.rules.stages import Stage as Stages
from tests.stories.conftest import Stage
from walking import steps
from walking.visitor import Visitor

AMINA, BERT, GRACE, YUSUF = "Amina Begum", "Bert Jones", "Grace Adebayo", "Yusuf Begum"
CAROL, NADIA, WES, INGRID = "Carol Okoro", "Nadia Rahman", "Wes Adeyemi", "Ingrid Hall"
HOMES = {
    CAROL: "What needs you today",
    INGRID: "What needs you today",
    NADIA: "What needs you today",
    WES: "Shared with you",
    YUSUF: "You support Amina",
}


# --- Given ------------------------------------------------------------------------------------------------------------


def given_signed_in(stage: Stage, name: str, **options: object) -> Visitor:
    """Somebody at their home page."""
    visitor = stage.visitor(name, **options)  # type: ignore[arg-type]
    steps.sign_in(visitor, stage.address, HOMES.get(name, f"Hello {name.split()[0]}"))
    return visitor


def given_a_yes_to_a_plan(name: str) -> None:
    """Somebody was invited and said yes; Carol coordinates."""
    now, by, person = datetime.now(UTC), the_coordinator(), person_of(name)
    with acting_as(by, now):
        offer = invite_person(by=by, person=person, reasons=[Reason.NO_PLAN], now=now)
        record_answer(by=by, offer=offer, outcome=Offer.ACCEPTED, now=now)
        give_coordinator(by=by, person=person, account=by.known_account, now=now)


def given_a_conversation(name: str, *topics: str) -> None:
    """Carol has begun to talk with somebody who said yes, about these topics of theirs."""
    given_a_yes_to_a_plan(name)
    now, by, person = datetime.now(UTC), the_coordinator(), person_of(name)
    with acting_as(by, now):
        round_of = open_round_of(by=by, person=person)
        assert round_of is not None
        move_round(by=by, round_id=round_of.id, to=Stages.PREPARING, now=now)
        talk = start_conversation(by=by, round_id=round_of.id, how="home", now=now)
        for words in topics:
            add_topic(by=by, conversation=talk, topic=uuid4(), words=words, is_persons=True, now=now)


def person_of(name: str) -> UUID:
    with acting_as(SET_UP, datetime.now(UTC)):
        return next(each.person for each in accounts_of_people(by=SET_UP) if each.name == name and each.person)


def the_coordinator() -> Actor:
    now = datetime.now(UTC)
    with acting_as(SET_UP, now):
        found = next(each for each in memberships_today(by=SET_UP, today=day_of(now)) if each.account_name == CAROL)
    return Actor(
        role=Role.COORDINATOR,
        account=found.account,
        organisation=found.organisation,
        name=CAROL,
        assurance=Assurance.TWO_FACTOR,
    )


# --- When -------------------------------------------------------------------------------------------------------------


def when_they_are_invited_and_say_yes(carol: Visitor, name: str) -> None:
    steps.invite(carol, name)
    steps.record_yes(carol, name)
    steps.see_coordinator(carol, name)


def when_the_team_prepares(carol: Visitor, name: str, stage: Stage) -> None:
    steps.book_both(carol, name, stage.days)
    steps.make_pack(carol)
    steps.release_pack(carol, stage.days)


def when_the_person_gets_ready(person: Visitor) -> None:
    steps.read_results(person)
    steps.answer_questions(person)
    steps.send_to_team(person)


def when_they_talk(carol: Visitor, name: str) -> None:
    steps.open_person(carol, name)
    steps.start_talking(carol, name)
    steps.write_down_who_is_there(carol, name)
    steps.set_agenda(carol, name)
    steps.write_about_a_topic(carol, name)
    steps.write_notes(carol, name)
    steps.finish_talking(carol, name)


def when_the_person_agrees(person: Visitor, stage: Stage) -> None:
    go_home(person)
    steps.agree(person, stage.days)


def when_the_plan_is_looked_at_again(carol: Visitor, name: str) -> None:
    steps.open_person(carol, name)
    steps.start_review(carol)
    steps.answer_review(carol)
    steps.finish_review(carol, name)


def go_home(visitor: Visitor) -> None:
    visitor.press("Home", then=HOMES.get(visitor.name, f"Hello {visitor.name.split()[0]}"), within=".app-navigation")


# --- Then -------------------------------------------------------------------------------------------------------------


def then_the_plan_is_theirs(person: Visitor) -> None:
    steps.read_own_plan(person)
    assert steps.copy_of_plan(person).startswith(b"%PDF-")


def then_it_is_gone(visitor: Visitor) -> None:
    """The page that was just open is not found any more, and says nothing."""
    visitor.page.reload()
    visitor.is_at("We cannot find that page")
