"""Entering what came back on the paper pack: the person's words, one prompt a page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.frame import Link
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.answering import Outcome, answer
from alongside.doors.web.prepare.forms import PaperForm
from alongside.doors.web.prepare.presenting import file_links, helper_words
from alongside.doors.web.prepare.roles import GATHERS
from alongside.doors.web.prepare.settling import both_answers, is_clash
from alongside.doors.web.prepare.sheets import WHICH, chosen, kept_query, sheet_on_page
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Task, TaskStatus
from alongside.journey.prepare.changes import enter_paper_answer
from alongside.journey.prepare.reads import answers_to_check, question_for
from alongside.journey.prepare.values import AnswersView, QuestionView
from alongside.records.files.values import AttachmentView
from alongside.rules.plan.content import Whose


@for_roles(*GATHERS)
def paper(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The questions of the paper pack, and which have an answer."""
    view = answers_to_check(by=request.actor, round_id=round_id, now=request.now)
    values = {
        "person": header_of(view.pack.person),
        "pack": view.pack,
        "tasks": _tasks(view, kept_query(request)),
        "files": file_links(view.sheets),
        "helped": [helper_words(each) for each in view.helpers],
    }
    return render(request, "prepare/paper.html", values)


@for_roles(*GATHERS)
def paper_question(request: ActingRequest, round_id: UUID, prompt: str) -> HttpResponse:
    """Type one answer exactly as the person wrote it."""
    page = question_for(by=request.actor, round_id=round_id, prompt=prompt, now=request.now)
    form = PaperForm(request.POST or None, page.answer)
    if request.method == "POST":
        outcome = answer(request, form, round_id, prompt, instead=_only_save, save=enter_paper_answer)
        if outcome != Outcome.REFUSED:
            return _next(page, outcome, kept_query(request))
    shown = chosen(request, [each for each in page.sheets if each.whose == Whose.PERSON])
    values = {
        "person": header_of(page.pack.person),
        "page": page,
        "form": form,
        "skip_href": _after(page) + kept_query(request),
        "sheet": sheet_on_page(request, shown) if shown else None,
        "others": _others(request, page, shown),
    }
    return render(request, "prepare/paper_question.html", values, status=422 if form.errors else 200)


@for_roles(*GATHERS)
def paper_settle(request: ActingRequest, round_id: UUID, prompt: str) -> HttpResponse:
    """What the paper says and what was saved in the meantime: show both, and keep what the one who types chooses."""
    page = question_for(by=request.actor, round_id=round_id, prompt=prompt, now=request.now)
    if not is_clash(page):
        return redirect("prepare:paper-question", round_id, prompt)
    back = reverse("prepare:paper", args=[round_id])
    return both_answers(
        request, page, save=enter_paper_answer, back=back, go_on=lambda outcome: _next(page, outcome, "")
    )


def _only_save(request: ActingRequest, form: PaperForm, round_id: UUID, prompt: str) -> bool:
    return False


def _others(request: ActingRequest, page: QuestionView, shown: AttachmentView | None) -> list[Link]:
    """The other sheets and recordings that may be shown beside this question."""
    others = [each for each in page.sheets if each.whose == Whose.PERSON and each != shown]
    return [Link(each.name, f"{request.path}?{WHICH}={each.id}") for each in others]


def _next(page: QuestionView, outcome: Outcome, query: str) -> HttpResponse:
    if outcome == Outcome.CLASH:
        return redirect("prepare:paper-settle", page.pack.round.id, page.answer.question.prompt.key)
    return redirect(_after(page) + query)


def _after(page: QuestionView) -> str:
    if not page.next:
        return reverse("prepare:paper", args=[page.pack.round.id])
    return reverse("prepare:paper-question", args=[page.pack.round.id, page.next])


def _tasks(view: AnswersView, query: str) -> list[Task]:
    return [
        Task(
            text=f"{each.question.number}. {_(each.question.prompt.text)}",
            status=TaskStatus.COMPLETED if each.question.answered else TaskStatus.NOT_STARTED,
            href=reverse("prepare:paper-question", args=[view.pack.round.id, each.question.prompt.key]) + query,
        )
        for each in view.answers
    ]
