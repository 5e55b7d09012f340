"""What the team has read of what people and carers wrote by themselves."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.models import WordsToRead
from alongside.rules.actors import Actor


def mark_words_read(*, by: Actor, round_id: UUID, seen: Mapping[UUID, int], now: datetime) -> None:
    """Record that this member of the team has read these items, up to the number that they were shown.

    Words that were written since then go on waiting.
    """
    shown = Q(pk__in=[])
    for item, number in seen.items():
        shown |= Q(item=item, number__lte=number)
    waiting = WordsToRead.objects.filter(shown, round_id=round_id, read_at=None)
    person = waiting.values_list("person_id", flat=True).first()
    read = waiting.update(read_at=now, read_by=by.account)
    if person is not None:
        append_event(by=by, now=now, kind=EventKind.WORDS_SEEN, person=person, detail={"items": str(read)})
