"""The format block: whether a message is what its person needs, and the reason where it goes out all the same (X1)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.messaging.models import Channel, FormatOverride
from alongside.records.people.values import PersonView
from alongside.rules.actors import Actor
from alongside.rules.text import safe_text


def channel_to(person: PersonView) -> Channel:
    """The way that the person hears from us now: as they chose, unless it cannot reach them and another can."""
    chosen = Channel.EMAIL if person.contact_by == Channel.EMAIL else Channel.LETTER
    reached = person.needs.contact.codes
    if not reached or chosen in reached:
        return chosen
    if Channel.EMAIL in reached and person.email:
        return Channel.EMAIL
    return Channel.LETTER if Channel.LETTER in reached else chosen


def keep_override(
    by: Actor,
    person: UUID,
    what: str,
    unmet: Iterable[str],
    reason: str,
    now: datetime,
    *,
    message: UUID | None = None,
    large_print: bool = False,
) -> None:
    """Keep why it goes out all the same. The reason stays on its row; the audit says what was not met."""
    row = FormatOverride(
        id=uuid4(),
        person_id=person,
        message_id=message,
        what=what,
        unmet=list(unmet),
        large_print=large_print,
        reason=safe_text(reason, field="reason", longest=500),
        overridden_at=now,
        overridden_by=by.known_account,
    )
    row.save(force_insert=True)
    detail = {"what": what, "unmet": ", ".join(row.unmet)}
    append_event(by=by, now=now, kind=EventKind.FORMAT_OVERRIDDEN, person=person, detail=detail)
