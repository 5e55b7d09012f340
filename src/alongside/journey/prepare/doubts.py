"""What is asked again before it is saved: about two contacts, and about what was measured."""

from collections.abc import Mapping

from alongside.journey.prepare.values import GatheringView, PackView
from alongside.records.appointments.values import Contact
from alongside.rules import measured
from alongside.rules.contacts import (
    Doubt,
    doubts_about_day,
    doubts_about_gap,
    doubts_about_length,
    interpreter_needed,
)
from alongside.rules.gathering.check import Kind
from alongside.rules.refusals import Invalid
from alongside.rules.working_days import Nation


def doubts_about(pack: PackView, *, gathering: Contact, conversation: Contact, nation: Nation) -> tuple[Doubt, ...]:
    """What is probably not meant in these two contacts. What stays as it was booked was asked about then."""
    booked = {"gathering": pack.gathering, "conversation": pack.conversation}
    wanted = {"gathering": gathering, "conversation": conversation}
    new = {kind: wanted[kind] for kind, was in booked.items() if was is None or was.contact != wanted[kind]}
    found: list[Doubt] = []
    for kind, contact in new.items():
        found += doubts_about_day(contact.starts_at, nation, field=f"{kind}_on")
    if "conversation" in new:
        interpreter = interpreter_needed(pack.person.interpreter, pack.person.needs)
        found += doubts_about_length(
            conversation.minutes, interpreter=interpreter, needs=pack.person.needs, field="conversation_minutes"
        )
    if new:
        found += doubts_about_gap(gathering.starts_at, conversation.starts_at, field="conversation_on")
    return tuple(found)


def looked_over(view: GatheringView, typed: Mapping[str, str]) -> tuple[tuple[Invalid, ...], tuple[Doubt, ...]]:
    """What of the typed values (by the key of the check) cannot be, and what is probably not meant. What stays as it is
    kept was looked over then."""
    problems: list[Invalid] = []
    doubts: list[Doubt] = []
    for row in view.rows:
        words, field = typed.get(row.check.key, "").strip(), f"value_{row.check.key}"
        if row.check.kind != Kind.MEASURE or not words or words == row.words:
            continue
        what = measured.measurement(row.check.key)
        try:
            taken = measured.read(what, words, field=field)
        except Invalid as refusal:
            problems.append(refusal)
            continue
        doubts += measured.doubts_about(what, taken, field=field, last=row.last.number if row.last else None)
    return tuple(problems), tuple(doubts)
