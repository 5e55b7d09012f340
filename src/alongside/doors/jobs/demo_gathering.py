"""What was gathered with the demo's people, and when they are called each year."""

from datetime import timedelta
from typing import Any

from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.journey.prepare.changes import Entry, Joined, SetOfChecks, save_gathering, write_check_set
from alongside.records.appointments.changes import set_recall
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of

FOUND = {
    "smoking": Entry("Stopped twelve years ago."),
    "activity": Entry("Walks to the shop, with two rests on the way."),
    "lonely": Entry("Misses the club."),
    "weight": Entry(not_done="did-not-want"),
    "vaccinations": Entry(not_done="done-elsewhere"),
}


def with_gathering(scene: Scene, preparing: Actor, in_hospital: Actor, another_month: Actor) -> None:
    """A checklist that is half done, with another plan to join; a set of the surgery's own; somebody who is not called
    for a time, and somebody who comes in another month."""
    by, now = scene.nurse, scene.at(13, 11)
    with acting_as(by, now):
        found = open_round_of(by=by, person=preparing.known_person)
        if found is not None:
            joined = Joined("join", "The plan of the heart nurse at the hospital")
            save_gathering(by=by, round_id=found.id, entries=FOUND, joined=joined, now=now)
        gout = SetOfChecks("Gout", ["gout"], ["weight", "alcohol", "egfr"], ["What set off the last attack?"])
        write_check_set(by=by, key="", written=gout, now=now)
    now = scene.at(9)
    with acting_as(by, now):
        until = day_of(now) + timedelta(days=60)
        words = "In hospital after a fall. Her daughter rings us when she is home."
        away: dict[str, Any] = {"kind": "in-hospital", "words": words, "until": until}
        set_recall(by=by, person=in_hospital.known_person, month=None, now=now, **away)
        month = day_of(scene.now).month
        set_recall(by=by, person=another_month.known_person, month=month, kind="", words="", until=None, now=now)
