"""What is known of the person beside their plan, and asking to have it put right.

How to reach them safely, their code word and the key to their home are never here (rules.details): somebody may be
looking over their shoulder. The page says whom to ask, in the same words to everybody.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import StrictForm, Words
from alongside.doors.web.headers import header_of, language_name
from alongside.doors.web.jinja import day
from alongside.doors.web.people.more_words import NUMBERS, POINTS
from alongside.doors.web.people.wording import CONTACT
from alongside.doors.web.rendering import render
from alongside.doors.web.rights.wording import HARD_FOR_YOU, YOUR_ETHNICITY, YOUR_NUMBER
from alongside.doors.web.shapes import Row
from alongside.records.people.reads import open_details
from alongside.records.people.values import MoreDetails
from alongside.records.rights.changes import Wanted, ask_for_correction
from alongside.rules.actors import Role
from alongside.rules.nhs_number import shown
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TITLES: "Mapping[str, _StrPromise]" = {
    "names": gettext_lazy("Your names"),
    "numbers": gettext_lazy("Your numbers"),
    "reaching": gettext_lazy("How we reach you"),
    "about": gettext_lazy("About you"),
}


class WantedForm(StrictForm):
    """What a detail should say."""

    wanted = Words(gettext_lazy("What is wrong, and what should it say?"), required=True, longest=4000)


@for_roles(Role.PERSON)
def my_details(request: ActingRequest) -> HttpResponse:
    """Names, numbers, ways to be reached, background: each with what nobody has asked yet."""
    page = open_details(by=request.actor, person=request.actor.known_person, now=request.now)
    parts = [
        {"title": TITLES[part], "rows": rows, "href": reverse("rights:detail", args=[part])}
        for part, rows in _parts(page).items()
    ]
    return render(request, "rights/my_details.html", {"person": header_of(page.person), "parts": parts})


@for_roles(Role.PERSON)
def detail(request: ActingRequest, about: str) -> HttpResponse:
    """Ask the team to put one part of the details right. They answer within a month."""
    page = open_details(by=request.actor, person=request.actor.known_person, now=request.now)
    rows = _parts(page).get(about)
    if rows is None:
        raise Unknown("person.detail-unknown")
    form, title = WantedForm(request.POST or None), str(TITLES[about])

    def ask() -> None:
        wanted = Wanted(Section.ABOUT_ME, _as_words(title, rows), form.cleaned_data["wanted"])
        ask_for_correction(by=request.actor, person=page.person.id, wanted=wanted, now=request.now)

    if request.method == "POST" and form.is_valid() and form.carries_out(ask):
        return redirect("rights:mine")
    values = {"person": header_of(page.person), "form": form, "title": title, "rows": rows}
    return render(request, "rights/detail.html", values, status=422 if form.errors else 200)


def _parts(page: MoreDetails) -> Mapping[str, list[Row]]:
    parts = {"names": _names(page), "numbers": _numbers(page), "reaching": _reaching(page), "about": _about(page)}
    return {part: [Row(label, words or _("Not asked yet")) for label, words in rows] for part, rows in parts.items()}


def _names(page: MoreDetails) -> list[tuple[str, str]]:
    who = page.person
    return [
        (_("You like to be called"), who.preferred_name),
        (_("Name"), who.name),
        (_("Pronouns"), who.pronouns),
        (_("Date of birth"), day(who.born_on)),
        (_("Gender"), who.gender),
    ]


def _numbers(page: MoreDetails) -> list[tuple[str, str]]:
    who = page.person
    nhs = f"{shown(who.nhs_number)}\n{YOUR_NUMBER[who.nhs_number_check]}" if who.nhs_number else _("Not known")
    others = [(str(NUMBERS[each.kind]), f"{each.value}\n{YOUR_NUMBER[each.verified]}") for each in page.identifiers]
    return [(_("NHS number"), nhs), *others]


def _reaching(page: MoreDetails) -> list[tuple[str, str]]:
    who = page.person
    hears = _("No messages") if who.no_messages else str(CONTACT[who.contact_by])
    interpreter = {True: _("With an interpreter"), False: _("Without an interpreter"), None: ""}[who.interpreter]
    return [
        (_("Address"), "\n".join(filter(None, (who.address, who.postcode)))),
        (_("Phone"), who.telephone),
        (_("Email"), who.email),
        *((str(POINTS[each.kind]), "\n".join(filter(None, (each.value, each.note)))) for each in page.contacts),
        (_("You hear from us"), hears),
        (_("Language"), "\n".join((language_name(who.language), interpreter or _("Interpreter: not asked yet")))),
    ]


def _about(page: MoreDetails) -> list[tuple[str, str]]:
    told = page.background
    return [
        (_("Ethnic group"), str(YOUR_ETHNICITY.get(told.ethnicity, ""))),
        (_("Religion or belief"), told.religion),
        (_("What is hard for you"), ", ".join(str(HARD_FOR_YOU[each]) for each in told.impairments)),
        (_("Who you live with"), told.household),
        (_("Who depends on you"), told.dependants),
        (_("Getting into your home"), told.home_access),
    ]


def _as_words(title: str, rows: list[Row]) -> str:
    """What is quoted in the request: the part as it stood."""
    lines = (f"{row.label}: {', '.join(row.words.splitlines())}" for row in rows)
    return "\n".join((title, *lines))
