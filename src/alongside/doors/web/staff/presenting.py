"""Members of staff as the rows of a list."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.role_names import ROLE_WORDS
from alongside.doors.web.jinja import day
from alongside.doors.web.shapes import Cell
from alongside.records.people.values import MembershipView


def row_of(member: MembershipView, today: date) -> list[Cell]:
    """Who, as what, and whether they work here now."""
    return [
        Cell(member.account_name, href=reverse("staff:member", args=[member.id]), note=member.email or ""),
        Cell(role_words(member)),
        Cell(when_words(member, today)),
    ]


def role_words(member: MembershipView) -> str:
    words = str(ROLE_WORDS[member.role])
    return words[:1].upper() + words[1:]


def when_words(member: MembershipView, today: date) -> str:
    """Since 3 May 2026; From 1 June 2027; Until 4 July 2026; Left 2 May 2026."""
    if member.ends_on and member.ends_on < today:
        return _("Left %(date)s") % {"date": day(member.ends_on)}
    if member.starts_on > today:
        return _("From %(date)s") % {"date": day(member.starts_on)}
    if member.ends_on:
        return _("Until %(date)s") % {"date": day(member.ends_on)}
    return _("Since %(date)s") % {"date": day(member.starts_on)}
