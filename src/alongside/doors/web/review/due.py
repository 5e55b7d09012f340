"""The team's list of plans to look at again."""

from django.http import HttpResponse
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.review.roles import CARES
from alongside.doors.web.review.wording import STATES
from alongside.doors.web.shapes import Cell
from alongside.journey.review.reads import reviews_due
from alongside.journey.review.values import ReviewDue


@for_roles(*CARES)
def due(request: ActingRequest) -> HttpResponse:
    """People whose plan is to be looked at again, the most overdue first."""
    found = reviews_due(by=request.actor, now=request.now, page=page_number(request))
    values = {
        "rows": [_row(each) for each in found.reviews],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "review/due.html", values)


def _row(each: ReviewDue) -> list[Cell]:
    words, colour = STATES[each.state]
    return [
        Cell(each.person.known_as, href=reverse("review:review", args=[each.round])),
        Cell(day(each.review_on)),
        Cell(each.review_with),
        Cell(str(words), tag=colour),
    ]
