"""Sharing decisions and their withdrawal. Decisions are only added: the newest one about a reader counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.reads import acts_as_parent, authorities_held, has_best_interests, subject_of
from alongside.records.sharing.locks import lock_decisions_of
from alongside.records.sharing.models import SharingDecision, StillOk
from alongside.records.sharing.reads.decisions import check_may_decide
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor
from alongside.rules.authority.children import check_decides_for_child
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Stale, Unknown
from alongside.rules.sharing_choices import GivenBy, SharingPurpose, check_choice, check_giver
from alongside.rules.text import safe_line, safe_text

FOR_CARE = (SharingPurpose.DIRECT_CARE,)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What one reader is to see, comment on and add to; for what; until when (None: no end)."""

    sections: Collection[Section] = ()
    comment_on: Collection[Section] = ()
    contribute_to: Collection[Section] = ()
    purposes: Collection[SharingPurpose] = FOR_CARE
    ends_on: date | None = None


def share(
    *,
    by: Actor,
    person: UUID,
    reader: Reader,
    sections: Collection[Section],
    how: str,
    now: datetime,
    comment_on: Collection[Section] = (),
    contribute_to: Collection[Section] = (),
    purposes: Collection[SharingPurpose] = FOR_CARE,
    ends_on: date | None = None,
    given_by: GivenBy = GivenBy.PERSON,
    based_on: int | None = None,
) -> UUID:
    """Record the person's decision: this reader may read these sections, comment on some, add to some; from today to
    `ends_on` (None: no end).

    based_on: the number of the decision about this reader that was shown before (0: there was none); None for who was
    shown none. Raises Stale when another was taken since; Invalid, naming the field, for what no decision may say
    (rules.sharing_choices.check_choice).
    """
    chosen = _Chosen(sections, comment_on, contribute_to, purposes, ends_on)
    check_choice(
        sections=sections,
        comment_on=comment_on,
        contribute_to=contribute_to,
        purposes=purposes,
        ends_on=ends_on,
        today=day_of(now),
    )
    decision = _decide(by, person, reader, now, chosen, how=how, given_by=given_by, based_on=based_on)
    _log(by, now, EventKind.SHARING_DECIDED, person, reader, ", ".join(_in_order(sections)))
    return decision


def stop_sharing(
    *,
    by: Actor,
    person: UUID,
    reader: Reader,
    how: str,
    now: datetime,
    reason: str = "",
    given_by: GivenBy = GivenBy.PERSON,
) -> UUID:
    """Withdraw, or refuse, at once: from the next read this reader sees nothing by choice. Asking twice is harmless."""
    decision = _decide(by, person, reader, now, _Chosen(), how=how, reason=reason, given_by=given_by)
    _log(by, now, EventKind.SHARING_WITHDRAWN, person, reader, "")
    return decision


def confirm_sharing(*, by: Actor, person: UUID, decision: UUID, now: datetime) -> None:
    """Record that the person looked at a decision again and lets it stand. Raises Unknown for somebody else's."""
    check_may_decide(by=by, person=person, now=now)
    row = SharingDecision.objects.filter(id=decision, person_id=person).first()
    if row is None:
        raise Unknown("sharing.unknown")
    StillOk(id=uuid4(), person_id=person, decision=row, confirmed_at=now, confirmed_by=by.known_account).save(
        force_insert=True
    )
    append_event(by=by, now=now, kind=EventKind.SHARING_CONFIRMED, person=person, detail={"decision": str(decision)})


def _decide(
    by: Actor,
    person: UUID,
    reader: Reader,
    now: datetime,
    chosen: _Chosen,
    *,
    how: str,
    reason: str = "",
    given_by: GivenBy = GivenBy.PERSON,
    based_on: int | None = None,
) -> UUID:
    if len([each for each in (reader.organisation, reader.team, reader.account) if each]) != 1:
        raise Invalid("sharing.one-reader", field="reader")
    check_may_decide(by=by, person=person, now=now)
    if reader.account and reader.account == by.account:
        raise Invalid("sharing.not-oneself", field="reader")
    _check_given(by, person, given_by, now)
    lock_decisions_of(person)
    last = _last_number(person, reader)
    if based_on not in (None, last):
        raise Stale("sharing.decided-meanwhile")
    decision = SharingDecision(
        id=uuid4(),
        person_id=person,
        number=last + 1,
        **_columns_of(reader),
        sections=_in_order(chosen.sections),
        comment_on=_in_order(chosen.comment_on),
        contribute_to=_in_order(chosen.contribute_to),
        purposes=[str(each) for each in SharingPurpose if each in chosen.purposes],
        starts_on=day_of(now),
        ends_on=chosen.ends_on,
        given_by=given_by,
        how=safe_line(how, field="how"),
        reason=safe_text(reason, field="reason", longest=2000) if reason else "",
        decided_at=now,
        decided_by=by.account or UUID(int=0),
    )
    decision.save(force_insert=True)
    return decision.id


def _check_given(by: Actor, person: UUID, given_by: GivenBy, now: datetime) -> None:
    """By whom it is said to be decided, where that is not the person: by what right, and for a child of which age."""
    if given_by != GivenBy.PERSON:
        check_giver(
            given_by,
            held=authorities_held(by=by, person=person, today=day_of(now)),
            has_best_interests=has_best_interests(by=by, person=person),
        )
    if given_by == GivenBy.PARENT or acts_as_parent(by=by, person=person, now=now):
        subject = subject_of(by=by, person=person, now=now)
        check_decides_for_child(subject.born_on, subject.competence, day_of(now))


def _columns_of(reader: Reader) -> dict[str, Any]:
    return {
        "organisation_id": reader.organisation,
        "role": str(reader.role or ""),
        "team_id": reader.team,
        "account_id": reader.account,
    }


def _last_number(person: UUID, reader: Reader) -> int:
    about = SharingDecision.objects.filter(person_id=person, **_columns_of(reader))
    return about.aggregate(last=Max("number"))["last"] or 0


def _in_order(sections: Collection[Section]) -> list[str]:
    return [str(section) for section in Section if section in sections]


def _log(by: Actor, now: datetime, kind: EventKind, person: UUID, reader: Reader, sections: str) -> None:
    detail = {"reader": str(reader.organisation or reader.team or reader.account), "sections": sections}
    append_event(by=by, now=now, kind=kind, person=person, detail=detail)
