"""Everything that is kept about the person: a copy to keep, whom to ask, and a concern about how the plan was made."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, Choice, StrictForm, Words
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.files import file_answer
from alongside.doors.web.saved import Saved, saying
from alongside.doors.web.shapes import Row
from alongside.records.plans.reads import note_quoted
from alongside.records.rights.changes import ask_for_copy, ask_for_everything, raise_complaint
from alongside.records.rights.reads import STEPS, complaints_of, contacts_for, copies_of, corrections_of, open_copy_file
from alongside.records.rights.values import ComplaintView, ContactView, CopyView, CorrectionView
from alongside.rules.actors import Role


class ConcernForm(StrictForm):
    """What is wrong, what should happen, and to whom it goes."""

    buttons = ("confirm",)
    organisation = Choice(gettext_lazy("Which organisation is it about?"), [])
    words = Words(gettext_lazy("What are you concerned about?"), required=True, longest=6000)
    wanted = Words(gettext_lazy("What would you like to happen?"), longest=4000, rows=3)

    def __init__(self, data: Any, every: tuple[ContactView, ...]) -> None:
        super().__init__(data)
        choices = [(str(each.organisation), each.organisation_name) for each in every]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    """What the person can get, whom they can ask, and what they asked before."""
    person = request.actor.known_person
    answers, every = contacts_for(by=request.actor, person=person, now=request.now)
    corrections = corrections_of(by=request.actor, person=person)
    if corrections:
        note_quoted(by=request.actor, person=person, purpose=request.actor.purpose, now=request.now)
    values = {
        "copies": [_copy(each, request) for each in copies_of(by=request.actor, person=person)],
        "answers": answers,
        "every": every,
        "contact_rows": [_contact_row(each) for each in every],
        "corrections": [_correction_row(each) for each in corrections],
        "complaints": [_complaint_row(each) for each in complaints_of(by=request.actor, person=person)],
    }
    return render(request, "rights/mine.html", values)


@for_roles(Role.PERSON)
def ask(request: ActingRequest) -> HttpResponse:
    """Ask for a copy of everything that the person can see."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_for_copy(by=request.actor, now=request.now)
        return redirect("rights:mine")
    return render(request, "rights/ask.html", {})


@for_roles(Role.PERSON)
def everything(request: ActingRequest) -> HttpResponse:
    """Ask for everything that is held: somebody looks first through what is also about others."""
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_for_everything(by=request.actor, now=request.now)
        return redirect("rights:mine")
    return render(request, "rights/everything.html", {})


@for_roles(Role.PERSON)
def file(request: ActingRequest, request_id: UUID, kind: str) -> HttpResponse:
    """One finished file. Only the account that asked opens it, for a week; each time is written down."""
    found = open_copy_file(by=request.actor, request=request_id, kind=kind, now=request.now)
    return file_answer(found, "my-record")


@for_roles(Role.PERSON)
def concern(request: ActingRequest) -> HttpResponse:
    """Raise a concern about how the plan was made. It goes past the team."""
    _answers, every = contacts_for(by=request.actor, person=request.actor.known_person, now=request.now)
    form = ConcernForm(request.POST or None, every)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _raise(request, form)):
        return saying(Saved.CONCERN, redirect("rights:mine"))
    return render(request, "rights/concern.html", {"form": form}, status=422 if form.errors else 200)


def _raise(request: ActingRequest, form: ConcernForm) -> None:
    given = form.cleaned_data
    raise_complaint(
        by=request.actor,
        organisation=UUID(given["organisation"]),
        words=given["words"],
        wanted=given["wanted"],
        now=request.now,
    )


def _copy(each: CopyView, request: ActingRequest) -> dict[str, Any]:
    is_open = each.status == "ready" and each.expires_at is not None and each.expires_at > request.now
    return {
        "id": each.id,
        "asked_on": each.asked_on,
        "words": _status(each, is_open),
        "is_open": is_open and each.for_account == request.actor.account,
        "expires_at": each.expires_at,
    }


def _status(each: CopyView, is_open: bool) -> str:
    if each.status == "making":
        return _("It is being made: step %(step)s of %(steps)s.") % {"step": each.step + 1, "steps": STEPS}
    if each.status == "ready":
        return _("It is ready.") if is_open else _("Its time is over. You can ask again.")
    words = {
        "waiting": _("It will be made in a few minutes."),
        "in-review": _("Somebody looks through it first. You get an answer by %(day)s.") % {"day": day(each.due_on)},
        "failed": _("It could not be made. Ask your team, or ask for it again."),
    }
    return words.get(each.status, _("Its time is over. You can ask again."))


def _contact_row(each: ContactView) -> Row:
    reach = "\n".join(filter(None, (each.officer_name, each.email, each.telephone, each.address)))
    return Row(each.organisation_name, reach or _("Ask at the desk for the privacy officer."))


def _correction_row(each: CorrectionView) -> Row:
    if each.answered_at is None:
        state = _("You get an answer by %(day)s.") % {"day": day(each.due_on)}
    else:
        decided = _("It is put right.") if each.is_accepted else _("It stays as it is.")
        state = f"{decided} {each.answer}"
    typed = _("Written down for you by %(name)s.") % {"name": each.typed_by_name} if each.typed_by_name else ""
    return Row(day(each.asked_on), "\n".join(filter(None, (f"“{each.about}”", each.wanted, typed, state))))


def _complaint_row(each: ComplaintView) -> Row:
    """What they raised, when it arrived, and what comes next and by when."""
    due = {"name": each.acknowledged_by_name, "day": day(each.due_on), "soon": day(each.acknowledge_on)}
    if each.answered_at:
        state = _("Answered on %(day)s: %(answer)s") % {"day": day(each.answered_at), "answer": each.answer}
    elif each.acknowledged_at:
        state = _("%(name)s looks into it. You get an answer by %(day)s.") % due
    else:
        state = _("You read here by %(soon)s who looks into it. You get an answer by %(day)s.") % due
    arrived = _("It arrived on %(when)s.") % {"when": moment(each.raised_at)}
    return Row(day(each.raised_at), f"{each.words}\n{arrived}\n{state}")
