"""References between resources of one file, resolved to `Type/id` and to the person whose resource it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}", re.ASCII)
_URN = "urn:uuid:"
_LITERAL = re.compile(
    r"(?:.*/)?([A-Z][A-Za-z]{2,60})/([A-Za-z0-9\-.]{1,64})(?:/_history/[A-Za-z0-9\-.]{1,64})?", re.ASCII
)
_SUBJECTS = ("subject", "patient")


@dataclass(slots=True)
class Index:
    """Every resource of one bundle or file: what each reference means, and whose each resource is."""

    keys: dict[str, str] = field(default_factory=dict)  # full URL -> Type/id
    subjects: dict[str, str] = field(default_factory=dict)  # Type/id -> the reference to its person, as written
    people: dict[str, None] = field(default_factory=dict)  # Patient/id, in the order of the file
    names: dict[str, str] = field(default_factory=dict)  # Type/id -> what it is called
    roles: dict[str, str] = field(default_factory=dict)  # PractitionerRole/id -> the reference to its Practitioner

    def add(self, key: str, full_url: str, resource: Mapping[str, Any]) -> None:
        self.keys.setdefault(_URN + key.partition("/")[2], key)
        if full_url:
            self.keys[full_url] = key
        if resource.get("resourceType") == "Patient":
            self.people[key] = None
        elif subject := subject_of(resource):
            self.subjects[key] = subject

    def key(self, reference: str) -> str:
        """`Type/id` for any way of writing a reference, or "" where the file says nothing about it."""
        if reference in self.keys:
            return self.keys[reference]
        literal = _LITERAL.fullmatch(reference)
        return f"{literal[1]}/{literal[2]}" if literal else ""

    def person(self, reference: str) -> str:
        """The key of the person that a reference leads to: their Patient or any resource of theirs; "" for nobody."""
        key = self.key(reference)
        if key in self.people:
            return key
        subject = self.key(self.subjects.get(key, ""))
        return subject if subject in self.people else ""


def key_of(resource: Mapping[str, Any], full_url: str) -> str:
    """`Type/id` of a resource, by its id or its urn:uuid; "" where it has neither."""
    own = resource.get("id")
    found = own if isinstance(own, str) else full_url.removeprefix(_URN) if full_url.startswith(_URN) else ""
    return f"{resource['resourceType']}/{found}" if ID.fullmatch(found) else ""


def subject_of(resource: Mapping[str, Any]) -> str:
    """The reference to the person that this resource is about, as written; "" where there is none."""
    for name in _SUBJECTS:
        about = resource.get(name)
        if isinstance(about, dict) and isinstance(about.get("reference"), str):
            return str(about["reference"])
    return ""


def all_members(value: Any, path: str) -> Iterator[tuple[str, str, Any]]:
    """Every member at every depth of a resource: its path, name and value."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield f"{path}.{name}", name, each
            yield from all_members(each, f"{path}.{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from all_members(each, f"{path}[{number}]")
