"""What is opened or kept apart beside the person's decisions: restrictions, openings and overrides."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.reads import names_of_accounts, person_view
from alongside.records.sharing.models import Opening, Override, Restriction
from alongside.records.sharing.values import (
    OpeningView,
    OverridePage,
    OverrideView,
    RestrictionView,
    SoughtView,
    TeamToCall,
)
from alongside.rules.actors import Actor, Role
from alongside.rules.dates import day_of
from alongside.rules.emergency import Document, Pointer
from alongside.rules.openings import Ground, OpeningKind, Outcome, Reason, ReviewedBy
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown
from alongside.rules.restrictions import Category, Kept

PAGE = 50


def is_close_to(*, by: Actor, person: UUID, account: UUID) -> bool:
    """Whether this account is the person's own, or that of somebody who supports them in private life."""
    with connection.cursor() as cursor:
        cursor.execute("select is_close_to(%s, %s)", [person, account])
        return bool(cursor.fetchone()[0])


def kept_apart(*, by: Actor, person: UUID, items: Collection[UUID]) -> frozenset[UUID]:
    """Of these entries, those that somebody is kept from: they never enter an agreed version."""
    with connection.cursor() as cursor:
        cursor.execute("select kept_apart(%s, %s)", [person, list(items)])
        return frozenset(cursor.fetchone()[0])


def seen_by_the_person(*, by: Actor, person: UUID) -> tuple[frozenset[Section], frozenset[UUID]]:
    """What the person themselves sees of their plan: the sections, and the entries in them that are kept from them."""
    with connection.cursor() as cursor:
        cursor.execute("select sections, hidden from seen_by_the_person(%s)", [person])
        sections, hidden = cursor.fetchone()
    return frozenset(map(Section, sections or ())), frozenset(hidden or ())


def restrictions_of(*, by: Actor, person: UUID, now: datetime) -> tuple[RestrictionView, ...]:
    """Every restriction about a person, for a safeguarding lead who looks after them; the newest first."""
    rows = Restriction.objects.filter(person_id=person).order_by("-set_at")
    append_event(by=by, now=now, kind=EventKind.RESTRICTIONS_OPENED, apart=person)
    return tuple(_restriction(row) for row in rows)


def restrictions_to_review(*, by: Actor) -> tuple[RestrictionView, ...]:
    """Restrictions in force that somebody asked to lift, then those with a review date, the first first."""
    rows = Restriction.objects.filter(lifted_at=None).order_by("lift_asked_at", "review_on", "id")[:PAGE]
    return tuple(_restriction(row) for row in rows)


def openings_to_review(*, by: Actor) -> tuple[OpeningView, ...]:
    """Openings that this actor looks at and nobody has looked at yet, the oldest first."""
    return _openings(Opening.objects.filter(reviewed_at=None).order_by("opened_at", "id")[:PAGE])


def reviewed_by(*, by: Actor, person: UUID) -> ReviewedBy:
    """Whose privacy officer would look at it if this actor opened this person's plan now."""
    with connection.cursor() as cursor:
        cursor.execute("select opening_is_for(%s)", [person])
        return ReviewedBy(cursor.fetchone()[0] or ReviewedBy.NOBODY)


def is_open_as_usual(*, by: Actor, person: UUID) -> bool:
    """Whether this actor reads something of this person's plan without opening it beside their decision."""
    with connection.cursor() as cursor:
        cursor.execute("select sees_section(%s, 'about-me') or sees_section(%s, 'health')", [person, person])
        return bool(cursor.fetchone()[0])


def count_unreviewed(*, by: Actor) -> int:
    """How many openings of the organisation that this actor runs wait while nobody can look at them."""
    with connection.cursor() as cursor:
        cursor.execute("select unreviewed_openings()")
        return int(cursor.fetchone()[0])


def sought_in_emergency(*, by: Actor, person: UUID) -> SoughtView | None:
    """Enough of somebody who was found so that it can be seen that they are the right one, and no more."""
    with connection.cursor() as cursor:
        cursor.execute("select name, born_in, area from sought_in_emergency(%s)", [person])
        row = cursor.fetchone()
    return SoughtView(*row) if row else None


def opening_view(*, by: Actor, opening: UUID) -> OpeningView | None:
    """One opening, for the one who opened or who looks at it."""
    return next(iter(_openings(Opening.objects.filter(id=opening))), None)


def openings_to_tell(*, by: Actor, now: datetime) -> tuple[OpeningView, ...]:
    """Openings that the person is to be told of and has not been."""
    return _openings(Opening.objects.filter(told_at=None, not_told="").order_by("opened_at")[:PAGE])


def open_now(*, by: Actor, person: UUID, now: datetime) -> OpeningView | None:
    """The opening that lets this account in now, if one does."""
    rows = Opening.objects.filter(person_id=person, account_id=by.known_account, opened_at__lte=now, until_at__gt=now)
    return next(iter(_openings(rows.order_by("-until_at")[:1])), None)


