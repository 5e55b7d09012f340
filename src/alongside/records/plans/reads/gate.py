"""The one gate to plan content: open_plan, open_plans and open_draft decide, log, and return what may be seen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event, append_events, append_or_spool
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.reads import supporters_of
from alongside.records.disagreements.reads import beside_entries
from alongside.records.people.reads import person_view
from alongside.records.plans.agreed import exceptions_of, newest_number, other_plans, version_with_content
from alongside.records.plans.models import Contribution
from alongside.records.plans.reads.rounds import round_view
from alongside.records.plans.rows import item_value, newest_of_each
from alongside.records.plans.values import DraftView, PlanView, RoundView, Seen
from alongside.records.sharing.reads import decisions_of, facts_for, seen_by_the_person
from alongside.rules.actors import Actor, Purpose
from alongside.rules.plan.content import Content, tag_of
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.refusals import NotAllowed, RefusedEvent, Unknown
from alongside.rules.sharing import FAMILY_ROLES, Act, Facts, decide, note_sections_seen, sections_seen


def open_plan(*, by: Actor, person: UUID, purpose: Purpose, now: datetime, version: int | None = None) -> PlanView:
    """Open a person's newest plan (or one version) for reading. The access is logged; so is a refusal.

    Raises NotAllowed, which doors answer as "not found", when no section may be seen or there is no such person.
    A person whose plan is not agreed yet has a PlanView without a version.
    """
    return open_versions(by=by, person=person, purpose=purpose, now=now, versions=[version])[0]


def open_in_emergency(*, by: Actor, person: UUID, now: datetime) -> tuple[PlanView, bool]:
    """A person's newest plan for the emergency page, and whether the look is in the audit.

    As open_plan, but for a full disk: what is kept there can still be read, so the look is written to stdout instead.
    """
    seen = _decided(by, person, Purpose.EMERGENCY, now)
    view = _plan_view(by, person, seen, None)
    detail = _opened(Purpose.EMERGENCY, seen, str(view.version.number) if view.version else "none")
    return view, append_or_spool(by=by, now=now, kind=EventKind.PLAN_OPENED, person=person, detail=detail)


def open_versions(
    *, by: Actor, person: UUID, purpose: Purpose, now: datetime, versions: Sequence[int | None]
) -> tuple[PlanView, ...]:
    """Open several versions of a person's plan (None: the newest) side by side: one look, logged once, with each."""
    seen = _decided(by, person, purpose, now)
    views = tuple(_plan_view(by, person, seen, each) for each in versions)
    opened = ", ".join(str(view.version.number) if view.version else "none" for view in views)
    _log_opened(by, now, person, purpose, seen, opened)
    return views


def note_quoted(*, by: Actor, person: UUID, purpose: Purpose, now: datetime) -> None:
    """A page repeats words of a person's newest plan: decided, logged and refused as open_plan, with nothing read."""
    seen = _decided(by, person, purpose, now)
    _log_opened(by, now, person, purpose, seen, str(newest_number(person) or "none"))


def open_plans(*, by: Actor, people: Sequence[UUID], purpose: Purpose, now: datetime) -> tuple[PlanView, ...]:
    """Open many plans, with one decision query; each access, and each refusal, goes into that person's chain."""
    facts = facts_for(by=by, people=people, now=now)
    seen = {person: _seen(by, facts[person]) for person in people if person in facts}
    allowed = [person for person, each in seen.items() if each.sections]
    refused = [person for person in people if person not in allowed]
    append_events(by=by, now=now, kind=EventKind.PLAN_OPENED, people=allowed, detail=str(purpose))
    append_events(by=by, now=now, kind=EventKind.PLAN_REFUSED, people=refused, detail=str(purpose))
    return tuple(_plan_view(by, person, seen[person], None) for person in allowed)


def as_the_person(*, by: Actor, plan: PlanView) -> PlanView:
    """A plan that is open, without what is kept from the person themselves: for what is made for them by others."""
    sections, hidden = seen_by_the_person(by=by, person=plan.person.id)
    seen = Seen(plan.sections & sections, hidden=hidden)
    items = tuple(each for each in plan.content.items if each.section in seen.sections and seen.shows(each))
    people, others = Section.PEOPLE in seen.sections, Section.OTHER_PLANS in seen.sections
    return replace(
        plan,
        content=Content(items),
        sections=seen.sections,
        people=plan.people if people else (),
        sharing=plan.sharing if people else (),
        other_plans=plan.other_plans if others else (),
        exceptions=plan.exceptions if seen.sections >= SPOKEN_SECTIONS else "",
        apart=Content(),
        asks=(),
    )


def entries_apart(*, by: Actor, person: UUID, now: datetime) -> frozenset[UUID]:
    """The entries of a person that somebody is kept from, with the actions under such a goal. Ids only."""
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    apart = facts.apart | facts.hidden | facts.third_party
    under = Contribution.objects.visible_to(by).filter(person_id=person, parent__in=apart)
    return apart | frozenset(under.values_list("item", flat=True))


def open_draft(*, by: Actor, round_id: UUID, purpose: Purpose, now: datetime) -> DraftView:
    """Open what has been said in one round so far, and the version before. Logged like a plan, refused like a plan."""
    return open_drafts(by=by, rounds=[round_id], purpose=purpose, now=now)[0]


