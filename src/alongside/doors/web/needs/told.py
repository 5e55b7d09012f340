"""One question about needs, asked once: what is needed, or that nothing is."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.need_words import TITLES
from alongside.doors.web.needs.forms import LanguageForm, ToldForm
from alongside.doors.web.needs.roles import TELLS
from alongside.doors.web.needs.whose import href, is_own, whose
from alongside.doors.web.needs.wording import ASKED_OF_STAFF, ASKED_OF_THE_PERSON
from alongside.doors.web.rendering import render
from alongside.records.people.changes.needs import record_language, record_need
from alongside.rules.needs import Subset
from alongside.rules.refusals import Unknown


@for_roles(*TELLS)
def told(request: ActingRequest, subset: str, person: UUID | None = None) -> HttpResponse:
    """Ask about one subset."""
    about, who, own = _subset(subset), whose(request, person), is_own(request)
    form = ToldForm(request.POST or None, about, who, is_own=own)
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _record(request, who.id, about, form)):
        return redirect(href("needs", person))
    values = {
        "person": header_of(who),
        "form": form,
        "caption": str(TITLES[about]),
        "question": str((ASKED_OF_THE_PERSON if own else ASKED_OF_STAFF)[about]),
        "back_href": href("needs", person),
    }
    return render(request, "needs/ask.html", values, status=form.status)


@for_roles(*TELLS)
def language(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """Ask about the language, and whether somebody has to interpret."""
    who = whose(request, person)
    form = LanguageForm(request.POST or None, who)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        record_language(
            by=request.actor,
            person=who.id,
            language=given["language"],
            interpreter=given["interpreter"],
            now=request.now,
        )
        return redirect(href("needs", person))
    values = {"person": header_of(who), "form": form, "is_own": is_own(request), "back_href": href("needs", person)}
    return render(request, "needs/language.html", values, status=form.status)


def _record(request: ActingRequest, person: UUID, about: Subset, form: ToldForm) -> None:
    given = form.cleaned_data
    record_need(
        by=request.actor,
        person=person,
        subset=about,
        answer=given["answer"],
        codes=given["codes"],
        words=given["words"],
        now=request.now,
        **form.asked(),
    )


def _subset(subset: str) -> Subset:
    if subset not in set(Subset):
        raise Unknown("needs.unknown")
    return Subset(subset)
