"""How a person is doing: what there is to rate, and each measure's ratings beside the earlier ones."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.measures.roles import CARES, RATES, READS
from alongside.doors.web.measures.shown import before, rated, scores
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.measures.reads import open_measures
from alongside.records.measures.values import MeasuresPage
from alongside.rules.actors import Role
from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.instrument import Instrument
from alongside.rules.refusals import Unknown


@for_roles(Role.PERSON)
def mine(request: ActingRequest) -> HttpResponse:
    return redirect("measures:of", request.actor.known_person)


@for_roles(*READS)
def of(request: ActingRequest, person: UUID) -> HttpResponse:
    """What may be rated, when it last was, and the way to DIALOG+."""
    page = open_measures(by=request.actor, person=person, now=request.now)
    values = {
        **about(request, page),
        "measures": [_measure(page, each, may_rate=_may_rate(request, page)) for each in page.instruments],
        "talk_href": _talk_href(request, page, DIALOG.key),
        "back_href": reverse("people:person", args=[person]) if request.actor.role in CARES else "/",
    }
    return render(request, "measures/of.html", values)


@for_roles(*READS)
def results(request: ActingRequest, person: UUID, measure: str) -> HttpResponse:
    """The newest ratings of one measure beside the ones before, with a line over time for each."""
    page = open_measures(by=request.actor, person=person, now=request.now)
    uses = page.uses_of(measure)
    if not uses:
        raise Unknown("measures.unknown-use")
    newest, last = uses[0], before(uses[0], uses)
    values = {
        **about(request, page),
        "instrument": newest.instrument,
        "on": newest.use.on,
        "said": _said(newest.said_by, newest.typed_by_name),
        "before_on": last.use.on if last else None,
        "rated": rated(newest, uses),
        "scores": scores(newest),
        "others": _others(page, measure),
        "again_href": reverse("measures:begin", args=[person, measure]) if _may_rate(request, page) else "",
        "talk_href": _talk_href(request, page, measure),
    }
    return render(request, "measures/results.html", values)


def about(request: ActingRequest, page: MeasuresPage) -> dict[str, object]:
    """What every page of measures has: whose it is, and the way back."""
    is_own = request.actor.role == Role.PERSON
    return {"person": header_of(page.person), "page": page, "is_own": is_own, "called": page.person.called}


def _may_rate(request: ActingRequest, page: MeasuresPage) -> bool:
    """Whether a page may offer to rate: others who may add to this part only read here."""
    return page.may_add and request.actor.role in RATES


def _talk_href(request: ActingRequest, page: MeasuresPage, measure: str) -> str:
    is_there = measure == DIALOG.key and bool(page.uses_of(measure)) and request.actor.role in RATES
    return reverse("measures:talk", args=[page.person.id]) if is_there else ""


def _measure(page: MeasuresPage, each: Instrument, *, may_rate: bool) -> Row:
    uses = page.uses_of(each.key)
    begun = any(use.use.version.key == each.key for use in page.begun)
    lines = [_(each.about), _("Last done on %(date)s.") % {"date": day(uses[0].use.on)} if uses else _("Not done yet.")]
    changes = []
    if uses:
        changes.append(Change(reverse("measures:results", args=[page.person.id, each.key]), _("See"), _(each.title)))
    if may_rate:
        words = _("Go on") if begun else _("Begin")
        changes.append(Change(reverse("measures:begin", args=[page.person.id, each.key]), words, _(each.title)))
    return Row(_(each.title), "\n".join(lines), tuple(changes))


def _said(said_by: str, typed_by: str) -> str:
    if said_by == typed_by:
        return _("Rated by %(name)s") % {"name": said_by}
    return _("Rated by %(name)s, typed by %(typist)s") % {"name": said_by, "typist": typed_by}


def _others(page: MeasuresPage, measure: str) -> list[str]:
    """Every time that it was done, newest first: what is not on the line above is here."""
    line = _("%(date)s: %(who)s, version %(version)s (%(language)s)")
    return [
        line
        % {
            "date": day(use.use.on),
            "who": _said(use.said_by, use.typed_by_name),
            "version": use.use.version.version,
            "language": use.use.version.language,
        }
        for use in page.uses_of(measure)
    ]
