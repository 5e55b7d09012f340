"""The safeguarding compartment of the demo: a concern that came from a worry and goes on, and one that is closed."""

from datetime import timedelta
from uuid import UUID

from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.records.safeguarding.changes import close_concern, note_concern, record_concern, record_own_view
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.involvement import Asked
from alongside.rules.safeguarding import Closed, Harm, NewConcern, OwnView


def guarded(scene: Scene, person: UUID, lead: Actor, worry: UUID) -> None:
    """The heating that is off, and a caller who wanted her bank card."""
    _closed(scene, person, lead)
    with acting_as(lead, now := scene.at(5)):
        new = NewConcern(
            seen_on=day_of(scene.at(6)),
            harms=frozenset({Harm.NEGLECT}),
            words="Her volunteer says that the heating has been off for a week. Her landlord’s agent was told twice.",
        )
        named = "Her landlord’s agent"
        concern = record_concern(by=lead, person=person, new=new, others=named, escalation=worry, now=now)
    with acting_as(lead, now := scene.at(4)):
        own = OwnView(
            asked=Asked.ALONE,
            asked_on=day_of(now),
            view="It is cold, and I do not want to be a nuisance.",
            wants="That it is mended, and that I do not have to move.",
        )
        record_own_view(by=lead, concern=concern, own=own, now=now)
        words = "Rang the council’s housing team: an engineer comes tomorrow. A heater was brought to her today."
        note_concern(by=lead, concern=concern, words=words, done_on=day_of(now), now=now)


def _closed(scene: Scene, person: UUID, lead: Actor) -> None:
    with acting_as(lead, now := scene.at(90)):
        new = NewConcern(
            seen_on=day_of(scene.at(91)),
            harms=frozenset({Harm.FINANCIAL}),
            words="Somebody rang, said that he was from her bank, and asked for the number on her card.",
        )
        concern = record_concern(by=lead, person=person, new=new, now=now)
        done = day_of(now - timedelta(days=1))
        note_concern(by=lead, concern=concern, words="Her bank has stopped the card.", done_on=done, now=now)
    with acting_as(lead, now := scene.at(80)):
        words = "No money is gone. She knows not to give numbers on the phone, and whom to ring."
        close_concern(by=lead, concern=concern, why=Closed.SAFE_NOW, words=words, now=now)
