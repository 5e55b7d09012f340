"""A DIALOG+ session: begun by either, gone on with by both, with actions that go into the plan without retyping."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.measures.models import Agreed, Area, Session, StepWords, Use, WentHow
from alongside.records.people.reads import person_view
from alongside.records.plans.changes import add_item
from alongside.records.plans.reads import check_may, open_round_of
from alongside.records.plans.values import Edit
from alongside.rules.actors import Actor
from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.dialog_plus import HowItWent, Step, check_areas
from alongside.rules.plan.content import Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import check_voice
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.sharing import Act
from alongside.rules.text import text_if_any


def begin_session(*, by: Actor, person: UUID, use: UUID, now: datetime) -> UUID:
    """Begin a DIALOG+ session about ratings that are finished; one that is going on is gone on with.

    Raises NotReady for a person without a round: there is no plan then into which actions could go.
    """
    _check_may(by, person, now)
    going_on = Session.objects.filter(person_id=person, finished_at=None).first()
    if going_on is not None:
        return going_on.id
    rated = Use.objects.filter(id=use, person_id=person, instrument=DIALOG.key, finished_at__isnull=False).first()
    if rated is None:
        raise Unknown("measures.unknown-use")
    current = open_round_of(by=by, person=person)
    if current is None:
        raise NotReady("measures.no-round")
    row = Session(
        id=uuid4(),
        person_id=person,
        round_id=current.id,
        use_id=use,
        begun_at=now,
        begun_by=by.known_account,
        begun_by_name=by.name,
    )
    row.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.MEASURE_SESSION_BEGUN, person=person)
    return row.id


def pick_areas(*, by: Actor, session: UUID, codes: Collection[str], now: datetime) -> None:
    """The person picks up to three areas; what was said about one that is left stays. Raises Invalid."""
    row = _going_on(by, session, now)
    check_areas(codes)
    known = set(Area.objects.filter(session_id=session).values_list("code", flat=True))
    Area.objects.filter(session_id=session, is_picked=True).exclude(code__in=codes).update(is_picked=False)
    Area.objects.filter(session_id=session, is_picked=False, code__in=codes).update(is_picked=True)
    for code in sorted(set(codes) - known):
        Area(id=uuid4(), person_id=row.person_id, session_id=session, code=code, is_picked=True).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.MEASURE_AREAS_PICKED, person=row.person_id)


def say_step(*, by: Actor, session: UUID, code: str, step: Step, words: str, now: datetime) -> None:
    """Keep what was said at one step about one area, in the person's words; "" takes it back. Raises Invalid."""
    row = _going_on(by, session, now)
    _check_picked(session, code)
    words = text_if_any(words, field="words")
    said = StepWords.objects.filter(session_id=session, code=code, step=step).order_by("-number").first()
    if words == (said.words if said else ""):
        append_event(by=by, now=now, kind=EventKind.MEASURE_STEP_SAID, person=row.person_id, once=True)
        return
    StepWords(
        id=uuid4(),
        person_id=row.person_id,
        session_id=session,
        code=code,
        step=step,
        number=said.number + 1 if said else 1,
        words=words,
        said_by=person_view(by=by, person=row.person_id).name,
        typed_by=by.known_account,
        typed_by_name=by.name,
        said_at=now,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.MEASURE_STEP_SAID, person=row.person_id, detail={"step": str(step)})


def agree_action(
    *, by: Actor, session: UUID, code: str, item: UUID, goal: UUID | None, goal_words: str, whose: Whose, edit: Edit,
    now: datetime,
) -> None:  # fmt: skip
    """Put an action that came out of an area into the plan, under one of its goals or a new one. Twice, it is once.

    Raises Invalid without a goal and without words for a new one.
    """
    row = _going_on(by, session, now)
    _check_picked(session, code)
    check_voice(by, whose)
    goal = goal or _new_goal(by, row, item, goal_words, whose, now)
    add_item(
        by=by, round_id=row.round_id, item=item, section=Section.GOALS, whose=whose, edit=edit, now=now,
        kind=Kind.ACTION, goal=goal,
    )  # fmt: skip
    if Agreed.objects.filter(session_id=session, item=item).exists():
        return
    Agreed(
        id=uuid4(), person_id=row.person_id, session_id=session, code=code, goal=goal, item=item, agreed_at=now
    ).save(force_insert=True)
    detail = {"area": code, "item": str(item)}
    append_event(by=by, now=now, kind=EventKind.MEASURE_ACTION_AGREED, person=row.person_id, detail=detail)


def say_how_it_went(*, by: Actor, person: UUID, agreed: UUID, how: HowItWent, words: str, now: datetime) -> None:
    """Keep how an action of an earlier session went, in the person's words. Raises Unknown, Invalid."""
    _check_may(by, person, now)
    if not Agreed.objects.filter(id=agreed, person_id=person).exists():
        raise Unknown("measures.unknown-action")
    last = WentHow.objects.filter(agreed_id=agreed).aggregate(last=Max("number"))["last"] or 0
    WentHow(
        id=uuid4(),
        person_id=person,
        agreed_id=agreed,
        number=last + 1,
        how=how,
        words=text_if_any(words, field="words"),
        said_by=person_view(by=by, person=person).name,
        typed_by=by.known_account,
        typed_by_name=by.name,
        said_at=now,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.MEASURE_ACTION_WENT, person=person, detail={"how": str(how)})


def finish_session(*, by: Actor, session: UUID, now: datetime) -> None:
    """The session is over: its actions come first the next time."""
    row = _going_on(by, session, now)
    Session.objects.filter(id=session).update(finished_at=now, finished_by_name=by.name)
    append_event(by=by, now=now, kind=EventKind.MEASURE_SESSION_FINISHED, person=row.person_id)


def _new_goal(by: Actor, row: Session, item: UUID, words: str, whose: Whose, now: datetime) -> UUID:
    """The goal that is written down with the action; the same one when the action is sent twice."""
    if not words.strip():
        raise Invalid("measures.goal-needed", field="goal_words")
    goal = uuid5(item, "goal")
    add_item(
        by=by, round_id=row.round_id, item=goal, section=Section.GOALS, whose=whose, edit=Edit(words), now=now,
        kind=Kind.GOAL,
    )  # fmt: skip
    return goal


def _going_on(by: Actor, session: UUID, now: datetime) -> Session:
    row = Session.objects.filter(id=session).first()
    if row is None:
        raise Unknown("measures.unknown-session")
    _check_may(by, row.person_id, now)
    if row.finished_at is not None:
        raise NotReady("measures.session-over")
    return row


def _check_picked(session: UUID, code: str) -> None:
    if not Area.objects.filter(session_id=session, code=code, is_picked=True).exists():
        raise Unknown("measures.unknown-area")


def _check_may(by: Actor, person: UUID, now: datetime) -> None:
    check_may(by=by, person=person, act=Act.CONTRIBUTE, section=Section.MEASURES, now=now)
