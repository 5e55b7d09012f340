"""What people ask about records: what waits for the team, and one request to put something right, to answer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Choice, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.quoting import note_quoted
from alongside.doors.web.rights.roles import ANSWERS
from alongside.doors.web.rights.wording import due_cell, status_words
from alongside.doors.web.shapes import Cell, Change, Row
from alongside.records.people.reads import people_listed, person_view
from alongside.records.people.values import PersonView
from alongside.records.rights.changes import accept_correction, refuse_correction
from alongside.records.rights.reads import correction_view, corrections_to_answer, requests_to_answer
from alongside.records.rights.values import CopyView, CorrectionView
from alongside.rules.dates import day_of

ACCEPT, REFUSE = "accept", "refuse"


class AnswerForm(StrictForm):
    """Put right, with the newer words of an entry of the plan, or left as it is; and what the person is told."""

    decision = Choice(
        gettext_lazy("What do you decide?"),
        [(ACCEPT, gettext_lazy("It is put right")), (REFUSE, gettext_lazy("It stays as it is"))],
    )
    words = Words(
        gettext_lazy("What the entry says from now on"),
        hint=gettext_lazy("Change the words here if it is put right. The newer words go into the draft of the plan."),
    )
    answer = Words(
        gettext_lazy("What do you tell the person?"),
        hint=gettext_lazy("If it stays as it is, say why. They see this on their page."),
        required=True,
        longest=4000,
    )

    def __init__(self, data: Any, asked: CorrectionView) -> None:
        super().__init__(data, initial={"words": asked.about})
        self.asked = asked
        if asked.item is None:
            del self.fields["words"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decision") == ACCEPT and "words" in given and given["words"] in ("", self.asked.about):
            same = _("Change “%(field)s”: it is the same as before.") % {"field": self.fields["words"].label}
            self.add_error("words", ValidationError(same))
        return given


@for_roles(*ANSWERS)
def requests(request: ActingRequest) -> HttpResponse:
    """What waits for an answer here, what is due first."""
    corrections = corrections_to_answer(by=request.actor, now=request.now)
    copies = requests_to_answer(by=request.actor, now=request.now)
    asked = dict.fromkeys([*(each.person for each in corrections), *(each.person for each in copies)])
    people = people_listed(by=request.actor, people=list(asked), name="requests about records", now=request.now)
    values = {
        "corrections": [_row(request, each, people) for each in corrections if each.person in people],
        "copies": [_copy_row(request, each, people) for each in copies if each.person in people],
    }
    return render(request, "rights/requests.html", values)


@for_roles(*ANSWERS)
def correction(request: ActingRequest, correction: UUID) -> HttpResponse:
    """What is there, what is wanted, and the answer; once it is answered, what was."""
    asked = correction_view(by=request.actor, correction=correction)
    note_quoted(request, asked.person)
    who = person_view(by=request.actor, person=asked.person)
    form = AnswerForm(request.POST or None, asked)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _answer(request, asked, form)):
        return redirect("rights:correction", correction)
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "rows": _rows(asked),
        "is_answered": asked.is_accepted is not None,
    }
    return render(request, "rights/correction.html", values, status=422 if form.errors else 200)


def _answer(request: ActingRequest, asked: CorrectionView, form: AnswerForm) -> None:
    given = form.cleaned_data
    about = {"by": request.actor, "correction": asked.id, "answer": given["answer"], "now": request.now}
    if given["decision"] == ACCEPT:
        accept_correction(words=given.get("words", ""), **about)
    else:
        refuse_correction(**about)


def _row(request: ActingRequest, each: CorrectionView, people: Mapping[UUID, PersonView]) -> list[Cell]:
    return [
        Cell(
            people[each.person].known_as,
            reverse("rights:correction", args=[each.id]),
            note=section_name(each.section) if each.item else _("Their details"),
        ),
        Cell(day(each.asked_at)),
        due_cell(each.due_on, day_of(request.now)),
    ]


def _copy_row(request: ActingRequest, each: CopyView, people: Mapping[UUID, PersonView]) -> list[Cell]:
    return [
        Cell(people[each.person].known_as, reverse("rights:copy", args=[each.id]), note=each.asker_name),
        Cell(status_words(each)),
        due_cell(each.due_on, day_of(request.now)),
    ]


def _part(each: CorrectionView) -> Row:
    """An entry of the plan; or details of the person, which are changed where they are kept."""
    if each.item is not None:
        return Row(_("Part of the plan"), section_name(each.section))
    change = Change(reverse("people:more", args=[each.person]), _("Open"), _("their details"))
    return Row(_("Part of the record"), _("Their details"), (change,) if each.is_accepted is None else ())


def _rows(each: CorrectionView) -> list[Row]:
    rows = [
        _part(each),
        Row(_("What it says"), each.about),
        Row(_("What they ask for"), each.wanted),
        Row(_("Asked by"), _("%(name)s on %(day)s") % {"name": each.asked_by_name, "day": day(each.asked_at)}),
    ]
    if each.is_accepted is None or each.answered_at is None:
        return [*rows, Row(_("Answer by"), day(each.due_on))]
    decided = _("It is put right") if each.is_accepted else _("It stays as it is")
    who = _("%(name)s on %(day)s") % {"name": each.answered_by_name, "day": day(each.answered_at)}
    return [*rows, Row(_("Answer"), f"{decided}\n{each.answer}"), Row(_("Answered by"), who)]
