"""Keys of other organisations' systems: shown once, listed, and withdrawn with immediate effect."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, Choice, Line, StrictForm
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.people.changes.accounts import issue_client_key, withdraw_client_key
from alongside.records.people.reads import client_key, client_keys, organisations
from alongside.records.people.values import ClientView
from alongside.rules.actors import Role

ISSUED = "issued_key"  # in the session: the key and its name


class KeyForm(StrictForm):
    organisation = Choice(_("Which organisation is it for?"), [], select=True)
    name = Line(_("What is the system called?"), longest=100)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.choices = [("", _("Choose one")), *choices]


@for_roles(Role.ADMINISTRATOR, Role.ORGANISATION_LEAD)
def clients(request: ActingRequest) -> HttpResponse:
    """Every key that acts as this organisation, or that it issued."""
    found = client_keys(by=request.actor, page=page_number(request))
    may_change = request.actor.role == Role.ADMINISTRATOR
    values = {
        "rows": [_row(each, may_change) for each in found.keys],
        "may_change": may_change,
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "clients/list.html", values)


@for_roles(Role.ADMINISTRATOR)
def issue(request: ActingRequest) -> HttpResponse:
    """A new key. It is shown on the next page and never again: loading that one once more makes no other."""
    choices = [(str(each.id), each.name) for each in organisations(by=request.actor)]
    form = KeyForm(request.POST or None, choices=choices)
    made: list[str] = []
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: made.append(_issue(request, form))):
        request.session[ISSUED] = [made[0], form.cleaned_data["name"]]
        return redirect("clients:issued")
    return render(request, "clients/issue.html", {"form": form}, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
def issued(request: ActingRequest) -> HttpResponse:
    """The key that was just issued: kept in the session until it is shown, once."""
    token, name = request.session.pop(ISSUED, ("", ""))
    return render(request, "clients/issued.html", {"token": token, "name": name})


@for_roles(Role.ADMINISTRATOR)
def withdraw(request: ActingRequest, key: UUID) -> HttpResponse:
    """The key is refused from the next request on."""
    shown = client_key(by=request.actor, key=key)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pressed("confirm"):
        withdraw_client_key(by=request.actor, key=key, now=request.now)
        return redirect("clients:list")
    return render(request, "clients/withdraw.html", {"form": form, "key": shown})


def _issue(request: ActingRequest, form: KeyForm) -> str:
    given = form.cleaned_data
    return issue_client_key(
        by=request.actor, organisation=UUID(given["organisation"]), name=given["name"], now=request.now
    )


def _row(each: ClientView, may_change: bool) -> list[Cell]:
    begins = gettext("begins with %(start)s") % {"start": each.starts_with}
    return [
        Cell(each.name, note=begins),
        Cell(each.organisation_name),
        Cell(moment(each.issued_at)),
        _state(each, may_change),
    ]


def _state(each: ClientView, may_change: bool) -> Cell:
    if each.withdrawn_at:
        return Cell(gettext("Withdrawn %(date)s") % {"date": day(each.withdrawn_at)})
    if may_change:
        return Cell(gettext("Withdraw"), href=reverse("clients:withdraw", args=[each.id]))
    return Cell(gettext("In use"))
