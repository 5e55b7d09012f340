"""CarePlan: the one plan that is shared, sent; and plans that other services keep, received."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.engines.fhir.building import Json, Referred, filled, identifier, instant, meta, narrative, reference
from alongside.engines.fhir.elements import Element, Record
from alongside.engines.fhir.names import referred
from alongside.engines.fhir.references import Index
from alongside.engines.fhir.systems import CARE_PLAN_CATEGORY, SNOMED, uk_core
from alongside.rules.received import ReceivedActivity, ReceivedGoal, ReceivedPlan

STATUSES = frozenset({"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"})
DO_NOT = "do-not-perform"
# National Record Locator: the category of every plan, and the type of this one.
CARE_PLAN = {"system": SNOMED, "code": "734163000", "display": "Care plan"}
PERSONALISED = {"system": SNOMED, "code": "2181441000000107", "display": "Personalised Care and Support Plan"}
ASSESS_PLAN = {"system": CARE_PLAN_CATEGORY, "code": "assess-plan"}


@dataclass(frozen=True, slots=True)
class ActionView:
    """What somebody agreed to do; status is FHIR's for a Task: ready, in-progress, completed, cancelled..."""

    id: UUID
    words: str
    who: str = ""
    by_when: str = ""
    confidence: int | None = None
    status: str = "ready"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarePlanView:
    """One version of the plan, as this reader may see it.

    sections hold the heading and the words of each visible section, in page order. goals and care_teams are ids that
    this server serves. addresses are conditions; supporting is whatever else the plan rests on (other plans, results).
    """

    id: UUID
    version: str
    person: UUID
    person_name: str
    title: str
    created_at: datetime
    start_on: date
    author: Referred
    status: str = "active"
    description: str = ""
    review_on: date | None = None
    contributors: tuple[Referred, ...] = ()
    care_teams: tuple[UUID, ...] = ()
    addresses: tuple[Referred, ...] = ()
    supporting: tuple[Referred, ...] = ()
    goals: tuple[UUID, ...] = ()
    actions: tuple[ActionView, ...] = ()
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    language: str = "en"
    last_updated: datetime | None = None


def to_care_plan(view: CarePlanView) -> Json:
    """A UK Core CarePlan 2.2.0 with what every guide asks for; an action is a contained Task, never activity.detail."""
    return filled(
        {
            "resourceType": "CarePlan",
            "id": str(view.id),
            "meta": meta(version=view.version, last_updated=view.last_updated, profile=uk_core("CarePlan")),
            "language": view.language,
            "text": narrative([(view.title, ()), *view.sections], language=view.language) | {"status": "additional"},
            "contained": [_task(action, view) for action in view.actions],
            "identifier": [identifier(view.id)],
            "status": view.status,
            "intent": "plan",
            "category": [{"coding": [CARE_PLAN, PERSONALISED]}, {"coding": [ASSESS_PLAN]}],
            "title": view.title,
            "description": view.description,
            "subject": reference(Referred("Patient", view.person_name, view.person)),
            "period": filled(
                {"start": view.start_on.isoformat(), "end": view.review_on.isoformat() if view.review_on else ""}
            ),
            "created": instant(view.created_at),
            "author": reference(view.author),
            "contributor": [reference(each) for each in view.contributors],
            "careTeam": [reference(Referred("CareTeam", "", each)) for each in view.care_teams],
            "addresses": [reference(each) for each in view.addresses],
            "supportingInfo": [reference(each) for each in view.supporting],
            "goal": [reference(Referred("Goal", "", each)) for each in view.goals],
            "activity": [{"reference": {"reference": f"#{_task_id(action)}"}} for action in view.actions],
        }
    )


def from_care_plan(record: Record, index: Index, goals: dict[str, ReceivedGoal]) -> ReceivedPlan:
    """Another service's plan. goals holds the person's goals by `Goal/id`."""
    plan = record.element()
    start, end = plan.period("period")
    categories = tuple(concept.name for concept in plan.concepts("category"))
    named = (index.key(each.token("reference")) for each in plan.children("goal"))
    return ReceivedPlan(
        source=record.source,
        title=plan.line("title") or next(iter(categories), "") or plan.line("description", longest=10_000)[:200],
        status=plan.one_of("status", STATUSES, required=True),
        categories=categories,
        start=start,
        end=end,
        addresses=tuple(filter(None, (referred(each, index) for each in plan.children("addresses")))),
        goals=tuple(goals[key] for key in named if key in goals),
        activities=tuple(filter(None, (_activity(each, index) for each in plan.children("activity")))),
        description=plan.words("description"),
    )


def _activity(activity: Element, index: Index) -> ReceivedActivity | None:
    """An activity by name; one that names nothing is left to the verbatim record."""
    detail = activity.child("detail")
    name = detail.concept("code").name or detail.line("description") or referred(activity.child("reference"), index)
    status = DO_NOT if detail.flag("doNotPerform") else detail.token("status")
    return ReceivedActivity(name=name, status=status) if name else None


def _task_id(action: ActionView) -> str:
    return f"action-{action.id}"


def _task(action: ActionView, view: CarePlanView) -> Json:
    notes = [f"By when: {action.by_when}"] if action.by_when else []
    notes += [f"Confidence: {action.confidence} out of 10"] if action.confidence is not None else []
    notes += action.notes
    return filled(
        {
            "resourceType": "Task",
            "id": _task_id(action),
            "status": action.status,
            "intent": "plan",
            "description": action.words,
            "for": reference(Referred("Patient", "", view.person)),
            "owner": {"display": action.who} if action.who else {},
            "note": [{"text": note} for note in notes],
        }
    )
