"""An organisation says whom to ask about records, and what kind of record it keeps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import RightsContact
from alongside.rules.actors import Actor
from alongside.rules.refusals import Invalid
from alongside.rules.retention import check_kind
from alongside.rules.text import safe_line, safe_text


@dataclass(frozen=True, slots=True)
class NewContact:
    """What an organisation says. At least one way to reach the officer is needed."""

    officer_name: str
    record_kind: str
    email: str = ""
    telephone: str = ""
    address: str = ""


def set_rights_contact(*, by: Actor, contact: NewContact, now: datetime) -> UUID:
    """Say whom people ask at the actor's organisation. Raises Invalid without any way to reach them."""
    if not (contact.email or contact.telephone or contact.address):
        raise Invalid("rights.way-to-reach", field="email")
    columns = {
        "officer_name": safe_line(contact.officer_name, field="officer_name"),
        "email": safe_line(contact.email, field="email") if contact.email else "",
        "telephone": safe_line(contact.telephone, field="telephone") if contact.telephone else "",
        "address": safe_text(contact.address, field="address", longest=500) if contact.address else "",
        "record_kind": check_kind(contact.record_kind),
        "changed_at": now,
        "changed_by": by.known_account,
    }
    rows = RightsContact.objects.filter(organisation_id=by.known_organisation)
    if not rows.update(**columns):
        RightsContact(id=uuid4(), organisation_id=by.known_organisation, **columns).save(force_insert=True)
    detail = {"record_kind": contact.record_kind}
    append_event(by=by, now=now, kind=EventKind.RIGHTS_CONTACT_SET, detail=detail)
    return by.known_organisation
