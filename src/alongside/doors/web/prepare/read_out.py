"""The pack as somebody reads it out: on the phone, at the door, or into a recording."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.scripts import pack_script
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.roles import GATHERS
from alongside.doors.web.rendering import render
from alongside.journey.prepare.changes import record_step
from alongside.journey.prepare.reads import pack_for
from alongside.rules.refusals import Unknown
from alongside.rules.tracking import Waypoint


@for_roles(*GATHERS)
def read_out(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The script, in the person's language, without held results; a button says that it was read to them."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    if not view.is_made:
        raise Unknown("prepare.no-pack")
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_step(by=request.actor, round_id=round_id, step=Waypoint.READ_OUT, words="", now=request.now)
        return redirect("prepare:pack", round_id)
    values = {
        "person": header_of(view.person),
        "pack": view,
        "script": pack_script(view),
        "telephone": view.person.telephone,
    }
    return render(request, "prepare/read_out.html", values)
