"""Whom to ask about one's rights, and which organisation answers."""

from datetime import datetime
from uuid import UUID

from alongside.records.people.reads import names_of_organisations, registrations_of
from alongside.records.rights.models import RightsContact
from alongside.records.rights.values import ContactView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.retention import RecordKind
from alongside.rules.rights import Controllers, Keeper, controllers


def contact_at(*, by: Actor, organisation: UUID) -> ContactView | None:
    """Whom to ask at an organisation; None where it has not said."""
    row = RightsContact.objects.filter(organisation_id=organisation).select_related("organisation").first()
    return _contact(row) if row else None


def controllers_of(*, by: Actor, person: UUID, now: datetime, asked: UUID | None = None) -> Controllers:
    """Which organisations decide about this person's record, and which answers a request."""
    keepers = [
        Keeper(each.organisation, each.since_on, each.until_on) for each in registrations_of(by=by, person=person)
    ]
    return controllers(keepers, asked, day_of(now))


def contacts_for(*, by: Actor, person: UUID, now: datetime) -> tuple[ContactView | None, tuple[ContactView, ...]]:
    """Whom this person asks first, and all whom they may ask. An organisation that has not said has a name only."""
    found = controllers_of(by=by, person=person, now=now)
    known = {row.organisation_id: _contact(row) for row in _rows(found.joint)}
    names = names_of_organisations(by=by, organisations=found.joint)
    every = tuple(known.get(each) or _without(each, names.get(each, "")) for each in found.joint)
    return next((each for each in every if each.organisation == found.answers), None), every


def _rows(organisations: tuple[UUID, ...]) -> list[RightsContact]:
    return list(RightsContact.objects.filter(organisation_id__in=organisations).select_related("organisation"))


def _without(organisation: UUID, name: str) -> ContactView:
    return ContactView(organisation, name, "", "", "", "", RecordKind.GENERAL_PRACTICE)


def _contact(row: RightsContact) -> ContactView:
    return ContactView(
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        officer_name=row.officer_name,
        email=row.email,
        telephone=row.telephone,
        address=row.address,
        record_kind=RecordKind(row.record_kind),
    )
