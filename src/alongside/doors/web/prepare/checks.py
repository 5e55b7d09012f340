"""The sets of checks of an organisation: look at them, write a new version, see the earlier ones, put one back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.jinja import moment
from alongside.doors.web.prepare.check_forms import CheckSetForm
from alongside.doors.web.prepare.roles import CARES
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.journey.prepare.changes import put_back_check_set, write_check_set
from alongside.journey.prepare.reads import check_set_page, check_set_pages
from alongside.journey.prepare.values import CheckSetPage, CheckSetVersion
from alongside.rules.gathering.check import CheckSet
from alongside.rules.refusals import Unknown


@for_roles(*CARES)
def checks(request: ActingRequest) -> HttpResponse:
    """Every set, and whom it is for."""
    rows = [_row(each) for each in check_set_pages(by=request.actor)]
    return render(request, "prepare/checks.html", {"rows": rows})


@for_roles(*CARES)
def check_set(request: ActingRequest, key: str) -> HttpResponse:
    """One set: what it asks, a form for its next version, and the versions before."""
    return _edit(request, check_set_page(by=request.actor, key=key))


@for_roles(*CARES)
def new_check_set(request: ActingRequest) -> HttpResponse:
    """A set of one's own."""
    return _edit(request, None)


@for_roles(*CARES)
def put_back(request: ActingRequest, key: str, number: int) -> HttpResponse:
    """An earlier version is used again: it is written once more, as the newest."""
    page = check_set_page(by=request.actor, key=key)
    found = next((each for each in page.versions if each.asked.version == number), None)
    if found is None:
        raise Unknown("checks.unknown")
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        put_back_check_set(by=request.actor, key=key, number=number, now=request.now)
        return redirect("prepare:check-set", key)
    values = {"page": page, "version": found, "asked": _asked(found.asked)}
    return render(request, "prepare/put_back.html", values)


def _edit(request: ActingRequest, page: CheckSetPage | None) -> HttpResponse:
    form = CheckSetForm(request.POST or None, page)
    preview: list[str] = []
    if request.method == "POST" and form.is_valid():
        if form.pressed("preview"):
            preview = form.preview()
        elif form.carries_out(lambda: _write(request, page, form)):
            return redirect("prepare:checks")
    values = {
        "page": page,
        "form": form,
        "asked": _asked(page.newest) if page else [],
        "preview": preview,
        "versions": [_version(page, each) for each in page.versions] if page else [],
    }
    return render(request, "prepare/check_set.html", values, status=form.status)


def _write(request: ActingRequest, page: CheckSetPage | None, form: CheckSetForm) -> None:
    write_check_set(by=request.actor, key=page.key if page else "", written=form.written(), now=request.now)


def _asked(found: CheckSet) -> list[str]:
    return [_(each.text) for each in found.checks]


def _row(page: CheckSetPage) -> list[Cell]:
    count = len(page.newest.checks)
    asks = ngettext("%(num)s check", "%(num)s checks", count) % {"num": count}
    whom = _("Everyone") if page.newest.is_for_everyone else ", ".join(page.newest.words)
    state = _("As it came") if page.is_shipped else _("Our own, version %(number)s") % {"number": page.newest.version}
    return [
        Cell(_(page.newest.title), reverse("prepare:check-set", args=[page.key]), note=asks),
        Cell(whom),
        Cell(state if page.is_used else _("Not used")),
    ]


def _version(page: CheckSetPage, each: CheckSetVersion) -> list[Cell]:
    is_newest = each.asked.version == page.newest.version
    back = "" if is_newest else reverse("prepare:put-back", args=[page.key, each.asked.version])
    return [
        Cell(_("Version %(number)s") % {"number": each.asked.version}, note="" if each.is_used else _("Not used")),
        Cell(moment(each.set_at), note=each.set_by),
        Cell(_("Used now") if is_newest else _("Put back"), href=back),
    ]
