"""Consent: what a person decided about one reader, sent in the shape of IHE's Privacy Consent on FHIR (Intermediate).

The base provision says no for the reader, the purposes and the period; what is shared are its exceptions, one for each
act. Where nothing is shared there are none, and the decision is a refusal or a withdrawal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from alongside.engines.fhir.building import Json, Referred, filled, identifier, instant, meta, narrative, reference
from alongside.engines.fhir.systems import LOINC

_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
SCOPE = {"system": f"{_TERMINOLOGY}/consentscope", "code": "patient-privacy", "display": "Privacy Consent"}
CATEGORY = {"system": LOINC, "code": "59284-0", "display": "Consent Document"}
RECIPIENT = {"system": f"{_TERMINOLOGY}/v3-ParticipationType", "code": "IRCP", "display": "information recipient"}
# The Caldicott principles: the policy under which what is shared is used.
POLICY = "https://www.gov.uk/government/publications/the-caldicott-principles"
ACTIVE, INACTIVE = "active", "inactive"
_PURPOSES: Mapping[str, Json] = MappingProxyType(
    {
        "direct-care": {"system": f"{_TERMINOLOGY}/v3-ActReason", "code": "TREAT", "display": "treatment"},
        "emergency": {"system": f"{_TERMINOLOGY}/v3-ActReason", "code": "ETREAT", "display": "Emergency Treatment"},
    }
)
# consentaction has reading (access); saying something beside it and adding to it are acts of this service.
_ACTS: Mapping[str, Json] = MappingProxyType(
    {
        "read": {"coding": [{"system": f"{_TERMINOLOGY}/consentaction", "code": "access", "display": "Access"}]},
        "comment": {"text": "Comment"},
        "contribute": {"text": "Contribute"},
    }
)


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One decision. may: for each act ("read", "comment", "contribute") the codes and names of the sections.

    is_over: the last day has passed. decided_by: the person, or who decided in their place. confirmed_at: when they
    were asked again and let it stand.
    """

    id: UUID
    version: str
    person: UUID
    person_name: str
    reader: Referred
    decided_by: Referred
    decided_at: datetime
    starts_on: date
    ends_on: date | None
    is_over: bool
    purposes: tuple[str, ...]
    may: Mapping[str, tuple[tuple[str, str], ...]]
    section_system: str
    sentences: tuple[str, ...]
    confirmed_at: datetime | None = None
    language: str = "en"


def to_consent(view: ConsentView) -> Json:
    """A Consent of the privacy kind; nobody can tell a refusal from a withdrawal, because nobody else needs to."""
    return filled(
        {
            "resourceType": "Consent",
            "id": str(view.id),
            "meta": meta(version=view.version, last_updated=view.confirmed_at or view.decided_at),
            "language": view.language,
            "text": narrative([(view.reader.name, view.sentences)], language=view.language),
            "identifier": [identifier(view.id)],
            "status": INACTIVE if view.is_over else ACTIVE,
            "scope": {"coding": [SCOPE]},
            "category": [{"coding": [CATEGORY]}],
            "patient": reference(Referred("Patient", view.person_name, view.person)),
            "dateTime": instant(view.decided_at),
            "performer": [reference(view.decided_by)],
            "policy": [{"uri": POLICY}],
            "verification": _verification(view),
            "provision": _provision(view),
        }
    )


def _verification(view: ConsentView) -> list[Json]:
    """That somebody asked again, and it stands."""
    if view.confirmed_at is None:
        return []
    return [{"verified": True, "verificationDate": instant(view.confirmed_at)}]


def _provision(view: ConsentView) -> Json:
    return filled(
        {
            "type": "deny",
            "period": filled(
                {"start": view.starts_on.isoformat(), "end": view.ends_on.isoformat() if view.ends_on else ""}
            ),
            "actor": [{"role": {"coding": [RECIPIENT]}, "reference": reference(view.reader)}],
            "purpose": [_PURPOSES[each] for each in view.purposes],
            "provision": [_permit(view, act) for act in _ACTS if view.may.get(act)],
        }
    )


def _permit(view: ConsentView, act: str) -> Json:
    """One act that is allowed, for these sections."""
    codes = [
        {"coding": [{"system": view.section_system, "code": code, "display": name}], "text": name}
        for code, name in view.may[act]
    ]
    return {"type": "permit", "action": [_ACTS[act]], "code": codes}
