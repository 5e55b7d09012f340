"""For the one who is looked after: what a carer chose to show, and whether their plan may be shown in an emergency."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.caring.forms import AgreeForm
from alongside.doors.web.caring.wording import TOPICS, said_rows
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import moment
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.carers.changes import answer_caring
from alongside.records.carers.reads import carings_shown, shown_page
from alongside.records.carers.values import ShownCaring, ShownPage
from alongside.records.people.reads import person_view
from alongside.rules.actors import Role
from alongside.rules.carers import About, Showing


@for_roles(Role.PERSON)
def shown(request: ActingRequest) -> HttpResponse:
    """Who has shown me something; the same page for nobody and for nothing shown."""
    by = request.actor
    rows = [_row(each) for each in carings_shown(by=by)]
    values = {"person": header_of(person_view(by=by, person=by.known_person)), "rows": rows}
    return render(request, "caring/shown.html", values)


@for_roles(Role.PERSON)
def answer(request: ActingRequest, caring: UUID) -> HttpResponse:
    """What one carer shows me, and my yes or no to their plan."""
    by = request.actor
    found = shown_page(by=by, caring=caring, now=request.now)
    asks = Showing.PLAN in found.shown.parts
    form = AgreeForm((request.POST or None) if asks else None, own=True)

    def save() -> None:
        agrees, _given_by = form.answered()
        answer_caring(by=by, caring=caring, person=by.known_person, agrees=agrees, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(save):
        return redirect("caring:answer", caring)
    values = {
        "person": header_of(person_view(by=by, person=by.known_person)),
        "found": found.shown,
        "said": said_rows(found.shown.said, own=False) if found.shown.said else [],
        "asks": asks,
        "about_carer": _parts(found, About.CARER),
        "about_me": _parts(found, About.CARED_FOR),
        "answered": _answered(found),
        "form": form,
    }
    return render(request, "caring/answer.html", values, status=422 if form.errors else 200)


def _row(each: ShownCaring) -> Row:
    change = Change(reverse("caring:answer", args=[each.id]), _("Open"), each.carer_name)
    return Row(each.carer_name, each.relationship or _("Looks after you"), (change,))


def _parts(found: ShownPage, about: About) -> list[Row]:
    return [Row(str(TOPICS[each.topic]), each.words) for each in found.plan if each.about == about]


def _answered(found: ShownPage) -> str:
    if found.answer is None:
        return _("You have not said yet. Until you say yes, it is shown to nobody else.")
    when = {"when": moment(found.answer.at)}
    if not found.answer.agrees:
        return _("You said no on %(when)s. It is shown to nobody else.") % when
    if found.has_changed:
        return _("You said yes on %(when)s. What is new about you is shown only if you say yes again.") % when
    return _("You said yes on %(when)s.") % when
