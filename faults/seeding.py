"""One made-up person who is getting ready, in an empty database. Run with Django set up; prints what a client needs."""

import json
from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone

from alongside.engines.postgres.identity import acting_as
from alongside.journey.prepare.changes import Contact, book_contacts, make_pack, release_pack
from alongside.journey.prepare.reads import answers_for
from alongside.records.plans.changes import open_round
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.stages import Stage
from tests.cast import SETTING_UP, Cast, make_cast

ORGANISATION = "Greenfield Surgery"


def seed() -> dict[str, object]:
    """The persona to sign in as, the round, and the questions of its pack."""
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    now = timezone.now()
    with acting_as(SETTING_UP, now):
        cast = make_cast()
        coordinator, person = cast.coordinator, cast.person("Amina")
    with acting_as(coordinator, now):
        round_id = _released(cast, coordinator, now)
    with acting_as(person, now):
        asked = answers_for(by=person, round_id=round_id, now=now)
    prompts = [each.question.prompt.key for each in asked.answers]
    return {"persona": f"person:{person.account}", "round": str(round_id), "prompts": prompts}


def _released(cast: Cast, coordinator: Actor, now: datetime) -> object:
    """A round whose pack is with the person from today."""
    round_id = open_round(
        by=coordinator,
        person=cast.people["Amina"],
        organisation=cast.organisations[ORGANISATION],
        stage=Stage.ACCEPTED,
        now=now,
    )
    gathering, conversation = (
        Contact(now + timedelta(days=days), minutes=30, place="surgery", with_name="Carol Okoro") for days in (1, 10)
    )
    book_contacts(by=coordinator, round_id=round_id, gathering=gathering, conversation=conversation, now=now)
    make_pack(by=coordinator, round_id=round_id, prompt_sets=["everyone"], results=[], now=now)
    release_pack(by=coordinator, round_id=round_id, release_on=day_of(now), now=now, reason="For the fault run.")
    return round_id


def main() -> None:
    print(json.dumps(seed()))


if __name__ == "__main__":
    main()
