"""Who looked at a person's plan, and what was done with it, in plain sentences by day."""

from collections.abc import Iterable
from itertools import groupby

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.role_names import ROLE_WORDS
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Event
from alongside.doors.web.who_looked.filtering import OWN, LookedForm
from alongside.doors.web.who_looked.wording import sentence_of
from alongside.records.people.reads import lookers, person_view
from alongside.records.people.reads import who_looked as looked_at
from alongside.records.people.values import Looked, LookedPage
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.refusals import Invalid

PAGE = 50
ON_PAPER = 1000  # lines; what is longer is printed in parts


@for_roles(Role.PERSON)
def who_looked(request: ActingRequest) -> HttpResponse:
    """Newest first, as far as it is asked for; what the person did themselves only when they ask for it."""
    form = _form(request)
    page = _page(request, form, PAGE)
    here = reverse("who_looked:who-looked")
    values = {
        "form": form,
        "days": _days(page.looked),
        "is_filtered": bool(form.chosen),
        "is_later": _before(request) is not None,
        "with_own": form.with_own,
        "own_href": form.address(here, own="" if form.with_own else OWN),
        "newest_href": form.address(here),
        "every_href": f"{here}?own={OWN}" if form.with_own else here,
        "older_href": form.address(here, before=str(page.older)) if page.older else "",
        "print_href": form.address(reverse("who_looked:print")),
    }
    return render(request, "who_looked/who_looked.html", values, status=422 if form.errors else 200)


@for_roles(Role.PERSON)
def print_it(request: ActingRequest) -> HttpResponse:
    """The same list on one page, for paper: what was asked for, when it was printed, and every line of it."""
    form = _form(request)
    page = _page(request, form, ON_PAPER)
    values = {
        "form": form,
        "shown": person_view(by=request.actor, person=request.actor.known_person),
        "days": _days(page.looked),
        "chosen": form.chosen,
        "with_own": form.with_own,
        "is_cut": page.older is not None,
        "most": ON_PAPER,
        "now": request.now,
        "back_href": form.address(reverse("who_looked:who-looked")),
    }
    return render(request, "who_looked/print.html", values, status=422 if form.errors else 200)


def _form(request: ActingRequest) -> LookedForm:
    return LookedForm(request.GET, lookers(by=request.actor, person=request.actor.known_person))


def _page(request: ActingRequest, form: LookedForm, most: int) -> LookedPage:
    return looked_at(
        by=request.actor,
        person=request.actor.known_person,
        before=_before(request),
        most=most,
        with_own=form.with_own,
        only=form.only(request.now),
    )


def sentence(looked: Looked) -> str:
    """What was done, with the name of who did it."""
    return sentence_of(looked.event).format(who=_name(looked))


def _name(looked: Looked) -> str:
    if looked.is_own:
        return _("You")
    if looked.event.role == Role.SYSTEM:
        return _("This service")
    if looked.event.role == Role.CLIENT:
        return _("A system of %(name)s") % {"name": looked.organisation or _("another organisation")}
    return looked.name or _("Somebody")


def _who(looked: Looked) -> str:
    """Who it was, in full: their part and where they work."""
    if looked.is_own or not looked.name:
        return looked.organisation
    part = str(ROLE_WORDS[Role(looked.event.role)]) if looked.event.role in ROLE_WORDS else ""
    return ", ".join(filter(None, (looked.name, part, looked.organisation)))


def _days(looked: Iterable[Looked]) -> list[tuple[str, list[Event]]]:
    by_day = groupby(looked, key=lambda each: day_of(each.event.at))
    return [(day(on), _events(of_day)) for on, of_day in by_day]


def _events(looked: Iterable[Looked]) -> list[Event]:
    """The same thing done several times in a row is one line."""
    rows = groupby(looked, key=lambda each: (sentence(each), _who(each)))
    return [_event(text, who, list(several)) for (text, who), several in rows]


def _event(text: str, who: str, several: list[Looked]) -> Event:
    times = ngettext("%(num)s time", "%(num)s times", len(several)) % {"num": len(several)}
    return Event(at=several[0].event.at, text=text, who=who, detail=times if len(several) > 1 else "")


def _before(request: ActingRequest) -> int | None:
    given = request.GET.get("before", "")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 12):
        raise Invalid("list.page", field="before")
    return int(given)
