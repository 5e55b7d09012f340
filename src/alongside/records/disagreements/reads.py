"""The newest words beside each entry, as far as the reader may see its section."""

from collections.abc import Mapping
from uuid import UUID

from alongside.records.disagreements.models import Disagreement
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Beside


def beside_entries(*, by: Actor, person: UUID) -> Mapping[UUID, Beside]:
    """What the person says beside their entries, by item; without those that they took back."""
    rows = Disagreement.objects.filter(person_id=person).order_by("item", "-number").distinct("item")
    return {row.item: _beside(row) for row in rows if not row.is_withdrawn}


def number_beside(*, by: Actor, person: UUID, item: UUID) -> int:
    """The number of the newest words beside an entry, taken back or not; 0 where there never were any."""
    numbers = Disagreement.objects.filter(person_id=person, item=item).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def _beside(row: Disagreement) -> Beside:
    typed_by = row.typed_by_name if row.typed_by_name != row.said_by else ""
    return Beside(row.words, row.said_by, row.said_at, typed_by, row.number)
