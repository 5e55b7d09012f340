"""Recording that a person has died or moved away, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.people.forms import GoneForm
from alongside.doors.web.people.roles import ADDS
from alongside.doors.web.rendering import render
from alongside.records.people.changes.mending import record_death, record_move_away, record_still_here
from alongside.records.people.reads import person_view
from alongside.records.people.values import PersonView
from alongside.rules.dates import day_of
from alongside.rules.people import leaves_list_on

DIED = "died"


@for_roles(*ADDS)
def gone(request: ActingRequest, person: UUID) -> HttpResponse:
    """What happened, when, and who said so; asked once more before it is kept. Who is gone already may come back."""
    who = person_view(by=request.actor, person=person)
    return _take_back(request, who) if who.is_gone else _record(request, who)


def _record(request: ActingRequest, who: PersonView) -> HttpResponse:
    form = GoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.pressed("confirm") and form.carries_out(lambda: _keep(request, who, form)):
            return redirect("people:person", who.id)
        if not form.errors:
            return render(request, "people/gone_check.html", _asked_again(request, who, form))
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "people/gone.html", values, status=422 if form.errors else 200)


def _keep(request: ActingRequest, who: PersonView, form: GoneForm) -> None:
    given = form.cleaned_data
    said = {"told_by": given["told_by"], "now": request.now}
    if given["what"] == DIED:
        record_death(by=request.actor, person=who.id, died_on=given["on"], **said)
    else:
        record_move_away(by=request.actor, person=who.id, moved_away_on=given["on"], **said)


def _asked_again(request: ActingRequest, who: PersonView, form: GoneForm) -> dict[str, object]:
    values = {"name": who.name, "date": day(form.cleaned_data["on"])}
    if form.cleaned_data["what"] == DIED:
        question = _("Did %(name)s die on %(date)s?") % values
    else:
        question = _("Did %(name)s move away on %(date)s?") % values
    return {
        "person": header_of(who),
        "shown": who,
        "question": question,
        "consequences": _consequences(request, form.cleaned_data["what"]),
        "carried": form.carried(),
    }


def _consequences(request: ActingRequest, what: str) -> list[str]:
    until = day(leaves_list_on(day_of(request.now)))
    always = [_("we send them nothing more"), _("nobody is asked to invite them or to prepare with them")]
    if what == DIED:
        return [*always, _("you can take it back on this page")]
    left = _("they stay on your list until %(date)s, and until then you can take it back") % {"date": until}
    return [*always, left]


def _take_back(request: ActingRequest, who: PersonView) -> HttpResponse:
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_still_here(by=request.actor, person=who.id, now=request.now)
        return redirect("people:person", who.id)
    return render(request, "people/still_here.html", {"person": header_of(who), "shown": who})
