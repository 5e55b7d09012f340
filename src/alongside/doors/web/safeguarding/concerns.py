"""The safeguarding compartment: the concerns about a person, one of them, and recording a new one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.concern_forms import ConcernForm
from alongside.doors.web.safeguarding.concern_presenting import closed_rows, done_events, log_rows, rows_of, view_events
from alongside.doors.web.safeguarding.concern_wording import harm_words
from alongside.doors.web.shapes import Cell
from alongside.records.careteam.reads import everybody_around, open_worry
from alongside.records.people.reads import person_view
from alongside.records.safeguarding.changes import record_concern
from alongside.records.safeguarding.reads import concerns_of, open_concern
from alongside.records.safeguarding.values import ConcernLine, NamedView
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import Unknown


@for_roles(Role.SAFEGUARDING_LEAD)
def concerns(request: ActingRequest, person: UUID) -> HttpResponse:
    """What is known of harm to this person, those that go on first. The look is in the compartment's own log."""
    who = person_view(by=request.actor, person=person)
    found = concerns_of(by=request.actor, person=person, now=request.now)
    values = {
        "person": header_of(who),
        "shown": who,
        "open": [_line(each, person) for each in found if each.closed_at is None],
        "closed": [_line(each, person) for each in found if each.closed_at is not None],
    }
    return render(request, "safeguarding/concerns.html", values)


@for_roles(Role.SAFEGUARDING_LEAD)
def concern(request: ActingRequest, person: UUID, concern: UUID) -> HttpResponse:
    """One concern, with what the person says, what was done, and who opened it."""
    who = person_view(by=request.actor, person=person)
    found = open_concern(by=request.actor, person=person, concern=concern, now=request.now)
    values = {
        "person": header_of(who),
        "shown": who,
        "found": found,
        "rows": rows_of(found),
        "named": [_named(each) for each in found.named],
        "views": view_events(found),
        "done": done_events(found),
        "closing": closed_rows(found),
        "log": log_rows(found),
    }
    return render(request, "safeguarding/concern.html", values)


@for_roles(Role.SAFEGUARDING_LEAD)
def add_concern(request: ActingRequest, person: UUID) -> HttpResponse:
    """Write one down that nobody raised here as a worry."""
    return _add(request, person, None, "")


@for_roles(Role.SAFEGUARDING_LEAD)
def from_worry(request: ActingRequest, person: UUID, escalation: UUID) -> HttpResponse:
    """Write one down from a worry: its words are there to begin with."""
    worry = open_worry(by=request.actor, escalation=escalation, now=request.now)
    if worry.person != person:
        raise Unknown("escalation.unknown")
    return _add(request, person, escalation, worry.words)


def _add(request: ActingRequest, person: UUID, escalation: UUID | None, words: str) -> HttpResponse:
    who = person_view(by=request.actor, person=person)
    around = everybody_around(by=request.actor, person=person)
    form = ConcernForm(request.POST or None, around=around, today=day_of(request.now), words=words)
    made: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: made.append(_record(request, person, form, escalation)))
    ):
        is_named = any(form.named.values())
        return redirect(f"safeguarding:{'keep_away' if is_named else 'concern'}", person, made[0])
    back = reverse("careteam:worry_opened", args=[escalation]) if escalation else ""
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "title": _("Record a safeguarding concern about %(name)s") % {"name": who.called},
        "caption": "",
        "back": back or reverse("safeguarding:concerns", args=[person]),
    }
    return render(request, "safeguarding/concern_form.html", values, status=422 if form.errors else 200)


def _record(request: ActingRequest, person: UUID, form: ConcernForm, escalation: UUID | None) -> UUID:
    return record_concern(
        by=request.actor, person=person, new=form.concern, escalation=escalation, now=request.now, **form.named
    )


def _line(each: ConcernLine, person: UUID) -> list[Cell]:
    harms = harm_words(each.harms).splitlines()
    first, more = harms[0], len(harms) - 1
    return [
        Cell(
            first,
            href=reverse("safeguarding:concern", args=[person, each.id]),
            note=_("and %(count)d more kinds") % {"count": more} if more > 1 else "\n".join(harms[1:]),
        ),
        Cell(day(each.seen_on)),
        Cell(each.reference),
    ]


def _named(each: NamedView) -> list[Cell]:
    href = reverse("careteam:concern", args=[each.supporter]) if each.supporter else ""
    return [Cell(each.name, href=href), Cell(_seen_by(each))]


def _seen_by(each: NamedView) -> str:
    if each.is_shut_out:
        return _("Sees nothing about this person")
    if each.account:
        return _("Is not shut out any more")
    return _("Has no account here") if each.supporter else _("Is not among those who support the person")
