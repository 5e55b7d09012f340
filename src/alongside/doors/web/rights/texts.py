"""An organisation's own texts and whom people ask: written by one, approved by another, never changed after."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.document.saving import is_stale
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, Choice, EditForm, Email, Hidden, Line, StrictForm, Words
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.privacy import pieces_of
from alongside.doors.web.rights.roles import OFFICER, WRITES_TEXTS
from alongside.doors.web.rights.wording import RECORD_KINDS, TEXTS
from alongside.doors.web.shapes import Cell
from alongside.records.rights.changes import NewContact, approve_text, set_rights_contact, write_text
from alongside.records.rights.reads import contact_at, shipped_text, text_version, text_versions
from alongside.records.rights.values import ContactView, TextView

LONGEST = 40_000


class TextForm(StrictForm):
    """The words of the next version, and the version that they are based on."""

    based_on = Hidden(pattern=r"[0-9]{1,6}")
    words = Words(
        gettext_lazy("The text"),
        hint=gettext_lazy("A line that begins with # is the title, with ## a heading, with - a bullet."),
        required=True,
        rows=25,
        longest=LONGEST,
    )


class ContactForm(EditForm):
    """Whom people ask about their record here. At least one way to reach them."""

    officer_name = Line(gettext_lazy("Name of the privacy officer"))
    email = Email(gettext_lazy("Email"), required=False)
    telephone = Line(gettext_lazy("Phone"), required=False, longest=40, kind="tel")
    address = Words(gettext_lazy("Address"), rows=4, longest=500)
    record_kind = Choice(
        gettext_lazy("What kind of record does your organisation keep here?"),
        [(str(each), words) for each, words in RECORD_KINDS.items()],
        hint=gettext_lazy("It decides how long a record is kept."),
    )


@for_roles(*WRITES_TEXTS)
def texts(request: ActingRequest) -> HttpResponse:
    """Each text, the version in force, and what waits to be approved; and whom people ask."""
    organisation = request.actor.known_organisation
    found = {kind: text_versions(by=request.actor, organisation=organisation, kind=kind) for kind in TEXTS}
    contact = contact_at(by=request.actor, organisation=organisation)
    values = {
        "rows": [_row(kind, versions) for kind, versions in found.items()],
        "contact": contact,
        "may_set": request.actor.role in OFFICER,
    }
    return render(request, "rights/texts.html", values)


@for_roles(*WRITES_TEXTS)
def text(request: ActingRequest, kind: str) -> HttpResponse:
    """The newest version as people would read it, and every version before it."""
    organisation = request.actor.known_organisation
    versions = text_versions(by=request.actor, organisation=organisation, kind=kind)
    newest = versions[0] if versions else shipped_text(by=request.actor, organisation=organisation, kind=kind)
    waits = newest.number > 0 and newest.approved_at is None
    values = {
        "name": TEXTS[kind],
        "newest": newest,
        "pieces": pieces_of(newest.words),
        "versions": [_version_row(each) for each in versions],
        "waits": waits,
        "may_approve": waits and request.actor.role in OFFICER and newest.written_by != request.actor.account,
    }
    return render(request, "rights/text.html", values)


@for_roles(*WRITES_TEXTS)
def write(request: ActingRequest, kind: str) -> HttpResponse:
    """Write the next version. What somebody else wrote meanwhile is shown beside, and nothing is lost."""
    organisation = request.actor.known_organisation
    versions = text_versions(by=request.actor, organisation=organisation, kind=kind)
    newest = versions[0] if versions else shipped_text(by=request.actor, organisation=organisation, kind=kind)
    form = TextForm(request.POST or None, initial={"based_on": newest.number, "words": newest.words})
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        if not is_stale(lambda: _write(request, kind, form)):
            return redirect("rights:text", kind)
        meanwhile, form = newest, _on(newest, form)
    values = {"kind": kind, "name": TEXTS[kind], "form": form, "meanwhile": meanwhile}
    return render(request, "rights/write.html", values, status=409 if meanwhile else 422 if form.errors else 200)


@for_roles(*OFFICER)
def approve(request: ActingRequest, kind: str, number: int) -> HttpResponse:
    """Put a version in force. Somebody else wrote it."""
    found = text_version(by=request.actor, kind=kind, number=number)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _approve(request, found)):
        return redirect("rights:text", kind)
    values = {"name": TEXTS[kind], "found": found, "pieces": pieces_of(found.words), "form": form}
    return render(request, "rights/approve.html", values, status=422 if form.errors else 200)


@for_roles(*OFFICER)
def whom_to_ask(request: ActingRequest) -> HttpResponse:
    """Say whom people ask at this organisation, and what kind of record it keeps."""
    kept = contact_at(by=request.actor, organisation=request.actor.known_organisation)
    form = ContactForm(request.POST or None, initial=_kept(kept))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _set(request, form)):
        return redirect("rights:texts")
    return render(request, "rights/whom_to_ask.html", {"form": form}, status=form.status)


def _write(request: ActingRequest, kind: str, form: TextForm) -> None:
    given = form.cleaned_data
    write_text(by=request.actor, kind=kind, words=given["words"], based_on=int(given["based_on"]), now=request.now)


def _on(newest: TextView, form: TextForm) -> TextForm:
    """The same words, now based on what was written meanwhile: the next press saves them."""
    return TextForm(None, initial={"based_on": newest.number, "words": form.cleaned_data["words"]})


def _approve(request: ActingRequest, found: TextView) -> None:
    approve_text(by=request.actor, kind=found.kind, number=found.number, now=request.now)


def _set(request: ActingRequest, form: ContactForm) -> None:
    set_rights_contact(by=request.actor, contact=NewContact(**form.cleaned_data), now=request.now)


def _kept(contact: ContactView | None) -> dict[str, Any]:
    names = ("officer_name", "email", "telephone", "address")
    kept = {name: getattr(contact, name) if contact else "" for name in names}
    return {**kept, "record_kind": str(contact.record_kind) if contact else ""}


def _row(kind: str, versions: tuple[TextView, ...]) -> list[Cell]:
    in_force = next((each for each in versions if each.approved_at), None)
    waits = bool(versions) and versions[0].approved_at is None
    with_us = _("The text that comes with the service")
    number = _("Version %(number)s") % {"number": in_force.number} if in_force else with_us
    return [
        Cell(str(TEXTS[kind]), reverse("rights:text", args=[kind])),
        Cell(number),
        Cell(_("Waits to be approved"), tag="yellow") if waits else Cell(_("Nothing waits")),
    ]


def _version_row(each: TextView) -> list[Cell]:
    written = day(each.written_at) if each.written_at else ""
    approved = Cell(_("Not yet"), tag="yellow")
    if each.approved_at:
        approved = Cell(day(each.approved_at), note=each.approved_by_name)
    return [Cell(str(each.number)), Cell(written, note=each.written_by_name), approved]
