"""A person's results, conditions, medicines, allergies and other plans, as the team may see them."""

from collections.abc import Sequence
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
from alongside.records.health.reads import allergies_of, conditions_of, medicines_of, results_of
from alongside.records.health.values import HealthFact, ResultView
from alongside.records.plans.reads import open_plan
from alongside.records.plans.values import OtherPlanView
from alongside.rules.actors import Purpose
from alongside.rules.plan.sections import Section
from alongside.rules.quantities import Pair, latest_and_previous


@for_roles(*GATHERS)
def health(request: ActingRequest, person: UUID) -> HttpResponse:
    """Through the gate: it decides and logs, and a section that is kept from this reader is not shown."""
    by = request.actor
    view = open_plan(by=by, person=person, purpose=Purpose.DIRECT_CARE, now=request.now)
    values = {
        "person": header_of(view.person),
        "shown": view.person,
        "may_see": Section.HEALTH in view.sections,
        "results": [_result(pair) for pair in latest_and_previous(results_of(by=by, person=person))],
        "facts": [
            (_("Allergies"), _names(allergies_of(by=by, person=person))),
            (_("Conditions"), _names(conditions_of(by=by, person=person))),
            (_("Medicines"), _names(medicines_of(by=by, person=person))),
        ],
        "other_plans": [_plan(each) for each in view.other_plans],
    }
    return render(request, "people/health.html", values)


def _names(facts: Sequence[HealthFact]) -> list[str]:
    since = _("%(name)s, since %(since)s")
    return [since % {"name": each.name, "since": each.since} if each.since else each.name for each in facts]


def _result(pair: Pair[ResultView]) -> Row:
    words = f"{pair.latest.shown}, {day(pair.latest.taken_at)}"
    if pair.previous is None:
        return Row(pair.latest.name, words)
    before = {"value": pair.previous.shown, "day": day(pair.previous.taken_at)}
    return Row(pair.latest.name, f"{words}\n{_('Last time: %(value)s, %(day)s') % before}")


def _plan(each: OtherPlanView) -> Row:
    lines = [each.status, *each.goals, *each.activities]
    return Row(each.title, "\n".join(filter(None, lines)) or _("Nothing more is known."))
