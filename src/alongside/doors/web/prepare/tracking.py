"""Where a pack is on its way: the team notes what it sees, sends it again, and reads what comes next."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.people.roles import ADDS
from alongside.doors.web.prepare.forms import StepForm
from alongside.doors.web.prepare.roles import GATHERS
from alongside.doors.web.prepare.wording import BY_CHANNEL, MESSAGE_STATES, NEEDS, STEPS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell, Row
from alongside.journey.prepare.changes import record_step, send_pack_again
from alongside.journey.prepare.reads import pack_for
from alongside.journey.prepare.values import PackTask, PackView, TrackView
from alongside.records.messaging.values import MessageView
from alongside.rules.tracking import PackNeed, Waypoint


@for_roles(*GATHERS)
def step(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Note what happened to a pack: it came back, was read out, was brought."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    form = StepForm(request.POST or None)

    def note() -> None:
        what, words = Waypoint(form.cleaned_data["step"]), form.cleaned_data["words"]
        record_step(by=request.actor, round_id=round_id, step=what, words=words, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(note):
        return redirect("prepare:pack", round_id)
    values = {"person": header_of(view.person), "pack": view, "form": form}
    return render(request, "prepare/step.html", values, status=form.status)


@for_roles(*GATHERS)
def send_again(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Send a pack that came back once more; first the address is looked at."""
    view = pack_for(by=request.actor, round_id=round_id, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        send_pack_again(by=request.actor, round_id=round_id, now=request.now)
        return redirect("prepare:pack", round_id)
    may_change = request.actor.role in ADDS
    values = {"person": header_of(view.person), "pack": view, "may_change": may_change}
    return render(request, "prepare/send_again.html", values)


def track_rows(view: PackView, track: TrackView) -> list[Row]:
    """The way of a pack, step by step, as far as it is known."""
    rows = []
    if track.made_at:
        rows.append(Row(_("Made"), day(track.made_at)))
    if track.released_at:
        rows.append(Row(_("Approved, and its day chosen"), day(track.released_at)))
    if track.message:
        rows.append(Row(_("Sent"), _message_words(track.message)))
    rows += [Row(str(STEPS[each.step]), _lines(day(each.at), each.by_name, each.words)) for each in track.steps]
    if view.finished_at:
        rows.append(Row(_("Answered"), day(view.finished_at)))
    return rows


def next_words(need: PackNeed) -> str:
    """What a pack needs next, as a sentence; "" where it needs nothing."""
    return "" if need == PackNeed.NOTHING else str(NEEDS[need])


def next_cell(each: PackTask, *, may_release: bool) -> Cell:
    """The same, as the last cell of a list, with where it is done, or where somebody reads of it who may not."""
    if each.need == PackNeed.NOTHING:
        return Cell(_("Nothing for now"))
    return Cell(str(NEEDS[each.need]), href=_where(each, may_release))


def _where(each: PackTask, may_release: bool) -> str:
    if each.need == PackNeed.CHOOSE_DAY and may_release:
        return reverse("prepare:release", args=[each.round])
    page = {
        PackNeed.CAME_BACK: "prepare:send-again",
        PackNeed.MAKE: "prepare:make",
        PackNeed.RING: "prepare:read-out",
    }
    return reverse(page.get(each.need, "prepare:pack"), args=[each.round])


def _message_words(message: MessageView) -> str:
    state, channel = str(MESSAGE_STATES[message.status]), str(BY_CHANNEL[message.channel])
    return _lines(f"{state}, {channel}", day(message.finished_at) if message.finished_at else "")


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))
