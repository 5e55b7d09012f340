"""The people who share something with this organisation."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.doors.web.sharing.roles import SHARED_WITH
from alongside.records.sharing.reads import shared_with_us as people_who_share
from alongside.records.sharing.values import SharedPerson


@for_roles(*SHARED_WITH)
def shared_with_us(request: ActingRequest) -> HttpResponse:
    found = people_who_share(by=request.actor, now=request.now, page=page_number(request))
    values = {
        "rows": [_row(each) for each in found.people],
        "pages": pages_of(request, found.number, found.last, found.total),
    }
    return render(request, "sharing/shared_with_us.html", values)


def _row(each: SharedPerson) -> list[Cell]:
    return [
        Cell(each.person.known_as, href=reverse("plan:of", args=[each.person.id])),
        Cell(", ".join(section_name(section) for section in each.sections)),
        Cell(day(each.ends_on) if each.ends_on else _("Until they stop it")),
    ]
