"""Who helped with the answers: named, with how; the words stay the speaker's."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.forms import HelperForm
from alongside.doors.web.prepare.roles import ANSWERS, GATHERS
from alongside.doors.web.rendering import render
from alongside.journey.prepare.changes import name_helper
from alongside.journey.prepare.reads import own_helper
from alongside.journey.prepare.values import OwnHelperView


@for_roles(*ANSWERS, *GATHERS)
def helped(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Who helped, and how: with one question (`?question=`) or with all."""
    prompt = request.GET.get("question", "")
    view = own_helper(by=request.actor, round_id=round_id, prompt=prompt, now=request.now)
    form = HelperForm(request.POST or None, view.helper)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: _name(request, round_id, prompt, form))
    ):
        return _back(request, view)
    values = {"person": header_of(view.pack.person), "view": view, "pack": view.pack, "form": form}
    return render(request, "prepare/helped.html", values, status=form.status)


def _name(request: ActingRequest, round_id: UUID, prompt: str, form: HelperForm) -> None:
    said = form.cleaned_data
    name_helper(by=request.actor, round_id=round_id, prompt=prompt, name=said["name"], how=said["how"], now=request.now)


def _back(request: ActingRequest, view: OwnHelperView) -> HttpResponse:
    if request.actor.is_staff:
        return redirect("prepare:paper", view.pack.round.id)
    if view.prompt is not None:
        return redirect("prepare:question", view.pack.round.id, view.prompt.key)
    return redirect("prepare:check", view.pack.round.id)
