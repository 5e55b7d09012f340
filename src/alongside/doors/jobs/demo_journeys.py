"""Where the demo's people stand: what happened to each so far, by the same changes and in the order of real life."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from alongside.engines.postgres.identity import acting_as
from alongside.journey.discuss.changes import (
    add_action,
    add_goal,
    add_information,
    add_note,
    add_option,
    add_present,
    add_to_decide,
    add_topic,
    finish_conversation,
    start_conversation,
)
from alongside.journey.document.changes import agree_plan
from alongside.journey.document.reads import draft_for
from alongside.journey.document.values import How, ShareWith, Yes
from alongside.journey.identify.changes import give_coordinator, invite_person, record_answer
from alongside.journey.identify.reads import offer_view
from alongside.journey.prepare.changes import (
    book_contacts,
    choose_instead,
    finish_preparing,
    make_pack,
    mark_answers_seen,
    release_pack,
    save_answer,
)
from alongside.journey.prepare.reads import answers_of_round, results_to_choose
from alongside.records.appointments.values import Contact
from alongside.records.messaging.changes import claim_messages, fail_message, finish_message
from alongside.records.people.changes.needs import record_need
from alongside.records.plans.values import Edit
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, system
from alongside.rules.dates import day_of, instant_at
from alongside.rules.identify import Offer, Reason
from alongside.rules.needs import Answer, Format, Subset
from alongside.rules.plan.content import Whose
from alongside.rules.plan.details import Detail
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import Instead

SAID_BY_AMINA = {
    "what-matters": "My grandchildren, my garden, and cooking for everybody on Fridays.",
    "going-well": "I have got used to my tablets. I check my sugar and it is not a worry any more.",
    "live-well": "I walk to my sister's after lunch when it is dry.",
    "hardest": "My knees on the stairs. And sweets at weddings!",
    "know-about-me": "Please speak to me first and not to my son. I understand everything, I only need time.",
    "better-day": "A day on which I do the garden and am not tired out by three o'clock.",
}
SAID_BY_BERT = {
    "what-matters": "Staying in my own house. My dog Trudy.",
    "hardest": "Getting my breath after the stairs. I have stopped going to the club because of the walk.",
    "questions": "Why do my ankles swell up in the evening? Is it the tablets?",
}


@dataclass(frozen=True)
class Scene:
    """Who acts in the stories, and today."""

    coordinator: Actor
    nurse: Actor
    now: datetime

    def at(self, days_ago: int, hour: int = 10) -> datetime:
        """A working moment that many days ago (or, below nought, from now)."""
        return instant_at(day_of(self.now) - timedelta(days=days_ago), time(hour), field="now")


@dataclass(frozen=True)
class Dates:
    """How many days ago each thing happened. The conversation may be still to come."""

    invited: int
    accepted: int
    gathered: int
    released: int
    talked: int


def agreed_and_due(scene: Scene, person: Actor, carer: UUID, charity: UUID) -> None:
    """A plan that was agreed most of a year ago, shared with a son and a charity, and due to be looked at again."""
    days = Dates(invited=398, accepted=394, gathered=385, released=378, talked=368)
    round_id = _prepared(scene, person, days, place="home")
    _answered(scene, person, round_id, SAID_BY_AMINA, days_ago=372)
    _read(scene, round_id, days_ago=371)
    _talked(scene, round_id, days_ago=368)
    _agreed(scene, person, round_id, carer, charity, days_ago=352)


def answers_waiting(scene: Scene, person: Actor) -> None:
    """Somebody who is getting ready and has written answers that nobody has read yet."""
    days = Dates(invited=34, accepted=28, gathered=13, released=6, talked=-4)
    with acting_as(scene.coordinator, scene.at(35)):
        record_need(
            by=scene.coordinator,
            person=_id(person),
            subset=Subset.INFORMATION_FORMAT,
            answer=Answer.NEEDS,
            codes=[Format.LARGE_PRINT],
            now=scene.at(35),
        )
    round_id = _prepared(scene, person, days, place="surgery")
    _answered(scene, person, round_id, SAID_BY_BERT, days_ago=2)
    now = scene.at(2, 19)
    with acting_as(person, now):
        choose_instead(
            by=person, round_id=round_id, prompt="future", choice=Instead.TALK, words="", based_on=0, now=now
        )


def invited_without_answer(scene: Scene, person: Actor) -> None:
    """Somebody who was invited more than three weeks ago; their letter did not leave."""
    by, now = scene.coordinator, scene.at(23)
    with acting_as(by, now):
        invite_person(by=by, person=_id(person), reasons=[Reason.NO_PLAN], now=now)
        give_coordinator(by=by, person=_id(person), account=by.known_account, now=now)
    courier = system()
    with acting_as(courier, now):
        for message in claim_messages(by=courier, most=100, now=now):
            fail_message(by=courier, message=message.id, why="letter", retry=False, now=now)


def _prepared(scene: Scene, person: Actor, days: Dates, place: str) -> UUID:
    """Invited, said yes, both appointments booked, and the pack made and released; returns the round."""
    by, who = scene.coordinator, _id(person)
    with acting_as(by, now := scene.at(days.invited)):
        offer = invite_person(by=by, person=who, reasons=[Reason.NO_PLAN], now=now)
        give_coordinator(by=by, person=who, account=by.known_account, now=now)
        round_id = offer_view(by=by, offer=offer).round.id
    with acting_as(by, now := scene.at(days.accepted)):
        record_answer(by=by, offer=offer, outcome=Offer.ACCEPTED, now=now)
        gathering = Contact(scene.at(days.gathered), 20, "surgery", "Harry Singh")
        conversation = Contact(scene.at(days.talked, 14), 40, place, scene.nurse.name)
        book_contacts(by=by, round_id=round_id, gathering=gathering, conversation=conversation, now=now)
    with acting_as(by, now := scene.at(days.gathered - 1)):
        results = [each.latest.id for each in results_to_choose(by=by, round_id=round_id, now=now)]
        make_pack(by=by, round_id=round_id, prompt_sets=["everyone"], results=results, now=now)
        release_pack(by=by, round_id=round_id, release_on=day_of(scene.at(days.released)), now=now)
    _delivered(scene.at(days.released, 12))
    return round_id


def _answered(scene: Scene, person: Actor, round_id: UUID, said: dict[str, str], days_ago: int) -> None:
    now = scene.at(days_ago, 18)
    with acting_as(person, now):
        for prompt, words in said.items():
            save_answer(by=person, round_id=round_id, prompt=prompt, words=words, based_on=0, now=now)


def _read(scene: Scene, round_id: UUID, days_ago: int) -> None:
    by, now = scene.coordinator, scene.at(days_ago)
    with acting_as(by, now):
        view = answers_of_round(by=by, round_id=round_id, now=now)
        mark_answers_seen(by=by, round_id=round_id, seen=dict(view.seen), now=now)


def _talked(scene: Scene, round_id: UUID, days_ago: int) -> None:
    by, now = scene.nurse, scene.at(days_ago, 14)
    with acting_as(by, now):
        talk = start_conversation(by=by, round_id=round_id, how="home", now=now)
        add_present(
            by=by, conversation=talk, present=uuid4(), name="Yusuf Begum", part="Son", wanted_by_person=True, now=now
        )
        add_topic(by=by, conversation=talk, topic=uuid4(), words="My knees", is_persons=True, now=now)
        add_topic(by=by, conversation=talk, topic=uuid4(), words="Results of the blood test", is_persons=False, now=now)
        add_note(
            by=by,
            conversation=talk,
            item=uuid4(),
            section=Section.NEEDS,
            whose=Whose.TOGETHER,
            words="The stairs are the hardest part of the day. A second rail would help.",
            now=now,
        )
        _goal(by, talk, now)
        finish_conversation(by=by, conversation=talk, minutes=40, now=scene.at(days_ago, 15))


def _goal(by: Actor, talk: UUID, now: datetime) -> None:
    goal = uuid4()
    words = "I want to work in my garden for an hour without my knees stopping me."
    why = ((Detail.WHY, "My husband planted the roses. I want to keep them going."),)
    wanted = Edit(words, importance=9, details=why)
    add_goal(by=by, conversation=talk, item=goal, whose=Whose.PERSON, edit=wanted, now=now)
    could = ((Detail.WHERE, "In the kitchen"), (Detail.OBSTACLE, "A bad night."), (Detail.THEN, "I do half of them."))
    every_day = "Every day from Monday"
    for edit in (
        Edit("Do the chair exercises after breakfast.", who="Amina", by_when=every_day, confidence=8, details=could),
        Edit("Ask the council about a second stair rail.", who="Yusuf Begum", by_when="By the end of next month"),
    ):
        add_action(by=by, conversation=talk, item=uuid4(), goal=goal, whose=Whose.TOGETHER, edit=edit, now=now)
    _to_decide(by, talk, now)


def _to_decide(by: Actor, talk: UUID, now: datetime) -> None:
    """What is not decided yet, with two ways; and what was explained."""
    said: dict[str, Any] = {"by": by, "conversation": talk, "whose": Whose.TOGETHER, "now": now}
    nothing = ((Detail.NOTHING, "The knees may hurt more on the stairs, or stay as they are."),)
    decision = uuid4()
    add_to_decide(item=decision, section=Section.NEEDS, edit=Edit("What to do about my knees", details=nothing), **said)
    for words, good, bad in (
        ("Chair exercises for three months", "Nothing to swallow, and I can do them at home.", "They take patience."),
        ("Tablets before gardening", "They work within an hour.", "They can upset the stomach."),
    ):
        details = ((Detail.BENEFITS, good), (Detail.RISKS, bad))
        add_option(item=uuid4(), decision=decision, edit=Edit(words, details=details), **said)
    understood = ((Detail.UNDERSTOOD, "Movement feeds the joint. Sore the next day is fine, sharp pain is not."),)
    explained = Edit("How movement helps worn knees", details=understood)
    add_information(item=uuid4(), section=Section.NEEDS, edit=explained, **said)


def _agreed(scene: Scene, person: Actor, round_id: UUID, carer: UUID, charity: UUID, days_ago: int) -> None:
    """Agreed by her own sign-in; the next look is due within weeks."""
    now = scene.at(days_ago, 11)
    yes = Yes(
        how=How.OWN_SIGN_IN, review_on=_soon(scene.now), review_with=scene.coordinator.name, with_name=scene.nurse.name
    )
    shared = (
        ShareWith(Reader(account=carer), frozenset({Section.WHAT_MATTERS, Section.ABOUT_ME, Section.GOALS})),
        ShareWith(Reader(organisation=charity), frozenset({Section.WHAT_MATTERS, Section.STRENGTHS, Section.GOALS})),
    )
    with acting_as(person, now):
        finish_preparing(by=person, round_id=round_id, now=now)
        draft = draft_for(by=person, round_id=round_id, now=now)
        agree_plan(by=person, round_id=round_id, based_on=0, draft_tag=draft.tag, yes=yes, now=now, share_with=shared)
    _delivered(now)


def _soon(now: datetime) -> date:
    return day_of(now) + timedelta(days=9)


def _delivered(now: datetime) -> None:
    """The letters of that day went out then: the demo's worker does not send them again."""
    courier = system()
    with acting_as(courier, now):
        for message in claim_messages(by=courier, most=100, now=now):
            finish_message(by=courier, message=message.id, reference="sent before the demo", now=now)


def _id(person: Actor) -> UUID:
    if person.person is None:
        raise ValueError("a person's own actor has a person")
    return person.person
