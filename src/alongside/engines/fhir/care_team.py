"""CareTeam: the people who support somebody, received and sent."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.engines.fhir.building import Json, Referred, filled, identifier, meta, narrative, reference
from alongside.engines.fhir.elements import Element, Record
from alongside.engines.fhir.names import referred
from alongside.engines.fhir.references import Index
from alongside.engines.fhir.systems import uk_core
from alongside.rules.received import MemberKind, ReceivedMember, Source

STATUSES = frozenset({"proposed", "active", "suspended", "inactive", "entered-in-error"})
_OVER = frozenset({"suspended", "inactive", "entered-in-error"})
_KINDS = {
    "Practitioner": MemberKind.PRACTITIONER,
    "PractitionerRole": MemberKind.PRACTITIONER,
    "Organization": MemberKind.ORGANISATION,
    "RelatedPerson": MemberKind.RELATED_PERSON,
    "CareTeam": MemberKind.TEAM,
}


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One person or service; member.type is Practitioner, RelatedPerson or Organization."""

    member: Referred
    roles: tuple[str, ...] = ()
    organisation: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class CareTeamView:
    """The team as a reader may see it; the named coordinator comes first. notes: whom not to contact."""

    id: UUID
    version: str
    person: UUID
    members: tuple[TeamMember, ...]
    name: str = ""
    notes: tuple[str, ...] = ()
    last_updated: datetime | None = None


def to_care_team(view: CareTeamView) -> Json:
    """A UK Core CareTeam."""
    lines = [", ".join(filter(None, (each.member.name, *each.roles, each.organisation))) for each in view.members]
    return filled(
        {
            "resourceType": "CareTeam",
            "id": str(view.id),
            "meta": meta(version=view.version, last_updated=view.last_updated, profile=uk_core("CareTeam")),
            "text": narrative([(view.name or "Care team", [*lines, *view.notes])]),
            "identifier": [identifier(view.id)],
            "status": "active",
            "name": view.name,
            "subject": reference(Referred("Patient", "", view.person)),
            "participant": [_participant(each) for each in view.members],
            "note": [{"text": each} for each in view.notes],
        }
    )


def from_care_team(record: Record, index: Index, person: str) -> tuple[ReceivedMember, ...]:
    """Its members except the person themself. A member without any name is a problem."""
    team = record.element()
    active = team.one_of("status", STATUSES) not in _OVER
    name = team.line("name")
    found = []
    for number, each in enumerate(team.children("participant"), start=1):
        member = each.child("member")
        if not each.has("member") or index.key(member.token("reference")) == person:
            continue
        source = Source(record.type, f"{record.id}#{number}")
        found.append(_member(each, member, source=source, index=index, team=name, active=active))
    return tuple(found)


def _member(
    participant: Element, member: Element, *, source: Source, index: Index, team: str, active: bool
) -> ReceivedMember:
    name = referred(member, index)
    if not name:
        participant.wrong("member", "fhir.missing", "This member of the care team has no name.")
    start, end = participant.period("period")
    return ReceivedMember(
        source=source,
        name=name,
        kind=_kind(member, index),
        role=", ".join(concept.name for concept in participant.concepts("role")),
        organisation=referred(participant.child("onBehalfOf"), index),
        team=team,
        active=active,
        start=start,
        end=end,
    )


def _kind(member: Element, index: Index) -> MemberKind:
    kind = member.token("type") or index.key(member.token("reference")).partition("/")[0]
    return _KINDS.get(kind, MemberKind.UNKNOWN)


def _participant(member: TeamMember) -> Json:
    return filled(
        {
            "role": [{"text": each} for each in member.roles],
            "member": reference(member.member),
            "onBehalfOf": {"type": "Organization", "display": member.organisation} if member.organisation else {},
            "period": {"start": member.since.isoformat()} if member.since else {},
        }
    )
