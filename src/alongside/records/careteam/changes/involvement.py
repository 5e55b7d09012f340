"""What the person decided about each who supports them, and what stands between them. Rows are only added."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.access import check_sees_team, check_writes_team
from alongside.records.careteam.models import ConcernAnswer, Conflict, Involvement, Supporter
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.involvement import Answer, Check, check_answer, check_conflict
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_line, safe_text

LONGEST_WORDS = 2000


def record_involvement(*, by: Actor, supporter: UUID, answer: Answer, now: datetime) -> UUID:
    """Write down what the person decided about a supporter. "Do not involve" takes effect on the next request.

    Raises Invalid naming the field, and Unknown for a supporter of nobody whom the actor may see.
    """
    check_answer(answer, day_of(now))
    row = _locked(by, supporter)
    check_writes_team(by=by, person=row.person_id)
    decided = Involvement(
        id=uuid4(),
        person_id=row.person_id,
        supporter_id=supporter,
        number=_next_number(Involvement, supporter),
        decision=answer.decision,
        limits=_words(answer.limits, "limits"),
        asked=answer.asked,
        why_not_alone=_words(answer.why_not_alone, "why_not_alone"),
        decided_on=answer.decided_on,
        asked_by=by.known_account,
        asked_by_name=by.name,
        written_at=now,
    )
    decided.save(force_insert=True)
    detail = {"supporter": str(supporter), "decision": str(answer.decision)}
    append_event(by=by, now=now, kind=EventKind.INVOLVEMENT_DECIDED, person=row.person_id, detail=detail)
    return decided.id


def record_conflict(*, by: Actor, supporter: UUID, check: Check, now: datetime) -> UUID:
    """Write down what stands between the person and a supporter, and what was decided about it, or that it is open.

    Raises Invalid naming the field. "Do not involve" takes effect on the next request.
    """
    check_conflict(check, day_of(now))
    row = _locked(by, supporter)
    check_sees_team(by=by, person=row.person_id)
    written = Conflict(
        id=uuid4(),
        person_id=row.person_id,
        supporter_id=supporter,
        number=_next_number(Conflict, supporter),
        paid=check.paid,
        paid_how=_words(check.paid_how, "paid_how"),
        benefits_from=sorted(map(str, check.benefits_from)),
        attorney=check.attorney,
        own_view=_words(check.own_view, "own_view"),
        own_view_asked=check.own_view_asked,
        why_not_alone=_words(check.why_not_alone, "why_not_alone"),
        own_view_on=check.own_view_on,
        independent_view=_words(check.independent_view, "independent_view"),
        independent_by=safe_line(check.independent_by, field="independent_by") if check.independent_by else "",
        outcome=check.outcome,
        limits=_words(check.limits, "limits"),
        review_on=check.review_on,
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    )
    written.save(force_insert=True)
    # In the organisation's chain: the person's own list is read by whoever signs in as them, or over their shoulder.
    append_event(by=by, now=now, kind=EventKind.CONFLICT_RECORDED, detail={"conflict": str(written.id)})
    return written.id


def answer_concern(*, by: Actor, supporter: UUID, alleged: bool, now: datetime) -> UUID:
    """A safeguarding lead answers whether a supporter is alleged to have caused harm. Only theirs passes the database.

    In the organisation's chain, as a restriction is: nothing that the person or the supporter reads tells of it.
    """
    row = _locked(by, supporter)
    here = by.known_organisation
    last = ConcernAnswer.objects.filter(supporter_id=supporter, organisation_id=here).aggregate(last=Max("number"))
    answer = ConcernAnswer(
        id=uuid4(),
        person_id=row.person_id,
        supporter_id=supporter,
        organisation_id=here,
        number=(last["last"] or 0) + 1,
        alleged=alleged,
        answered_at=now,
        answered_by=by.known_account,
    )
    answer.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.CONCERN_ANSWERED, detail={"answer": str(answer.id)})
    return answer.id


def _locked(by: Actor, supporter: UUID) -> Supporter:
    """One decision about a supporter at a time: two at once would take the same number. Whoever decides may not
    change the row itself, so the lock is on its name. Raises Unknown, and Invalid for somebody who decides about
    themselves."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"supporter:{supporter}"])
    row = Supporter.objects.filter(id=supporter).first()
    if row is None:
        raise Unknown("supporter.unknown")
    if row.account_id is not None and row.account_id == by.account:
        raise Invalid("involvement.about-yourself")
    return row


def _next_number(model: type[Involvement] | type[Conflict], supporter: UUID) -> int:
    last: int | None = model.objects.filter(supporter_id=supporter).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _words(words: str, field: str) -> str:
    return safe_text(words, field=field, longest=LONGEST_WORDS).strip() if words.strip() else ""
