"""Something new between reviews: the person says it when they like; it waits until the team has read it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Choice, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.plan_parts import said
from alongside.doors.web.rendering import render
from alongside.doors.web.review.roles import TELLS
from alongside.doors.web.saying import new_id
from alongside.journey.review.changes import add_update
from alongside.journey.review.reads import sections_to_tell, updates_for
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown


class UpdateForm(StrictForm):
    words = Words(
        gettext_lazy("What is new?"),
        hint=gettext_lazy("A few words are enough. Your team will read it; it may take a few days."),
        required=True,
    )
    section = Choice(gettext_lazy("What is it about?"), [])

    def __init__(self, data: Any, sections: Iterable[Section]) -> None:
        super().__init__(data)
        self.fields["section"].choices = [(str(each), section_name(each)) for each in sections]  # type: ignore[attr-defined]


@for_roles(*TELLS)
def updates(request: ActingRequest) -> HttpResponse:
    """What was said since the plan was agreed, and whether somebody has read it."""
    page = updates_for(by=request.actor, person=request.actor.known_person, now=request.now)
    values: dict[str, Any] = {
        "page": page,
        "is_saved": request.GET.get("saved") == "yes",
        "is_mine": request.actor.role == Role.PERSON,
        "updates": [(said(each.item), each.is_read) for each in page.updates],
    }
    if page.person:
        values["person"] = header_of(page.person)
    return render(request, "review/updates.html", values)


@for_roles(*TELLS)
def add(request: ActingRequest) -> HttpResponse:
    """Say something new about the plan."""
    sections = sections_to_tell(by=request.actor, person=request.actor.known_person, now=request.now)
    if not sections:
        raise Unknown("review.nothing-to-add-to")
    form = UpdateForm(request.POST or None, sections)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _add(request, form)):
        return redirect(f"{reverse('review:updates')}?saved=yes")
    return render(request, "review/add_update.html", {"form": form}, status=422 if form.errors else 200)


def _add(request: ActingRequest, form: UpdateForm) -> None:
    person = request.actor.known_person
    add_update(
        by=request.actor,
        person=person,
        item=new_id(request, person),
        section=Section(form.cleaned_data["section"]),
        words=form.cleaned_data["words"],
        now=request.now,
    )
