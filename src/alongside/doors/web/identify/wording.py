"""Reasons, stages and answers in plain words."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.jinja import day
from alongside.rules.identify import Offer, Reason, ReasonFound
from alongside.rules.recall import ExceptionKind, RecallState
from alongside.rules.stages import Stage

REASONS = {
    Reason.ASKED: gettext_lazy("Asked for a plan"),
    Reason.REVIEW_OVERDUE: gettext_lazy("Review was due on %(on)s"),
    Reason.REVIEW_DUE: gettext_lazy("Review is due on %(on)s"),
    Reason.NOTHING_BOOKED: gettext_lazy("Said yes, and nothing is booked yet"),
    Reason.NO_ANSWER: gettext_lazy("Invited on %(since)s, no answer yet"),
    Reason.NO_PLAN: gettext_lazy("Has no plan yet"),
    Reason.ASK_AGAIN: gettext_lazy("Asked us to wait until %(on)s"),
    Reason.OFFER_AGAIN: gettext_lazy("Said no on %(declined_on)s, more than 6 months ago"),
    Reason.MANY_CONDITIONS: gettext_lazy("Has %(count)s long-term conditions"),
}
STAGES = {
    Stage.INVITED: gettext_lazy("Invited"),
    Stage.NOT_NOW: gettext_lazy("Not now"),
    Stage.DECLINED: gettext_lazy("Said no"),
    Stage.ACCEPTED: gettext_lazy("Said yes"),
    Stage.PREPARING: gettext_lazy("Getting ready"),
    Stage.DISCUSSING: gettext_lazy("Talking together"),
    Stage.DRAFTING: gettext_lazy("Writing the plan"),
    Stage.AGREED: gettext_lazy("Plan agreed"),
    Stage.REVIEWING: gettext_lazy("Looking again"),
    Stage.CLOSED: gettext_lazy("Finished"),
    Stage.ENDED: gettext_lazy("Ended early"),
}
EXCEPTIONS = {
    ExceptionKind.NOT_NOW: gettext_lazy("Not now"),
    ExceptionKind.IN_HOSPITAL: gettext_lazy("They are in hospital"),
    ExceptionKind.DECLINED: gettext_lazy("They do not want to come this year"),
    ExceptionKind.MOVED: gettext_lazy("They have moved"),
    ExceptionKind.END_OF_LIFE: gettext_lazy("They are near the end of life"),
    ExceptionKind.OTHER: gettext_lazy("Another reason"),
}
RECALL_STATES = {
    RecallState.OVERDUE: (gettext_lazy("Overdue"), "red"),
    RecallState.DUE: (gettext_lazy("Due"), "yellow"),
    RecallState.BOOKED: (gettext_lazy("Booked"), "green"),
    RecallState.WAITING: (gettext_lazy("Not called"), "grey"),
    RecallState.NOT_YET: (gettext_lazy("Later"), "blue"),
}
OFFERS = {
    Offer.ACCEPTED: gettext_lazy("Yes, they would like a plan"),
    Offer.DECLINED: gettext_lazy("No, they do not want a plan"),
    Offer.UNDECIDED: gettext_lazy("Not now: ask again later"),
    Offer.UNABLE: gettext_lazy("They are not able to answer at the moment"),
}


def reason_words(found: ReasonFound) -> str:
    """One reason with its dates and counts."""
    return str(REASONS[found.reason]) % _in_words(found.values)


def stage_words(stage: Stage | None) -> str:
    return str(STAGES[stage]) if stage else _("Nothing yet")


def _in_words(values: Mapping[str, int | date]) -> dict[str, str]:
    return {name: day(value) if isinstance(value, date) else str(value) for name, value in values.items()}
