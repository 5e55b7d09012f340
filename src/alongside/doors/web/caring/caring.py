"""One caring: what the carer does and can do, the assessment, the plan for when they cannot, and who sees it."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.caring.forms import AssessmentForm, RecordForm, SaidForm
from alongside.doors.web.caring.roles import CARES, WRITES
from alongside.doors.web.caring.wording import (
    IDENTIFIED,
    LAWS,
    MY_SHOWING,
    THEIR_SHOWING,
    assessment_words,
    emergency_words,
    said_rows,
    topic_words,
)
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm, StrictForm
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.carers.changes import end_caring, link_caring, record_assessment, say_caring
from alongside.records.carers.reads import caring_page
from alongside.records.carers.values import CaringPage
from alongside.records.people.reads import person_by_nhs_number
from alongside.rules.actors import Role
from alongside.rules.carers import ABOUT, About, Showing
from alongside.rules.dates import day_of
from alongside.rules.nhs_number import check_nhs_number
from alongside.rules.refusals import Invalid, NotReady


@for_roles(*WRITES)
def caring(request: ActingRequest, caring: UUID) -> HttpResponse:
    """Everything about it, for the carer or their team."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    own, goes_on = is_own(request), found.caring.ended_on is None
    values = {
        **common(request, found),
        "goes_on": goes_on,
        "said": said_rows(found.caring.said, own=own),
        "law": LAWS[found.law],
        "assessments": [Row(day(each.at), assessment_words(each)) for each in found.assessments],
        "may_answer": goes_on and (not own or bool(found.assessments)),
        "about_carer": _parts(found, About.CARER, own=own),
        "about_other": _parts(found, About.CARED_FOR, own=own),
        "showing": [str((MY_SHOWING if own else THEIR_SHOWING)[each]) for each in Showing if each in found.shown],
        "is_linked": found.other is not None,
        "emergency": emergency_words(found, own=own),
        "asks": found.other is not None and Showing.PLAN in found.shown,
        "identified": IDENTIFIED[found.caring.identified_by],
    }
    return render(request, "caring/caring.html", values)


@for_roles(*WRITES)
def words(request: ActingRequest, caring: UUID) -> HttpResponse:
    """What the carer does, and is willing and able to do."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    form = SaidForm(request.POST or None, found.caring.said)

    def save() -> None:
        say_caring(by=request.actor, caring=caring, said=form.said(), based_on=found.caring.number, now=request.now)

    own, others = _("What do you do, and what can you do?"), _("What do they do, and what can they do?")
    return ask(request, found, form, own if is_own(request) else others, save)


@for_roles(*WRITES)
def assessment(request: ActingRequest, caring: UUID) -> HttpResponse:
    """Staff write down an offer and its answer; the carer answers one that was made."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    if is_own(request) and not found.assessments:
        raise NotReady("carer.no-offer")
    last = found.assessments[0].offered_on if found.assessments else None
    form = AssessmentForm(request.POST or None, day_of(request.now), offered_on=last, own=is_own(request))

    def save() -> None:
        offered_on, answer, said = form.answered()
        record_assessment(
            by=request.actor, caring=caring, offered_on=offered_on, answer=answer, words=said, now=request.now
        )

    title = _("An assessment for you as a carer") if is_own(request) else _("An assessment for the carer")
    return ask(request, found, form, title, save, lead=str(LAWS[found.law]))


@for_roles(*CARES)
def record(request: ActingRequest, caring: UUID) -> HttpResponse:
    """Which record is that of the one who is looked after: said by those who look after both."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    form = RecordForm(request.POST or None)

    def save() -> None:
        cared_for = _of_number(request, form.cleaned_data["nhs_number"])
        link_caring(by=request.actor, caring=caring, cared_for=cared_for, now=request.now)

    lead = _("Neither of them sees more by it. It only lets the carer choose to show something.")
    return ask(request, found, form, _("Which record is theirs?"), save, lead=lead)


@for_roles(*WRITES)
def end(request: ActingRequest, caring: UUID) -> HttpResponse:
    """They do not look after them any more; asked once."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    form = ButtonForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.carries_out(lambda: end_caring(by=request.actor, caring=caring, now=request.now))
    ):
        return redirect("caring:caring", caring)
    values = {**common(request, found), "form": form}
    return render(request, "caring/end.html", values, status=409 if form.errors else 200)


def ask(
    request: ActingRequest,
    found: CaringPage,
    form: StrictForm,
    title: str,
    save: Callable[[], object],
    *,
    lead: str = "",
    bullets: Iterable[str] = (),
) -> HttpResponse:
    """One form about one caring: saved, back to its page."""
    if request.method == "POST" and form.is_valid() and form.carries_out(save):
        return redirect("caring:caring", found.caring.id)
    values = {**common(request, found), "title": title, "lead": lead, "bullets": list(bullets), "form": form}
    return render(request, "caring/form.html", values, status=form.status)


def common(request: ActingRequest, found: CaringPage) -> dict[str, object]:
    return {
        "person": header_of(found.person),
        "carer": found.person,
        "caring": found.caring,
        "own": is_own(request),
        "cares": request.actor.role in CARES,
    }


def is_own(request: ActingRequest) -> bool:
    return request.actor.role == Role.PERSON


def _parts(found: CaringPage, about: About, *, own: bool) -> list[Row]:
    rows = []
    for topic, whose in ABOUT.items():
        part, href = found.part(topic), reverse("caring:part", args=[found.caring.id, str(topic)])
        title = topic_words(topic, own=own)
        change = Change(href, _("Change") if part else _("Write"), title)
        if whose == about:
            words = part.words if part else _("Nothing is written yet.")
            rows.append(Row(title, words, (change,) if found.caring.ended_on is None else ()))
    return rows


def _of_number(request: ActingRequest, number: str) -> UUID | None:
    if not number.strip():
        return None
    person = person_by_nhs_number(by=request.actor, nhs_number=check_nhs_number(number))
    if person is None:
        raise Invalid("carer.not-on-list", field="nhs_number")
    return person
