"""Many at once: a file is checked line by line and shown, and only then saved."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.doors.web.staff.forms import CheckedForm, FileForm
from alongside.doors.web.staff.joining import welcome
from alongside.doors.words import words_of
from alongside.engines.tables.staff import COLUMNS, StaffLine, read_staff
from alongside.records.people.reads import staff_of
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.received import UnreadableFile
from alongside.rules.refusals import Refusal
from alongside.rules.staff import Joiner

SALT = "staff upload"
LASTS = 60 * 60  # seconds between the check and the button


@for_roles(Role.ADMINISTRATOR)
def upload(request: ActingRequest) -> HttpResponse:
    """The file is chosen; what is in it is shown, with every problem, and nothing is saved yet."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        lines = _read(request, form)
        if lines:
            return _show(request, lines)
    return render(request, "staff/upload.html", {"form": form, "columns": COLUMNS}, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
def save(request: ActingRequest) -> HttpResponse:
    """The lines that were right when they were shown. One that is not right any more is named, the rest are added."""
    form = CheckedForm(request.POST or None)
    joiners = _unsigned(request, form) if request.method == "POST" and form.is_valid() else None
    if joiners is None:
        values = {"form": FileForm(), "columns": COLUMNS, "late": True}
        return render(request, "staff/upload.html", values, status=422)
    refused = [(joiner, words) for joiner in joiners if (words := _add(request, joiner))]
    return render(request, "staff/uploaded.html", {"added": len(joiners) - len(refused), "refused": refused})


def _read(request: ActingRequest, form: FileForm) -> tuple[StaffLine, ...]:
    members = staff_of(by=request.actor, organisation=request.actor.known_organisation)
    today = day_of(request.now)
    known = {(each.email or "", each.role) for each in members if each.ends_on is None or each.ends_on >= today}
    try:
        lines = read_staff(form.cleaned_data["file"].read(), today=today, known=known)
    except UnreadableFile as unreadable:
        form.add_error("file", unreadable.reason.words)
        return ()
    if not lines:
        form.add_error("file", _("There is nobody in this file."))
    return lines


def _show(request: ActingRequest, lines: tuple[StaffLine, ...]) -> HttpResponse:
    joiners = [line.joiner for line in lines if line.joiner]
    problems = [line for line in lines if line.wrong]
    values = {
        "form": CheckedForm(initial={"checked": _signed(request, joiners)}),
        "right": [[Cell(each.name), Cell(each.email), Cell(str(each.role)), Cell(_dates(each))] for each in joiners],
        "wrong": [_problem_row(line) for line in problems],
    }
    return render(request, "staff/checked.html", values)


def _problem_row(line: StaffLine) -> list[Cell]:
    words = " ".join(f"{each.column}: {words_of(each.message)}".removeprefix(": ") for each in line.wrong)
    said = " · ".join(cell for cell in line.cells if cell)
    return [Cell(_("Line %(number)s") % {"number": line.line}, note=said), Cell(words)]


def _dates(joiner: Joiner) -> str:
    return f"{joiner.starts_on.isoformat()} – {joiner.ends_on.isoformat()}" if joiner.ends_on else str(joiner.starts_on)


def _signed(request: ActingRequest, joiners: list[Joiner]) -> str:
    """What was shown, for this administrator of this organisation alone."""
    rows = [[j.name, j.email, j.role, str(j.starts_on), str(j.ends_on) if j.ends_on else ""] for j in joiners]
    return signing.dumps([_owner(request), rows], salt=SALT, compress=True)


def _unsigned(request: ActingRequest, form: CheckedForm) -> list[Joiner] | None:
    try:
        owner, rows = signing.loads(form.cleaned_data["checked"], salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return [_joiner(row) for row in rows] if owner == _owner(request) else None


def _owner(request: ActingRequest) -> str:
    account: UUID | None = request.actor.account
    return f"{account} {request.actor.organisation}"


def _joiner(row: list[Any]) -> Joiner:
    name, email, role, starts_on, ends_on = row
    last = date.fromisoformat(ends_on) if ends_on else None
    return Joiner(name, email, Role(role), date.fromisoformat(starts_on), last)


def _add(request: ActingRequest, joiner: Joiner) -> str:
    """Add one, or say why not: somebody else may have added them meanwhile."""
    try:
        with transaction.atomic():
            welcome(request, joiner)
    except Refusal as refusal:
        return words_of(refusal.message, refusal.values)
    return ""
