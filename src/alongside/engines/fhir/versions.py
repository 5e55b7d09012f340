"""Telling FHIR R4 from its other versions by what only they have: most files do not say which version they are."""

from collections.abc import Mapping
from typing import Any

R5 = "R5"
STU3 = "STU3"
DSTU2 = "DSTU2"

_OTHER_TYPES = {
    "MedicationOrder": DSTU2,
    "DiagnosticOrder": DSTU2,
    "ReferralRequest": STU3,
    "ProcedureRequest": STU3,
    "MedicationUsage": R5,
}
# A member that the R4 resource does not have, and the version that does.
_OTHER_MEMBERS = {
    "Patient": {"animal": STU3, "careProvider": DSTU2},
    "Condition": {"assertedDate": STU3, "participant": R5},
    "Observation": {"comment": STU3, "comments": DSTU2, "related": STU3, "triggeredBy": R5, "bodyStructure": R5},
    "MedicationRequest": {"medication": R5, "context": STU3},
    "MedicationStatement": {"taken": STU3, "wasNotTaken": DSTU2, "medication": R5, "adherence": R5},
    "AllergyIntolerance": {"assertedDate": STU3, "substance": DSTU2, "participant": R5},
    "CarePlan": {"definition": STU3, "context": STU3, "modified": DSTU2},
    "Goal": {"status": STU3, "acceptance": R5},
    "CareTeam": {"context": STU3},
}
# A member that R4 has too, but as another kind of value: (member, what R4 never has there, the version that does).
_OTHER_SHAPES: dict[str, tuple[tuple[str, type, str], ...]] = {
    "Condition": (("clinicalStatus", str, STU3), ("verificationStatus", str, STU3)),
    "AllergyIntolerance": (("clinicalStatus", str, STU3), ("verificationStatus", str, STU3), ("type", dict, R5)),
    "Goal": (("description", str, DSTU2),),
    "MedicationRequest": (("requester", list, R5),),
}
_OTHER_ACTIVITY = {"plannedActivityReference": R5, "performedActivity": R5}
_R4 = ("4.0", "4.0.0", "4.0.1", "R4")


def other_version(resource: Mapping[str, Any]) -> str:
    """Which other version this resource shows, with the sign: "R5 (CarePlan.activity.performedActivity)"; "" for R4."""
    kind = str(resource.get("resourceType", ""))
    stated = resource.get("fhirVersion")
    if isinstance(stated, str) and stated not in _R4:
        return f"{stated[:20]} ({kind}.fhirVersion)"
    if kind in _OTHER_TYPES:
        return f"{_OTHER_TYPES[kind]} ({kind})"
    return _by_member(kind, resource) or _by_shape(kind, resource) or _by_activity(kind, resource)


def _by_member(kind: str, resource: Mapping[str, Any]) -> str:
    members = _OTHER_MEMBERS.get(kind, {})
    return next((f"{version} ({kind}.{name})" for name, version in members.items() if name in resource), "")


def _by_shape(kind: str, resource: Mapping[str, Any]) -> str:
    for name, shape, version in _OTHER_SHAPES.get(kind, ()):
        if isinstance(resource.get(name), shape):
            return f"{version} ({kind}.{name})"
    return _by_codeable_reference(kind, resource)


def _by_codeable_reference(kind: str, resource: Mapping[str, Any]) -> str:
    """R5's CarePlan.addresses holds a concept or a reference inside each entry; R4's entry is itself the reference."""
    addresses = resource.get("addresses") if kind == "CarePlan" else None
    entries = addresses if isinstance(addresses, list) else []
    found = any(isinstance(each, dict) and isinstance(each.get("reference"), dict) for each in entries)
    return f"{R5} (CarePlan.addresses.reference)" if found else ""


def _by_activity(kind: str, resource: Mapping[str, Any]) -> str:
    activities = resource.get("activity") if kind == "CarePlan" else None
    for activity in activities if isinstance(activities, list) else []:
        for name, version in _OTHER_ACTIVITY.items():
            if isinstance(activity, dict) and name in activity:
                return f"{version} (CarePlan.activity.{name})"
    return ""
