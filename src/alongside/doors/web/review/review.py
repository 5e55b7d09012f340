"""A review: every item of the plan is asked, one a page, with the old words shown; nothing is copied unasked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.voices import details_of
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.plan_parts import said
from alongside.doors.web.rendering import render
from alongside.doors.web.review.forms import FORMS, AnswerForm
from alongside.doors.web.review.roles import ANSWERS
from alongside.doors.web.review.wording import ANSWERS as ANSWER_WORDS
from alongside.doors.web.shapes import Change, Row
from alongside.journey.review.changes import answer_item, finish_review, start_review
from alongside.journey.review.reads import review_for, review_to_start
from alongside.journey.review.values import Asked, ReviewPage
from alongside.rules.actors import Role
from alongside.rules.plan.content import Kind
from alongside.rules.refusals import Unknown


@for_roles(*ANSWERS)
def review(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Where the review stands; before one has begun, the page that begins it."""
    start = review_to_start(by=request.actor, round_id=round_id)
    if start is not None:
        values = {"person": header_of(start.person), "page": start, "own": request.actor.role == Role.PERSON}
        return render(request, "review/start.html", values)
    page = review_for(by=request.actor, round_id=round_id, now=request.now)
    return render(request, "review/review.html", _values(request, page))


@for_roles(*ANSWERS)
def start(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Begin to look at the plan again."""
    page = review_to_start(by=request.actor, round_id=round_id)
    form = ButtonForm(request.POST or None)
    if page is None or request.method != "POST" or not form.is_valid():
        return redirect("review:review", round_id)
    opened = start_review(by=request.actor, person=page.person.id, now=request.now)
    return redirect("review:review", opened)


@for_roles(*ANSWERS)
def item(request: ActingRequest, round_id: UUID, item: UUID) -> HttpResponse:
    """Is this still true? Still true, changed, or no longer."""
    page = review_for(by=request.actor, round_id=round_id, now=request.now)
    asked = _asked(page, item)
    form = FORMS[asked.item.kind](request.POST or None, asked)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _answer(request, round_id, form)):
        following = page.after(item)
        if following is None:
            return redirect("review:review", round_id)
        return redirect("review:item", round_id, following.item.id)
    places = [each.item.id for each in page.asked]
    values = {
        "person": header_of(page.person),
        "page": page,
        "asked": asked,
        "said": said(asked.item),
        "goal": asked.goal,
        "form": form,
        "section": section_name(asked.item.section),
        "details": _details(asked),
        "place": places.index(item) + 1,
    }
    return render(request, "review/item.html", values, status=form.status)


@for_roles(*ANSWERS)
def finish(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The end of the review: what was answered goes into the draft, and nothing else."""
    page = review_for(by=request.actor, round_id=round_id, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _finish(request, page)):
        return redirect("document:draft", round_id)
    values = {
        "person": header_of(page.person),
        "page": page,
        "form": form,
        "left_out": [a.item for a in page.not_asked],
    }
    return render(request, "review/finish.html", values, status=422 if form.errors else 200)


def _values(request: ActingRequest, page: ReviewPage) -> dict[str, Any]:
    following = page.not_asked[0] if page.not_asked else None
    return {
        "person": header_of(page.person),
        "page": page,
        "own": request.actor.role == Role.PERSON,
        "rows": [_row(page, each) for each in page.asked],
        "next_href": reverse("review:item", args=[page.round.id, following.item.id]) if following else "",
    }


def _row(page: ReviewPage, each: Asked) -> Row:
    answer = str(dict(ANSWER_WORDS)[str(each.answer)]) if each.answer else _("Not asked yet")
    words = f"{each.item.words}\n{answer}" + (f": {each.newer.words}" if each.newer else "")
    href = reverse("review:item", args=[page.round.id, each.item.id])
    change = Change(href, _("Change") if each.answer else _("Answer"), each.item.words[:60])
    return Row(section_name(each.item.section), words, () if page.finished_at else (change,))


def _asked(page: ReviewPage, item: UUID) -> Asked:
    found = page.of(item)
    if found is None:
        raise Unknown("review.unknown-item")
    return found


def _details(asked: Asked) -> list[str]:
    """What stood beside the old words."""
    old = asked.item
    lines = []
    if old.kind == Kind.ACTION:
        lines.append(_("Who: %(who)s") % {"who": old.who or _("nobody yet")})
        lines.append(_("When: %(when)s") % {"when": old.by_when or _("not said yet")})
    if old.importance:
        lines.append(_("How important: %(number)s out of 10") % {"number": old.importance})
    if old.confidence:
        lines.append(_("How sure: %(number)s out of 10") % {"number": old.confidence})
    lines += [f"{name}: {words}" for name, words in details_of(old)]
    return lines


def _answer(request: ActingRequest, round_id: UUID, form: AnswerForm) -> None:
    answer_item(
        by=request.actor,
        round_id=round_id,
        item=form.asked.item.id,
        answer=form.answer_given,
        edit=form.edit,
        now=request.now,
    )


def _finish(request: ActingRequest, page: ReviewPage) -> None:
    """Pressing the button on a page that lists what is left out is to leave it out knowingly."""
    finish_review(by=request.actor, round_id=page.round.id, leave_out=True, now=request.now)
