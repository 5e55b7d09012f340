"""What is said beside a part of a plan: said, answered, and marked as read."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.plan.roles import READERS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Voice
from alongside.journey.document.values import PlanPage
from alongside.records.people.reads import person_view
from alongside.records.plans.changes import comment_on, mark_comment_read
from alongside.records.plans.reads import comment_beside
from alongside.records.plans.values import CommentView
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown


class CommentForm(StrictForm):
    words = Words(gettext_lazy("What would you like to say?"), required=True, longest=2000)


@dataclass(frozen=True, slots=True)
class CommentShown:
    """One comment with its answers, and what the reader may do with it."""

    voice: Voice
    answers: tuple[Voice, ...]
    is_new: bool
    answer_href: str
    read_href: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one part."""

    comments: tuple[CommentShown, ...]
    say_href: str


def beside(request: ActingRequest, page: PlanPage) -> dict[str, Beside]:
    """For each section what is said beside it, and where this reader may say something."""
    own, person = request.actor.role == Role.PERSON, page.plan.person.id
    return {
        str(section): Beside(
            tuple(_shown(each, own=own) for each in page.comments if each.section == section),
            reverse("plan:comment-on", args=[person, section]) if section in page.plan.may_comment and not own else "",
        )
        for section in Section
    }


def _shown(each: CommentView, *, own: bool) -> CommentShown:
    return CommentShown(
        voice=_voice(each),
        answers=tuple(map(_voice, each.answers)),
        is_new=own and not each.is_read,
        answer_href=reverse("plan:answer-comment", args=[each.id]) if own else "",
        read_href=reverse("plan:comment-read", args=[each.id]) if own and not each.is_read else "",
    )


def _voice(each: CommentView) -> Voice:
    return Voice(words=each.words, who=each.said_by_name, on=day_of(each.said_at))


@for_roles(*READERS)
def comment(request: ActingRequest, person: UUID, section: str) -> HttpResponse:
    """Say something beside a part of somebody's plan."""
    if section not in set(Section):
        raise Unknown("plan.no-such-version")
    part, form = Section(section), CommentForm(request.POST or None)

    def say() -> None:
        comment_on(by=request.actor, person=person, section=part, words=form.cleaned_data["words"], now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(say):
        return redirect(reverse("plan:of", args=[person]) + f"#{section}")
    who = person_view(by=request.actor, person=person)
    values = {
        "person": header_of(who),
        "shown": who,
        "part": section_name(part),
        "form": form,
        "back_href": reverse("plan:of", args=[person]),
    }
    return render(request, "plan/comment.html", values, status=422 if form.errors else 200)


@for_roles(Role.PERSON)
def answer(request: ActingRequest, comment: UUID) -> HttpResponse:
    """The person answers what somebody said beside their plan; with that they have read it."""
    person = request.actor.known_person
    said = comment_beside(by=request.actor, person=person, comment=comment)
    form = CommentForm(request.POST or None)

    def say() -> None:
        comment_on(
            by=request.actor,
            person=person,
            section=said.section,
            words=form.cleaned_data["words"],
            answers=said.id,
            now=request.now,
        )
        mark_comment_read(by=request.actor, comment=said.id, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(say):
        return redirect(reverse("plan:mine") + f"#{said.section}")
    values = {"said": _voice(said), "part": section_name(said.section), "form": form, "back_href": reverse("plan:mine")}
    return render(request, "plan/answer_comment.html", values, status=422 if form.errors else 200)


@for_roles(Role.PERSON)
def read(request: ActingRequest, comment: UUID) -> HttpResponse:
    """The person has read it."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        mark_comment_read(by=request.actor, comment=comment, now=request.now)
    return redirect("plan:mine")
