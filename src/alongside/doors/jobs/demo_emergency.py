"""The emergency card of the demo: made by Amina, and used once when she was found in the street."""

from datetime import timedelta
from uuid import uuid4

from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.records.sharing.changes import Tried, make_card, use_card
from alongside.rules.actors import ANONYMOUS, Actor
from alongside.rules.dates import day_of
from alongside.rules.openings import Reason
from alongside.rules.sharing import EMERGENCY_SECTIONS


def with_card(scene: Scene, person: Actor) -> None:
    """Nobody has its link any more: in the demo as in life, who wants one makes a new one."""
    with acting_as(person, now := scene.at(90)):
        made = make_card(
            by=person,
            person=person.known_person,
            card=uuid4(),
            sections=EMERGENCY_SECTIONS,
            ends_on=day_of(now + timedelta(days=365)),
            ask="My son Yusuf, 01632 960111",
            now=now,
        )
    if made is None:
        raise ValueError("a card of this very id was made before")
    tried = Tried(
        made.token,
        made.passcode,
        who="Jo Finch, Riverside ambulance",
        reason=str(Reason.CALLED_TO_THE_PERSON),
        words="She felt faint at the market and could not tell us which tablets she takes.",
    )
    with acting_as(ANONYMOUS, now := scene.at(20, 15)):
        use_card(by=ANONYMOUS, tried=tried, now=now)
