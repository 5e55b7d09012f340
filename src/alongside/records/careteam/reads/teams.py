"""The pages of who supports a person: all of them, and one of them with everything that was decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.access import check_sees_team
from alongside.records.careteam.models import ConcernAnswer, Conflict, Involvement, Supporter, SupporterWas
from alongside.records.careteam.reads.facilitators import facilitations_of, observations_of
from alongside.records.careteam.shown import concern_view, conflict_view, involvement_view, supporter_view
from alongside.records.careteam.values import (
    ConflictView,
    InvolvementView,
    Member,
    MemberPage,
    ObservationView,
    TeamPage,
    Was,
)
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.involvement import AnswersWhen, Interests, is_same_name, others_who_support, together
from alongside.rules.refusals import Unknown

# What a row's history tells, in the order of the page.
TOLD = (
    "name",
    "relationship",
    "role",
    "team",
    "telephone",
    "email",
    "answers_when",
    "key_worker",
    "no_contact",
    "no_contact_reason",
)
_BEFORE_IT_WAS_KEPT = {"answers_when": AnswersWhen.NOT_ASKED.value}  # rows that are older than the column


def team_of(*, by: Actor, person: UUID, now: datetime) -> TeamPage:
    """Who supports a person now, the coordinator first, with what the person decided; and who did. Logged.

    Raises NotAllowed for a reader who may not see the people around this person.
    """
    check_sees_team(by=by, person=person)
    view = person_view(by=by, person=person)
    append_event(by=by, now=now, kind=EventKind.CARE_TEAM_OPENED, person=person, once=True)
    rows = list(_of_all_records(person).order_by("name", "id"))
    now_rows = [row for row in rows if row.ends_on is None or row.ends_on > day_of(now)]
    now_rows.sort(key=lambda row: row.kind != "coordinator")
    decisions, conflicts = _newest_decisions(rows), _newest_conflicts(rows)
    members = tuple(Member(supporter_view(row), decisions.get(row.id), conflicts.get(row.id)) for row in now_rows)
    return TeamPage(view, members, tuple(supporter_view(row) for row in rows if row not in now_rows))


def member_of_team(*, by: Actor, supporter: UUID, now: datetime) -> MemberPage:
    """One who supports a person, with every decision, check and change. Logged. Raises Unknown, NotAllowed."""
    row = Supporter.objects.filter(id=supporter).first()
    if row is None:
        raise Unknown("supporter.unknown")
    check_sees_team(by=by, person=row.person_id)
    append_event(by=by, now=now, kind=EventKind.CARE_TEAM_OPENED, person=row.person_id, once=True)
    before = list(SupporterWas.objects.filter(supporter_id=supporter).order_by("number"))
    concerns = ConcernAnswer.objects.filter(supporter_id=supporter).order_by("-answered_at", "-number")
    return MemberPage(
        person=person_view(by=by, person=row.person_id),
        supporter=supporter_view(row),
        version=len(before),
        decisions=tuple(map(involvement_view, Involvement.objects.filter(supporter_id=supporter).order_by("-number"))),
        conflicts=tuple(map(conflict_view, Conflict.objects.filter(supporter_id=supporter).order_by("-number"))),
        concerns=tuple(map(concern_view, concerns)),
        was=_changes(before, row),
        others=_relied_on(row.person_id, now, without=row.id),
        facilitations=facilitations_of(by=by, supporter=supporter, now=now),
        observations=_observations(by, row),
    )


def _of_all_records(person: UUID) -> QuerySet[Supporter]:
    """The rows of this record and of those that were joined to it."""
    return Supporter.objects.filter(person_id__in=RawSQL("select unnest(records_of(%s))", [person]))


def _observations(by: Actor, row: Supporter) -> tuple[ObservationView, ...]:
    if row.account_id is None:
        return ()
    return observations_of(by=by, person=row.person_id, account=row.account_id)


def relied_on(*, by: Actor, person: UUID, now: datetime) -> int:
    """How many of those who support the person can be relied on, as far as this reader may know."""
    return _relied_on(person, now)


def _relied_on(person: UUID, now: datetime, without: UUID | None = None) -> int:
    rows = [
        each
        for each in _of_all_records(person).exclude(id__in=[without] if without else [])
        if each.kind not in ("coordinator", "team", "professional") and (not each.ends_on or each.ends_on > day_of(now))
    ]
    alleged = _newest_concerns(rows)
    decisions, conflicts = _newest_decisions(rows), _newest_conflicts(rows)
    return others_who_support(
        _interests(decisions.get(each.id), conflicts.get(each.id), alleged=alleged.get(each.id, False)) for each in rows
    )


def interests_of_name(*, by: Actor, person: UUID, name: str) -> Interests:
    """All that is known of whoever of this name supports the person, or did: for who has no account here yet.

    Of two of one name what stands against either counts. Of a concern it says nothing: name_bars() refuses for that.
    """
    rows = [each for each in _of_all_records(person) if is_same_name(each.name, name)]
    decisions, conflicts = _newest_decisions(rows), _newest_conflicts(rows)
    return together(_interests(decisions.get(each.id), conflicts.get(each.id), alleged=False) for each in rows)


def _interests(decision: InvolvementView | None, conflict: ConflictView | None, *, alleged: bool) -> Interests:
    told = Interests(decision=decision.decision if decision else None, alleged=alleged)
    if conflict is None:
        return told
    check = conflict.check
    return replace(
        told, outcome=check.outcome, paid=check.paid, benefits_from=check.benefits_from, attorney=check.attorney
    )


def _newest_decisions(rows: Sequence[Supporter]) -> Mapping[UUID, InvolvementView]:
    found = Involvement.objects.filter(supporter_id__in=[row.id for row in rows]).order_by("number")
    return {each.supporter_id: involvement_view(each) for each in found}


def _newest_conflicts(rows: Sequence[Supporter]) -> Mapping[UUID, ConflictView]:
    found = Conflict.objects.filter(supporter_id__in=[row.id for row in rows]).order_by("number")
    return {each.supporter_id: conflict_view(each) for each in found}


def _newest_concerns(rows: Sequence[Supporter]) -> Mapping[UUID, bool]:
    found = ConcernAnswer.objects.filter(supporter_id__in=[row.id for row in rows]).order_by("number")
    return {each.supporter_id: each.alleged for each in found}


def _changes(before: Iterable[SupporterWas], row: Supporter) -> tuple[Was, ...]:
    """Newest first. A change of something that the page does not show, such as an account, is left out."""
    now = {name: getattr(row, name) for name in (*TOLD, "ends_on")}
    states = [*({**_BEFORE_IT_WAS_KEPT, **each.was} for each in before), now]
    found = []
    for each, old, new in zip(before, states, states[1:], strict=False):
        changed = tuple((name, _said(old[name]), _said(new[name])) for name in TOLD if old[name] != new[name])
        if changed:
            found.append(Was(each.until_at, changed))
    return tuple(reversed(found))


def _said(value: str | bool) -> str:
    return value if isinstance(value, str) else ("yes" if value else "no")
