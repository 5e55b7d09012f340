"""The queue of people who were sent to us and may be here already."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.matches.roles import DECIDES
from alongside.doors.web.matches.wording import why_words
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.people.reads import possible_matches
from alongside.records.people.values import MatchView


@for_roles(*DECIDES)
def matches(request: ActingRequest) -> HttpResponse:
    """A page of 50, the first found first."""
    found = possible_matches(by=request.actor, page=page_number(request), now=request.now)
    values = {
        "rows": [_row(each) for each in found.matches],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "matches/list.html", values)


def _row(each: MatchView) -> list[Cell]:
    born = _("Born %(date)s") % {"date": day(each.born_on)}
    return [
        Cell(each.name, reverse("matches:match", args=[each.id]), note=born),
        Cell(why_words(each.why)),
        Cell(day(each.found_at)),
    ]
