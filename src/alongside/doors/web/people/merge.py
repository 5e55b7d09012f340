"""Joining two records of one person: find the other, put both side by side, say why; and taking them apart again."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.people.forms import MergeForm, SearchForm, UndoMergeForm
from alongside.doors.web.people.hanging import Hanging, hanging, to_do_after
from alongside.doors.web.people.roles import ADDS
from alongside.doors.web.people.searching import search_of
from alongside.doors.web.people.wording import COMPARED
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell, Row
from alongside.doors.words import message_words
from alongside.records.people.changes.merging import merge_people, undo_merge
from alongside.records.people.reads import joined_to, people_registered, person_view, side_by_side
from alongside.records.people.values import Joined, PersonView, SideBySide
from alongside.rules.nhs_number import shown
from alongside.rules.refusals import Unknown


@for_roles(*ADDS)
def choose(request: ActingRequest, person: UUID) -> HttpResponse:
    """Look for the other record on the list: at first, among those with the same birth date."""
    who = person_view(by=request.actor, person=person)
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    search = search_of(typed or who.born_on.strftime("%d/%m/%Y"))
    found = people_registered(by=request.actor, search=search, page=page_number(request), now=request.now)
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "rows": [_found(who, each) for each in found.people if each.id != who.id],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "people/merge.html", values, status=422 if form.errors else 200)


@for_roles(*ADDS)
def compare(request: ActingRequest, person: UUID, other: UUID) -> HttpResponse:
    """Both records side by side with what differs; joined only after a reason and a second yes."""
    page = side_by_side(by=request.actor, kept=person, other=other, now=request.now)
    hangs = [hanging(request, each) for each in (page.kept, page.other)]
    form = MergeForm(request.POST or None)
    refused = page.why_not is not None and request.method == "POST"
    if request.method == "POST" and form.is_valid() and not refused:
        if form.pressed("confirm") and form.carries_out(lambda: _merge(request, page, form)):
            return redirect("people:person", person)
        if not form.errors:
            return render(request, "people/merge_check.html", {**_sides(page, hangs), "carried": form.carried()})
    status = 422 if form.errors or refused else 200
    return render(request, "people/compare.html", {**_sides(page, hangs), "form": form}, status=status)


@for_roles(*ADDS)
def undo(request: ActingRequest, person: UUID, other: UUID) -> HttpResponse:
    """Take the other record off this one again, with a reason and a second yes."""
    found = _joined(request, person, other)
    form = UndoMergeForm(request.POST or None)
    who = person_view(by=request.actor, person=person)
    values = {"person": header_of(who), "shown": who, "joined": found, "when": day(found.at), "form": form}
    if request.method == "POST" and form.is_valid():
        if form.pressed("confirm"):
            undo_merge(by=request.actor, person=other, reason=form.cleaned_data["reason"], now=request.now)
            return redirect("people:person", person)
        return render(request, "people/undo_merge_check.html", {**values, "carried": form.carried()})
    return render(request, "people/undo_merge.html", values, status=422 if form.errors else 200)


def _merge(request: ActingRequest, page: SideBySide, form: MergeForm) -> None:
    reason = form.cleaned_data["reason"]
    merge_people(by=request.actor, kept=page.kept.id, other=page.other.id, reason=reason, now=request.now)


def _joined(request: ActingRequest, person: UUID, other: UUID) -> Joined:
    found = next((each for each in joined_to(by=request.actor, person=person) if each.person.id == other), None)
    if found is None:
        raise Unknown("merge.not-joined")
    return found


def _found(who: PersonView, each: PersonView) -> list[Cell]:
    return [
        Cell(each.known_as, href=reverse("people:compare", args=[who.id, each.id])),
        Cell(day(each.born_on)),
        Cell(shown(each.nhs_number) if each.nhs_number else _("Not known")),
        Cell(each.postcode or _("Not known")),
    ]


def _sides(page: SideBySide, hangs: Sequence[Hanging]) -> dict[str, object]:
    why_not = page.why_not
    swapped = why_not is not None and why_not.message == "merge.keep-the-number"
    return {
        "person": header_of(page.kept),
        "kept": page.kept,
        "other": page.other,
        "kept_rows": [*_rows(page.kept, page.differs), *hangs[0].rows],
        "other_rows": [*_rows(page.other, page.differs), *hangs[1].rows],
        "to_do": to_do_after(*hangs),
        "differs": [str(COMPARED[name]) for name in page.differs],
        "why_not": message_words(why_not) if why_not else "",
        "swap_href": reverse("people:compare", args=[page.other.id, page.kept.id]) if not why_not or swapped else "",
    }


def _rows(who: PersonView, differs: tuple[str, ...]) -> list[Row]:
    """What one record says; where the other one says something else, in words."""
    rows = []
    for name, label in COMPARED.items():
        if name == "died_on" and not who.died_on:
            continue
        words = _said(getattr(who, name), name) or _("Not known")
        rows.append(Row(str(label), f"{words}\n{_('Different in the other record')}" if name in differs else words))
    return rows


def _said(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value)
    return shown(str(value)) if name == "nhs_number" else str(value)
