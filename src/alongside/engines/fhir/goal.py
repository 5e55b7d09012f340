"""Goal: what the person hopes for in their own words, received and sent."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.engines.fhir.building import Json, Referred, filled, identifier, meta, narrative, reference
from alongside.engines.fhir.elements import Record
from alongside.rules.received import ReceivedGoal

STATUSES = frozenset(
    {
        "proposed",
        "planned",
        "accepted",
        "active",
        "on-hold",
        "completed",
        "cancelled",
        "entered-in-error",
        "rejected",
    }
)


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal as a reader may see it. importance is 1-10, as the person gave it (PRSB PCSP 2.0), or None.

    expressed_by is who said it: the person themself unless it says otherwise.
    """

    id: UUID
    version: str
    person: UUID
    words: str
    start_on: date
    status: str = "active"
    expressed_by: Referred | None = None
    importance: int | None = None
    notes: tuple[str, ...] = ()
    language: str = "en"
    last_updated: datetime | None = None


def to_goal(view: GoalView) -> Json:
    """A FHIR R4 Goal (UK Core has no profile of it). startDate is always given, as the PCO profile asks."""
    subject = Referred("Patient", "", view.person)
    return filled(
        {
            "resourceType": "Goal",
            "id": str(view.id),
            "meta": meta(version=view.version, last_updated=view.last_updated),
            "language": view.language,
            "text": narrative([("Goal", (view.words,))], language=view.language),
            "identifier": [identifier(view.id)],
            "lifecycleStatus": view.status,
            "priority": _priority(view.importance),
            "description": {"text": view.words},
            "subject": reference(subject),
            "startDate": view.start_on.isoformat(),
            "expressedBy": reference(view.expressed_by or subject),
            "note": [{"text": note} for note in view.notes],
        }
    )


def from_goal(record: Record) -> ReceivedGoal:
    goal = record.element()
    targets = goal.children("target")
    return ReceivedGoal(
        source=record.source,
        words=goal.required_concept("description").name,
        status=goal.one_of("lifecycleStatus", STATUSES, required=True),
        achievement=goal.status_of("achievementStatus"),
        start=goal.when("startDate"),
        due=next((due for target in targets if (due := target.when("dueDate"))), None),
    )


def _priority(importance: int | None) -> Json:
    """In words: FHIR's high, medium and low are a clinician's scale, and this number is the person's."""
    return {} if importance is None else {"text": f"Importance to the person: {importance} out of 10"}
