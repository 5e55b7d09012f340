"""The home page of a safeguarding lead: how many worries and limits wait. Numbers alone: others may see the screen."""

from datetime import date

from alongside.doors.access import ActingRequest
from alongside.doors.web.home.others import ABOUT
from alongside.doors.web.home.page import Page, weekday
from alongside.doors.web.links import links_for
from alongside.records.careteam.reads import count_worries
from alongside.records.sharing.reads import restrictions_to_review
from alongside.records.sharing.values import RestrictionView
from alongside.rules.dates import day_of
from alongside.rules.restrictions import waits_for_a_look


def page(request: ActingRequest) -> Page:
    by, today = request.actor, day_of(request.now)
    values = {
        "today": weekday(today),
        "worries": count_worries(by=by),
        "limits": len([each for each in restrictions_to_review(by=by) if _waits(each, today)]),
        "about": ABOUT[by.role],
        "links": [link for link in links_for(by.role, request.path) if link.href != "/"],
    }
    return Page("home/guarding.html", values)


def _waits(limit: RestrictionView, today: date) -> bool:
    return waits_for_a_look(review_on=limit.review_on, is_lift_asked=limit.lift_asked_at is not None, today=today)
