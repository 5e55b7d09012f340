"""Adding somebody to the organisation; they hear of it by e-mail."""

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in import emails
from alongside.doors.web.staff.forms import JoinerForm
from alongside.records.people.changes.staff import add_staff
from alongside.records.people.reads import organisation_view
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.staff import Joiner


@for_roles(Role.ADMINISTRATOR)
def add(request: ActingRequest) -> HttpResponse:
    """One person, with a first day and, for a locum, a last."""
    form = JoinerForm(request.POST or None, initial={"starts_on": day_of(request.now)})
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: welcome(request, form.joiner())):
        return redirect("staff:list")
    return render(request, "staff/add.html", {"form": form}, status=422 if form.errors else 200)


def welcome(request: ActingRequest, joiner: Joiner) -> None:
    """Add them, and tell them where to begin."""
    by, own = request.actor, request.actor.known_organisation
    add_staff(by=by, organisation=own, joiner=joiner, now=request.now)
    name = organisation_view(by=by, organisation=own).name
    emails.send("joined", joiner.email, {"organisation": name})
