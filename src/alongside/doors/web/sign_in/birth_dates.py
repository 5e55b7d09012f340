"""After an e-mailed code: the date of birth of the person whose plan it is."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public
from alongside.doors.web.forms import Day, StrictForm
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.parts import Part, parts_of
from alongside.doors.web.sign_in.places import wanted
from alongside.doors.web.sign_in.refused import note_refused
from alongside.doors.web.sign_in.sessions import enter
from alongside.records.careteam.reads import birth_date_is
from alongside.rules.dates import day_of

TRIES = "birth_date_tries"
MOST_TRIES = 5  # then a new e-mailed code is needed, and those are counted too


class BirthDateForm(StrictForm):
    born_on = Day(_("Date of birth"), birthday=True)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        born_on: Any = self.fields["born_on"]
        born_on.latest = today


@public
def birth_date(request: ActingRequest) -> HttpResponse:
    """They have their e-mail; now something that they know."""
    part = _part(request)
    if part is None or part.person is None:
        return HttpResponseRedirect(reverse("sign_in:ways_in"))
    form = BirthDateForm(request.POST or None, today=day_of(request.now))
    if request.method == "POST" and form.is_valid():
        if _is_right(request, part.person, form):
            enter(request, part)
            return HttpResponseRedirect(wanted(request))
        note_refused(request, with_="birth-date")
        if _no_tries_left(request):
            return HttpResponseRedirect(reverse("account_request_login_code"))
        form.add_error("born_on", _("This is not the date of birth that we know. Check it."))
    values = {"form": form, "called": part.called}
    return render(request, "sign_in/birth_date.html", values, status=422 if form.errors else 200)


def _part(request: ActingRequest) -> Part | None:
    return next((part for part in parts_of(request) if part.key == request.GET.get("part")), None)


def _is_right(request: ActingRequest, person: UUID, form: Any) -> bool:
    return birth_date_is(by=request.actor, person=person, born_on=form.cleaned_data["born_on"])


def _no_tries_left(request: ActingRequest) -> bool:
    tries = request.session.get(TRIES, 0) + 1
    request.session[TRIES] = tries
    if tries < MOST_TRIES:
        return False
    logout(request)
    return True
