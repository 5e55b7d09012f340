"""The two steps before a plan is opened in an emergency: find the one person, then say why."""

from uuid import UUID

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.emergency.forms import FindForm, WhyForm
from alongside.doors.web.emergency.roles import OPENS, kind_for
from alongside.doors.web.emergency.wording import LOOKS
from alongside.doors.web.rendering import render
from alongside.records.sharing.changes import find_in_emergency, open_beside
from alongside.records.sharing.reads import is_open_as_usual, reviewed_by, sought_in_emergency
from alongside.rules.actors import Role

SALT = "found-in-an-emergency"
GOOD_FOR = 15 * 60  # seconds between finding somebody and saying why


@for_roles(*OPENS)
def find(request: ActingRequest) -> HttpResponse:
    """Who is it? One person who fits exactly, or nobody: there is no list to look through."""
    form = FindForm(request.POST or None)
    found: list[UUID | None] = []
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: found.append(_find(request, form))):
        if found[0]:
            token = signing.dumps([str(found[0]), str(request.actor.account)], salt=SALT)
            return redirect(f"{reverse('emergency:why')}?{urlencode({'found': token})}")
        return render(request, "emergency/find.html", {"form": form, "is_nobody": True})
    values = {"form": form, "is_nobody": False}
    return render(request, "emergency/find.html", values, status=422 if form.errors else 200)


@for_roles(*OPENS)
def why(request: ActingRequest) -> HttpResponse:
    """Is it them, and why now? No more is shown of the person before it is said than tells one from another."""
    person = _found(request)
    if person is None:
        return redirect("emergency:find")
    sought = sought_in_emergency(by=request.actor, person=person)
    if sought is None:
        return redirect("emergency:find")
    looks = reviewed_by(by=request.actor, person=person)
    form = WhyForm(request.POST or None, reviewed_by=looks)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _open(request, person, form)):
        return redirect("emergency:page", person)
    is_whole = request.actor.role != Role.EMERGENCY_VIEWER
    is_usual = is_whole and is_open_as_usual(by=request.actor, person=person)
    values = {
        "form": form,
        "is_whole": is_whole,
        "sought": sought,
        "looks": LOOKS[looks],
        "usual": reverse("plan:of", args=[person]) if is_usual else "",
    }
    return render(request, "emergency/why.html", values, status=422 if form.errors else 200)


def _find(request: ActingRequest, form: FindForm) -> UUID | None:
    return find_in_emergency(by=request.actor, sought=form.sought(), now=request.now)


def _found(request: ActingRequest) -> UUID | None:
    """Whom this account found in the last minutes; the address says it, signed, so that two windows are never mixed."""
    try:
        person, account = signing.loads(request.GET.get("found", ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    return UUID(person) if account == str(request.actor.account) else None


def _open(request: ActingRequest, person: UUID, form: WhyForm) -> None:
    kind = kind_for(request.actor.role)
    open_beside(by=request.actor, person=person, kind=kind, now=request.now, **form.cleaned_data)
