"""What the demo's people need, how to reach them, and what one of them wanted to know."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.engines.postgres.identity import acting_as
from alongside.records.people.changes.details import (
    AboutThem,
    add_contact_point,
    add_identifier,
    keep_apart,
    record_background,
    record_who,
)
from alongside.records.people.changes.information import give_information, want_information
from alongside.records.people.changes.needs import NewAdjustment, add_adjustment, record_need, record_no_adjustments
from alongside.rules.actors import Actor
from alongside.rules.details import Apart
from alongside.rules.information import Given
from alongside.rules.needs import Answer, Format, Subset, Support


def with_details(nurse: Actor, person: Actor, now: datetime) -> None:
    """Somebody who likes plain words and more time, can be reached safely, and asked about a tablet."""
    whose: dict[str, Any] = {"person": _id(person), "now": now}
    with acting_as(nurse, now):
        none: dict[str, Any] = {"answer": Answer.NONE, "codes": (), **whose}
        record_need(by=nurse, subset=Subset.INFORMATION_FORMAT, **none)
        record_need(by=nurse, subset=Subset.PROFESSIONAL, **none)
        plain: dict[str, Any] = {"answer": Answer.NEEDS, "codes": [Support.PLAIN_WORDS], "words": "One thing at a time"}
        record_need(by=nurse, subset=Subset.SUPPORT, **plain, **whose)
        longer = NewAdjustment("longer-time", "30 minutes, not 10", "I nod, go home and have understood nothing.")
        add_adjustment(by=nurse, new=longer, **whose)
        record_who(by=nurse, pronouns="she", nhs_number_check="verified", **whose)
        add_identifier(by=nurse, kind="hospital", value="HV 204 771", verified="not-checked", **whose)
        add_contact_point(
            by=nurse, kind="phone", value="01632 960715", note="Mrs Lowe next door, after six", preference=2, **whose
        )
        told = AboutThem(
            ethnicity="K",
            religion="Muslim",
            household="Lives alone on the first floor. Her son comes most evenings.",
            dependants="A cat, Moti.",
            home_access="Two flights of stairs, no lift. The bell is broken: knock.",
        )
        record_background(by=nurse, told=told, **whose)
        keep_apart(by=nurse, kind=Apart.KEY_SAFE, words="Mrs Lowe at number 12 has a key.", **whose)
        wanted = want_information(by=nurse, wanted="Why do I take the white tablet in the morning?", **whose)
        given = Given(
            "What it does, and what to do if one is missed.", "said", "yes", "It keeps the water off my chest."
        )
        give_information(by=nurse, need=wanted, given=given, **whose)
    with acting_as(person, now):
        want_information(by=person, wanted="Can I still fast in Ramadan?", **whose)


def with_easy_read(coordinator: Actor, person: Actor, now: datetime) -> None:
    """Somebody who reads Easy Read, so that a standard letter to them stops and waits for a human."""
    whose: dict[str, Any] = {"by": coordinator, "person": _id(person), "now": now}
    with acting_as(coordinator, now):
        record_need(subset=Subset.INFORMATION_FORMAT, answer=Answer.NEEDS, codes=[Format.EASY_READ], **whose)
        record_no_adjustments(**whose)


def _id(person: Actor) -> UUID:
    return person.known_person
