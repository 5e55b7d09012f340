"""One person's checklist: each check once, with what was found before, what is kept now, and who keeps it."""

from datetime import datetime
from uuid import UUID

from alongside.journey.prepare.checksets import asked_of, last_of
from alongside.journey.prepare.models import Gathering, GatheringRow
from alongside.journey.prepare.values import CheckRow, GatheringView, LastValue
from alongside.records.appointments.reads import appointments_of
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.health.reads import results_of
from alongside.records.health.values import ResultView
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import check_may, round_view
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.gathering.check import Check, NotDone
from alongside.rules.gathering.other_plans import OtherPlans
from alongside.rules.gathering.registry import Asked
from alongside.rules.measured import measurement
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import Act


def gathering_for(*, by: Actor, round_id: UUID, now: datetime) -> GatheringView:
    """The checklist of one round. Before it is begun it follows today's sets and conditions; then it stays as it was.

    Raises Unknown for no such round, NotAllowed for who does not read the person's health. Logged.
    """
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.READ, section=Section.HEALTH, now=now)
    append_event(by=by, now=now, kind=EventKind.GATHERING_OPENED, person=row.person, once=True)
    kept = Gathering.objects.filter(round_id=round_id).first()
    results = results_of(by=by, person=row.person)
    rows = {each.asked: each for each in GatheringRow.objects.filter(gathering=kept)} if kept else {}
    contacts = {each.kind: each for each in appointments_of(by=by, rounds=[round_id])}
    return GatheringView(
        round=row,
        person=person_view(by=by, person=row.person),
        gathering=contacts.get("gathering"),
        rows=tuple(_row(each, rows.get(each.check.key), results) for each in asked_of(kept, by, row.person)),
        other_plans=OtherPlans(kept.other_plans) if kept else OtherPlans.NOT_ASKED,
        which_plans=kept.which_plans if kept else "",
        saved_at=kept.saved_at if kept else None,
        finished_at=kept.finished_at if kept else None,
    )


def _row(asked: Asked, kept: GatheringRow | None, results: tuple[ResultView, ...]) -> CheckRow:
    last = last_of(asked.check, results, but=kept.result if kept else None)
    return CheckRow(
        check=asked.check,
        titles=asked.titles,
        words=kept.words if kept else "",
        not_done=NotDone(kept.not_done) if kept and kept.not_done else None,
        saved_by=kept.saved_by_name if kept else "",
        last=_last(asked.check, last) if last else None,
    )


def _last(check: Check, last: ResultView) -> LastValue:
    number = last.value if last.unit == measurement(check.key).unit else None
    return LastValue(last.shown, day_of(last.taken_at), number)
