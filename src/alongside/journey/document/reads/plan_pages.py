"""The agreed plan as pages and paper show it, always through the one gate."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from alongside.journey.document.models import CopyGiven
from alongside.journey.document.values import Agreed, PlanCopy, PlanPage, VersionChanges, Versions
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.health.reads import summary_of
from alongside.records.health.values import HealthSummary
from alongside.records.people.reads import organisation_view, person_view
from alongside.records.plans.reads import (
    as_the_person,
    comments_beside,
    open_plan,
    open_round_since,
    open_versions,
    round_view,
    versions_of,
)
from alongside.records.plans.values import PlanView
from alongside.records.sharing.reads import readers_of
from alongside.records.sharing.values import SectionReader
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Content
from alongside.rules.plan.differences import differences
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.sharing_effects import TOLD_READERS

NONE = HealthSummary((), (), (), ())


def plan_page_for(*, by: Actor, person: UUID, now: datetime, version: int | None = None) -> PlanPage:
    """A person's newest plan, or one version, with what a page shows beside it. Logged, and refused, by open_plan."""
    plan = open_plan(by=by, person=person, purpose=by.purpose, now=now, version=version)
    is_newest = version is None or version == versions_of(by=by, person=person)[0].number
    since = plan.version.agreed_at if plan.version and version is None else None
    row, waiting = open_round_since(by=by, person=person, since=since)
    comments = () if version is not None else comments_beside(by=by, person=person)
    return PlanPage(
        plan=plan,
        health=_health(by, plan),
        round=row,
        waiting=waiting,
        readers=_readers(by, plan, version, now),
        comments=comments,
        is_newest=is_newest,
    )


def _readers(
    by: Actor, plan: PlanView, version: int | None, now: datetime
) -> Mapping[Section, tuple[SectionReader, ...]]:
    """Who can see each part, for the person and for those who look after them: others know of too few to say."""
    if version is not None or by.role not in TOLD_READERS or Section.PEOPLE not in plan.sections:
        return {}
    return readers_of(by=by, person=plan.person.id, decisions=plan.sharing, now=now)


def versions_for(*, by: Actor, person: UUID, now: datetime) -> Versions:
    """Every version of a person's plan: when and how it was agreed. Raises Unknown for no such person."""
    return Versions(person_view(by=by, person=person), versions_of(by=by, person=person))


def changes_in(*, by: Actor, person: UUID, version: int, now: datetime) -> VersionChanges:
    """One version beside the one before, in the sections that this reader may see. Raises Unknown."""
    earlier = [each.number for each in versions_of(by=by, person=person) if each.number < version][:1]
    opened = open_versions(by=by, person=person, purpose=by.purpose, now=now, versions=[version, *earlier])
    plan, before = opened[0], opened[1].content if earlier else Content()
    return VersionChanges(plan=plan, before=earlier[0] if earlier else 0, changes=differences(before, plan.content))


def copy_of(*, by: Actor, person: UUID, version: int | None, now: datetime) -> PlanCopy:
    """The person's own copy of a version (None: the newest), for its paper.

    For the person, for the job that sends it, or for their team to hand it to them. What it holds is the same for each:
    what the person sees. So nobody gets it who sees less of the plan, and what is kept from the person is not in it.

    Raises NotReady before the first version is agreed, and for a reader who does not see all of it.
    """
    plan = open_plan(by=by, person=person, purpose=by.purpose, now=now, version=version)
    agreed = plan.version
    if agreed is None:
        raise NotReady("document.no-version")
    if plan.is_partial and by.own_plan != person:
        raise NotReady("document.partial-copy")
    if by.own_plan != person:
        plan = as_the_person(by=by, plan=plan)
    organisation = round_view(by=by, round_id=agreed.round).organisation
    detail = {"version": str(agreed.number)}
    append_event(by=by, now=now, kind=EventKind.PLAN_COPIED, person=person, detail=detail)
    return PlanCopy(
        plan=plan,
        health=_own_health(by, plan),
        organisation=organisation_view(by=by, organisation=organisation),
        printed_on=day_of(now),
    )


def agreed_now(*, by: Actor, round_id: UUID, now: datetime) -> Agreed:
    """The newest version of a round's plan, for the page after agreeing: which, and how the copy goes out."""
    row = round_view(by=by, round_id=round_id)
    plan = open_plan(by=by, person=row.person, purpose=by.purpose, now=now)
    if plan.version is None:
        raise Unknown("plan.no-such-version")
    copy = CopyGiven.objects.filter(version_id=plan.version.id).exists()
    return Agreed(
        round=row,
        person=plan.person,
        number=plan.version.number,
        version=plan.version.id,
        copy_channel=plan.person.contact_by if copy else "",
    )


def _own_health(by: Actor, plan: PlanView) -> HealthSummary:
    return summary_of(by=by, person=plan.person.id, as_the_person=True) if Section.HEALTH in plan.sections else NONE


def _health(by: Actor, plan: PlanView) -> HealthSummary | None:
    return summary_of(by=by, person=plan.person.id) if Section.HEALTH in plan.sections else None
