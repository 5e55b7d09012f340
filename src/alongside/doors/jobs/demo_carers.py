"""In the demo, a wife who looks after her husband: a record and a plan of her own, of which he sees nothing yet."""

from uuid import UUID

from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.journey.identify.changes import give_coordinator, invite_person, record_answer
from alongside.records.carers.changes import add_carer, record_assessment, say_caring, write_part
from alongside.records.carers.reads import caring_page
from alongside.records.carers.values import Said
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.people import PersonDetails
from alongside.records.plans.changes import move_round
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.carers import AssessmentAnswer, IdentifiedBy, Topic
from alongside.rules.dates import day_of, months_later
from alongside.rules.identify import Offer, Reason
from alongside.rules.stages import Stage

JOAN = "Joan Jones"
SAID = Said(
    does="I do his tablets, his meals and the washing, and I listen for him at night.",
    willing="I want him to stay at home as long as we can.",
    able="The days are fine. I have a bad back, so I cannot help him up.",
    limits="I cannot do every night for much longer.",
    hours=50,
)
PARTS = {
    Topic.WHO_STEPS_IN: "Our daughter Ruth can come the same evening: 01632 960145. Next door has a key for the dog.",
    Topic.MEDICINES: "In the box on the kitchen shelf, one row for each day. The water tablet in the morning only.",
    Topic.NORMAL_DAY: "Up at eight, breakfast by the window. He is calm when Trudy is near him.",
}


def with_a_carer(scene: Scene, husband: Actor) -> None:
    """The team found her forty days ago; she has said what she does; her plan waits for her own words."""
    caring, carer = _found(scene, husband.known_person)
    joan = _with_account(scene, carer)
    with acting_as(joan, now := scene.at(20)):
        say_caring(by=joan, caring=caring, said=SAID, based_on=0, now=now)
        for topic, words in PARTS.items():
            write_part(by=joan, caring=caring, topic=topic, words=words, based_on=0, now=now)
    with acting_as(scene.coordinator, now := scene.at(18)):
        record_assessment(
            by=scene.coordinator,
            caring=caring,
            offered_on=day_of(now),
            answer=AssessmentAnswer.NOT_YET,
            words="She wants to talk with Ruth first.",
            now=now,
        )
    _begin_plan(scene, carer)


def _found(scene: Scene, husband: UUID) -> tuple[UUID, UUID]:
    """Bert said that Joan looks after him: a record of her own, linked to his."""
    by, now = scene.coordinator, scene.at(40)
    joan = PersonDetails(
        given_name="Joan",
        family_name="Jones",
        born_on=months_later(day_of(now), -12 * 76),
        address="14 Mill Lane\nGreenfield",
        postcode="GR1 4DE",
        telephone="01632 960144",
    )
    with acting_as(by, now):
        supporter = add_supporter(
            by=by, person=husband, kind="carer", name=JOAN, relationship="Wife", telephone=joan.telephone, now=now
        )
        caring = add_carer(by=by, supporter=supporter, details=joan, identified_by=IdentifiedBy.PERSON, now=now)
        if caring is None:
            raise ValueError("the demo's carer is somebody new")
        return caring, caring_page(by=by, caring=caring, now=now).person.id


def _with_account(scene: Scene, carer: UUID) -> Actor:
    """She has signed in with a code of her own."""
    by, now = scene.coordinator, scene.at(30)
    with acting_as(by, now):
        account = add_account(by=by, name=JOAN, email="joan@demo.example", person=carer, now=now)
    return Actor(
        role=Role.PERSON,
        account=account,
        person=carer,
        purpose=Purpose.OWN_RECORD,
        name=JOAN,
        assurance=Assurance.TWO_FACTOR,
    )


def _begin_plan(scene: Scene, carer: UUID) -> None:
    """A plan of her own, about to be written."""
    by, now = scene.coordinator, scene.at(10)
    with acting_as(by, now):
        offer = invite_person(by=by, person=carer, reasons=[Reason.NO_PLAN], now=now)
        record_answer(by=by, offer=offer, outcome=Offer.ACCEPTED, now=now)
        give_coordinator(by=by, person=carer, account=by.known_account, now=now)
        current = open_round_of(by=by, person=carer)
        for stage in (Stage.PREPARING, Stage.DISCUSSING, Stage.DRAFTING):
            if current is not None:
                move_round(by=by, round_id=current.id, to=stage, now=now)
