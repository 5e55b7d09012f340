"""Two answers to one question: both are shown, and one is kept as it was chosen."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.answering import Outcome, Save, answer, based_on
from alongside.doors.web.rendering import render
from alongside.doors.web.saying import WHICH_TO_KEEP, KeepForm
from alongside.doors.web.shapes import Clash
from alongside.journey.prepare.changes import settle_answer
from alongside.journey.prepare.values import QuestionView


def is_clash(page: QuestionView) -> bool:
    """Whether a draft stands beside an answer that it was not based on."""
    return page.answer.draft is not None and page.answer.based_on != page.answer.newest


def both_answers(
    request: ActingRequest, page: QuestionView, *, save: Save, back: str, go_on: Callable[[Outcome], HttpResponse]
) -> HttpResponse:
    """The page of a clash, and its end: go_on answers once something was chosen."""
    form = KeepForm(request.POST or None, initial={"based_on": str(page.answer.newest)})
    if request.method == "POST" and form.is_valid():
        prompt = page.answer.question.prompt.key
        return go_on(answer(request, form, page.pack.round.id, prompt, instead=_keep_one, save=save))
    values = {
        "person": header_of(page.pack.person),
        "page": page,
        "form": form,
        "clash": _clash_of(page, request.actor.name),
        "back": back,
    }
    return render(request, "prepare/settle.html", values, status=422 if form.errors else 200)


def _keep_one(request: ActingRequest, form: KeepForm, round_id: UUID, prompt: str) -> bool:
    """End a clash as it was chosen."""
    keep = form.cleaned_data["keep"]
    settle_answer(
        by=request.actor, round_id=round_id, prompt=prompt, keep=keep, based_on=based_on(request), now=request.now
    )
    return True


def _clash_of(page: QuestionView, mine: str) -> Clash:
    """What was typed beside what somebody saved first: somebody else, or the writer (called `mine`) elsewhere."""
    return Clash(
        field="keep",
        label=str(WHICH_TO_KEEP),
        mine=page.answer.draft or "",
        theirs=page.answer.answer,
        who=page.answer.answered_by,
        is_mine=page.answer.answered_by == mine,
        at=page.answer.answered_at,  # type: ignore[arg-type] # a clash has a newer answer
    )
