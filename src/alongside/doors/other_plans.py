"""A plan that somebody else leads, in lines: when it began, what is done, and its goals."""

from django.utils.translation import gettext as _

from alongside.doors.words import written_day
from alongside.records.plans.values import OtherPlanView


def lines_of(plan: OtherPlanView) -> tuple[str, ...]:
    started = (_("Started %(when)s") % {"when": written_day(plan.started)},) if plan.started else ()
    return (*started, *plan.activities, *(_("Goal: %(words)s") % {"words": goal} for goal in plan.goals))
