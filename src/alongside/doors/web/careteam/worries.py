""" "I am worried about this person": said by whoever helps, received by the safeguarding lead."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.helping_forms import WorryForm
from alongside.doors.web.careteam.roles import RAISES
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.jinja import moment
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.careteam.changes import raise_worry, receive_worry
from alongside.records.careteam.reads import name_of_worried_about, open_worry, receipt_of
from alongside.records.careteam.reads import worries as every_worry
from alongside.records.careteam.values import EscalationView
from alongside.records.safeguarding.reads import concern_of_worry
from alongside.rules.actors import Role


@for_roles(*RAISES)
def worry(request: ActingRequest, person: UUID) -> HttpResponse:
    """Say what one is worried about. It reaches the safeguarding lead at once."""
    called = name_of_worried_about(by=request.actor, person=person)
    form = WorryForm(request.POST or None)
    raised: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: raised.append(_raise(request, person, form)))
    ):
        return redirect("careteam:worry_receipt", raised[0])
    values = {"called": called, "form": form, "back": _back(request, person)}
    return render(request, "careteam/worry.html", values, status=422 if form.errors else 200)


@for_roles(*RAISES)
def worry_receipt(request: ActingRequest, escalation: UUID) -> HttpResponse:
    """That it is there, and whether it was received. Not what it says: somebody may look over a shoulder."""
    receipt = receipt_of(by=request.actor, escalation=escalation)
    return render(request, "careteam/worry_receipt.html", {"receipt": receipt})


@for_roles(Role.SAFEGUARDING_LEAD)
def worries(request: ActingRequest) -> HttpResponse:
    """What people are worried about, for the leads of this organisation; what nobody has received comes first."""
    rows = [_row(each) for each in every_worry(by=request.actor, now=request.now)]
    return render(request, "careteam/worries.html", {"rows": rows})


@for_roles(Role.SAFEGUARDING_LEAD)
def worry_opened(request: ActingRequest, escalation: UUID) -> HttpResponse:
    """The words of one, and the button that says that it was received."""
    found = open_worry(by=request.actor, escalation=escalation, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        receive_worry(by=request.actor, escalation=escalation, now=request.now)
        return redirect("careteam:worry_opened", escalation)
    recorded = concern_of_worry(by=request.actor, escalation=escalation)
    concern = reverse("safeguarding:concern", args=[recorded.person, recorded.concern]) if recorded else ""
    return render(request, "careteam/worry_opened.html", {"found": found, "form": form, "concern": concern})


def _raise(request: ActingRequest, person: UUID, form: WorryForm) -> UUID:
    return raise_worry(by=request.actor, person=person, words=form.cleaned_data["words"], now=request.now)


def _back(request: ActingRequest, person: UUID) -> str:
    page = "careteam:helped" if request.actor.role == Role.VCSE_PARTNER else "people:person"
    return reverse(page, args=[person])


def _row(each: EscalationView) -> list[Cell]:
    received = Cell(moment(each.received_at)) if each.received_at else Cell(_("Not yet"), tag="red")
    return [
        Cell(each.person_name, href=reverse("careteam:worry_opened", args=[each.id]), note=each.reference),
        Cell(moment(each.written_at), note=each.written_by_name),
        received,
    ]
