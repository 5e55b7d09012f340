"""For administrators: which measures may be used here, and the permissions of those who own them."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.measures.forms import BringForm, PermissionForm
from alongside.doors.web.measures.roles import PERMITS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.engines.fhir.questionnaire import read_questionnaire
from alongside.records.measures.changes import load_instrument, record_permission
from alongside.records.measures.reads import permissions_for
from alongside.records.measures.values import PermissionView
from alongside.rules.refusals import Unknown


@for_roles(*PERMITS)
def permissions(request: ActingRequest) -> HttpResponse:
    """What may be used, and what waits for a permission."""
    free, needed = permissions_for(by=request.actor)
    values = {
        "free": [Row(_(each.title), _(each.credit) or _("Free to use.")) for each in free],
        "needed": list(map(_row, needed)),
    }
    return render(request, "measures/permissions.html", values)


@for_roles(*PERMITS)
def record(request: ActingRequest, measure: str) -> HttpResponse:
    """Who allows it, and what shows that."""
    _free, needed = permissions_for(by=request.actor)
    found = next((each.instrument for each in reversed(needed) if each.instrument.key == measure), None)
    if found is None:
        raise Unknown("measures.unknown")
    form = PermissionForm(request.POST or None)

    def keep() -> None:
        given = form.cleaned_data
        record_permission(by=request.actor, key=measure, version=found.version, now=request.now, **given)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("measures:permissions")
    values = {"form": form, "title": found.title}
    return render(request, "measures/permission.html", values, status=422 if form.errors else 200)


@for_roles(*PERMITS)
def bring(request: ActingRequest) -> HttpResponse:
    """A questionnaire of one's own: what cannot be shown whole is refused, in words, and nothing of it is kept."""
    form = BringForm(request.POST or None)

    def keep() -> None:
        instrument = read_questionnaire(form.cleaned_data["questionnaire"])
        load_instrument(by=request.actor, instrument=instrument, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(keep):
        return redirect("measures:permissions")
    return render(request, "measures/bring.html", {"form": form}, status=422 if form.errors else 200)


def _row(each: PermissionView) -> Row:
    if each.recorded_at is None:
        words = _("Not shown to anybody: no permission is recorded.")
    else:
        said = _("%(who)s allows it: %(evidence)s\nRecorded by %(name)s on %(date)s.")
        words = said % {
            "who": each.given_by,
            "evidence": each.evidence,
            "name": each.recorded_by_name,
            "date": day(each.recorded_at),
        }
    if each.ends_on:
        words += "\n" + _("Until %(date)s") % {"date": day(each.ends_on)}
    change = Change(reverse("measures:record-permission", args=[each.instrument.key]), _("Record a permission"))
    return Row(each.instrument.title, words, (change,))
