"""DIALOG+: the session that is going on, and what came of the last one's actions."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.measures.models import Agreed, Area, Session, StepWords, WentHow
from alongside.records.measures.page import page_of
from alongside.records.measures.rows import use_values
from alongside.records.measures.values import AgreedAction, AreaView, SessionView, TalkPage, Went
from alongside.records.plans.reads import check_may, open_drafts
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.measures.dialog_plus import HowItWent, Step
from alongside.rules.plan.content import Content, Item
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import Act


def open_talk(*, by: Actor, person: UUID, now: datetime) -> TalkPage:
    """The DIALOG+ page of a person: the last session's actions first. Logged, and refused, like their measures."""
    check_may(by=by, person=person, act=Act.READ, section=Section.MEASURES, now=now)
    append_event(by=by, now=now, kind=EventKind.MEASURES_OPENED, person=person, once=True)
    going_on = Session.objects.filter(person_id=person, finished_at=None).first()
    last = _last(person)
    contents = _contents(by, (each for each in (going_on, last) if each), now)
    return TalkPage(
        page=page_of(by, person, now),
        session=_view(going_on, contents[going_on.round_id]) if going_on else None,
        last_actions=_actions(last, contents[last.round_id]) if last else (),
        last_on=day_of(last.finished_at) if last and last.finished_at else None,
    )


def last_actions_for(*, by: Actor, person: UUID, now: datetime) -> tuple[AgreedAction, ...]:
    """What was agreed in the last DIALOG+ session, with how it went so far: the first thing at the next meeting.

    Logged, and refused, like the person's measures.
    """
    check_may(by=by, person=person, act=Act.READ, section=Section.MEASURES, now=now)
    append_event(by=by, now=now, kind=EventKind.MEASURES_OPENED, person=person, once=True)
    last = _last(person)
    return _actions(last, _contents(by, [last], now)[last.round_id]) if last else ()


def _last(person: UUID) -> Session | None:
    return Session.objects.filter(person_id=person, finished_at__isnull=False).order_by("-finished_at").first()


def _contents(by: Actor, sessions: Iterable[Session], now: datetime) -> Mapping[UUID, Content]:
    """What the plan says in the rounds of these sessions, as this reader may see it."""
    rounds = list(dict.fromkeys(session.round_id for session in sessions))
    drafts = open_drafts(by=by, rounds=rounds, purpose=by.purpose, now=now) if rounds else ()
    return {draft.round.id: draft.content for draft in drafts}


def _view(row: Session, content: Content) -> SessionView:
    actions = _actions(row, content)
    return SessionView(
        id=row.id,
        person=row.person_id,
        round=row.round_id,
        use=use_values([row.use])[0],
        begun_at=row.begun_at,
        begun_by_name=row.begun_by_name,
        finished_at=row.finished_at,
        areas=_areas(row, actions),
        goals=tuple((goal.id, goal.words) for goal in content.goals()),
    )


def _areas(row: Session, actions: tuple[AgreedAction, ...]) -> tuple[AreaView, ...]:
    said: dict[tuple[str, Step], str] = {}
    for each in StepWords.objects.filter(session_id=row.id).order_by("number"):
        said[each.code, Step(each.step)] = each.words
    picked = Area.objects.filter(session_id=row.id, is_picked=True).values_list("code", flat=True)
    order = [item.code for item in use_values([row.use])[0].instrument.items]
    return tuple(
        AreaView(
            code=code,
            words={step: said[code, step] for step in Step if said.get((code, step))},
            actions=tuple(action for action in actions if action.code == code),
        )
        for code in sorted(picked, key=order.index)
    )


def _actions(row: Session, content: Content) -> tuple[AgreedAction, ...]:
    agreed = list(Agreed.objects.filter(session_id=row.id).order_by("agreed_at", "id"))
    went = {each.agreed_id: each for each in WentHow.objects.filter(agreed__in=agreed).order_by("number")}
    items = {item.id: item for item in content.items}
    return tuple(_action(each, items.get(each.item), went.get(each.id)) for each in agreed)


def _action(row: Agreed, item: Item | None, went: WentHow | None) -> AgreedAction:
    how = Went(HowItWent(went.how), went.words, went.said_by, went.said_at) if went else None
    if item is None:
        return AgreedAction(row.id, row.item, row.code, "", "", "", how)
    return AgreedAction(row.id, row.item, row.code, item.words, item.who, item.by_when, how)
