"""The two linked contacts of a round: book, move, cancel; what is doubtful is asked again, and then taken."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.prepare.contact_forms import ContactsForm, OverForm
from alongside.doors.web.prepare.presenting import contact_words
from alongside.doors.web.prepare.roles import BOOKS, GATHERS
from alongside.doors.web.prepare.wording import CONTACTS
from alongside.doors.web.rendering import render
from alongside.doors.words import words_of
from alongside.journey.prepare.changes import book_contacts, cancel_contact, miss_contact
from alongside.journey.prepare.doubts import doubts_about
from alongside.journey.prepare.reads import pack_for
from alongside.journey.prepare.values import PackView
from alongside.rules.contacts import Doubt
from alongside.rules.prepare import AfterMove
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.working_days import Nation

BETWEEN = "|"


@for_roles(*BOOKS)
def appointments(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """Book both contacts, or move them. What is doubtful is shown once; the second press takes it as it is."""
    pack = pack_for(by=request.actor, round_id=round_id, now=request.now)
    form = ContactsForm(request.POST or None, pack, request.actor.name)
    doubts: tuple[Doubt, ...] = ()
    if request.method == "POST" and form.is_valid():
        doubts = _doubts(pack, form)
        outcome: list[AfterMove | None] = []
        if not doubts and form.is_valid() and form.carries_out(lambda: outcome.append(_book(request, round_id, form))):
            return redirect(_next(request, pack, outcome[0]))
    values = {
        "person": header_of(pack.person),
        "pack": pack,
        "form": form,
        "doubts": [(words_of(each.message, each.values), each.field) for each in doubts],
        "sure": BETWEEN.join(each.key for each in doubts),
        "booked": [(kind, words) for kind, words in CONTACTS.items() if getattr(pack, kind) is not None],
    }
    return render(request, "prepare/appointments.html", values, status=422 if doubts else form.status)


@for_roles(*BOOKS)
def over(request: ActingRequest, round_id: UUID, kind: str) -> HttpResponse:
    """A booked contact is cancelled, or the person did not come; then another can be booked."""
    pack = pack_for(by=request.actor, round_id=round_id, now=request.now)
    contact = getattr(pack, kind) if kind in CONTACTS else None
    if contact is None:
        raise Unknown("appointment.unknown")
    form = OverForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _end(request, round_id, kind, form)):
        return redirect("prepare:appointments", round_id)
    values = {
        "person": header_of(pack.person),
        "pack": pack,
        "form": form,
        "what": CONTACTS[kind],
        "when": contact_words(contact),
    }
    return render(request, "prepare/over.html", values, status=form.status)


def _doubts(pack: PackView, form: ContactsForm) -> tuple[Doubt, ...]:
    """What is doubtful and was not seen before this press: other values bring other doubts."""
    try:
        gathering, conversation = form.contact("gathering"), form.contact("conversation")
    except Invalid as refusal:
        form.add_refusal(refusal)
        return ()
    nation = Nation(settings.BANK_HOLIDAYS)
    found = doubts_about(pack, gathering=gathering, conversation=conversation, nation=nation)
    seen = form.pressed("sure").split(BETWEEN)
    return () if all(each.key in seen for each in found) else found


def _book(request: ActingRequest, round_id: UUID, form: ContactsForm) -> AfterMove | None:
    gathering, conversation = form.contact("gathering"), form.contact("conversation")
    return book_contacts(
        by=request.actor, round_id=round_id, gathering=gathering, conversation=conversation, now=request.now
    )


def _next(request: ActingRequest, pack: PackView, outcome: AfterMove | None) -> str:
    """A conversation that moved is looked at beside its pack, by whoever sees packs."""
    to_pack = outcome in (AfterMove.DECIDE_ANEW, AfterMove.WITH_PERSON) and request.actor.role in GATHERS
    return reverse("prepare:pack", args=[pack.round.id]) if to_pack else reverse("people:person", args=[pack.person.id])


def _end(request: ActingRequest, round_id: UUID, kind: str, form: OverForm) -> None:
    change = cancel_contact if form.cleaned_data["how"] == "cancelled" else miss_contact
    change(by=request.actor, round_id=round_id, kind=kind, because=form.cleaned_data["because"], now=request.now)
