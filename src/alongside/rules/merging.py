"""When two records may be joined as one person's, and what differs between them.

Source: house.md 9.10 (a link, no row moves), safety.md 7 (50: two NHS numbers are two people until the source says
otherwise). Joining opens nothing: what hangs on each record is seen by whoever may see it there.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.rules.refusals import Invalid, NotReady


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records. joined_to: the record that it was joined to; has_joined: others were joined to it."""

    id: UUID
    given_name: str
    family_name: str
    born_on: date
    nhs_number: str | None
    gender: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    died_on: date | None = None
    joined_to: UUID | None = None
    has_joined: bool = False


_WHO = ("given_name", "family_name", "born_on", "nhs_number", "gender", "died_on")
_COMPARED = (*_WHO, "address", "postcode", "telephone")


def differences(kept: Side, other: Side) -> tuple[str, ...]:
    """The fields in which both records say something and do not say the same."""

    def said(side: Side, name: str) -> str:
        value = getattr(side, name)
        return "" if value is None else " ".join(str(value).casefold().split())

    pairs = {name: (said(kept, name), said(other, name)) for name in _COMPARED}
    return tuple(name for name, (one, two) in pairs.items() if one and two and one != two)


def check_can_merge(kept: Side, other: Side) -> None:
    """Raise Invalid for one record twice or two NHS numbers, NotReady where either is part of a join already.

    The record with the NHS number is the one that is kept: by it other systems and NHS login find the person.
    """
    if kept.id == other.id:
        raise Invalid("merge.same-record", field="other")
    if kept.nhs_number and other.nhs_number and kept.nhs_number != other.nhs_number:
        raise Invalid("merge.two-nhs-numbers", field="other")
    if kept.joined_to or other.joined_to or other.has_joined:
        raise NotReady("merge.joined-already", field="other")
    if other.nhs_number and not kept.nhs_number:
        raise NotReady("merge.keep-the-number", field="other")
