"""A copy that somebody else asks for, or the person of everything: looked through entry by entry, then made."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.files import file_answer
from alongside.doors.web.rights.reviewing_forms import WITHHOLD, DecideForm, LongerForm, RecordForm
from alongside.doors.web.rights.roles import ANSWERS
from alongside.doors.web.rights.wording import ASKERS, GROUNDS, IN_REVIEW, READY, WHYS, status_words
from alongside.doors.web.shapes import Cell, Row
from alongside.records.people.reads import person_view
from alongside.records.rights.changes import (
    begin_review,
    extend_request,
    include_entry,
    record_request,
    release_copy,
    withhold_entry,
)
from alongside.records.rights.reads import copy_view, open_copy_file, review_page
from alongside.records.rights.values import CopyView, ReviewedEntry
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.rights import Asker


class NextForm(ButtonForm):
    """Gather the entries to look through, or let the copy be made."""

    buttons = ("next",)


@for_roles(*ANSWERS)
def record(request: ActingRequest, person: UUID) -> HttpResponse:
    """Write down that somebody with authority asks for a copy of this person's record."""
    who = person_view(by=request.actor, person=person)
    form = RecordForm(request.POST or None, day_of(request.now))
    recorded: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: recorded.append(_record(request, person, form)))
    ):
        return redirect("rights:copy", recorded[0])
    values = {"person": header_of(who), "shown": who, "form": form}
    return render(request, "rights/record.html", values, status=422 if form.errors else 200)


@for_roles(*ANSWERS)
def copy(request: ActingRequest, request_id: UUID) -> HttpResponse:
    """One request: who asks, how far it is, the entries to decide about, and what is ready."""
    asked = _asked(request, request_id)
    who = person_view(by=request.actor, person=asked.person)
    form = NextForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _next(request, asked, form)):
        return redirect("rights:copy", request_id)
    is_in_review = asked.status == IN_REVIEW
    entries = review_page(by=request.actor, request=request_id, now=request.now).entries if asked.step else ()
    values = {
        "person": header_of(who),
        "shown": who,
        "asked": asked,
        "form": form,
        "rows": _rows(request, asked),
        "is_in_review": is_in_review,
        "is_begun": is_in_review and asked.step > 0,
        "entries": [_entry_row(asked, each) for each in entries] if is_in_review else [],
        "left": sum(each.decided_at is None for each in entries),
        "is_open": asked.status == READY and asked.for_account == request.actor.account,
    }
    return render(request, "rights/copy.html", values, status=422 if form.errors else 200)


@for_roles(*ANSWERS)
def entry(request: ActingRequest, request_id: UUID, entry: UUID) -> HttpResponse:
    """One entry, with its words, and the decision about it."""
    page = review_page(by=request.actor, request=request_id, now=request.now)
    found = next((each for each in page.entries if each.id == entry), None)
    if found is None:
        raise Unknown("entry.unknown")
    form = DecideForm(request.POST or None, _decided(found), day_of(request.now))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _decide(request, entry, form)):
        return redirect("rights:copy", request_id)
    values = {
        "person": header_of(person_view(by=request.actor, person=page.request.person)),
        "asked": page.request,
        "form": form,
        "found": found,
        "rows": _entry_rows(found),
    }
    return render(request, "rights/entry.html", values, status=422 if form.errors else 200)


@for_roles(*ANSWERS)
def longer(request: ActingRequest, request_id: UUID) -> HttpResponse:
    """Two months more for a request with much to read, once, within the first month."""
    asked = _asked(request, request_id)
    who = person_view(by=request.actor, person=asked.person)
    form = LongerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _longer(request, request_id, form)):
        return redirect("rights:copy", request_id)
    values = {"person": header_of(who), "asked": asked, "form": form}
    return render(request, "rights/longer.html", values, status=422 if form.errors else 200)


@for_roles(*ANSWERS)
def copy_file(request: ActingRequest, request_id: UUID, kind: str) -> HttpResponse:
    """One finished file, for whoever wrote the request down, to hand over. Each time is written down."""
    return file_answer(open_copy_file(by=request.actor, request=request_id, kind=kind, now=request.now), "record")


def _asked(request: ActingRequest, request_id: UUID) -> CopyView:
    """A request that staff have a part in: not the person's own copy of what they can see."""
    asked = copy_view(by=request.actor, request=request_id)
    if asked.asker == Asker.OWN:
        raise Unknown("copy.unknown")
    return asked


def _record(request: ActingRequest, person: UUID, form: RecordForm) -> UUID:
    return record_request(by=request.actor, person=person, asked=form.asked(), now=request.now)


def _next(request: ActingRequest, asked: CopyView, form: NextForm) -> None:
    steps = {"gather": begin_review, "release": release_copy}
    if form.pressed("next") not in steps:
        raise Invalid("form.incomplete")
    steps[form.pressed("next")](by=request.actor, request=asked.id, now=request.now)


def _decide(request: ActingRequest, entry: UUID, form: DecideForm) -> None:
    if form.cleaned_data["decision"] == WITHHOLD:
        withhold_entry(by=request.actor, entry=entry, withholding=form.withholding(), now=request.now)
    else:
        include_entry(by=request.actor, entry=entry, reason=form.cleaned_data["reason"], now=request.now)


def _longer(request: ActingRequest, request_id: UUID, form: LongerForm) -> None:
    extend_request(by=request.actor, request=request_id, why=form.cleaned_data["why"], now=request.now)


def _decided(each: ReviewedEntry) -> dict[str, Any]:
    if each.is_withheld is None:
        return {}
    opinion = each.opinion
    return {
        "decision": WITHHOLD if each.is_withheld else "include",
        "ground": str(each.ground or ""),
        "reason": each.reason,
        "opinion_by": opinion.by_name if opinion else "",
        "opinion_role": opinion.by_role if opinion else "",
        "opinion_on": opinion.given_on if opinion else None,
        "opinion_words": opinion.words if opinion else "",
    }


def _rows(request: ActingRequest, asked: CopyView) -> list[Row]:
    rows = [
        Row(_("Who asks"), f"{asked.asker_name}\n{ASKERS[asked.asker]}"),
        Row(_("By what right"), asked.authority),
        Row(_("Asked on"), day(asked.asked_on)),
        Row(_("Answer by"), day(asked.due_on)),
        Row(_("Why it takes longer"), asked.extended_why),
        Row(_("Where it stands"), status_words(asked)),
    ]
    return [row for row in rows if row.words]


def _entry_row(asked: CopyView, each: ReviewedEntry) -> list[Cell]:
    href = reverse("rights:entry", args=[asked.id, each.id])
    return [
        Cell(each.words[:120] or _("An entry without words"), href, note=section_name(each.section)),
        Cell(str(WHYS[each.why])),
        _decision_cell(each),
    ]


def _decision_cell(each: ReviewedEntry) -> Cell:
    if each.is_withheld is None:
        return Cell(_("To decide"), tag="yellow")
    if each.is_withheld:
        return Cell(_("Kept out"), tag="red", note=each.decided_by_name)
    return Cell(_("In the copy"), tag="green", note=each.decided_by_name)


def _entry_rows(each: ReviewedEntry) -> list[Row]:
    rows = [
        Row(_("What it says"), each.words),
        Row(_("Said by"), each.said_by),
        Row(_("Part of the plan"), section_name(each.section)),
        Row(_("Why you look at it"), str(WHYS[each.why])),
    ]
    if each.is_withheld and each.ground:
        rows.append(Row(_("Kept out by %(name)s") % {"name": each.decided_by_name}, str(GROUNDS[each.ground])))
    return [row for row in rows if row.words]
