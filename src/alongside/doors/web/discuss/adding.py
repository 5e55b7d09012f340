"""What is added during a conversation, each on a page of its own: who is there, topics, notes, goals, actions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.discuss.chosen import words_of_prompt
from alongside.doors.web.discuss.conversation import back_to, going_on
from alongside.doors.web.discuss.forms import (
    ExplainedForm,
    NoteForm,
    PresentForm,
    ToDecideForm,
    TopicButtonForm,
    TopicForm,
)
from alongside.doors.web.discuss.roles import CARES
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import StrictForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.saying import ActionForm, GoalForm, OptionForm, new_id
from alongside.journey.discuss.changes import (
    add_action,
    add_goal,
    add_information,
    add_note,
    add_option,
    add_present,
    add_to_decide,
    add_topic,
    move_topic,
    park_topic,
)
from alongside.journey.discuss.reads import conversation_for
from alongside.journey.discuss.values import ConversationPage
from alongside.rules.plan.content import Kind
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown

TITLES: dict[str, Promise] = {
    "people": gettext_lazy("Who is there?"),
    "agenda": gettext_lazy("Something to talk about"),
    "notes": gettext_lazy("A note"),
    "goals": gettext_lazy("A goal"),
    "actions": gettext_lazy("What will be done"),
    "decisions": gettext_lazy("Something to decide together"),
    "options": gettext_lazy("One way to do it"),
    "information": gettext_lazy("What was explained"),
}


@for_roles(*CARES)
def present(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Somebody who is there."""
    page, form = _page(request, round_id), PresentForm(request.POST or None)

    def save() -> None:
        given, talk = form.cleaned_data, going_on(page).id
        wanted = given["wanted"] == "yes"
        add_present(
            by=request.actor,
            conversation=talk,
            present=new_id(request, talk),
            name=given["name"],
            part=given["part"],
            wanted_by_person=wanted,
            now=request.now,
        )

    return _added(request, page, form, "people", save)


@for_roles(*CARES)
def topic(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Something to talk about."""
    page, form = _page(request, round_id), TopicForm(request.POST or None, initial=_begun(request))

    def save() -> None:
        given, talk = form.cleaned_data, going_on(page).id
        is_persons = given["whose"] == "person"
        add_topic(
            by=request.actor,
            conversation=talk,
            topic=new_id(request, talk),
            words=given["words"],
            is_persons=is_persons,
            now=request.now,
        )

    return _added(request, page, form, "agenda", save)


@for_roles(*CARES)
def topic_buttons(request: ActingRequest, round_id: UUID, topic: UUID) -> HttpResponse:
    """Up, down, another time, or today after all."""
    page, form = _page(request, round_id), TopicButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        talk, pressed = going_on(page).id, form.pressed("do")
        if pressed in ("up", "down"):
            move_topic(by=request.actor, conversation=talk, topic=topic, up=pressed == "up", now=request.now)
        elif pressed in ("park", "today"):
            is_parked = pressed == "park"
            park_topic(by=request.actor, conversation=talk, topic=topic, is_parked=is_parked, now=request.now)
        else:
            raise Unknown("discuss.unknown-topic")
    return back_to(round_id, "agenda")


@for_roles(*CARES)
def note(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Something that was said about one part of the plan."""
    page = _page(request, round_id)
    form = NoteForm(request.POST or None, request.actor, page.person.called)

    def save() -> None:
        add_note(
            by=request.actor,
            conversation=going_on(page).id,
            item=new_id(request, round_id),
            section=Section(form.cleaned_data["section"]),
            whose=form.voice,
            words=form.edit.words,
            now=request.now,
        )

    return _added(request, page, form, "notes", save)


@for_roles(*CARES)
def goal(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """A goal, and how important it is."""
    page = _page(request, round_id)
    form = GoalForm(request.POST or None, request.actor, page.person.called)

    def save() -> None:
        add_goal(
            by=request.actor,
            conversation=going_on(page).id,
            item=new_id(request, round_id),
            whose=form.voice,
            edit=form.edit,
            now=request.now,
        )

    return _added(request, page, form, "goals", save)


@for_roles(*CARES)
def action(request: ActingRequest, round_id: UUID, goal: UUID) -> HttpResponse:
    """What will be done for a goal: what, who, by when, and how sure the person is."""
    page = _page(request, round_id)
    above = next((each for each in page.content.goals() if each.id == goal), None)
    if above is None:
        raise Unknown("item.unknown")
    form = ActionForm(request.POST or None, request.actor, page.person.called)

    def save() -> None:
        add_action(
            by=request.actor,
            conversation=going_on(page).id,
            item=new_id(request, round_id),
            goal=goal,
            whose=form.voice,
            edit=form.edit,
            now=request.now,
        )

    return _added(request, page, form, "actions", save, about=_("For the goal: %(words)s") % {"words": above.words})


@for_roles(*CARES)
def decision(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Something to decide together: what matters, what if nothing is done, doubts, and whether it is decided."""
    page = _page(request, round_id)
    form = ToDecideForm(request.POST or None, request.actor, page.person.called)
    return _added(request, page, form, "decisions", lambda: add_to_decide(**_said(request, page, form)))


@for_roles(*CARES)
def information(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """What was explained, and what the person took from it."""
    page = _page(request, round_id)
    form = ExplainedForm(request.POST or None, request.actor, page.person.called)
    return _added(request, page, form, "information", lambda: add_information(**_said(request, page, form)))


@for_roles(*CARES)
def option(request: ActingRequest, round_id: UUID, decision: UUID) -> HttpResponse:
    """One way, under what there is to decide."""
    page = _page(request, round_id)
    above = next((each for each in page.content.items if each.id == decision and each.kind == Kind.DECISION), None)
    if above is None:
        raise Unknown("item.unknown")
    form = OptionForm(request.POST or None, request.actor, page.person.called)

    def save() -> None:
        add_option(
            by=request.actor,
            conversation=going_on(page).id,
            item=new_id(request, round_id),
            decision=decision,
            whose=form.voice,
            edit=form.edit,
            now=request.now,
        )

    about = _("To decide: %(words)s") % {"words": above.words}
    return _added(request, page, form, "options", save, about=about)


def _said(request: ActingRequest, page: ConversationPage, form: ToDecideForm | ExplainedForm) -> dict[str, Any]:
    """What is written down, as the changes take it."""
    return {
        "by": request.actor,
        "conversation": going_on(page).id,
        "item": new_id(request, page.round.id),
        "section": Section(form.cleaned_data["section"]),
        "whose": form.voice,
        "edit": form.edit,
        "now": request.now,
    }


def _begun(request: ActingRequest) -> dict[str, str]:
    """A topic that the person chose while getting ready, or that was left over, written out for the one who adds it."""
    if words := words_of_prompt(request.GET.get("about", ""), request.actor):
        return {"words": words, "whose": "person"}
    return {name: request.GET[name] for name in ("words", "whose") if name in request.GET}


def _page(request: ActingRequest, round_id: UUID) -> ConversationPage:
    return conversation_for(by=request.actor, round_id=round_id, now=request.now)


def _added(
    request: ActingRequest,
    page: ConversationPage,
    form: StrictForm,
    part: str,
    save: Callable[[], None],
    about: str = "",
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and form.carries_out(save):
        return back_to(page.round.id, {"actions": "goals", "options": "decisions"}.get(part, part))
    values = {
        "person": header_of(page.person),
        "page": page,
        "form": form,
        "title": str(TITLES[part]),
        "about": about,
    }
    return render(request, "discuss/add.html", values, status=422 if form.errors else 200)
