"""The one gate to plan content: open_plan, open_plans and open_draft decide, log, and return what may be seen.

The other reads here return metadata: where a round stands, when a version was agreed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet

from alongside.records.audit.changes import append_event, append_events
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.reads import supporters_of
from alongside.records.people.reads import person_view
from alongside.records.plans.locks import locked_round
from alongside.records.plans.models import Contribution, OtherPlan, PlanSection, PlanVersion, Round, WordsToRead
from alongside.records.plans.values import (
    ContributionView,
    DraftView,
    DuePage,
    OtherPlanView,
    PlanView,
    RoundView,
    ToReadPage,
    ToReadView,
    VersionView,
)
from alongside.records.sharing.reads import decisions_of, facts_for
from alongside.rules.actors import Actor, Purpose
from alongside.rules.plan.content import Content, Item, Kind, Whose, from_stored, to_stored
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.refusals import NotAllowed, RefusedEvent, Unknown
from alongside.rules.sharing import Act, Facts, decide, sections_seen
from alongside.rules.stages import UNDER_WAY, Stage


def open_plan(*, by: Actor, person: UUID, purpose: Purpose, now: datetime, version: int | None = None) -> PlanView:
    """Open a person's newest plan (or one version) for reading. The access is logged; so is a refusal.

    Raises NotAllowed, which doors answer as "not found", when no section may be seen or there is no such person.
    A person whose plan is not agreed yet has a PlanView without a version.
    """
    sections = _decided(by, person, purpose, now)
    view = _plan_view(by, person, sections, version)
    _log_opened(by, now, person, purpose, sections, str(view.version.number) if view.version else "none")
    return view


def open_plans(*, by: Actor, people: Sequence[UUID], purpose: Purpose, now: datetime) -> tuple[PlanView, ...]:
    """Open many plans, with one decision query; each access, and each refusal, goes into that person's chain."""
    facts = facts_for(by=by, people=people, now=now)
    seen = {person: sections_seen(by, facts[person]) for person in people if person in facts}
    allowed = [person for person, sections in seen.items() if sections]
    refused = [person for person in people if person not in allowed]
    append_events(by=by, now=now, kind=EventKind.PLAN_OPENED, people=allowed, detail=str(purpose))
    append_events(by=by, now=now, kind=EventKind.PLAN_REFUSED, people=refused, detail=str(purpose))
    return tuple(_plan_view(by, person, seen[person], None) for person in allowed)


def open_draft(*, by: Actor, round_id: UUID, purpose: Purpose, now: datetime) -> DraftView:
    """Open what has been said in one round so far, and the version before. Logged like a plan, refused like a plan."""
    row = round_view(by=by, round_id=round_id)
    sections = _decided(by, row.person, purpose, now)
    previous = _newest(row.person, None)
    view = DraftView(
        round=row,
        person=person_view(by=by, person=row.person),
        content=_draft_content(by, round_id, sections),
        sections=sections,
        is_partial=not sections >= SPOKEN_SECTIONS,
        previous=_version_content(by, previous, sections) if previous else Content(),
        previous_number=previous.number if previous else 0,
    )
    _log_opened(by, now, row.person, purpose, sections, "draft")
    return view


def check_may(*, by: Actor, person: UUID, act: Act, section: Section, now: datetime) -> None:
    """Raise NotAllowed, with its audit event, unless this actor may do this act on this section now."""
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    decision = decide(by, act, section, facts)
    if not decision.allowed:
        raise NotAllowed("plan.not-shared", event=_refused(by, person, str(decision.because)))


def person_of_item(*, by: Actor, item: UUID) -> UUID:
    """Whose item this is. Raises Unknown when there is none in a section that this actor may see."""
    person = Contribution.objects.visible_to(by).filter(item=item).values_list("person_id", flat=True).first()
    if person is None:
        raise Unknown("item.unknown")
    return person


def round_view(*, by: Actor, round_id: UUID) -> RoundView:
    """One round. Raises Unknown when there is none that this actor may know of."""
    row = Round.objects.filter(id=round_id).first()
    if row is None:
        raise Unknown("round.unknown")
    return _round_view(row)


def lock_round(*, by: Actor, round_id: UUID) -> RoundView:
    """One round, locked until the transaction ends: nothing is said in it or moved in between. Raises Unknown."""
    return _round_view(locked_round(round_id))


def open_round_of(*, by: Actor, person: UUID) -> RoundView | None:
    """The person's open round, if there is one."""
    row = Round.objects.filter(person_id=person, closed_at=None).first()
    return _round_view(row) if row else None


def rounds_of(*, by: Actor, person: UUID) -> tuple[RoundView, ...]:
    """Every round of one person, newest first."""
    return tuple(_round_view(row) for row in Round.objects.filter(person_id=person).order_by("-number"))


def rounds_of_people(*, by: Actor, people: Sequence[UUID]) -> Mapping[UUID, RoundView]:
    """The open round of each of these people."""
    rows = Round.objects.filter(person_id__in=people, closed_at=None)
    return {row.person_id: _round_view(row) for row in rows}


