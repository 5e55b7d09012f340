"""Made-up people in an empty database, for each run. Run with Django set up; prints what a client needs."""

import json
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.doors.jobs.migrate import migrate
from alongside.engines.postgres.identity import acting_as
from alongside.journey.prepare.changes import book_contacts, make_pack, release_pack
from alongside.journey.prepare.reads import answers_for
from alongside.records.appointments.values import Contact
from alongside.records.careteam.changes import name_coordinator
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.people import PersonDetails, add_person, record_contact
from alongside.records.people.reads import memberships_of
from alongside.records.plans.changes import move_round, open_round
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.stages import Stage
from tests.cast import SETTING_UP, Cast, make_cast

ORGANISATION = "Greenfield Surgery"
DRAFTS = 6
MESSAGES = 2_000


def preparing(cast: Cast, now: datetime) -> dict[str, object]:
    """The persona to sign in as, the round, and the questions of its pack."""
    coordinator, person = _coordinator(cast, now), _person(cast, now)
    with acting_as(coordinator, now):
        round_id = _released(cast, coordinator, now)
    with acting_as(person, now):
        asked = answers_for(by=person, round_id=round_id, now=now)
    prompts = [each.question.prompt.key for each in asked.answers]
    return {"persona": f"person:{person.account}", "round": str(round_id), "prompts": prompts}


def drafting(cast: Cast, now: datetime) -> dict[str, object]:
    """Several people whose plans are being written, and their coordinator."""
    coordinator = _coordinator(cast, now)
    with acting_as(coordinator, now):
        rounds = [str(_drafted(cast, coordinator, number, now)) for number in range(DRAFTS)]
        mine = memberships_of(by=coordinator, account=coordinator.known_account, today=day_of(now))[0]
    return {"persona": f"staff:{coordinator.account}:{mine.id}", "rounds": rounds}


def outbox(cast: Cast, now: datetime) -> dict[str, object]:
    """Messages that are due, all to one person who wants e-mails."""
    coordinator, organisation = _coordinator(cast, now), cast.organisations[ORGANISATION]
    amina = cast.people["Amina"]
    with acting_as(coordinator, now):
        wants = {"contact_by": "email", "email": "amina@example.org", "no_messages": False}
        record_contact(by=coordinator, person=amina, now=now, **wants)
        for number in range(MESSAGES):
            about, key = {"version": "1"}, f"plan-copy:{number}"
            given = {"person": amina, "organisation": organisation, "effect_key": key, "about": about}
            queue_message(by=coordinator, kind=MessageKind.PLAN_COPY, now=now, **given)
    return {"messages": MESSAGES}


def _coordinator(cast: Cast, now: datetime) -> Actor:
    with acting_as(SETTING_UP, now):
        return cast.coordinator


def _person(cast: Cast, now: datetime) -> Actor:
    with acting_as(SETTING_UP, now):
        return cast.person("Amina")


def _coordinated(cast: Cast, by: Actor, person: UUID, now: datetime) -> None:
    """No round without the one named coordinator."""
    organisation = cast.organisations[ORGANISATION]
    name_coordinator(by=by, person=person, account=by.known_account, name=by.name, organisation=organisation, now=now)


def _drafted(cast: Cast, by: Actor, number: int, now: datetime) -> UUID:
    details = PersonDetails(given_name=f"Draft {number}", family_name="Moss", born_on=date(1950, 1, 1))
    person = add_person(by=by, details=details, is_somebody_else=True, now=now)
    _coordinated(cast, by, person, now)
    opened = {"person": person, "organisation": cast.organisations[ORGANISATION], "stage": Stage.ACCEPTED}
    round_id = open_round(by=by, now=now, **opened)
    for stage in (Stage.PREPARING, Stage.DISCUSSING, Stage.DRAFTING):
        move_round(by=by, round_id=round_id, to=stage, now=now)
    return round_id


def _released(cast: Cast, coordinator: Actor, now: datetime) -> UUID:
    """A round whose pack is with the person from today."""
    _coordinated(cast, coordinator, cast.people["Amina"], now)
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
    migrate()
    now = timezone.now()
    with acting_as(SETTING_UP, now):
        cast = make_cast()
    known: dict[str, object] = {each.__name__: each(cast, now) for each in (preparing, drafting, outbox)}
    known["cast"] = {
        name: {called: str(each) for called, each in ids.items()}
        for name, ids in (("organisations", cast.organisations), ("accounts", cast.accounts), ("people", cast.people))
    }
    print(json.dumps(known))
