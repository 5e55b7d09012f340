"""Keys of other organisations' systems: issued once shown, listed, and withdrawn with immediate effect."""

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
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.people.changes.accounts import issue_client_key, withdraw_client_key
from alongside.records.people.reads import client_key, client_keys, organisations
from alongside.records.people.values import ClientView
from alongside.rules.actors import Role


class KeyForm(StrictForm):
    organisation = Choice(_("Which organisation is it for?"), [], select=True)
    name = Line(_("What is the system called?"), longest=100)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.choices = [("", _("Choose one")), *choices]


@for_roles(Role.ADMINISTRATOR)
def clients(request: ActingRequest) -> HttpResponse:
    """Every key that acts as this organisation, or that it issued."""
    found = client_keys(by=request.actor, page=page_number(request))
    values = {
        "rows": [_row(each) for each in found.keys],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "clients/list.html", values)


@for_roles(Role.ADMINISTRATOR)
def issue(request: ActingRequest) -> HttpResponse:
    """A new key. It is shown now and never again."""
    choices = [(str(each.id), each.name) for each in organisations(by=request.actor)]
    form = KeyForm(request.POST or None, choices=choices)
    made: list[str] = []
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: made.append(_issue(request, form))):
        values = {"token": made[0], "name": form.cleaned_data["name"]}
        return render(request, "clients/issued.html", values)
    return render(request, "clients/issue.html", {"form": form}, status=422 if form.errors else 200)


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


def _row(each: ClientView) -> list[Cell]:
    state = (
        Cell(gettext("Withdrawn %(date)s") % {"date": day(each.withdrawn_at)})
        if each.withdrawn_at
        else Cell(gettext("Withdraw"), href=reverse("clients:withdraw", args=[each.id]))
    )
    return [Cell(each.name), Cell(each.organisation_name), Cell(day(each.issued_at)), state]
