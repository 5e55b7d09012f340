"""More about a person: other numbers, ways to reach them, background, and what only some may read."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, StrictForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.need_words import IMPAIRMENTS
from alongside.doors.web.people.more_forms import BackgroundForm, ContactForm, NumberForm, VerifyForm, WhoForm
from alongside.doors.web.people.more_words import APART, ETHNICITIES, NUMBERS, POINTS, VERIFIED
from alongside.doors.web.people.roles import ADDS, GATHERS, LISTS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.people.changes.details import (
    add_contact_point,
    add_identifier,
    end_contact_point,
    end_identifier,
    record_background,
    record_who,
    verify_identifier,
)
from alongside.records.people.reads import open_details, person_view
from alongside.records.people.values import BackgroundView, MoreDetails
from alongside.rules.details import Apart, may_read_apart
from alongside.rules.nhs_number import shown
from alongside.rules.refusals import Unknown


@for_roles(*LISTS)
def more(request: ActingRequest, person: UUID) -> HttpResponse:
    """Everything beside the name; of what is kept apart, whether there is any."""
    page = open_details(by=request.actor, person=person, now=request.now)
    role = request.actor.role
    values = {
        "person": header_of(page.person),
        "shown": page.person,
        "numbers": _numbers(page, role in ADDS),
        "contacts": _contacts(page, role in ADDS),
        "background": _background(page.person.id, page.background) if role in GATHERS else [],
        "apart": [_apart(page, kind) for kind in Apart if may_read_apart(role, kind)],
        "may_add": role in ADDS,
    }
    return render(request, "people/more.html", values)


@for_roles(*ADDS)
def who(request: ActingRequest, person: UUID) -> HttpResponse:
    """Pronouns, and whether the NHS number was checked at its source."""
    found = person_view(by=request.actor, person=person)
    form = WhoForm(request.POST or None, found)

    def keep() -> None:
        record_who(by=request.actor, person=person, now=request.now, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("people:more", person)
    return _asked(request, person, form, _("Pronouns and NHS number"))


@for_roles(*ADDS)
def number(request: ActingRequest, person: UUID) -> HttpResponse:
    """Add a number of another service."""
    form = NumberForm(request.POST or None)

    def keep() -> None:
        add_identifier(by=request.actor, person=person, now=request.now, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("people:more", person)
    return _asked(request, person, form, _("Another number of theirs"))


@for_roles(*ADDS)
def verify(request: ActingRequest, person: UUID, identifier: UUID) -> HttpResponse:
    """Say whether a number was found at its source."""
    page = open_details(by=request.actor, person=person, now=request.now)
    found = next((each for each in page.identifiers if each.id == identifier), None)
    if found is None:
        raise Unknown("person.detail-unknown")
    form = VerifyForm(request.POST or None, initial={"verified": found.verified})
    if request.method == "POST" and form.is_valid():
        verified = form.cleaned_data["verified"]
        verify_identifier(by=request.actor, person=person, identifier=identifier, verified=verified, now=request.now)
        return redirect("people:more", person)
    return _asked(request, person, form, f"{NUMBERS[found.kind]}: {found.value}")


@for_roles(*ADDS)
def contact(request: ActingRequest, person: UUID) -> HttpResponse:
    """Add another way to reach them."""
    form = ContactForm(request.POST or None)

    def keep() -> None:
        given = form.cleaned_data | {"preference": int(form.cleaned_data["preference"])}
        add_contact_point(by=request.actor, person=person, now=request.now, **given)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("people:more", person)
    return _asked(request, person, form, _("Another way to reach them"))


@for_roles(*ADDS)
def remove(request: ActingRequest, person: UUID, kind: str, detail: UUID) -> HttpResponse:
    """Take a number or a way to reach them off the record."""
    page = open_details(by=request.actor, person=person, now=request.now)
    words = _removed(page, kind, detail)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if kind == "number":
            end_identifier(by=request.actor, person=person, identifier=detail, now=request.now)
        else:
            end_contact_point(by=request.actor, person=person, contact=detail, now=request.now)
        return redirect("people:more", person)
    values = {"person": header_of(page.person), "shown": page.person, "words": words}
    return render(request, "people/more_remove.html", values)


@for_roles(*GATHERS)
def background(request: ActingRequest, person: UUID) -> HttpResponse:
    """Ethnicity, religion, household, and how one gets into the home."""
    page = open_details(by=request.actor, person=person, now=request.now)
    form = BackgroundForm(request.POST or None, page.background)

    def keep() -> None:
        record_background(by=request.actor, person=person, told=form.told(), now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("people:more", person)
    return _asked(request, person, form, _("About them"))


def _asked(request: ActingRequest, person: UUID, form: StrictForm, title: str) -> HttpResponse:
    who = person_view(by=request.actor, person=person)
    values = {"person": header_of(who), "shown": who, "form": form, "title": title}
    return render(request, "people/more_form.html", values, status=form.status)


def _removed(page: MoreDetails, kind: str, detail: UUID) -> str:
    words = {
        "number": {each.id: f"{NUMBERS[each.kind]}: {each.value}" for each in page.identifiers},
        "contact": {each.id: f"{POINTS[each.kind]}: {each.value}" for each in page.contacts},
    }.get(kind, {})
    if detail not in words:
        raise Unknown("person.detail-unknown")
    return words[detail]


def _numbers(page: MoreDetails, may_change: bool) -> list[Row]:
    who = page.person
    change = (Change(reverse("people:who", args=[who.id]), _("Change"), _("pronouns or NHS number")),)
    nhs = f"{shown(who.nhs_number)}\n{VERIFIED[who.nhs_number_check]}" if who.nhs_number else _("Not known")
    first = [
        Row(_("Pronouns"), who.pronouns or _("Not asked yet"), change if may_change else ()),
        Row(_("NHS number"), nhs, change if may_change else ()),
    ]
    return first + [
        Row(
            str(NUMBERS[each.kind]),
            f"{each.value}\n{VERIFIED[each.verified]}",
            (_verify(who.id, each.id), _remove(who.id, "number", each.id)) if may_change else (),
        )
        for each in page.identifiers
    ]


def _contacts(page: MoreDetails, may_change: bool) -> list[Row]:
    return [
        Row(
            f"{each.preference}. {POINTS[each.kind]}",
            "\n".join(filter(None, (each.value, each.note))),
            (_remove(page.person.id, "contact", each.id),) if may_change else (),
        )
        for each in page.contacts
    ]


def _verify(person: UUID, identifier: UUID) -> Change:
    return Change(reverse("people:verify", args=[person, identifier]), _("Change"), _("whether it was checked"))


def _remove(person: UUID, kind: str, detail: UUID) -> Change:
    return Change(reverse("people:more_remove", args=[person, kind, detail]), _("Take off"))


def _background(person: UUID, told: BackgroundView) -> list[Row]:
    change = (Change(reverse("people:background", args=[person]), _("Change")),)
    rows = (
        (_("Ethnic group"), str(ETHNICITIES.get(told.ethnicity, ""))),
        (_("Religion or belief"), told.religion),
        (_("Finds hard"), ", ".join(str(IMPAIRMENTS[each]) for each in told.impairments)),
        (_("Lives with"), told.household),
        (_("Who depends on them"), told.dependants),
        (_("Getting into their home"), told.home_access),
    )
    return [Row(label, words or _("Not asked yet"), change) for label, words in rows]


def _apart(page: MoreDetails, kind: Apart) -> Row:
    """Never what it says: that is asked for, and the look is logged."""
    there = kind in page.apart
    look = Change(reverse("people:apart_look", args=[page.person.id, kind]), _("Show"))
    change = Change(reverse("people:apart", args=[page.person.id, kind]), _("Change") if there else _("Add"))
    words = _("Recorded. It is shown when you ask, and your look is logged.") if there else _("Nothing is recorded")
    return Row(str(APART[kind]), words, (look, change) if there else (change,))
