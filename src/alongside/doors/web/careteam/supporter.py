"""One who supports a person: what is known, what was decided, what stands between them; changed and ended here."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.forms import ChangeForm, ConcernForm, ConflictForm, DecisionForm
from alongside.doors.web.careteam.roles import CARES, CHECKS, SEES_TEAM, WRITES
from alongside.doors.web.careteam.team import is_own, team_address
from alongside.doors.web.careteam.wording import (
    FIELDS,
    KINDS,
    asked_words,
    change_event,
    conflict_rows,
    contact_words,
    decision_words,
    facilitation_rows,
    part_words,
    when_words,
)
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, StrictForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import moment
from alongside.doors.web.rendering import render
from alongside.doors.web.saved import Saved, saying
from alongside.doors.web.shapes import Event, Row
from alongside.records.carers.reads import caring_of_supporter
from alongside.records.careteam.changes import (
    answer_concern,
    change_supporter,
    record_conflict,
    record_involvement,
)
from alongside.records.careteam.reads import member_of_team
from alongside.records.careteam.values import CARER_KINDS, ConcernView, InvolvementView, MemberPage
from alongside.records.sharing.changes import end_support
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.facilitating import FACILITATES


@for_roles(*SEES_TEAM)
def supporter(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """Everything that this reader may know of one who supports the person."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    role, own = request.actor.role, is_own(request)
    values = {
        **_common(request, found),
        "rows": _rows(found),
        "decisions": [_decided(each, found.supporter.name, own=own) for each in found.decisions],
        "conflict": conflict_rows(found.conflicts[0]) if found.conflicts else [],
        "earlier": [conflict_rows(each) for each in found.conflicts[1:]],
        "changes": [change_event(each) for each in found.was],
        "facilitations": [facilitation_rows(each, may_end=role in WRITES) for each in found.facilitations],
        "observations": [Event(at=each.at, text=each.words, who=each.name) for each in found.observations],
        "may_help": role in CARES and found.supporter.kind in FACILITATES,
        "may_write": role in WRITES and found.supporter.ends_on is None,
        "may_check": role in CHECKS,
        "carer_href": _carer_address(request, found) if role in CARES else "",
        "answers_concern": role == Role.SAFEGUARDING_LEAD,
        "concern": _concern_words(found.concerns) if role == Role.SAFEGUARDING_LEAD else "",
    }
    return render(request, "careteam/supporter.html", values)


@for_roles(*WRITES)
def change(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """What has changed about them; what was known before is kept."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    form = ChangeForm(request.POST or None, found, own=is_own(request))
    return _form(request, found, form, _("Change what is known"), lambda: _change(request, supporter, form))


@for_roles(*WRITES)
def end(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """They do not support the person any more; asked once."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    form = ButtonForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: end_support(by=request.actor, supporter=supporter, now=request.now))
    ):
        return saying(Saved.ENDED, redirect(team_address(request, found.person.id)))
    values = {**_common(request, found), "form": form, "signs_in": found.supporter.account is not None}
    return render(request, "careteam/end.html", values, status=409 if form.errors else 200)


