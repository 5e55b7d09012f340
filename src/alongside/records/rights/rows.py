"""From rows to the frozen values that leave this app, and what an event tells of them."""

from uuid import UUID

from alongside.records.rights.models import CopyRequest
from alongside.records.rights.values import CopyView
from alongside.rules.rights import Asker

FIRST = 50  # as many as a list of what waits shows: the next come up when these are answered


def copy_value(row: CopyRequest, waiting: int = 0) -> CopyView:
    """One request as a value."""
    return CopyView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        asker=Asker(row.asker),
        asker_name=row.asker_name,
        authority=row.authority,
        asked_on=row.asked_on,
        due_on=row.due_on,
        extended_why=row.extended_why,
        for_account=row.for_account,
        status=row.status,
        step=row.step,
        made_at=row.made_at,
        expires_at=row.expires_at,
        waiting=waiting,
    )


def told_of(correction: UUID, section: str, item: UUID | None) -> dict[str, str]:
    """What an event tells of a request. With its entry: who is kept from that later is kept from this line, too."""
    about = {"correction": str(correction), "section": str(section)}
    return {**about, "item": str(item)} if item else about
