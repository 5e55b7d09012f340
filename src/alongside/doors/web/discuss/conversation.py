"""The conversation page: the person's agenda first, what they wrote beside the notes, goals and what will be done."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.discuss.chosen import asked, prompts_on, suggestions
from alongside.doors.web.discuss.forms import FinishForm, StartForm
from alongside.doors.web.discuss.roles import CARES
from alongside.doors.web.discuss.wording import HOW, LACKING, TO_ASK
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.idempotency import for_new
from alongside.doors.web.plan_parts import part_of, said
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row, Said
from alongside.journey.discuss.changes import finish_conversation, start_conversation
from alongside.journey.discuss.reads import conversation_for
from alongside.journey.discuss.values import ConversationPage, ConversationView, PresentView
from alongside.journey.prepare.reads import choices_of
from alongside.journey.prepare.values import Chosen
from alongside.rules.discuss import Topic, lacking
from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.readiness import asks_what_would_help
from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.refusals import NotReady


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Something to decide, the ways there are, and the address that adds one."""

    said: Said
    options: tuple[Said, ...]
    add_href: str


@for_roles(*CARES)
def conversation(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The conversation that is going on; without one, the page that begins it."""
    page = conversation_for(by=request.actor, round_id=round_id, now=request.now)
    if page.conversation is None:
        values = {**_start_values(page), "form": StartForm()}
        return render(request, "discuss/start.html", values)
    chosen = choices_of(by=request.actor, round_id=round_id)
    prompts = prompts_on(page, chosen, request.actor)
    return render(request, "discuss/conversation.html", _values(page, chosen, prompts))


@for_roles(*CARES)
def start(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Begin, once other people's records are closed."""
    page = conversation_for(by=request.actor, round_id=round_id, now=request.now)
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _start(request, round_id, form)):
        return redirect("discuss:conversation", round_id)
    return render(
        request, "discuss/start.html", {**_start_values(page), "form": form}, status=422 if form.errors else 200
    )


@for_roles(*CARES)
def finish(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """The talking is done: how long it took, and on to the draft."""
    page = conversation_for(by=request.actor, round_id=round_id, now=request.now)
    form = FinishForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _finish(request, page, form)):
        return redirect("document:draft", round_id)
    values = {"person": header_of(page.person), "page": page, "form": form, "lacking": _lacking(page)}
    return render(request, "discuss/finish.html", values, status=422 if form.errors else 200)


def going_on(page: ConversationPage) -> ConversationView:
    """The conversation that is going on. Raises NotReady when there is none any more."""
    if page.conversation is None:
        raise NotReady("discuss.finished")
    return page.conversation


def back_to(round_id: UUID, part: str) -> HttpResponse:
    """Back to the conversation page, at the part that was changed."""
    found = redirect("discuss:conversation", round_id)
    found["Location"] += f"#{part}"
    return found


def _start(request: ActingRequest, round_id: UUID, form: StartForm) -> None:
    start_conversation(by=request.actor, round_id=round_id, how=form.cleaned_data["how"], now=request.now)


def _finish(request: ActingRequest, page: ConversationPage, form: FinishForm) -> None:
    minutes = form.cleaned_data["minutes"]
    finish_conversation(by=request.actor, conversation=going_on(page).id, minutes=minutes, now=request.now)


def _lacking(page: ConversationPage) -> list[str]:
    """What the conversation is without, said kindly."""
    talk = page.conversation
    took_part = (*(each.name for each in page.present), talk.led_by_name if talk else "")
    said = (item.section for item in page.content.items if item.whose != Whose.PROFESSIONAL)
    return [str(LACKING[each]) for each in lacking(took_part=took_part, topics=page.topics, said=said)]


def _start_values(page: ConversationPage) -> dict[str, Any]:
    return {"person": header_of(page.person), "page": page}


def _values(page: ConversationPage, chosen: tuple[Chosen, ...], prompts: tuple[Prompt, ...]) -> dict[str, Any]:
    goals = part_of(page.content, Section.GOALS, add_action=lambda goal: _add_action(page, goal))
    return {
        "person": header_of(page.person),
        "page": page,
        "how": str(dict(HOW)[going_on(page).how]),
        "present": [_present(each) for each in page.present],
        "asked": asked(page, chosen, prompts),
        "suggestions": suggestions(page, chosen, prompts),
        "notes": [(section_name(item.section), said(item)) for item in page.notes],
        "goals": goals.goals,
        "decisions": [_decision(page, each) for each in page.content.items if each.kind == Kind.DECISION],
        "explained": [said(each) for each in page.content.items if each.kind == Kind.INFORMATION],
        "last_time": [_last_time(each) for each in page.last_time],
        "left_over": [(each.words, _address_of(page, each)) for each in page.left_over],
        "easier": [each.words for each in page.content.items if asks_what_would_help(each)],
        "to_ask": TO_ASK,
    }


def _add_action(page: ConversationPage, goal: Item) -> str:
    return for_new(reverse("discuss:action", args=[page.round.id, goal.id]))


def _decision(page: ConversationPage, item: Item) -> ToDecide:
    return ToDecide(
        said=said(item),
        options=tuple(said(each) for each in page.content.options_of(item.id)),
        add_href=for_new(reverse("discuss:option", args=[page.round.id, item.id])),
    )


def _last_time(item: Item) -> Row:
    details = (_("Who: %(who)s") % {"who": item.who or _("nobody yet")}, item.by_when)
    return Row(item.words, "\n".join(filter(None, details)))


def _address_of(page: ConversationPage, topic: Topic) -> str:
    """The page that makes a topic of something left over."""
    whose = "person" if topic.is_persons else "team"
    query = urlencode({"words": topic.words, "whose": whose})
    return for_new(f"{reverse('discuss:topic', args=[page.round.id])}?{query}")


def _present(each: PresentView) -> Row:
    wanted = _("The person wants them there.") if each.wanted_by_person else _("The person does not want them there.")
    return Row(each.name, f"{each.part}\n{wanted}")
