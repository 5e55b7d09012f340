"""What is asked about records in the demo: an entry to put right, a concern, and a copy for a solicitor."""

from datetime import timedelta
from uuid import UUID

from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.records.plans.reads import open_plan
from alongside.records.rights.changes import (
    AskedBy,
    Heard,
    NewContact,
    Wanted,
    ask_for_correction,
    raise_complaint,
    record_request,
    set_rights_contact,
)
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Channel
from alongside.rules.rights import Asker


def with_requests(scene: Scene, person: Actor, officer: Actor, organisation: UUID) -> None:
    """Nobody has answered yet: the team and the privacy officer find them."""
    with acting_as(officer, now := scene.at(120)):
        contact = NewContact(officer.name, "general-practice", "privacy@demo.example", "01632 960102")
        set_rights_contact(by=officer, contact=contact, now=now)
    with acting_as(person, now := scene.at(3)):
        plan = open_plan(by=person, person=person.known_person, purpose=person.purpose, now=now)
        entry = plan.content.items[0]
        number = plan.version.number if plan.version else None
        wanted = Wanted(entry.section, entry.words, "I would say it in my own words. Please ring me.", entry.id, number)
        ask_for_correction(by=person, person=person.known_person, wanted=wanted, now=now)
    with acting_as(scene.nurse, now := scene.at(2)):
        entry = plan.content.items[-1]
        wanted = Wanted(entry.section, entry.words, "It is my son who asks, not me.", entry.id, number)
        heard = Heard(Channel.PHONE, day_of(now) - timedelta(days=1))
        ask_for_correction(by=scene.nurse, person=person.known_person, wanted=wanted, heard=heard, now=now)
    with acting_as(person, now := scene.at(1)):
        words = "The talk was moved twice, and nobody told me before I came."
        raise_complaint(by=person, organisation=organisation, words=words, wanted="A call the day before.", now=now)
    with acting_as(scene.nurse, now := scene.at(2)):
        asked = AskedBy(Asker.REPRESENTATIVE, "Marlow and Reed, solicitors", "Her signed letter, seen.", day_of(now))
        record_request(by=scene.nurse, person=person.known_person, asked=asked, now=now)
