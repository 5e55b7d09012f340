"""Everybody who works or worked for the organisation, to search, to look through, and to take away as a file."""

from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.paging import page_number, pages_of
from alongside.doors.web.rendering import render
from alongside.doors.web.staff.forms import SearchForm
from alongside.doors.web.staff.presenting import row_of
from alongside.engines.tables.writing import table
from alongside.records.people.reads import open_recoveries, staff_of, staff_page
from alongside.records.people.values import MembershipView
from alongside.rules.actors import Role
from alongside.rules.dates import day_of

LOOKS = (Role.ADMINISTRATOR, Role.ORGANISATION_LEAD, Role.PRIVACY_OFFICER)
RECOVERS = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)


@for_roles(*LOOKS)
def staff(request: ActingRequest) -> HttpResponse:
    """A page of 50 by name."""
    form = SearchForm(request.GET)
    searched = form.cleaned_data["q"] if form.is_valid() else ""
    found = staff_page(by=request.actor, words=searched, page=page_number(request))
    recovers = request.actor.role in RECOVERS
    values = {
        "form": form,
        "searched": searched,
        "rows": [row_of(each, day_of(request.now)) for each in found.members],
        "total": found.total,
        "pages": pages_of(request, found.number, found.last, found.total),
        "administers": request.actor.role == Role.ADMINISTRATOR,
        "recoveries": len(open_recoveries(by=request.actor, now=request.now)) if recovers else 0,
    }
    return render(request, "staff/list.html", values, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
def export(request: ActingRequest) -> HttpResponse:
    """The same people as a file for a spreadsheet, with the columns that an upload takes."""
    members = staff_of(by=request.actor, organisation=request.actor.known_organisation)
    head = ("name", "email", "role", "starts_on", "ends_on")
    response = HttpResponse(table(head, [_cells(each) for each in members]), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="staff.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _cells(member: MembershipView) -> tuple[str, ...]:
    ends_on = member.ends_on.isoformat() if member.ends_on else ""
    return (member.account_name, member.email or "", str(member.role), member.starts_on.isoformat(), ends_on)
