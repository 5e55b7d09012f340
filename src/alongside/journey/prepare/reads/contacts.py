"""What is asked again before contacts are booked, and what a moved conversation means for its pack."""

from alongside.journey.prepare.values import PackView
from alongside.records.appointments.values import Contact
from alongside.rules.contacts import (
    Doubt,
    doubts_about_day,
    doubts_about_gap,
    doubts_about_length,
    interpreter_needed,
)
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
