"""The end of getting ready: look at the answers, send them, and what happens next."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.presenting import answer_rows, contact_words, file_links, helper_words
from alongside.doors.web.prepare.roles import ANSWERS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row
from alongside.journey.prepare.changes import finish_preparing
from alongside.journey.prepare.reads import answers_for, answers_to_check
from alongside.journey.prepare.values import AnswerState
from alongside.rules.actors import Role


@for_roles(*ANSWERS)
def check(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Every question with what was written. Nothing is asked for that is missing."""
    view = answers_to_check(by=request.actor, round_id=round_id, now=request.now)
    values = {
        "person": header_of(view.pack.person),
        "pack": view.pack,
        "rows": answer_rows(view),
        "unfinished": sum(each.state == AnswerState.NOT_FINISHED for each in view.answers),
        "helped": [helper_words(each) for each in view.helpers],
        "files": file_links(view.sheets),
        "may_finish": request.actor.role == Role.PERSON,
    }
    return render(request, "prepare/check.html", values)


@for_roles(Role.PERSON)
def finish(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The person says that they have finished."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        finish_preparing(by=request.actor, round_id=round_id, now=request.now)
        return redirect("prepare:thank-you", round_id)
    return redirect("prepare:check", round_id)


@for_roles(*ANSWERS)
def thank_you(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """What happens next, and that nothing is closed."""
    view = answers_for(by=request.actor, round_id=round_id, now=request.now)
    values = {
        "person": header_of(view.pack.person),
        "pack": view.pack,
        "conversation": [Row(_("Your conversation"), contact_words(view.pack.conversation))],
    }
    return render(request, "prepare/thank_you.html", values)