@for_roles(*WRITES)
def decision(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """Whether the person wants them involved."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    name = found.supporter.name
    form = DecisionForm(request.POST or None, found, day_of(request.now), own=is_own(request))
    title = (
        _("Do you want %(name)s to be involved?") if is_own(request) else _("Does the person want %(name)s involved?")
    )
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _decide(request, supporter, form)):
        return saying(Saved.INVOLVED, redirect(team_address(request, found.person.id)))
    sharing_href = reverse("sharing:mine", args=[] if is_own(request) else [found.person.id])
    values = {**_common(request, found), "title": title % {"name": name}, "form": form, "sharing_href": sharing_href}
    return render(request, "careteam/decision.html", values, status=form.status)


@for_roles(*CHECKS)
def conflict(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """What stands between the person and somebody who is involved."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    form = ConflictForm(request.POST or None, found, day_of(request.now))
    title = _("Is there a conflict of interest with %(name)s?") % {"name": found.supporter.name}
    return _form(request, found, form, title, lambda: _record(request, supporter, form), "careteam/conflict.html")


@for_roles(Role.SAFEGUARDING_LEAD)
def concern(request: ActingRequest, supporter: UUID) -> HttpResponse:
    """The one question that nobody but a safeguarding lead answers, and nobody else knows was answered."""
    found = member_of_team(by=request.actor, supporter=supporter, now=request.now)
    form = ConcernForm(request.POST or None)
    title = _("A question of safeguarding about %(name)s") % {"name": found.supporter.name}
    return _form(request, found, form, title, lambda: _answer(request, supporter, form), "careteam/concern.html")


def _form(
    request: ActingRequest,
    found: MemberPage,
    form: StrictForm,
    title: str,
    save: Callable[[], object],
    template: str = "careteam/form.html",
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and form.carries_out(save):
        return saying(Saved.CHANGED, redirect("careteam:supporter", found.supporter.id))
    back = reverse("careteam:supporter", args=[found.supporter.id])
    values = {
        **_common(request, found),
        "title": title,
        "caption": found.supporter.name,
        "back": back,
        "form": form,
        "button": _("Save"),
    }
    return render(request, template, values, status=form.status)


def _change(request: ActingRequest, supporter: UUID, form: ChangeForm) -> None:
    based_on = int(form.cleaned_data["based_on"])
    details = form.details()
    change_supporter(by=request.actor, supporter=supporter, based_on=based_on, details=details, now=request.now)


def _decide(request: ActingRequest, supporter: UUID, form: DecisionForm) -> None:
    record_involvement(by=request.actor, supporter=supporter, answer=form.answer(), now=request.now)


def _record(request: ActingRequest, supporter: UUID, form: ConflictForm) -> None:
    record_conflict(by=request.actor, supporter=supporter, check=form.check(), now=request.now)


def _answer(request: ActingRequest, supporter: UUID, form: ConcernForm) -> None:
    alleged = form.cleaned_data["alleged"] == "yes"
    answer_concern(by=request.actor, supporter=supporter, alleged=alleged, now=request.now)


def _common(request: ActingRequest, found: MemberPage) -> dict[str, object]:
    return {
        "person": header_of(found.person),
        "own": is_own(request),
        "shown": found.person,
        "member": found.supporter,
        "found": found,
        "cares": request.actor.role in CARES,
        "team_href": team_address(request, found.person.id),
    }


def _rows(found: MemberPage) -> list[Row]:
    who = found.supporter
    rows = [
        Row(str(KINDS.get(who.kind, who.kind)), part_words(who)),
        Row(_("How to reach them"), contact_words(who)),
        Row(str(FIELDS["key_worker"]), _("Yes") if who.key_worker else ""),
        Row(_("When"), when_words(who)),
    ]
    return [row for row in rows if row.words]


def _decided(each: InvolvementView, name: str, *, own: bool) -> Event:
    return Event(at=each.at, text=decision_words(each, name, own=own), detail="" if own else asked_words(each))


def _carer_address(request: ActingRequest, found: MemberPage) -> str:
    """Where a carer's own record is, or is made; "" for one who is no carer."""
    who = found.supporter
    if who.kind not in CARER_KINDS or who.ends_on is not None:
        return ""
    known = caring_of_supporter(by=request.actor, supporter=who.id)
    return reverse("caring:caring", args=[known]) if known else reverse("caring:add_carer", args=[who.id])


def _concern_words(concerns: tuple[ConcernView, ...]) -> str:
    if not concerns:
        return _("Not answered yet")
    answer = _("Yes") if concerns[0].alleged else _("No")
    return _("%(answer)s, %(when)s") % {"answer": answer, "when": moment(concerns[0].at)}
