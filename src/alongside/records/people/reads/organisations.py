"""Organisations, and whom they look after."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from alongside.records.people.models import Organisation, Registration, Team
from alongside.records.people.values import OrganisationView, RegistrationView, TeamView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown


def organisation_view(*, by: Actor, organisation: UUID) -> OrganisationView:
    """One organisation. Raises Unknown."""
    row = Organisation.objects.filter(id=organisation).first()
    if row is None:
        raise Unknown("organisation.unknown")
    return _organisation_view(row)


def organisations(*, by: Actor) -> tuple[OrganisationView, ...]:
    """Every organisation by name: whom a person can choose to share with."""
    return tuple(_organisation_view(row) for row in Organisation.objects.order_by("name", "id"))


def teams(*, by: Actor) -> tuple[TeamView, ...]:
    """Every team of every organisation, by name: a person can share with one."""
    rows = Team.objects.select_related("organisation").order_by("name", "id")
    return tuple(TeamView(row.id, row.name, row.organisation_id, row.organisation.name) for row in rows)


def organisation_by_code(*, by: Actor, ods_code: str) -> OrganisationView:
    """The organisation with this ODS code. Raises Unknown."""
    row = Organisation.objects.filter(ods_code=ods_code).first()
    if row is None:
        raise Unknown("organisation.unknown")
    return _organisation_view(row)


def names_of_organisations(*, by: Actor, organisations: Collection[UUID]) -> Mapping[UUID, str]:
    """The names of these organisations."""
    return dict(Organisation.objects.filter(id__in=organisations).values_list("id", "name"))


def looked_after_by(*, by: Actor, person: UUID, today: date) -> tuple[OrganisationView, ...]:
    """The organisations that look after this person today, as far as this actor may know, by name."""
    rows = Registration.objects.filter(person_id=person, since_on__lte=today)
    rows = rows.filter(Q(until_on=None) | Q(until_on__gte=today)).select_related("organisation")
    return tuple(_organisation_view(row.organisation) for row in rows.order_by("organisation__name", "id"))


def registrations_of(*, by: Actor, person: UUID) -> tuple[RegistrationView, ...]:
    """From when to when each organisation looks, or looked, after this person, as far as this actor may know."""
    rows = Registration.objects.filter(person_id=person).order_by("since_on", "id")
    return tuple(RegistrationView(row.organisation_id, row.since_on, row.until_on) for row in rows)


def _organisation_view(row: Organisation) -> OrganisationView:
    return OrganisationView(row.id, row.name, row.ods_code, row.telephone, row.address)