def rounds_in_stage(*, by: Actor, stage: Stage) -> tuple[RoundView, ...]:
    """The actor's organisation's rounds in this stage, what is due first; at most 200."""
    rows = Round.objects.filter(organisation_id=by.known_organisation, stage=stage, closed_at=None)
    return tuple(_round_view(row) for row in rows.order_by("due_on", "id")[:200])


def rounds_due(*, by: Actor, account: UUID, until: date, most: int, skipped: int = 0) -> DuePage:
    """A page of the open rounds of the actor's organisation that this account coordinates, or nobody does yet, in which
    the team has something to do by `until`. What has no day is in the team's hands now and comes first."""
    mine = Q(coordinator=account) | Q(coordinator=None)
    waiting = Q(due_on__lte=until) | Q(due_on=None, stage__in=UNDER_WAY)
    rows = Round.objects.filter(mine, waiting, organisation_id=by.known_organisation, closed_at=None)
    page = [
        _round_view(row) for row in rows.order_by(F("due_on").asc(nulls_first=True), "id")[skipped : skipped + most]
    ]
    return DuePage(tuple(page), _total(rows, page, most, skipped))


def versions_of(*, by: Actor, person: UUID) -> tuple[VersionView, ...]:
    """Every agreed version, newest first: when and how, no content."""
    return tuple(_version_view(row) for row in PlanVersion.objects.filter(person_id=person).order_by("-number"))


def contributions_by(*, by: Actor, round_id: UUID, whose: Whose) -> tuple[ContributionView, ...]:
    """The newest words of each item in a round that belong to this voice, in the order they were said."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, whose=whose)
    return tuple(_contribution_view(row) for row in _newest_of_each(rows))


def answers_to_prompts(*, by: Actor, round_id: UUID, whose: Whose, said_by: str = "") -> Mapping[str, ContributionView]:
    """The newest words of this voice for each answered prompt of a round; withdrawn ones come without words."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, whose=whose, kind=Kind.STATEMENT)
    rows = rows.filter(said_by=said_by) if said_by else rows
    answers = rows.exclude(prompt="").order_by("number")
    return {row.prompt: _contribution_view(row) for row in answers}


def item_in_draft(*, by: Actor, round_id: UUID, item: UUID) -> Item:
    """The newest words of one item of a round, to go on from. Raises Unknown when it is withdrawn, or not visible."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, item=item)
    newest = rows.order_by("-number").first()
    if newest is None or newest.is_withdrawn:
        raise Unknown("item.unknown")
    return _item(newest)


def actions_under(*, by: Actor, round_id: UUID, goal: UUID) -> Mapping[UUID, int]:
    """The actions under a goal of a round that are not withdrawn, each with its newest number."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, parent=goal)
    return {row.item: row.number for row in _newest_of_each(rows)}


def numbers_of(*, by: Actor, round_id: UUID) -> Mapping[UUID, int]:
    """The newest number of each item of a round, the withdrawn too: what a change has to be based on."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id).values("item").annotate(last=Max("number"))
    return {row["item"]: row["last"] for row in rows.order_by()}


def count_said_since(*, by: Actor, round_id: UUID, since: datetime) -> int:
    """How many items of a round have words that are newer than this, as far as this actor may see."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, said_at__gt=since)
    return rows.values("item").distinct().count()


def has_other_plans(*, by: Actor, person: UUID) -> bool:
    """Whether the person has plans that somebody else leads."""
    return OtherPlan.objects.visible_to(by).filter(person_id=person).exists()


def words_to_read(*, by: Actor, most: int, skipped: int = 0) -> ToReadPage:
    """Where people wrote to the actor's organisation and nobody there has read it yet, the longest wait first."""
    rows = WordsToRead.objects.filter(organisation_id=by.known_organisation, read_at=None).values(
        "person_id", "round_id"
    )
    rounds = rows.annotate(count=Count("item"), first=Min("since")).order_by("first", "round_id")
    page = [
        ToReadView(row["person_id"], row["round_id"], row["count"], row["first"])
        for row in rounds[skipped : skipped + most]
    ]
    return ToReadPage(tuple(page), _total(rounds, page, most, skipped))


def items_to_read(*, by: Actor, round_id: UUID) -> frozenset[UUID]:
    """The items of one round whose newest words nobody in the team has read."""
    waiting = WordsToRead.objects.filter(round_id=round_id, read_at=None)
    return frozenset(waiting.values_list("item", flat=True))


def _total(rows: QuerySet[Any, Any], page: Sequence[object], most: int, skipped: int) -> int:
    """How many there are in all; counted only where the page does not show it."""
    is_last = len(page) < most and (page or not skipped)
    return skipped + len(page) if is_last else rows.count()


def _decided(by: Actor, person: UUID, purpose: Purpose, now: datetime) -> frozenset[Section]:
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    sections = sections_seen(by, facts)
    if not sections:
        because = decide(by, Act.READ, Section.WHAT_MATTERS, facts).because
        raise NotAllowed("plan.not-shared", event=_refused(by, person, str(because)))
    return sections