def powers_recorded(*, by: Actor, person: UUID) -> tuple[Pointer, ...]:
    """That powers of attorney are recorded, for who may see the people around the person."""
    with connection.cursor() as cursor:
        cursor.execute("select kind, dated, holder, kept_at from emergency_powers(%s)", [person])
        return tuple(
            Pointer(Document(kind), dated=dated, named=holder, kept_at=kept_at)
            for kind, dated, holder, kept_at in cursor.fetchall()
        )


def teams_to_call(*, by: Actor, person: UUID) -> tuple[TeamToCall, ...]:
    """The organisations that look after the person, with their number, for who may see the people around the person."""
    with connection.cursor() as cursor:
        cursor.execute("select organisation, name, telephone from emergency_teams(%s)", [person])
        return tuple(TeamToCall(*row) for row in cursor.fetchall())


def overrides_of(*, by: Actor, person: UUID) -> tuple[OverrideView, ...]:
    """Overrides of a person's decisions that the actor's organisation asked for, the newest first."""
    rows = Override.objects.filter(person_id=person).select_related("organisation").order_by("-asked_at")
    return tuple(_override(row) for row in rows)


def overrides_to_look_at(*, by: Actor, now: datetime) -> tuple[OverrideView, ...]:
    """Overrides that wait for a second person of the actor's organisation, the oldest first, then those that hold."""
    rows = Override.objects.filter(asked_for_id=by.known_organisation, ended_at=None, ends_on__gte=day_of(now))
    in_order = rows.select_related("organisation").order_by(F("second_at").asc(nulls_first=True), "asked_at")
    return tuple(_override(row) for row in in_order[:PAGE])


def overrides_told_of(*, by: Actor, person: UUID) -> tuple[OverrideView, ...]:
    """Overrides of their decisions that the person may know of: those that hold, or held, and are safe to tell."""
    rows = Override.objects.filter(person_id=person, not_told="").exclude(second_at=None)
    return tuple(_override(row) for row in rows.select_related("organisation").order_by("-second_at")[:PAGE])


def overrides_to_tell(*, by: Actor) -> tuple[OverrideView, ...]:
    """Overrides that the person is to be told of and has not been."""
    rows = Override.objects.filter(told_at=None, not_told="").exclude(second_at=None)
    return tuple(_override(row) for row in rows.select_related("organisation").order_by("second_at")[:PAGE])


def override_view(*, by: Actor, override: UUID) -> OverrideView:
    """One override. Raises Unknown."""
    row = Override.objects.filter(id=override).select_related("organisation").first()
    if row is None:
        raise Unknown("override.unknown")
    return _override(row)


def override_page(*, by: Actor, override: UUID) -> OverridePage:
    """One override with whom it is about and who asked, for those who look at it. Raises Unknown."""
    view = override_view(by=by, override=override)
    who = [each for each in (view.asked_by, view.second_by) if each]
    names = names_of_accounts(by=by, accounts=who)
    return OverridePage(
        override=view,
        person=person_view(by=by, person=view.person),
        asked_by_name=names.get(view.asked_by, ""),
        second_name=names.get(view.second_by, "") if view.second_by else "",
    )


def _openings(rows: QuerySet[Opening]) -> tuple[OpeningView, ...]:
    return tuple(
        OpeningView(
            id=row.id,
            person=row.person_id,
            organisation=row.organisation_id,
            account=row.account_id,
            name=row.account.name,
            kind=OpeningKind(row.kind),
            reason=Reason(row.reason),
            words=row.words,
            opened_at=row.opened_at,
            until_at=row.until_at,
            told_at=row.told_at,
            not_told=row.not_told,
            reviewed_at=row.reviewed_at,
            outcome=Outcome(row.outcome) if row.outcome else None,
            review_words=row.review_words,
            alerted_at=row.alerted_at,
            is_alert_due=row.alert_due_at is not None,
        )
        for row in rows.select_related("account")
    )


def _restriction(row: Restriction) -> RestrictionView:
    kept = Kept(
        accounts=frozenset(row.accounts),
        organisations=frozenset(row.organisations),
        roles=frozenset(map(Role, row.roles)),
        is_all_but=row.is_all_but,
    )
    return RestrictionView(
        id=row.id,
        person=row.person_id,
        kept=kept,
        section=Section(row.section) if row.section else None,
        items=tuple(row.items),
        category=Category(row.category),
        is_known_of=row.is_known_of,
        ask=row.ask,
        reason=row.reason,
        review_on=row.review_on,
        set_at=row.set_at,
        set_by=row.set_by,
        lift_asked_at=row.lift_asked_at,
        lift_asked_by=row.lift_asked_by,
        lifted_at=row.lifted_at,
    )


def _override(row: Override) -> OverrideView:
    return OverrideView(
        id=row.id,
        person=row.person_id,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        sections=tuple(section for section in Section if section in row.sections),
        ground=Ground(row.ground),
        reason=row.reason,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        asked_for=row.asked_for_id,
        second_at=row.second_at,
        second_by=row.second_by,
        ends_on=row.ends_on,
        ended_at=row.ended_at,
        not_told=row.not_told,
    )
