"""A person's results, conditions, medicines, allergies and other plans, as the team may see them."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.doors.web.people.roles import GATHERS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Row
from alongside.records.health.reads import summary_of
from alongside.records.health.values import ResultView
from alongside.records.plans.reads import open_plan
from alongside.records.plans.values import OtherPlanView
from alongside.rules.actors import Purpose
from alongside.rules.plan.sections import Section


@for_roles(*GATHERS)
def health(request: ActingRequest, person: UUID) -> HttpResponse:
    """Through the gate: it decides and logs, and a section that is kept from this reader is not shown."""
    by = request.actor
    view = open_plan(by=by, person=person, purpose=Purpose.DIRECT_CARE, now=request.now)
    known = summary_of(by=by, person=person)
    values = {
        "person": header_of(view.person),
        "shown": view.person,
        "may_see": Section.HEALTH in view.sections,
        "results": [_result(latest, previous) for latest, previous in known.results],
        "facts": [
            (_("Allergies"), known.allergies),
            (_("Conditions"), known.conditions),
            (_("Medicines"), known.medicines),
        ],
        "other_plans": [_plan(each) for each in view.other_plans],
    }
    return render(request, "people/health.html", values)


def _result(latest: ResultView, previous: ResultView | None) -> Row:
    words = f"{latest.shown}, {day(latest.taken_at)}"
    if previous is None:
        return Row(latest.name, words)
    before = {"value": previous.shown, "day": day(previous.taken_at)}
    return Row(latest.name, f"{words}\n{_('Last time: %(value)s, %(day)s') % before}")


def _plan(each: OtherPlanView) -> Row:
    lines = [each.status, *each.goals, *each.activities]
    return Row(each.title, "\n".join(filter(None, lines)) or _("Nothing more is known."))
