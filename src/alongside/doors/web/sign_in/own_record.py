"""A carer with a letter about a record of their own: one sign-in for both parts from then on, and nothing mixed."""

from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import SEVERAL, for_roles
from alongside.doors.web.forms import Day, Line, StrictForm
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.letter_codes import CODE_HINT, NOT_RIGHT
from alongside.doors.web.sign_in.parts import PERSON
from alongside.doors.web.sign_in.refused import note_refused
from alongside.doors.web.sign_in.sessions import begin
from alongside.records.people.changes.accounts import enter_from
from alongside.rules.actors import Assurance, Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import NotReady


class OwnRecordForm(StrictForm):
    """The proof that the carer would sign in with, if they came by that letter alone."""

    code = Line(_("Code on your own letter"), hint=CODE_HINT, width=20)
    born_on = Day(_("Your own date of birth"), hint=_("For example, 27 3 1956"), birthday=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = kwargs.pop("today")
        super().__init__(*args, **kwargs)
        born_on: Any = self.fields["born_on"]
        born_on.latest = today


@for_roles(Role.CARER)
def own_record(request: ActingRequest) -> HttpResponse:
    """They stay who they are: from their own record the part in which they support somebody is entered too."""
    form = OwnRecordForm(request.POST or None, today=day_of(request.now))
    proved: list[Any] = []
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: proved.append(_prove(request, form))):
        if proved[0] is not None:
            begin(request, proved[0].id, PERSON, Assurance.TWO_FACTOR)
            request.session[SEVERAL] = True
            return HttpResponseRedirect(reverse("sign_in:next_time"))
        note_refused(request, with_="letter")
        form.add_error(None, NOT_RIGHT)
    return render(request, "sign_in/own_record.html", {"form": form}, status=422 if form.errors else 200)


def _prove(request: ActingRequest, form: OwnRecordForm) -> Any:
    """The account of their own record; None where code and birth date open nothing. A carer's code is left unused."""
    given = form.cleaned_data
    account: Any = authenticate(request, letter_code=given["code"], born_on=given["born_on"])
    if account is None or not account.is_active:
        return None
    if account.acting != PERSON:
        raise NotReady("account.not-own-code")
    enter_from(by=request.actor, own=account.id, now=request.now)
    return account
