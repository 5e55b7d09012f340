"""Part of a plan shown on a legal ground against, or before, the person's decision: asked for, looked at again, ended.

One member of staff asks, another looks again; the person is told afterwards, unless that would be unsafe.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell, Row
from alongside.doors.web.sharing.override_forms import GROUNDS, OverrideForm
from alongside.doors.web.sharing.roles import ASKS_OVERRIDES, LOOKS_AGAIN
from alongside.doors.web.sharing.wording import quoted
from alongside.records.people.reads import organisations, person_view
from alongside.records.sharing.changes import ask_override, end_override, second_override
from alongside.records.sharing.reads import override_page, overrides_of, overrides_to_look_at
from alongside.records.sharing.values import OverridePage, OverrideView
from alongside.rules.dates import day_of
from alongside.rules.openings import Ground, OverrideStanding
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid

STANDINGS = {
    OverrideStanding.WAITS: (gettext_lazy("Waits for a second look"), "yellow"),
    OverrideStanding.HOLDS: (gettext_lazy("Shown now"), "red"),
    OverrideStanding.ENDED: (gettext_lazy("Ended"), "grey"),
    OverrideStanding.OVER: (gettext_lazy("Over"), "grey"),
}


class LookForm(ButtonForm):
    """Let it hold, or end it."""

    buttons = ("answer",)


@for_roles(*LOOKS_AGAIN)
def overrides(request: ActingRequest) -> HttpResponse:
    """What waits for a second person of this organisation, or holds."""
    found = overrides_to_look_at(by=request.actor, now=request.now)
    return render(request, "sharing/overrides.html", {"rows": [_row(request, each) for each in found]})


@for_roles(*LOOKS_AGAIN)
def overrides_about(request: ActingRequest, person: UUID) -> HttpResponse:
    """Every one about one person that this organisation asked for."""
    who = person_view(by=request.actor, person=person)
    found = overrides_of(by=request.actor, person=person)
    values = {
        "person": header_of(who),
        "shown": who,
        "rows": [_row(request, each) for each in found],
        "ask_href": reverse("sharing:ask-override", args=[person]) if request.actor.role in ASKS_OVERRIDES else "",
    }
    return render(request, "sharing/overrides_about.html", values)


@for_roles(*ASKS_OVERRIDES)
def ask(request: ActingRequest, person: UUID) -> HttpResponse:
    """Ask for parts to be shown to an organisation: nothing is shown until somebody else has looked."""
    who = person_view(by=request.actor, person=person)
    form = OverrideForm(request.POST or None, organisations(by=request.actor), day_of(request.now))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _ask(request, person, form)):
        return redirect("sharing:overrides-about", person)
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "sharing/ask_override.html", values, status=422 if form.errors else 200)


@for_roles(*LOOKS_AGAIN)
def override(request: ActingRequest, override: UUID) -> HttpResponse:
    """One of them, for the second look; whoever asked for it can only end it."""
    page = override_page(by=request.actor, override=override)
    form = LookForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _look(request, override, form)):
        return redirect("sharing:overrides-about", page.override.person)
    standing = page.override.standing(day_of(request.now))
    values: dict[str, Any] = {
        "person": header_of(page.person),
        "shown": page.person,
        "form": form,
        "rows": _rows(page),
        "standing": STANDINGS[standing],
        "waits": standing == OverrideStanding.WAITS,
        "may_look": standing == OverrideStanding.WAITS and page.override.asked_by != request.actor.account,
        "may_end": standing in (OverrideStanding.WAITS, OverrideStanding.HOLDS),
    }
    return render(request, "sharing/override.html", values, status=422 if form.errors else 200)


def _ask(request: ActingRequest, person: UUID, form: OverrideForm) -> None:
    said = form.cleaned_data
    ask_override(
        by=request.actor,
        person=person,
        organisation=UUID(said["organisation"]),
        sections=[Section(each) for each in said["sections"]],
        ground=Ground(said["ground"]),
        reason=said["reason"],
        ends_on=said["ends_on"],
        not_told=said["not_told"],
        now=request.now,
    )


def _look(request: ActingRequest, override: UUID, form: LookForm) -> None:
    answers = {"show": second_override, "end": end_override}
    if form.pressed("answer") not in answers:
        raise Invalid("form.incomplete")
    answers[form.pressed("answer")](by=request.actor, override=override, now=request.now)


def _row(request: ActingRequest, each: OverrideView) -> list[Cell]:
    words, colour = STANDINGS[each.standing(day_of(request.now))]
    return [
        Cell(each.organisation_name, reverse("sharing:override", args=[each.id])),
        Cell(str(GROUNDS[each.ground]), note=quoted(each.sections)),
        Cell(str(words), tag=colour, note=_("until %(day)s") % {"day": day(each.ends_on)}),
    ]


def _rows(page: OverridePage) -> list[Row]:
    each = page.override
    told = _("Yes, when it holds") if not each.not_told else _("No: %(why)s") % {"why": each.not_told}
    rows = [
        Row(_("Who will see it"), each.organisation_name),
        Row(_("What they will see"), quoted(each.sections)),
        Row(_("On what ground"), str(GROUNDS[each.ground])),
        Row(_("Why"), each.reason),
        Row(_("Last day"), day(each.ends_on)),
        Row(_("The person is told"), told),
        Row(_("Asked by"), _("%(name)s on %(day)s") % {"name": page.asked_by_name, "day": day(each.asked_at)}),
    ]
    if each.second_at:
        rows.append(
            Row(_("Looked at by"), _("%(name)s on %(day)s") % {"name": page.second_name, "day": day(each.second_at)})
        )
    return rows
