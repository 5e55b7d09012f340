"""Finding a person, and the limits on who sees their plan; and what of a lead's work waits."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.authority.wording import KINDS, STANDINGS
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.people.searching import search_of
from alongside.doors.web.rendering import render
from alongside.doors.web.safeguarding.forms import FindForm
from alongside.doors.web.safeguarding.wording import kept_words, what_words
from alongside.doors.web.shapes import Cell
from alongside.records.authority.reads import authorities_guarded
from alongside.records.authority.values import AuthorityView
from alongside.records.careteam.reads import everybody_around
from alongside.records.people.reads import organisations, people_registered, person_view, person_views
from alongside.records.people.values import PersonView
from alongside.records.safeguarding.reads import concerns_that_go_on
from alongside.records.safeguarding.values import ConcernLine
from alongside.records.sharing.reads import restrictions_of, restrictions_to_review
from alongside.records.sharing.values import RestrictionView
from alongside.rules.actors import Role
from alongside.rules.authority.standing import can_guard


@for_roles(Role.SAFEGUARDING_LEAD)
def find(request: ActingRequest) -> HttpResponse:
    """Who is searched for by name, number or birth date; and the limits and concerns that wait for somebody."""
    form = FindForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    found = people_registered(by=request.actor, search=search_of(typed), page=1, now=request.now) if typed else None
    limits = restrictions_to_review(by=request.actor)
    going_on = concerns_that_go_on(by=request.actor, now=request.now)
    whom = {each.person for each in limits} | {each.person for each in going_on}
    people = person_views(by=request.actor, people=sorted(whom))
    values = {
        "form": form,
        "searched": typed,
        "found": [_found(each) for each in found.people] if found else [],
        "concerns": [_going_on(each, people[each.person]) for each in going_on if each.person in people],
        "rows": [_waiting(each, people[each.person]) for each in limits if each.person in people],
    }
    return render(request, "safeguarding/find.html", values, status=422 if form.errors else 200)


@for_roles(Role.SAFEGUARDING_LEAD)
def person(request: ActingRequest, person: UUID) -> HttpResponse:
    """The limits of one person, those in force first. The look is in their own audit, apart."""
    who = person_view(by=request.actor, person=person)
    limits = restrictions_of(by=request.actor, person=person, now=request.now)
    names = names_for(request, person)
    values = {
        "person": header_of(who),
        "shown": who,
        "in_force": [_row(request, each, names) for each in limits if each.lifted_at is None],
        "lifted": [_row(request, each, names)[:3] for each in limits if each.lifted_at is not None],
        "holders": [_holder(request, each) for each in authorities_guarded(by=request.actor, person=person)],
    }
    return render(request, "safeguarding/person.html", values)


def names_for(request: ActingRequest, person: UUID) -> dict[str, str]:
    """Who can be named in a limit: whoever signs in and supports the person, or once did, or acts for them by law; and
    organisations. One whom the person does not want is among them."""
    around = everybody_around(by=request.actor, person=person)
    people = {f"account/{each.account}": each.name for each in around if each.account}
    held = authorities_guarded(by=request.actor, person=person)
    people |= {f"account/{each.account}": each.said.holder_name for each in held if each.account}
    return people | {f"organisation/{each.id}": each.name for each in organisations(by=request.actor)}


def _holder(request: ActingRequest, held: AuthorityView) -> list[Cell]:
    """Who may act for the person by law, and where that stands; one that is in use, or could be, can be stopped."""
    return [
        Cell(held.said.holder_name, note=str(KINDS[held.said.kind])),
        Cell(str(STANDINGS[held.standing])),
        _stop(request, held),
    ]


def _stop(request: ActingRequest, held: AuthorityView) -> Cell:
    """What a lead can do about an authority. Giving back takes a second one."""
    if can_guard(held.standing, is_guarded=held.is_guarded):
        return Cell(_("Stop at once"), href=reverse("safeguarding:stop", args=[held.person, held.id]))
    if not held.is_guarded:
        return Cell(_("Nothing to stop"))
    if held.stepped_by == request.actor.account:
        return Cell(_("Kept stopped"), note=_("A second person can give it back to the team"))
    return Cell(_("Give it back to the team"), href=reverse("safeguarding:give_back", args=[held.person, held.id]))


def _found(each: PersonView) -> list[Cell]:
    return [Cell(each.name, href=reverse("safeguarding:person", args=[each.id])), Cell(day(each.born_on))]


def _waiting(limit: RestrictionView, who: PersonView) -> list[Cell]:
    waits = _("Somebody asked to lift it") if limit.lift_asked_at else _looked_at(limit)
    return [Cell(who.name, href=reverse("safeguarding:person", args=[who.id])), Cell(what_words(limit)), Cell(waits)]


def _going_on(each: ConcernLine, who: PersonView) -> list[Cell]:
    href = reverse("safeguarding:concern", args=[who.id, each.id])
    return [Cell(who.name, href=href), Cell(day(each.seen_on)), Cell(each.reference)]


def _looked_at(limit: RestrictionView) -> str:
    return (
        _("Look again on %(date)s") % {"date": day(limit.review_on)} if limit.review_on else _("No day to look again")
    )


def _row(request: ActingRequest, limit: RestrictionView, names: Mapping[str, str]) -> list[Cell]:
    return [
        Cell(what_words(limit), note=limit.reason),
        Cell(kept_words(limit.kept, names)),
        Cell(_("Since %(date)s") % {"date": day(limit.set_at.date())}, note=_looked_at(limit)),
        _step(request, limit),
    ]


def _step(request: ActingRequest, limit: RestrictionView) -> Cell:
    """Lifting takes two: the first asks, and somebody who neither set it nor asked lifts it."""
    own = request.actor.account
    if limit.lift_asked_at is None:
        return Cell(_("Ask to lift it"), href=reverse("safeguarding:ask_lift", args=[limit.person, limit.id]))
    if own in (limit.set_by, limit.lift_asked_by):
        return Cell(_("A second person lifts it"))
    return Cell(_("Lift it"), href=reverse("safeguarding:lift", args=[limit.person, limit.id]))
