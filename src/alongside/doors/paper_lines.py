"""Lines on paper for what is kept elsewhere: health, and the plans that others lead."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.doors.other_plans import lines_of
from alongside.records.health.values import HealthSummary
from alongside.records.plans.values import OtherPlanView
from alongside.rules.dates import day_of


def health_lines(health: HealthSummary | None) -> tuple[str, ...]:
    """Conditions, medicines, allergies and the last result of each kind, a line each."""
    if health is None:
        return ()
    named = (
        (gettext("Conditions"), health.conditions),
        (gettext("Medicines"), health.medicines),
        (gettext("Allergies"), health.allergies),
    )
    lines = [f"{heading}: {', '.join(names)}" for heading, names in named if names]
    for latest, _previous in health.results:
        values = {"name": latest.name, "value": latest.shown, "day": date_format(day_of(latest.taken_at), "j F Y")}
        lines.append(gettext("%(name)s: %(value)s, %(day)s") % values)
    return tuple(lines)


def other_plan_lines(plans: Iterable[OtherPlanView]) -> tuple[str, ...]:
    return tuple("\n".join((each.title, *lines_of(each))) for each in plans)
