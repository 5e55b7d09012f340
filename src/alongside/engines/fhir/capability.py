"""CapabilityStatement: what this server's FHIR door can do, from the same table that the door works by."""

from datetime import date
from types import MappingProxyType

from alongside.engines.fhir.building import Json, filled
from alongside.engines.fhir.systems import uk_core

FHIR_VERSION = "4.0.1"
# Each resource type served, with its search parameters and their types.
SEARCHES = MappingProxyType(
    {
        "Patient": {"_id": "token", "identifier": "token"},
        "CarePlan": {"patient": "reference"},
        "Goal": {"patient": "reference"},
        "CareTeam": {"patient": "reference"},
        "Consent": {"patient": "reference"},
    }
)
_UK_CORE = frozenset({"Patient", "CarePlan", "CareTeam"})
_SECURITY = (
    "Bearer tokens issued to a client organisation. What is returned depends on what each person shares with that "
    "organisation; a resource that is not shared answers 404. Every access is recorded and shown to the person."
)


def capability(*, software_version: str, published_on: date, base_url: str) -> Json:
    """The statement for GET /metadata."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": published_on.isoformat(),
        "kind": "instance",
        "software": {"name": "Alongside", "version": software_version},
        "implementation": {"description": "Personalised care and support plans", "url": base_url},
        "fhirVersion": FHIR_VERSION,
        "format": ["application/fhir+json", "json"],
        "rest": [
            {
                "mode": "server",
                "security": {"description": _SECURITY},
                "resource": [_resource(name, searches) for name, searches in SEARCHES.items()],
            }
        ],
    }


def _resource(name: str, searches: dict[str, str]) -> Json:
    return filled(
        {
            "type": name,
            "supportedProfile": [uk_core(name)] if name in _UK_CORE else [],
            "interaction": [{"code": "read"}, {"code": "search-type"}],
            "versioning": "versioned",
            "readHistory": False,
            "updateCreate": False,
            "searchParam": [{"name": parameter, "type": kind} for parameter, kind in searches.items()],
        }
    )
