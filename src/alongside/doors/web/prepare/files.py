"""Photos, scans and recordings of answers: sent, shown to who may see them, typed, taken back."""

from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.ways_in import file_from
from alongside.doors.web.bodies import TOO_LARGE, takes_file
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.idempotency import key_of_new
from alongside.doors.web.jinja import moment
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.prepare.forms import SheetForm
from alongside.doors.web.prepare.roles import ANSWERS, GATHERS
from alongside.doors.web.prepare.sheets import sheet_on_page, turned_by
from alongside.doors.web.prepare.wording import WAITS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.engines.files.pictures import turned
from alongside.journey.prepare.changes import attach_sheet, finish_typing, take_back_sheet
from alongside.journey.prepare.reads import open_sheet, pack_for, sheet_for, sheets_to_type
from alongside.journey.prepare.values import SheetToType
from alongside.rules.actors import Role
from alongside.rules.files import FileKind

NO_PROGRAMS = "default-src 'none'; sandbox"


@for_roles(*ANSWERS, *GATHERS)
@takes_file
def add(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Send one file, for one question (`?question=`) or for all. It is looked into before anything is kept."""
    pack = pack_for(by=request.actor, round_id=round_id, now=request.now)
    is_carer = request.actor.role == Role.CARER
    is_posted = request.method == "POST"
    too_large = not is_posted and TOO_LARGE in request.GET
    data: Any = request.POST if is_posted else {} if too_large else None
    form = SheetForm(data, None if data is None else request.FILES, person=pack, is_carer=is_carer)
    if too_large:
        form.say_too_large()
    if is_posted and form.is_valid() and form.carries_out(lambda: _attach(request, round_id, form)):
        return redirect("prepare:file", round_id, key_of_new(request))
    values = {"person": header_of(pack.person), "pack": pack, "form": form, "is_carer": is_carer}
    return render(request, "prepare/file_add.html", values, status=form.status)


@for_roles(*ANSWERS, *GATHERS)
def file(request: ActingRequest, round_id: UUID, attachment: UUID) -> HttpResponse:
    """One file: what it is, who added it, whether it is typed, and what can be done."""
    view = sheet_for(by=request.actor, round_id=round_id, attachment=attachment, now=request.now)
    about = view.about
    values = {
        "person": header_of(view.pack.person),
        "pack": view.pack,
        "about": about,
        "sheet": sheet_on_page(request, about),
        "may_take_back": request.actor.account == about.added_by or request.actor.role == Role.PERSON,
        "is_team": request.actor.is_staff,
    }
    return render(request, "prepare/file.html", values)


@for_roles(*ANSWERS, *GATHERS)
def content(request: ActingRequest, round_id: UUID, attachment: UUID) -> HttpResponse:
    """The bytes. A picture of ours is shown; everything else is saved, not opened, and nothing in it may run."""
    opened = open_sheet(by=request.actor, round_id=round_id, attachment=attachment, now=request.now)
    is_picture = opened.about.kind == FileKind.PICTURE
    degrees = turned_by(request) if is_picture else 0
    answer = HttpResponse(turned(opened.content, degrees) if degrees else opened.content, opened.media_type)
    name = f"file-{str(attachment)[:8]}{PurePosixPath(opened.about.name).suffix}"
    answer["Content-Disposition"] = f'{"inline" if is_picture else "attachment"}; filename="{name}"'
    answer["Content-Security-Policy"] = NO_PROGRAMS
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    return answer


@for_roles(*GATHERS)
def typed(request: ActingRequest, round_id: UUID, attachment: UUID) -> HttpResponse:
    """All that is on it is typed: it leaves the list."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        finish_typing(by=request.actor, round_id=round_id, attachment=attachment, now=request.now)
        return redirect("prepare:to-type")
    return redirect("prepare:file", round_id, attachment)


@for_roles(*ANSWERS, *GATHERS)
def take_back(request: ActingRequest, round_id: UUID, attachment: UUID) -> HttpResponse:
    """Take a file back, after asking once."""
    view = sheet_for(by=request.actor, round_id=round_id, attachment=attachment, now=request.now)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pressed("confirm"):
        take_back_sheet(by=request.actor, round_id=round_id, attachment=attachment, now=request.now)
        return redirect("prepare:paper" if request.actor.is_staff else "prepare:hub", round_id)
    values = {"person": header_of(view.pack.person), "pack": view.pack, "about": view.about, "form": form}
    return render(request, "prepare/file_take_back.html", values, status=form.status)


@for_roles(*GATHERS)
def to_type(request: ActingRequest) -> HttpResponse:
    """What came on paper or as a recording and is not typed yet, the longest wait first."""
    found = sheets_to_type(by=request.actor, now=request.now, page=page_number(request))
    values = {
        "rows": [_row(each) for each in found.waiting],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "prepare/to_type.html", values)


def _attach(request: ActingRequest, round_id: UUID, form: SheetForm) -> None:
    sent = form.cleaned_data["file"]
    attach_sheet(
        by=request.actor,
        round_id=round_id,
        attachment=UUID(key_of_new(request)),
        file=file_from(sent.read()),
        name=str(sent.name),
        prompt=request.GET.get("question", ""),
        whose=form.whose(),
        now=request.now,
    )


def _row(each: SheetToType) -> list[Cell]:
    words, colour = WAITS[each.waited.level]
    about = each.about
    added = _("Added by %(name)s") % {"name": about.added_by_name}
    return [
        Cell(each.person.known_as, href=reverse("prepare:file", args=[about.round, about.id]), note=about.name),
        Cell(str(words), tag=colour),
        Cell(moment(about.added_at), note=added),
    ]
