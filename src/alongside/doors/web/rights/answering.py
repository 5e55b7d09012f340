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
from alongside.doors.web.document.saving import is_stale
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import Choice, Hidden, StrictForm, Words
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.roles import ANSWERS
from alongside.doors.web.rights.wording import HOW_ASKED, due_cell, status_words
from alongside.doors.web.shapes import Cell, Change, Row
from alongside.records.people.reads import people_listed, person_view
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import note_quoted
from alongside.records.rights.changes import accept_correction, refuse_correction
from alongside.records.rights.reads import corrections_to_answer, open_correction, open_entry_now, requests_to_answer
from alongside.records.rights.values import IN_NO_DRAFT, CopyView, CorrectionView, EntryNow
from alongside.rules.dates import day_of
from alongside.rules.rights import has_changed_since

ACCEPT, STANDS, REFUSE = "accept", "stands", "refuse"
AS_SHOWN = r"[0-9a-f]{32}|" + IN_NO_DRAFT
# What can be decided once the entry is not what it was: nobody writes over it without having seen it.
_SINCE_CHANGED = [
    (ACCEPT, gettext_lazy("It is put right: the words below take the place of what stands there now")),
    (STANDS, gettext_lazy("What stands there now is right already")),
    (REFUSE, gettext_lazy("What stands there now stays, and I say why")),
]


class AnswerForm(StrictForm):
    """Put right, with the newer words of an entry of the plan, or left as it is; and what the person is told.

    shown: the entry as it stood on the page, so that an answer is to what its writer saw.
    """

    shown = Hidden(pattern=AS_SHOWN)
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

    def __init__(
        self, data: Any, asked: CorrectionView, entry: EntryNow | None, kept: Mapping[str, str] | None = None
    ) -> None:
        self.now = entry.item.words if entry and entry.item else None
        self.is_in_no_draft = entry is not None and entry.item is not None and not entry.is_in_draft
        self.is_changed = entry is not None and has_changed_since(asked.about, self.now)
        shown = {"words": self.now or "", "shown": entry.tag if entry else IN_NO_DRAFT}
        super().__init__(data, initial={**shown, **(kept or {})})
        if self.is_changed:
            self._ask_again(is_there=bool(self.now or data))
        if entry is None or (self.now is None and not data and not (kept or {}).get("words")):
            del self.fields["words"]

    def _ask_again(self, *, is_there: bool) -> None:
        """What can be decided once it says something else; newer words only for what is still there."""
        choices = [each for each in _SINCE_CHANGED if is_there or each[0] != ACCEPT]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]
        if self.now is None:
            self.fields["words"].label = _("What you wrote")
            self.fields["words"].help_text = _("It was taken out of the draft, so these words would stand nowhere.")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decision") == ACCEPT and "words" in given and given["words"] in ("", self.now or ""):
            same = _("Change “%(field)s”: it is the same as before.") % {"field": self.fields["words"].label}
            self.add_error("words", ValidationError(same))
        return given

    @property
    def kept(self) -> dict[str, str]:
        """What was written, for the page that shows what was changed meanwhile: nothing of it is lost."""
        return {name: self.cleaned_data.get(name, "") for name in ("words", "answer")}


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
    asked = open_correction(by=request.actor, correction=correction, now=request.now)
    entry = _entry(request, asked)
    form = AnswerForm(request.POST or None, asked, entry)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        stale: list[bool] = []
        if form.carries_out(lambda: stale.append(is_stale(lambda: _answer(request, asked, form)))):
            if not stale[0]:
                return redirect("rights:correction", correction)
            entry = _entry(request, asked)
            form = AnswerForm(None, asked, entry, form.kept)
        status = 409 if stale else 422
    return _page(request, asked, entry, form, status)


def _entry(request: ActingRequest, asked: CorrectionView) -> EntryNow | None:
    """The entry as it stands now; None where the request is about no entry of the plan, or is answered."""
    if asked.item is None or asked.is_accepted is not None:
        note_quoted(by=request.actor, person=asked.person, purpose=request.actor.purpose, now=request.now)
        return None
    return open_entry_now(by=request.actor, asked=asked, now=request.now)


def _page(
    request: ActingRequest, asked: CorrectionView, entry: EntryNow | None, form: AnswerForm, status: int
) -> HttpResponse:
    who = person_view(by=request.actor, person=asked.person)
    values = {
        "person": header_of(who),
        "shown": who,
        "form": form,
        "rows": _rows(asked, entry if form.is_changed else None),
        "is_answered": asked.is_accepted is not None,
        "meanwhile": status == 409,
    }
    return render(request, "rights/correction.html", values, status=status)


def _answer(request: ActingRequest, asked: CorrectionView, form: AnswerForm) -> None:
    given = form.cleaned_data
    about = {
        "by": request.actor,
        "correction": asked.id,
        "answer": given["answer"],
        "shown": given["shown"],
        "now": request.now,
    }
    if given["decision"] == REFUSE:
        refuse_correction(**about)
    else:
        accept_correction(words=given.get("words", "") if given["decision"] == ACCEPT else "", **about)


def _row(request: ActingRequest, each: CorrectionView, people: Mapping[UUID, PersonView]) -> list[Cell]:
    return [
        Cell(
            people[each.person].known_as,
            reverse("rights:correction", args=[each.id]),
            note=section_name(each.section) if each.item else _("Their details"),
        ),
        Cell(day(each.asked_on)),
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


def _rows(each: CorrectionView, changed: EntryNow | None) -> list[Row]:
    """before, theirs and mine: what it said, what somebody else put there meanwhile, and what is asked for."""
    rows = [
        _part(each),
        Row(_("What it said when they asked") if changed else _("What it says"), each.about),
        *([Row(_("What it says now"), _stands(changed))] if changed else []),
        Row(_("What they ask for"), each.wanted),
        Row(_("Asked by"), _asked_by(each)),
    ]
    if each.is_accepted is None or each.answered_at is None:
        return [*rows, Row(_("Answer by"), day(each.due_on))]
    decided = _("It is put right") if each.is_accepted else _("It stays as it is")
    who = _("%(name)s on %(day)s") % {"name": each.answered_by_name, "day": day(each.answered_at)}
    return [*rows, Row(_("Answer"), f"{decided}\n{each.answer}"), Row(_("Answered by"), who)]


def _asked_by(each: CorrectionView) -> str:
    asked = _("%(name)s on %(day)s") % {"name": each.asked_by_name, "day": day(each.asked_on)}
    if not each.typed_by_name:
        return asked
    typed = _("Written down by %(name)s on %(day)s") % {"name": each.typed_by_name, "day": day(each.asked_at)}
    return f"{asked}\n{HOW_ASKED[each.asked_how]}\n{typed}"


def _stands(changed: EntryNow) -> str:
    if changed.item is None:
        return _("Nothing: it was taken out.")
    who = changed.item.typed_by or changed.item.said_by
    changed_by = _("Changed by %(name)s on %(when)s.") % {"name": who, "when": moment(changed.item.said_at)}
    return f"{changed.item.words}\n{changed_by}"