def open_drafts(*, by: Actor, rounds: Sequence[UUID], purpose: Purpose, now: datetime) -> tuple[DraftView, ...]:
    """Open what was said in several rounds of one person side by side: one look, logged once, with each round."""
    rows = [round_view(by=by, round_id=each) for each in rounds]
    person = rows[0].person
    if any(row.person != person for row in rows):
        raise Unknown("round.unknown")
    seen = _decided(by, person, purpose, now)
    views = tuple(_draft_view(by, row, seen) for row in rows)
    opened = ", ".join(f"draft of round {row.number}" for row in rows)
    _log_opened(by, now, person, purpose, seen, opened)
    return views


def draft_as_shown(*, by: Actor, round_id: UUID, tag: str, purpose: Purpose, now: datetime) -> Content | None:
    """A round's draft as it was when it had this tag, from the words that were said until then; None if it never had.

    The newest hundred moments at which something was said are looked through. Logged, and refused, as the draft.
    """
    draft = open_draft(by=by, round_id=round_id, purpose=purpose, now=now)
    rows = list(Contribution.objects.visible_to(by).filter(round_id=round_id))
    moments = sorted({row.said_at for row in rows}, reverse=True)[:100]
    earlier = (_content_of([row for row in rows if row.said_at <= at], draft.seen) for at in moments)
    return next((content for content in earlier if tag_of(content) == tag), None)


def check_may(*, by: Actor, person: UUID, act: Act, section: Section, now: datetime) -> None:
    """Raise NotAllowed, with its audit event, unless this actor may do this act on this section now."""
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    decision = decide(by, act, section, facts)
    if not decision.allowed:
        raise NotAllowed("plan.not-shared", event=_refused(by, person, str(decision.because)))


def sections_to_add_to(*, by: Actor, person: UUID, now: datetime) -> frozenset[Section]:
    """The sections of a plan that this actor may add words to now: what a page may offer. Shows nothing of them."""
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    return frozenset(each for each in SPOKEN_SECTIONS if decide(by, Act.CONTRIBUTE, each, facts).allowed)


def _decided(by: Actor, person: UUID, purpose: Purpose, now: datetime) -> Seen:
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    seen = _seen(by, facts)
    if not seen.sections:
        because = decide(by, Act.READ, Section.WHAT_MATTERS, facts).because
        raise NotAllowed("plan.not-shared", event=_refused(by, person, str(because)))
    return seen


def _seen(by: Actor, facts: Facts) -> Seen:
    """The sections, and the entries in them, that this actor may see."""
    hidden = facts.hidden | (facts.third_party if by.role in FAMILY_ROLES else frozenset())
    sections, notes = sections_seen(by, facts), note_sections_seen(by, facts)
    may_comment = frozenset(each for each in sections if decide(by, Act.COMMENT, each, facts).allowed)
    return Seen(sections, notes, hidden, facts.apart - hidden, facts.asks, may_comment)


def _refused(by: Actor, person: UUID, because: str) -> RefusedEvent:
    return RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": because})


def _log_opened(by: Actor, now: datetime, person: UUID, purpose: Purpose, seen: Seen, version: str) -> None:
    detail = _opened(purpose, seen, version)
    append_event(by=by, now=now, kind=EventKind.PLAN_OPENED, person=person, detail=detail, once=True)


def _opened(purpose: Purpose, seen: Seen, version: str) -> dict[str, str]:
    return {"purpose": str(purpose), "sections": ", ".join(sorted(map(str, seen.sections))), "version": version}


def _draft_view(by: Actor, row: RoundView, seen: Seen) -> DraftView:
    previous, previous_content = version_with_content(by, row.person, None, seen)
    beside = beside_entries(by=by, person=row.person)
    content = _content_of(Contribution.objects.visible_to(by).filter(round_id=row.id), seen)
    return DraftView(
        round=row,
        person=person_view(by=by, person=row.person),
        content=content.with_beside(beside),
        seen=seen,
        is_partial=not seen.sections >= SPOKEN_SECTIONS,
        previous=previous_content,
        previous_number=previous.number if previous else 0,
    )


def _plan_view(by: Actor, person: UUID, seen: Seen, number: int | None) -> PlanView:
    version, content = version_with_content(by, person, number, seen)
    if number is not None and version is None:
        raise Unknown("plan.no-such-version")
    sections = seen.sections
    return PlanView(
        person=person_view(by=by, person=person),
        version=version,
        content=content,
        sections=sections,
        is_partial=not sections >= frozenset(Section),
        people=supporters_of(by=by, person=person) if Section.PEOPLE in sections else (),
        sharing=decisions_of(by=by, person=person) if Section.PEOPLE in sections else (),
        other_plans=other_plans(by, person) if Section.OTHER_PLANS in sections else (),
        exceptions=exceptions_of(version, sections) if version else "",
        apart=_apart(by, person, content, seen),
        asks=seen.asks,
        may_comment=seen.may_comment,
    )


def _apart(by: Actor, person: UUID, content: Content, seen: Seen) -> Content:
    """Entries that others are kept from stand beside the version, never in it (house.md 9.5)."""
    items = seen.apart - {item.id for item in content.items}
    if not items:
        return Content()
    content = _content_of(Contribution.objects.visible_to(by).filter(person_id=person, item__in=items), seen)
    return content.with_beside(beside_entries(by=by, person=person))


def _content_of(said: Iterable[Contribution], seen: Seen) -> Content:
    """Newest first where rounds differ: an item that was carried over is one item."""
    order = list(Section)
    rows = [row for row in newest_of_each(said) if row.section in seen.sections | seen.note_sections]
    items = [item for item in map(item_value, rows) if seen.shows(item)]
    return Content(tuple(sorted(items, key=lambda item: order.index(item.section))))
