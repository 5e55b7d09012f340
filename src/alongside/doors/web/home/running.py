"""The home page of those who look after the service here: lost phones that wait, and who comes and goes soon."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.home.others import ABOUT
from alongside.doors.web.home.page import Page, weekday
from alongside.doors.web.jinja import moment
from alongside.doors.web.links import links_for
from alongside.doors.web.shapes import Cell
from alongside.doors.web.staff.presenting import row_of
from alongside.records.people.reads import open_recoveries, staff_of
from alongside.records.people.values import MembershipView, RecoveryView
from alongside.records.rights.reads import count_complaints
from alongside.records.sharing.reads import count_unreviewed, openings_to_review
from alongside.rules.actors import Role
from alongside.rules.dates import day_of

SOON = timedelta(days=14)


def page(request: ActingRequest) -> Page:
    by, today = request.actor, day_of(request.now)
    waiting = open_recoveries(by=by, now=request.now)
    staff = staff_of(by=by, organisation=by.known_organisation)
    is_officer = by.role == Role.PRIVACY_OFFICER
    openings = openings_to_review(by=by) if is_officer else ()
    values = {
        "openings": len(openings),
        "unreviewed": count_unreviewed(by=by) if by.role == Role.ADMINISTRATOR else 0,
        "concerns": count_complaints(by=by) if is_officer else 0,
        "today": weekday(today),
        "recoveries": [_recovery(each, is_own=by.account in (each.first_by, each.account)) for each in waiting],
        "changes": [row_of(each, today) for each in staff if _changes_soon(each, today)],
        "about": ABOUT[by.role],
        "links": [link for link in links_for(by.role, request.path) if link.href != "/"],
    }
    return Page("home/running.html", values)


def _recovery(each: RecoveryView, *, is_own: bool) -> list[Cell]:
    """Whoever made the first check, or lost the phone, sees it and cannot make the second one."""
    href = "" if is_own else reverse("staff:second_check", args=[each.id])
    what = _("Somebody else makes the second check") if is_own else _("Make the second check")
    return [Cell(each.name), Cell(what, href), Cell(moment(each.until))]


def _changes_soon(each: MembershipView, today: date) -> bool:
    """A first or a last day between today and two weeks from now."""
    days = (each.starts_on, each.ends_on)
    return any(day is not None and today <= day <= today + SOON for day in days)
