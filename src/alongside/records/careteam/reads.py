"""The reads of the people who support a person."""

from uuid import UUID

from alongside.records.careteam.models import Supporter, SupporterKind
from alongside.records.careteam.values import SupporterView
from alongside.rules.actors import Actor


def supporters_of(*, by: Actor, person: UUID) -> tuple[SupporterView, ...]:
    """Everybody who supports this person now, the coordinator first."""
    rows = Supporter.objects.filter(person_id=person, ends_on=None).order_by("name", "id")
    views = [_view(row) for row in rows]
    return tuple(sorted(views, key=lambda view: view.kind != SupporterKind.COORDINATOR))


def people_supported_by(*, by: Actor, account: UUID) -> tuple[UUID, ...]:
    """The people whom this account supports now."""
    return tuple(Supporter.objects.filter(account_id=account, ends_on=None).values_list("person_id", flat=True))


def coordinator_of(*, by: Actor, person: UUID) -> SupporterView | None:
    """The named coordinator, if there is one."""
    row = Supporter.objects.filter(person_id=person, kind=SupporterKind.COORDINATOR, ends_on=None).first()
    return _view(row) if row else None


def _view(row: Supporter) -> SupporterView:
    return SupporterView(
        id=row.id,
        person=row.person_id,
        kind=row.kind,
        name=row.name,
        relationship=row.relationship,
        telephone=row.telephone,
        account=row.account_id,
        organisation=row.organisation_id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
