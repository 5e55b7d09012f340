"""Keys of other organisations' systems."""

from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.records.people.keys import hash_of_key, starts_with
from alongside.records.people.models import ClientKey
from alongside.records.people.values import PAGE, ClientPage, ClientView
from alongside.rules.actors import Actor
from alongside.rules.refusals import Unknown


def client_of_key(*, by: Actor, token: str) -> ClientView | None:
    """The system that a bearer token was issued to, unless it was withdrawn."""
    row = ClientKey.objects.select_related("organisation").filter(key_hash=hash_of_key(token)).first()
    return _client_view(row) if row and row.withdrawn_at is None else None


def client_keys(*, by: Actor, page: int = 1) -> ClientPage:
    """A page of 50 of the keys that act as the actor's organisation, or that it issued, newest first."""
    rows = _keys_of(by).order_by("-issued_at", "id")
    total = rows.count()
    keys = tuple(_client_view(row) for row in rows[(page - 1) * PAGE : page * PAGE])
    return ClientPage(keys, page, max(1, -(-total // PAGE)), total)


def client_key(*, by: Actor, key: UUID) -> ClientView:
    """One of those keys that still works. Raises Unknown."""
    row = _keys_of(by).filter(id=key, withdrawn_at=None).first()
    if row is None:
        raise Unknown("client-key.unknown")
    return _client_view(row)


def _keys_of(by: Actor) -> QuerySet[ClientKey]:
    own = by.known_organisation
    return ClientKey.objects.select_related("organisation").filter(Q(issuer_id=own) | Q(organisation_id=own))


def _client_view(row: ClientKey) -> ClientView:
    own = (row.id, row.organisation_id, row.organisation.name, row.name, row.issued_at, row.withdrawn_at)
    return ClientView(*own, starts_with(row.id))
