"""The draft of one round as its reader may see it, with what is still missing and what is new."""

from datetime import datetime
from uuid import UUID

from alongside.journey.document import models
from alongside.journey.document.facts import agreement_facts
from alongside.journey.document.values import Draft, DraftItem, NotAgreedView, RoundOf
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import draft_as_shown, open_draft, round_view, versions_of
from alongside.records.plans.values import DraftView
from alongside.records.sharing.reads import decisions_of
from alongside.rules.actors import Actor
from alongside.rules.plan.content import tag_of
from alongside.rules.plan.differences import Change, differences
from alongside.rules.plan.readiness import Code, Finding, NotAgreed, readiness
from alongside.rules.plan.voices import can_take_out
from alongside.rules.refusals import Unknown

# What the agreeing page itself asks for.
_ASKED_WHEN_AGREEING = frozenset({Code.AGREEMENT, Code.REVIEW_DATE, Code.REVIEWER})


def draft_for(*, by: Actor, round_id: UUID, now: datetime) -> Draft:
    """What has been said in a round, as it would be agreed. Logged, and refused, like a plan."""
    draft = open_draft(by=by, round_id=round_id, purpose=by.purpose, now=now)
    person = draft.person
    return Draft(
        round=draft.round,
        person=person,
        content=draft.content,
        changes=differences(draft.previous, draft.content),
        findings=_findings(by, draft, now),
        previous_number=draft.previous_number,
        tag=tag_of(draft.content),
        is_partial=draft.is_partial,
        sharing=decisions_of(by=by, person=person.id),
        not_agreed=_not_agreed(by, draft),
    )


def changed_since(*, by: Actor, round_id: UUID, shown: str, now: datetime) -> tuple[Change, ...] | None:
    """What is different in a draft from what had this tag when it was read; None where that cannot be found."""
    before = draft_as_shown(by=by, round_id=round_id, tag=shown, purpose=by.purpose, now=now)
    draft = open_draft(by=by, round_id=round_id, purpose=by.purpose, now=now)
    return None if before is None else differences(before, draft.content)


def item_for(*, by: Actor, round_id: UUID, item: UUID, now: datetime) -> DraftItem:
    """One item of a draft, to be changed or taken out. Raises Unknown."""
    draft = open_draft(by=by, round_id=round_id, purpose=by.purpose, now=now)
    items = {each.id: each for each in draft.content.items}
    if item not in items:
        raise Unknown("item.unknown")
    found = items[item]
    return DraftItem(
        round=draft.round,
        person=draft.person,
        item=found,
        goal=items.get(found.parent) if found.parent else None,
        can_take_out=can_take_out(by, found),
    )


def round_for(*, by: Actor, round_id: UUID, now: datetime, goal: UUID | None = None) -> RoundOf:
    """Whose round it is, and the goal that an action is added to, as the gate shows it. Raises Unknown."""
    row = round_view(by=by, round_id=round_id)
    above = item_for(by=by, round_id=round_id, item=goal, now=now).item if goal else None
    return RoundOf(row, person_view(by=by, person=row.person), above)


def _findings(by: Actor, draft: DraftView, now: datetime) -> tuple[Finding, ...]:
    facts = agreement_facts(by=by, round_id=draft.round.id, person=draft.person, now=now)
    found = readiness(draft.content, facts)
    return tuple(finding for finding in found if finding.code not in _ASKED_WHEN_AGREEING)


def _not_agreed(by: Actor, draft: DraftView) -> tuple[NotAgreedView, ...]:
    rows = models.NotAgreed.objects.filter(round_id=draft.round.id)
    newest = next((each.agreed_at for each in versions_of(by=by, person=draft.person.id)), None)
    rows = rows.filter(recorded_at__gt=newest) if newest else rows
    return tuple(
        NotAgreedView(NotAgreed(row.reason), row.words, row.said_by, row.recorded_at)
        for row in rows.order_by("-recorded_at", "id")
    )
