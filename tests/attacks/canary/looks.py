"""What one reader is told of one plan through the ways that are tried on every plan: small enough to be asked of all.

Each channel answers a text. A canary in it is a leak; so is any difference from the answer before the entry was said.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db import connection, transaction

from alongside.doors import fhir_views
from alongside.doors.web.who_looked.who_looked import sentence
from alongside.engines.fhir.care_plan import to_care_plan
from alongside.engines.fhir.goal import to_goal
from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.reads import packs_of
from alongside.records.people.reads import who_looked
from alongside.records.plans.reads import (
    item_in_draft,
    items_to_read,
    open_draft,
    open_plan,
    open_round_since,
    person_of_item,
    versions_of,
)
from alongside.records.plans.values import DraftView, PlanView
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.content import Content, Item, tag_of
from alongside.rules.plan.differences import differences
from alongside.rules.refusals import Refusal
from tests.attacks.canary.plans import BEGIN, Place, Plan

TEAM = (Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT)


def reader(place: Place, plan: Plan, role: str) -> Actor:
    """The one of the nine who has this role."""
    who, where, sure = place.accounts, place.organisations, Assurance.TWO_FACTOR
    match role:
        case "person":
            own = {"account": plan.own, "person": plan.person, "purpose": Purpose.OWN_RECORD}
            return Actor(role=Role.PERSON, name="Amina", assurance=sure, **own)  # type: ignore[arg-type]
        case "carer" | "proxy":
            account = who["daughter" if role == "carer" else "attorney"]
            return Actor(role=Role(role), account=account, on_behalf_of=plan.person, name="Zinnia", assurance=sure)
        case "client":
            return Actor(role=Role.CLIENT, organisation=where["Charity"], assurance=Assurance.ONE_FACTOR)
    works = {
        "coordinator": ("coordinator", "Surgery"),
        "professional": ("nurse", "Surgery"),
        "health-care-assistant": ("assistant", "Surgery"),
        "vcse-partner": ("helper", "Charity"),
        "emergency-viewer": ("crew", "Ambulance"),
    }
    name, at = works[role]
    return Actor(role=Role(role), account=who[name], organisation=where[at], name=name.title(), assurance=sure)


@dataclass
class Look:
    """One reader at one plan, now."""

    plan: Plan
    by: Actor
    now: datetime

    @cached_property
    def newest(self) -> PlanView:
        return open_plan(by=self.by, person=self.plan.person, purpose=self.by.purpose, now=self.now)

    @cached_property
    def draft(self) -> DraftView:
        return open_draft(by=self.by, round_id=self.plan.round, purpose=self.by.purpose, now=self.now)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return (*self.newest.content.items, *self.newest.apart.items, *self.draft.content.items)


def listed(look: Look) -> str:
    """The entries of the plan, of what stands beside it, and of the draft, with what is said beside each."""
    return _lines(f"{item.words} {item.beside.words if item.beside else ''}" for item in look.items)


def counted(look: Look) -> str:
    """How many there are, on a page and in the head of one."""
    _row, newer = open_round_since(by=look.by, person=look.plan.person, since=BEGIN)
    return f"{len(look.items)} {newer}"


def searched(look: Look) -> str:
    """Every table with the words of a plan, asked for the canary by the database's own search, as this reader. The
    service itself searches no words; a search that was added would see no more."""
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, {"person": look.plan.person, "like": f"%{look.plan.canary}%"})
        return _lines(f"{table}: {words}" for table, words in cursor.fetchall())


def numbered(look: Look) -> str:
    """Numbers in which a gap would show: of versions, of rounds, of edits, and of places as a copy holds them."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [look.plan.person])
        places = cursor.fetchall()
    numbers = [each.number for each in versions_of(by=look.by, person=look.plan.person)]
    return f"{numbers} {look.draft.previous_number} {[item.seq for item in look.items]} {places}"


def updated(look: Look) -> str:
    """When something was last said, as pages and FHIR say it."""
    return str(max((item.said_at for item in look.items), default=None))


def compared(look: Look) -> str:
    """What is different in the draft from the newest version, and from nothing."""
    before = (look.newest.content, Content())
    return _lines(repr(change) for each in before for change in differences(each, look.draft.content))


def tagged(look: Look) -> str:
    """What an ETag, a versionId and the check of a stale page are made of."""
    return f"{look.newest.tag} {tag_of(look.draft.content)}"


def tasked(look: Look) -> str:
    """What a team's lists of things to do say of this person: how far the answers are, and how many to read."""
    if look.by.role not in TEAM:
        return ""
    status = packs_of(by=look.by, rounds=[look.plan.round], now=look.now)
    return f"{status} {len(items_to_read(by=look.by, round_id=look.plan.round))}"


def asked_for(look: Look) -> str:
    """What somebody who knows the entry's id is answered: as for an id that nobody has."""
    return _lines(_refused(look, each) for each in sorted({look.plan.item, look.plan.kept}))


def looked(look: Look) -> str:
    """The person's own list of who did what, without who read."""
    if look.by.role != Role.PERSON:
        return ""
    page = who_looked(by=look.by, person=look.plan.person, before=None, most=50, with_own=True)
    return _lines(sentence(each) for each in page.looked if each.event.kind != "plan.opened")


def sent_by_fhir(look: Look) -> str:
    """The resources that another organisation's system reads."""
    if look.by.role != Role.CLIENT:
        return ""
    view = look.newest
    resources = [to_goal(each) for each in fhir_views.goals(view)]
    resources += [to_care_plan(fhir_views.care_plan(view))] if fhir_views.has_care_plan(view) else []
    return json.dumps(resources)


type Channel = Callable[[Look], str]
LOOKS: dict[str, Channel] = {
    "list": listed,
    "count": counted,
    "search": searched,
    "gap in numbering": numbered,
    "last updated": updated,
    "history": compared,
    "tag": tagged,
    "tasks": tasked,
    "unknown or refused": asked_for,
    "who looked": looked,
    "FHIR": sent_by_fhir,
}


def look_at(place: Place, plan: Plan, role: str, now: datetime) -> dict[str, str]:
    """Every answer, in a transaction that is rolled back: no look is in the way of the next."""
    by = reader(place, plan, role)
    with transaction.atomic():
        set_identity(by, now)
        look = Look(plan, by, now)
        answers = {name: channel(look) for name, channel in LOOKS.items()}
        transaction.set_rollback(True)
    return answers


def _refused(look: Look, item: UUID) -> str:
    try:
        person_of_item(by=look.by, item=item)
        return item_in_draft(by=look.by, round_id=look.plan.round, item=item).words
    except Refusal as refusal:
        return refusal.message


def _lines(lines: object) -> str:
    return "\n".join(lines)  # type: ignore[arg-type]


_TABLES = {
    "plans_contribution": "t.words",
    "plans_plansection": "shown_content(t.id)::text",
    "plans_wordstoread": "t.item::text || %(like)s",
    "disagreements_disagreement": "t.words",
    "rights_correction": "t.about || t.wanted",
    "plans_comment": "t.words",
}
_SEARCH = " union all ".join(
    f"select '{table}', {words} from {table} t where t.person_id = %(person)s and {words} like %(like)s"
    for table, words in _TABLES.items()
)
_PLACES = """
select dense_rank() over (partition by round_id order by place) from plans_contribution where person_id = %s order by 1
"""
