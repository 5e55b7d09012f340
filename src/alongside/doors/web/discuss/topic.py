"""One topic: the person's words beside what was talked about, kept while they are written, saved by a press."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.discuss.forms import KeepTopicForm, TopicWordsForm, UndoForm
from alongside.doors.web.discuss.presence import WRITING, say
from alongside.doors.web.discuss.roles import CARES
from alongside.doors.web.discuss.wording import KEYS, TO_ASK
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import is_autosave, render, saved
from alongside.doors.web.saved import Saved, saying
from alongside.doors.web.saying import WHICH_TO_KEEP
from alongside.doors.web.shapes import Clash
from alongside.journey.discuss.changes import (
    Typed,
    save_topic_draft,
    save_topic_words,
    settle_topic_words,
    undo_topic_words,
)
from alongside.journey.discuss.reads import topic_for
from alongside.journey.discuss.values import Box, TopicPage
from alongside.rules.discuss import VOICES
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Stale


@dataclass(frozen=True, slots=True)
class Beside:
    """The address of a topic beside this one, and its words."""

    href: str
    words: str


@for_roles(*CARES)
def words(request: ActingRequest, round_id: UUID, topic: UUID) -> HttpResponse:
    """The two boxes of one topic. The same address takes the autosave."""
    if is_autosave(request):
        save_topic_draft(by=request.actor, topic=topic, boxes=_boxes(request), now=request.now)
        say(topic, request.actor.known_account, WRITING)
        return saved(request.now)
    page = topic_for(by=request.actor, round_id=round_id, topic=topic, now=request.now)
    form = TopicWordsForm(request.POST or None, page)
    if request.method == "POST":
        if form.is_valid():
            led_to = _save(request, page, form)
            if led_to:
                return saying(Saved.CHANGED, redirect(led_to))
        _keep_if_possible(request, topic)
    return render(request, "discuss/topic.html", _values(page, form), status=422 if form.errors else 200)


@for_roles(*CARES)
def undo(request: ActingRequest, round_id: UUID, topic: UUID) -> HttpResponse:
    """Put back what stood before this writer's last save."""
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        based_on = {whose: int(form.cleaned_data[f"{whose}_on"]) for whose in VOICES}
        undo_topic_words(by=request.actor, topic=topic, based_on=based_on, now=request.now)
    return redirect("discuss:words", round_id, topic)


@for_roles(*CARES)
def settle(request: ActingRequest, round_id: UUID, topic: UUID) -> HttpResponse:
    """Two texts in one box: keep what this writer chooses, for each box by itself. Nothing is lost."""
    page = topic_for(by=request.actor, round_id=round_id, topic=topic, now=request.now)
    clashing = {whose: box for whose, box in page.boxes.items() if box.is_clash}
    if not clashing:
        return redirect("discuss:words", round_id, topic)
    form = KeepTopicForm(request.POST or None, clashing)
    if request.method == "POST" and form.is_valid() and _is_settled(request, topic, form):
        return redirect("discuss:words", round_id, topic)
    values = {
        "person": header_of(page.page.person),
        "page": page,
        "form": form,
        "clashes": [_clash(whose, box, page, request.actor.name) for whose, box in clashing.items()],
    }
    return render(request, "discuss/settle.html", values, status=form.status)


def _save(request: ActingRequest, page: TopicPage, form: TopicWordsForm) -> str:
    """Where a save leads: back to the topic, to both texts where somebody saved first; nowhere when it was refused."""
    chosen = form.cleaned_data.get("section")
    said: dict[str, Any] = {
        "topic": page.topic.id,
        "section": Section(chosen) if chosen else None,
        "boxes": _boxes(request),
    }
    args = [page.page.round.id, page.topic.id]
    try:
        with transaction.atomic():
            kept = form.carries_out(lambda: save_topic_words(by=request.actor, now=request.now, **said))
    except Stale:
        _keep_if_possible(request, page.topic.id)
        return reverse("discuss:settle", args=args)
    if not kept:
        return ""
    goes_on = form.pressed("do") == "next" and page.after is not None
    args = [args[0], page.after.id] if goes_on and page.after else args
    return f"{reverse('discuss:words', args=args)}#person"


def _is_settled(request: ActingRequest, topic: UUID, form: KeepTopicForm) -> bool:
    """Whether what was chosen is kept; somebody who saved once more is shown again."""
    try:
        return form.carries_out(
            lambda: settle_topic_words(
                by=request.actor, topic=topic, keep=form.keep, based_on=form.based_on, now=request.now
            )
        )
    except Stale:
        return True


def _keep_if_possible(request: ActingRequest, topic: UUID) -> None:
    """Keep what was typed as a draft; what cannot be stored stays in the page alone."""
    try:
        with transaction.atomic():
            save_topic_draft(by=request.actor, topic=topic, boxes=_boxes(request), now=request.now, clashes=True)
    except Invalid:
        return


def _boxes(request: ActingRequest) -> Mapping[Whose, Typed]:
    """What is in the boxes of the page that was sent. Raises Invalid when its numbers were lost or altered."""
    found = {}
    for whose in VOICES:
        number, typed = str(request.POST.get(f"{whose}_on", "")), request.POST.get(str(whose))
        if typed is None or not (number.isascii() and number.isdigit() and len(number) <= 6):
            raise Invalid("form.incomplete")
        found[whose] = Typed(str(typed).replace("\r\n", "\n"), int(number))
    return found


def _clash(whose: Whose, box: Box, page: TopicPage, mine: str) -> Clash:
    labels = {Whose.PERSON: page.page.person.called, Whose.TOGETHER: ""}
    label = TopicWordsForm.label_of(whose, labels[Whose.PERSON])
    return Clash(
        field=f"keep_{whose}",
        label=f"{label}: {WHICH_TO_KEEP}",
        mine=box.words,
        theirs=box.theirs,
        who=box.who,
        at=box.at,  # type: ignore[arg-type] # a clash has newer words
        is_mine=box.who == mine,
    )


def _values(page: TopicPage, form: TopicWordsForm) -> dict[str, Any]:
    round_id = page.page.round.id
    return {
        "person": header_of(page.page.person),
        "page": page,
        "form": form,
        "section": section_name(page.section),
        "before": _beside(round_id, page.before),
        "after": _beside(round_id, page.after),
        "undo": UndoForm(
            auto_id="undo-%s", initial={f"{whose}_on": str(box.newest) for whose, box in page.boxes.items()}
        ),
        "to_ask": TO_ASK,
        "keys": KEYS,
        "is_clash": any(box.is_clash for box in page.boxes.values()),
        "is_draft": any(box.is_draft and box.words != box.theirs for box in page.boxes.values()),
    }


def _beside(round_id: UUID, topic: Any) -> Beside | None:
    return Beside(reverse("discuss:words", args=[round_id, topic.id]), topic.words) if topic else None
