"""Rating: one question a page at home, or all on one page together; looked at once more, and finished."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.measures.forms import BeginForm, RatingsForm
from alongside.doors.web.measures.overview import about
from alongside.doors.web.measures.roles import RATES
from alongside.doors.web.measures.shown import words_for
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.measures.changes import answer_items, begin_use, finish_use
from alongside.records.measures.reads import open_measures, use_going_on
from alongside.records.measures.values import MeasuresPage, UseView
from alongside.rules.dates import day_of
from alongside.rules.measures.change import next_use
from alongside.rules.measures.instrument import MeasureItem
from alongside.rules.refusals import Unknown


@for_roles(*RATES)
def begin(request: ActingRequest, person: UUID, measure: str) -> HttpResponse:
    """What it is for and whose it is; too soon after the last time, it asks (rule M6)."""
    page = open_measures(by=request.actor, person=person, now=request.now)
    instrument = next((each for each in page.instruments if each.key == measure), None)
    if instrument is None:
        raise Unknown("measures.unknown")
    begun = next((use for use in page.begun if use.use.version.key == measure), None)
    if begun is not None and request.method != "POST":
        return redirect(_first(begun, page))
    uses = page.uses_of(measure)
    soon_until = next_use(instrument, uses[0].use.on) if uses else None
    is_soon = soon_until is not None and day_of(request.now) < soon_until
    form = BeginForm(request.POST or None, request.actor, page.person.called, is_soon=is_soon)
    if request.method == "POST" and form.is_valid():
        new: list[UUID] = []
        if form.carries_out(lambda: new.append(_begin(request, person, measure, form))):
            args = [person, new[0]]
            if form.pressed("how") == "together":
                return redirect("measures:together", *args)
            return redirect("measures:question", *args, instrument.items[0].code)
    values = {
        **about(request, page),
        "instrument": instrument,
        "form": form,
        "soon_until": soon_until if is_soon else None,
    }
    return render(request, "measures/begin.html", values, status=422 if form.errors else 200)


@for_roles(*RATES)
def question(request: ActingRequest, person: UUID, use: UUID, code: str) -> HttpResponse:
    """One question. What is answered is kept at once; the next page is the next question."""
    page, view = _open(request, person, use)
    items = _items(page, view)
    place = next((n for n, item in enumerate(items) if item.code == code), None)
    if place is None:
        raise Unknown("measures.unknown-item")
    form = RatingsForm(request.POST or None, view, items[place : place + 1])
    if request.method == "POST" and _kept(request, use, form):
        if form.pressed("later"):
            return redirect("measures:of", person)
        return redirect(_address(person, use, items, place + 1))
    values = {
        **about(request, page),
        "use": view,
        "form": form,
        "number": place + 1,
        "total": len(items),
        "back_href": _address(person, use, items, place - 1) if place else reverse("measures:of", args=[person]),
        "skip_href": _address(person, use, items, place + 1),
    }
    return render(request, "measures/question.html", values, status=form.status if form.is_bound else 200)


@for_roles(*RATES)
def together(request: ActingRequest, person: UUID, use: UUID) -> HttpResponse:
    """All questions on one page, for two who sit side by side."""
    page, view = _open(request, person, use)
    form = RatingsForm(request.POST or None, view, _items(page, view))
    if request.method == "POST" and _kept(request, use, form):
        return redirect("measures:of", person) if form.pressed("later") else redirect("measures:check", person, use)
    values = {**about(request, page), "use": view, "form": form}
    return render(request, "measures/together.html", values, status=form.status if form.is_bound else 200)


@for_roles(*RATES)
def check(request: ActingRequest, person: UUID, use: UUID) -> HttpResponse:
    """Everything once more, each with a way to change it; then it is finished and seen by the team."""
    page, view = _open(request, person, use)
    form = ButtonForm(request.POST or None)

    def close() -> None:
        finish_use(by=request.actor, use=use, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(close):
        return redirect("measures:results", person, view.instrument.key)
    rows = [_row(person, view, item) for item in _items(page, view)]
    values = {**about(request, page), "use": view, "form": form, "rows": rows}
    return render(request, "measures/check.html", values, status=422 if form.errors else 200)


def _begin(request: ActingRequest, person: UUID, measure: str, form: BeginForm) -> UUID:
    again = bool(form.cleaned_data.get("again"))
    return begin_use(
        by=request.actor, person=person, key=measure, whose=form.voice, again=again, now=request.now
    )  # fmt: skip


def _open(request: ActingRequest, person: UUID, use: UUID) -> tuple[MeasuresPage, UseView]:
    view = use_going_on(by=request.actor, use=use, now=request.now)
    if view.person != person:
        raise Unknown("measures.unknown-use")
    return open_measures(by=request.actor, person=person, now=request.now), view


def _items(page: MeasuresPage, view: UseView) -> Sequence[MeasureItem]:
    """Those that are put to somebody of this age."""
    here = next((each for each in page.instruments if each.key == view.instrument.key), view.instrument)
    asked = {item.code for item in here.items}
    return [item for item in view.instrument.items if item.code in asked]


def _kept(request: ActingRequest, use: UUID, form: RatingsForm) -> bool:
    if not form.is_valid():
        return False
    if not form.ratings:
        return True
    return form.carries_out(lambda: answer_items(by=request.actor, use=use, ratings=form.ratings, now=request.now))


def _first(view: UseView, page: MeasuresPage) -> str:
    """The first question without an answer; with none left, the last look."""
    items = _items(page, view)
    place = next((n for n, item in enumerate(items) if view.rating(item.code) is None), len(items))
    return _address(view.person, view.id, items, place)


def _address(person: UUID, use: UUID, items: Sequence[MeasureItem], place: int) -> str:
    if place >= len(items):
        return reverse("measures:check", args=[person, use])
    return reverse("measures:question", args=[person, use, items[place].code])


def _row(person: UUID, view: UseView, item: MeasureItem) -> Row:
    rating = view.rating(item.code)
    if rating is None or (rating.value is None and rating.applies):
        words = _("Not rated")
    else:
        words = words_for(item, rating.value) if rating.value is not None else _("Not about me")
    if rating is not None and rating.more_help:
        words += "\n" + _("More help wanted")
    change = Change(reverse("measures:question", args=[person, view.id, item.code]), _("Change"), _(item.name))
    return Row(_(item.name), words, (change,))
