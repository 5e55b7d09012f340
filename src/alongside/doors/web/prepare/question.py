"""One question a page: save and continue, come back later, or say something else than words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.answering import Outcome, answer, keep_draft, typed
from alongside.doors.web.prepare.forms import AnswerForm
from alongside.doors.web.prepare.roles import ANSWERS
from alongside.doors.web.prepare.settling import both_answers, is_clash
from alongside.doors.web.prepare.sheets import sheet_on_page
from alongside.doors.web.rendering import is_autosave, render, saved
from alongside.journey.prepare.changes import choose_instead, save_answer
from alongside.journey.prepare.reads import question_for
from alongside.journey.prepare.values import QuestionView
from alongside.rules.actors import Role

LATER = "later"


@for_roles(*ANSWERS)
def question(request: ActingRequest, round_id: UUID, prompt: str) -> HttpResponse:
    """One prompt of the pack. The same address takes the autosave."""
    if is_autosave(request):
        keep_draft(request, round_id, prompt, clashes=False)
        return saved(request.now)
    page = question_for(by=request.actor, round_id=round_id, prompt=prompt, now=request.now)
    form = AnswerForm(request.POST or None, page.answer)
    if request.method == "POST":
        outcome = answer(request, form, round_id, prompt, instead=_instead, save=save_answer)
        if outcome != Outcome.REFUSED:
            return _next(page, outcome, form.pressed("instead"))
    own = [each for each in page.sheets if each.prompt]
    values = {
        "person": header_of(page.pack.person),
        "page": page,
        "form": form,
        "skip_href": _after(page),
        "sheets": [sheet_on_page(request, each) for each in own],
        "is_carer": request.actor.role == Role.CARER,
    }
    return render(request, "prepare/question.html", values, status=422 if form.errors else 200)


@for_roles(*ANSWERS)
def settle(request: ActingRequest, round_id: UUID, prompt: str) -> HttpResponse:
    """Two answers to one question: show both, and keep what the person chooses."""
    page = question_for(by=request.actor, round_id=round_id, prompt=prompt, now=request.now)
    if not is_clash(page):
        return redirect("prepare:question", round_id, prompt)
    back = reverse("prepare:hub", args=[round_id])
    return both_answers(request, page, save=save_answer, back=back, go_on=lambda outcome: _next(page, outcome, ""))


def _instead(request: ActingRequest, form: AnswerForm, round_id: UUID, prompt: str) -> bool:
    """A button other than "Save and continue": whatever was typed stays as a draft."""
    pressed = form.pressed("instead")
    if pressed == LATER:
        keep_draft(request, round_id, prompt, clashes=True)
    elif pressed:
        choose_instead(**typed(request, round_id, prompt), choice=pressed)
    return bool(pressed)


def _next(page: QuestionView, outcome: Outcome, pressed: str) -> HttpResponse:
    if outcome == Outcome.CLASH:
        return redirect("prepare:settle", page.pack.round.id, page.answer.question.prompt.key)
    if pressed == LATER:
        return redirect("prepare:hub", page.pack.round.id)
    return redirect(_after(page))


def _after(page: QuestionView) -> str:
    args = [page.pack.round.id, page.next] if page.next else [page.pack.round.id]
    return reverse("prepare:question" if page.next else "prepare:check", args=args)
