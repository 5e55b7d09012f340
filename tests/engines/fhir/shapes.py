"""What FHIR R4, UK Core and the guides we follow ask of each resource that we send, as a table that tests check by.

Cardinalities are from the R4 definitions (hl7.org/fhir/R4) and the PCO, US Core and DCP profiles.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
REFERENCE = "Reference"
CONCEPT = "CodeableConcept"
XHTML = "{http://www.w3.org/1999/xhtml}"
ALLOWED_TAGS = {f"{XHTML}{tag}" for tag in ("div", "h2", "p", "br")}

# member: (fewest, most, kind). Members that are not here may not be sent.
COMMON = {"resourceType": (1, 1, str), "id": (1, 1, ID), "meta": (0, 1, "Meta"), "language": (0, 1, str)}
COMMON |= {"text": (1, 1, "Narrative")}
SHAPES: dict[str, dict[str, tuple[int, float, Any]]] = {
    "Patient": COMMON
    | {
        "extension": (0, 9, dict),
        "identifier": (1, 9, "Identifier"),
        "active": (0, 1, bool),
        "name": (1, 9, dict),
        "telecom": (0, 9, dict),
        "gender": (0, 1, {"male", "female", "other", "unknown"}),
        "birthDate": (0, 1, DATE),
        "deceasedDateTime": (0, 1, DATE),
        "deceasedBoolean": (0, 1, bool),
        "address": (0, 9, dict),
        "communication": (0, 9, dict),
        "managingOrganization": (0, 1, REFERENCE),
    },
    "CarePlan": COMMON
    | {
        "contained": (0, 99, "Task"),
        "identifier": (1, 9, "Identifier"),
        "status": (1, 1, {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"}),
        "intent": (1, 1, {"plan"}),
        "category": (2, 9, CONCEPT),
        "title": (1, 1, str),
        "description": (0, 1, str),
        "subject": (1, 1, REFERENCE),
        "period": (1, 1, "Period"),
        "created": (1, 1, INSTANT),
        "author": (1, 1, REFERENCE),
        "contributor": (0, 99, REFERENCE),
        "careTeam": (0, 9, REFERENCE),
        "addresses": (0, 99, REFERENCE),
        "supportingInfo": (0, 99, REFERENCE),
        "goal": (0, 99, REFERENCE),
        "activity": (0, 99, dict),
    },
    "Task": {
        "resourceType": (1, 1, str),
        "id": (1, 1, ID),
        "status": (1, 1, {"ready", "in-progress", "completed", "cancelled"}),
        "intent": (1, 1, {"plan"}),
        "description": (1, 1, str),
        "for": (1, 1, REFERENCE),
        "owner": (0, 1, REFERENCE),
        "note": (0, 9, dict),
    },
    "Goal": COMMON
    | {
        "identifier": (1, 9, "Identifier"),
        "lifecycleStatus": (1, 1, {"proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled"}),
        "priority": (0, 1, CONCEPT),
        "description": (1, 1, CONCEPT),
        "subject": (1, 1, REFERENCE),
        "startDate": (1, 1, DATE),
        "expressedBy": (1, 1, REFERENCE),
        "note": (0, 99, dict),
    },
    "CareTeam": COMMON
    | {
        "identifier": (1, 9, "Identifier"),
        "status": (1, 1, {"active"}),
        "name": (0, 1, str),
        "subject": (1, 1, REFERENCE),
        "participant": (0, 99, dict),
        "note": (0, 99, dict),
    },
    "Consent": COMMON
    | {
        "identifier": (1, 9, "Identifier"),
        "status": (1, 1, {"active", "inactive"}),
        "scope": (1, 1, CONCEPT),
        "category": (1, 9, CONCEPT),
        "patient": (1, 1, REFERENCE),
        "dateTime": (1, 1, INSTANT),
        "performer": (1, 1, REFERENCE),
        "policy": (1, 1, "Policy"),
        "verification": (0, 1, "Verification"),
        "provision": (1, 1, "Provision"),
    },
    "Policy": {"uri": (1, 1, str)},
    "Verification": {"verified": (1, 1, bool), "verificationDate": (0, 1, INSTANT)},
    "Provision": {
        "type": (1, 1, {"deny"}),
        "period": (1, 1, "Period"),
        "actor": (1, 1, "Recipient"),
        "purpose": (0, 2, "Coding"),
        "provision": (0, 3, "Exception"),
    },
    "Exception": {"type": (1, 1, {"permit"}), "action": (1, 1, CONCEPT), "code": (1, 10, CONCEPT)},
    "Recipient": {"role": (1, 1, CONCEPT), "reference": (1, 1, REFERENCE)},
    "Coding": {"system": (1, 1, str), "code": (1, 1, str), "display": (0, 1, str)},
    "OperationOutcome": {"resourceType": (1, 1, str), "issue": (1, 9, "Issue")},
    "Bundle": {
        "resourceType": (1, 1, str),
        "type": (1, 1, {"searchset"}),
        "link": (1, 2, dict),
        "entry": (0, 999, dict),
    },
    "CapabilityStatement": {
        "resourceType": (1, 1, str),
        "status": (1, 1, {"active"}),
        "date": (1, 1, DATE),
        "kind": (1, 1, {"instance"}),
        "software": (1, 1, dict),
        "implementation": (1, 1, dict),
        "fhirVersion": (1, 1, {"4.0.1"}),
        "format": (1, 9, str),
        "rest": (1, 1, dict),
    },
    "Meta": {"versionId": (0, 1, ID), "lastUpdated": (0, 1, INSTANT), "profile": (0, 9, str)},
    "Narrative": {"status": (1, 1, {"generated", "additional"}), "div": (1, 1, str)},
    "Identifier": {"extension": (0, 1, dict), "system": (1, 1, str), "value": (1, 1, str)},
    "Reference": {"reference": (0, 1, str), "type": (0, 1, str), "display": (0, 1, str)},
    "CodeableConcept": {"coding": (0, 9, dict), "text": (0, 1, str)},
    "Period": {"start": (1, 1, DATE), "end": (0, 1, DATE)},
    "Issue": {
        "severity": (1, 1, {"fatal", "error", "warning", "information"}),
        "code": (1, 1, str),
        "diagnostics": (1, 1, str),
        "expression": (0, 9, str),
    },
}
LISTS = {
    *("extension", "identifier", "name", "telecom", "address", "communication", "contained", "category", "contributor"),
    *("careTeam", "addresses", "supportingInfo", "goal", "activity", "note", "participant", "issue", "link", "entry"),
    *("format", "rest", "profile", "coding", "expression"),
    *("performer", "policy", "verification", "actor", "purpose", "provision", "action", "code"),
}
SINGLE = {
    ("CareTeam", "name"),
    ("Consent", "provision"),
    ("Coding", "code"),
    ("Issue", "code"),
}  # lists elsewhere, one value here


def wrong_in(resource: dict[str, Any]) -> list[str]:
    """Everything in a resource that its shape does not allow, by path."""
    return [*_wrong(resource, resource["resourceType"], resource["resourceType"]), *_empty(resource, "")]


def _wrong(value: dict[str, Any], shape: str, path: str) -> Iterator[str]:
    members = SHAPES[shape]
    yield from (f"{path}.{name} is not known" for name in value.keys() - members.keys())
    for name, (fewest, most, kind) in members.items():
        given = value.get(name)
        if isinstance(given, list) != (name in LISTS and (shape, name) not in SINGLE) and given is not None:
            yield f"{path}.{name} is a list or should be one"
        each = given if isinstance(given, list) else [] if given is None else [given]
        if not fewest <= len(each) <= most:
            yield f"{path}.{name} is there {len(each)} times"
        for one in each:
            yield from _wrong_kind(one, kind, f"{path}.{name}")
    if shape == "Narrative":
        yield from _wrong_narrative(value["div"], path)


def _wrong_kind(value: Any, kind: Any, path: str) -> Iterator[str]:
    if isinstance(kind, str):
        yield from _wrong(value, kind, path)
    elif isinstance(kind, re.Pattern):
        if not isinstance(value, str) or not kind.fullmatch(value):
            yield f"{path} is {value!r}"
    elif isinstance(kind, set):
        if value not in kind:
            yield f"{path} is {value!r}"
    elif not isinstance(value, kind):
        yield f"{path} is {value!r}"


def _wrong_narrative(div: str, path: str) -> Iterator[str]:
    """FHIR's narrative is well-formed XHTML with something to read in it; ours has plain tags only."""
    tree = ET.fromstring(div)  # noqa: S314 - our own output
    if tree.tag != f"{XHTML}div" or not "".join(tree.itertext()).strip():
        yield f"{path}.div says nothing"
    for element in tree.iter():
        if element.tag not in ALLOWED_TAGS or (element.attrib and element is not tree):
            yield f"{path}.div has {element.tag} {element.attrib}"


def _empty(value: Any, path: str) -> Iterator[str]:
    """FHIR allows no empty text, list or object anywhere, and no null."""
    if value is None or (isinstance(value, str | list | dict) and not value):
        yield f"{path} is empty"
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield from _empty(each, f"{path}.{name}")
