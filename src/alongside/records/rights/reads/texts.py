"""The texts of an organisation: what it has written, what was approved, and the text that comes with the service."""

from importlib import resources
from uuid import UUID

from django.db.models import QuerySet

from alongside.records.people.reads import organisation_view
from alongside.records.rights.models import TextKind, TextVersion
from alongside.records.rights.reads.contacts import contact_at
from alongside.records.rights.values import TextView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown


def text_in_force(*, by: Actor, organisation: UUID, kind: str) -> TextView:
    """The newest approved version; where there is none, the text that comes with the service, with the names filled in.

    Raises Unknown for an organisation or a kind that there is not.
    """
    _check_kind(kind)
    row = _rows(organisation, kind).exclude(approved_at=None).first()
    return _text(row) if row else shipped_text(by=by, organisation=organisation, kind=kind)


def text_versions(*, by: Actor, organisation: UUID, kind: str) -> tuple[TextView, ...]:
    """Every version that the actor may see, the newest first."""
    _check_kind(kind)
    return tuple(_text(row) for row in _rows(organisation, kind))


def text_version(*, by: Actor, kind: str, number: int) -> TextView:
    """One version of the actor's organisation. Raises Unknown."""
    _check_kind(kind)
    row = _rows(by.known_organisation, kind).filter(number=number).first()
    if row is None:
        raise Unknown("text.unknown")
    return _text(row)


def shipped_text(*, by: Actor, organisation: UUID, kind: str) -> TextView:
    """The text that comes with the service, for this organisation to make its own."""
    _check_kind(kind)
    view, contact = organisation_view(by=by, organisation=organisation), contact_at(by=by, organisation=organisation)
    words = resources.files("alongside.records.rights").joinpath(f"texts/{kind}.md").read_text(encoding="utf-8")
    reach = ", ".join(filter(None, (contact.email, contact.telephone, contact.address))) if contact else ""
    filled = words.format(
        organisation=view.name,
        officer=contact.officer_name if contact else "the privacy officer",
        reach=reach.replace("\n", ", ") or view.telephone or view.address.replace("\n", ", ") or "ask at the desk",
    )
    return TextView(None, organisation, kind, 0, filled, None, None, "", None, "")


def _rows(organisation: UUID, kind: str) -> QuerySet[TextVersion]:
    return TextVersion.objects.filter(organisation_id=organisation, kind=kind).order_by("-number")


def _check_kind(kind: str) -> None:
    if kind not in TextKind.values:
        raise Unknown("text.unknown")


def _text(row: TextVersion) -> TextView:
    return TextView(
        id=row.id,
        organisation=row.organisation_id,
        kind=row.kind,
        number=row.number,
        words=row.words,
        written_at=row.written_at,
        written_by=row.written_by,
        written_by_name=row.written_by_name,
        approved_at=row.approved_at,
        approved_by_name=row.approved_by_name,
    )
