"""Handing a caseload over: whose, who goes to whom, a look before it is done, and handing back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.forms import HandoverForm
from alongside.doors.web.careteam.roles import HANDS_OVER
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.journey.identify.changes import Hand, hand_back, hand_over_caseload
from alongside.journey.identify.reads import caseload_to_hand_over, caseloads_here, open_batch
from alongside.journey.identify.values import CaseloadView, WorkingCaseload
from alongside.records.careteam.values import BatchView


@for_roles(*HANDS_OVER)
def caseloads(request: ActingRequest) -> HttpResponse:
    """Who coordinates how many people; those who leave or have left come first."""
    found = caseloads_here(by=request.actor, now=request.now)
    values = {"rows": [_row(each) for each in found.caseloads], "lately": [_batch(each) for each in found.lately]}
    return render(request, "careteam/caseloads.html", values)


@for_roles(*HANDS_OVER)
def handover(request: ActingRequest, account: UUID) -> HttpResponse:
    """All or some of one coordinator's people, to one or several colleagues; shown once more before it is done."""
    found = caseload_to_hand_over(by=request.actor, account=account, now=request.now)
    form = HandoverForm(request.POST or None, found.people, found.colleagues)
    if request.method == "POST" and form.is_valid():
        if not form.pressed("confirm"):
            return render(request, "careteam/handover_check.html", _asked_again(found, form))
        done: list[UUID] = []
        if form.carries_out(lambda: done.append(_hand_over(request, account, form))):
            return redirect("careteam:handed_over", done[0])
    values = {"found": found, "form": form}
    return render(request, "careteam/handover.html", values, status=422 if form.errors else 200)


@for_roles(*HANDS_OVER)
def handed_over(request: ActingRequest, batch: UUID) -> HttpResponse:
    """What was handed over together, and the button that hands it back."""
    found = open_batch(by=request.actor, batch=batch, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done: list[UUID] = []
        if form.carries_out(lambda: done.append(hand_back(by=request.actor, batch=batch, now=request.now))):
            return redirect("careteam:handed_over", done[0])
    values = {
        "found": found,
        "form": form,
        "rows": [[Cell(each.person), Cell(each.from_name), Cell(each.to_name)] for each in found.handed],
    }
    return render(request, "careteam/handed_over.html", values, status=409 if form.errors else 200)


def _hand_over(request: ActingRequest, account: UUID, form: HandoverForm) -> UUID:
    hands = [Hand(person, to) for person, to in form.shared_out()]
    note = form.cleaned_data["note"]
    return hand_over_caseload(by=request.actor, account=account, hands=hands, note=note, now=request.now)


def _asked_again(found: CaseloadView, form: HandoverForm) -> dict[str, object]:
    hands = form.shared_out()
    question = ngettext(
        "Hand over %(count)s person from %(name)s?", "Hand over %(count)s people from %(name)s?", len(hands)
    ) % {"count": len(hands), "name": found.name}
    each = [f"{found.people[person]}: {found.colleagues[to]}" for person, to in hands]
    return {
        "found": found,
        "question": question,
        "consequences": [*each, _("we tell each person, with both names"), _("you can hand them back afterwards")],
        "carried": form.carried_over(),
    }


def _batch(each: BatchView) -> list[Cell]:
    people = ngettext("%(count)s person", "%(count)s people", each.people) % {"count": each.people}
    return [
        Cell(moment(each.at), href=reverse("careteam:handed_over", args=[each.batch]), note=each.by_name),
        Cell(_("%(people)s from %(name)s") % {"people": people, "name": each.from_name}),
    ]


def _row(each: WorkingCaseload) -> list[Cell]:
    people = ngettext("%(count)s person", "%(count)s people", each.people) % {"count": each.people}
    if each.last_day is not None:
        leaves = Cell(_("Last day %(date)s") % {"date": day(each.last_day)}, tag="orange")
    else:
        leaves = Cell(_("Works here")) if each.works_here else Cell(_("Does not coordinate here any more"), tag="red")
    return [Cell(each.name, href=reverse("careteam:handover", args=[each.account])), Cell(people), leaves]
