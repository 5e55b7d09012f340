"""What a resource, a person or a reference is called, in words."""

from collections.abc import Mapping
from typing import Any

from alongside.engines.fhir.elements import Element, Record
from alongside.engines.fhir.references import Index
from alongside.rules.received import Place, ReceivedName

# Only these are looked at: others are never named on a page.
NAMED = frozenset(
    {
        "Appointment",
        "CareTeam",
        "Condition",
        "HealthcareService",
        "Medication",
        "Organization",
        "Practitioner",
        "PractitionerRole",
        "RelatedPerson",
        "ServiceRequest",
        "Task",
    }
)


def name_of(resource: Mapping[str, Any]) -> str:
    """The name, code or description of a resource, or ""."""
    element = Record(Place(), str(resource.get("resourceType")), "", resource).element()
    if isinstance(resource.get("name"), str):
        return element.line("name")
    if names := human_names(element):
        return spoken(names[0])
    return (
        element.concept("code").name
        or element.line("title")
        or element.line("description")
        or element.child("practitioner").line("display")
    )


def practitioner_of(resource: Mapping[str, Any]) -> str:
    """The reference from a PractitionerRole to its Practitioner, or ""."""
    element = Record(Place(), str(resource.get("resourceType")), "", resource).element()
    return element.child("practitioner").token("reference")


def human_names(element: Element) -> tuple[ReceivedName, ...]:
    """The HumanNames in `name` that say anything."""
    if not isinstance(element.members.get("name"), list):
        return ()
    found = tuple(map(_human_name, element.children("name")))
    return tuple(name for name in found if name.family or name.given or name.text)


def spoken(name: ReceivedName) -> str:
    """A name as it is said: Dr Amara Okoye."""
    parts = (name.title, *name.given, name.family)
    return name.text or " ".join(part for part in parts if part)


def referred(reference: Element, index: Index) -> str:
    """What a Reference points at is called: its display, else the name in the file, else ""."""
    key = index.key(reference.token("reference"))
    practitioner = index.key(index.roles.get(key, ""))
    return reference.line("display") or index.names.get(key, "") or index.names.get(practitioner, "")


def _human_name(name: Element) -> ReceivedName:
    return ReceivedName(
        use=name.token("use"),
        family=name.line("family", longest=200),
        given=name.lines("given"),
        title=" ".join(name.lines("prefix")),
        text=name.line("text"),
    )
