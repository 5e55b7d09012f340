"""A new code to sign in with, for the person or for somebody who supports them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Choice, StrictForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.people.roles import ADDS
from alongside.doors.web.rendering import render
from alongside.journey.identify.changes import send_new_code
from alongside.records.careteam.reads import supporters_of
from alongside.records.careteam.values import CARER_KINDS, SupporterView
from alongside.records.people.reads import person_view
from alongside.records.people.values import PersonView

PERSON = "person"


class CodeForm(StrictForm):
    for_whom = Choice(_("Who is the code for?"), [])

    def __init__(self, data: Any, who: PersonView, carers: list[SupporterView]) -> None:
        super().__init__(data)
        for_whom: Any = self.fields["for_whom"]
        for_whom.choices = [(PERSON, who.name), *((str(each.id), each.name) for each in carers)]


@for_roles(*ADDS)
def new_code(request: ActingRequest, person: UUID) -> HttpResponse:
    """It goes to the person, by letter or as they wish; a carer's code too, for the person to hand over."""
    who = person_view(by=request.actor, person=person)
    carers = [each for each in supporters_of(by=request.actor, person=person) if each.kind in CARER_KINDS]
    form = CodeForm(request.POST or None, who, carers)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _send(request, person, form)):
        return redirect("people:person", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "people/new_code.html", values, status=422 if form.errors else 200)


def _send(request: ActingRequest, person: UUID, form: CodeForm) -> None:
    chosen = form.cleaned_data["for_whom"]
    supporter = None if chosen == PERSON else UUID(chosen)
    send_new_code(by=request.actor, person=person, supporter=supporter, now=request.now)
