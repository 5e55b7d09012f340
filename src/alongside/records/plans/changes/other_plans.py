"""Plans that somebody else leads, as they were sent."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.models import OtherPlan
from alongside.rules.actors import Actor
from alongside.rules.received import ReceivedPerson, ReceivedPlan


def receive_other_plans(
    *, by: Actor, person: UUID, received: ReceivedPerson, verbatim: Mapping[str, str], now: datetime
) -> int:
    """Take in care plans as sent; returns how many rows were added or changed. verbatim: {"Type/id": text}."""
    known = dict(OtherPlan.objects.filter(person_id=person).exclude(source_id="").values_list("source_id", "verbatim"))
    changed = 0
    for plan in received.other_plans:
        source_id, columns = str(plan.source), _columns(plan, verbatim)
        if source_id not in known:
            OtherPlan(id=uuid4(), person_id=person, source_id=source_id, **columns).save(force_insert=True)
            changed += 1
        elif known[source_id] != columns["verbatim"]:
            changed += OtherPlan.objects.filter(person_id=person, source_id=source_id).update(**columns)
    if changed:
        append_event(by=by, now=now, kind=EventKind.OTHER_PLANS_RECEIVED, person=person, detail={"plans": str(changed)})
    return changed


def _columns(plan: ReceivedPlan, verbatim: Mapping[str, str]) -> dict[str, object]:
    texts = [verbatim.get(str(source), "") for source in (plan.source, *(goal.source for goal in plan.goals))]
    return {
        "title": plan.title,
        "status": plan.status,
        "started": plan.start.text if plan.start else "",
        "activities": [activity.name for activity in plan.activities],
        "goals": [goal.words for goal in plan.goals],
        "verbatim": "\n".join(texts),
    }