def _refused(by: Actor, person: UUID, because: str) -> RefusedEvent:
    return RefusedEvent(EventKind.PLAN_REFUSED, person, by.organisation, {"because": because})


def _log_opened(
    by: Actor, now: datetime, person: UUID, purpose: Purpose, sections: Iterable[Section], version: str
) -> None:
    detail = {"purpose": str(purpose), "sections": ", ".join(sorted(map(str, sections))), "version": version}
    append_event(by=by, now=now, kind=EventKind.PLAN_OPENED, person=person, detail=detail)


def _plan_view(by: Actor, person: UUID, sections: frozenset[Section], number: int | None) -> PlanView:
    row = _newest(person, number)
    if number is not None and row is None:
        raise Unknown("plan.no-such-version")
    content = _version_content(by, row, sections) if row else Content()
    others = _other_plans(by, person) if Section.OTHER_PLANS in sections else ()
    version = _version_view(row) if row else None
    return PlanView(
        person=person_view(by=by, person=person),
        version=version,
        content=content,
        sections=sections,
        is_partial=not sections >= frozenset(Section),
        people=supporters_of(by=by, person=person) if Section.PEOPLE in sections else (),
        sharing=decisions_of(by=by, person=person) if Section.PEOPLE in sections else (),
        other_plans=others,
        tag=_tag(content, others),
    )


def _newest(person: UUID, number: int | None) -> PlanVersion | None:
    rows = PlanVersion.objects.filter(person_id=person)
    rows = rows if number is None else rows.filter(number=number)
    return rows.order_by("-number").first()


def _version_content(by: Actor, row: PlanVersion, sections: frozenset[Section]) -> Content:
    stored = {each.section: each.content for each in PlanSection.objects.visible_to(by).filter(version_id=row.id)}
    items: list[Item] = []
    for section in Section:
        if section in sections and section in stored:
            items.extend(from_stored(stored[section]))
    return Content(tuple(items))


def _draft_content(by: Actor, round_id: UUID, sections: frozenset[Section]) -> Content:
    rows = _newest_of_each(Contribution.objects.visible_to(by).filter(round_id=round_id))
    order = list(Section)
    items = [_item(row) for row in rows if row.section in sections]
    return Content(tuple(sorted(items, key=lambda item: order.index(item.section))))


def _newest_of_each(rows: Iterable[Contribution]) -> list[Contribution]:
    """The newest contribution of each item, without the withdrawn, in the order of the page."""
    ordered = sorted(rows, key=lambda row: (row.place, row.item, row.number))
    newest: dict[UUID, Contribution] = {}
    for row in ordered:
        newest[row.item] = row
    return [row for row in newest.values() if not row.is_withdrawn]


def _item(row: Contribution) -> Item:
    return Item(
        id=row.item,
        section=Section(row.section),
        kind=Kind(row.kind),
        words=row.words,
        whose=Whose(row.whose),
        said_by=row.said_by,
        said_at=row.said_at,
        typed_by=row.typed_by_name if row.typed_by_name != row.said_by else "",
        seq=row.number,
        parent=row.parent,
        prompt=row.prompt,
        importance=row.importance,
        confidence=row.confidence,
        who=row.who,
        by_when=row.by_when,
        language=row.language,
    )


def _tag(content: Content, others: tuple[OtherPlanView, ...]) -> str:
    """A hash of what this reader sees: a change in a section that is not shared does not show in it."""
    body = {
        "content": to_stored(content.items),
        "others": [str(other.id) + other.status for other in others],
    }
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]


def _other_plans(by: Actor, person: UUID) -> tuple[OtherPlanView, ...]:
    rows = OtherPlan.objects.visible_to(by).filter(person_id=person).order_by("title", "id")
    return tuple(
        OtherPlanView(row.id, row.title, row.status, row.started, tuple(row.activities), tuple(row.goals))
        for row in rows
    )


def _round_view(row: Round) -> RoundView:
    return RoundView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        number=row.number,
        stage=Stage(row.stage),
        opened_at=row.opened_at,
        due_on=row.due_on,
        review_on=row.review_on,
        review_with=row.review_with,
        coordinator=row.coordinator,
        closed_at=row.closed_at,
    )


def _version_view(row: PlanVersion) -> VersionView:
    return VersionView(
        id=row.id,
        round=row.round_id,
        number=row.number,
        agreed_at=row.agreed_at,
        agreed_by_name=row.agreed_by_name,
        agreed_how=row.agreed_how,
        agreed_with_name=row.agreed_with_name,
        exceptions=row.exceptions,
        review_on=row.review_on,
        review_with=row.review_with,
        fingerprint=row.fingerprint,
    )


def _contribution_view(row: Contribution) -> ContributionView:
    return ContributionView(
        id=row.id,
        person=row.person_id,
        round=row.round_id,
        item=row.item,
        number=row.number,
        section=Section(row.section),
        prompt=row.prompt,
        words="" if row.is_withdrawn else row.words,
        said_by=row.said_by,
        said_at=row.said_at,
        typed_by_name=row.typed_by_name,
        is_withdrawn=row.is_withdrawn,
    )
