"""What can be done next for one person, and where."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.frame import Link
from alongside.doors.web.people.roles import CARES, GATHERS
from alongside.journey.identify.values import OfferView
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.values import PersonView
from alongside.records.plans.values import RoundView
from alongside.rules.actors import Role
from alongside.rules.stages import Stage

BEFORE_A_ROUND = (None, Stage.DECLINED, Stage.NOT_NOW)
BOOKING = (Stage.ACCEPTED, Stage.REVIEWING)
PREPARING = (Stage.PREPARING, Stage.DISCUSSING)


def steps_for(
    role: Role,
    person: PersonView,
    current: RoundView | None,
    offer: OfferView | None,
    contacts: Sequence[AppointmentView],
    *,
    sees_plan: bool,
) -> list[Link]:
    """Links into the verbs, for this role at this stage; the first is the one to take.

    sees_plan: whether the person shares any of it with this reader; the pages where it is written are no use without.
    """
    if person.is_gone or person.merged_into:
        return []
    stage = current.stage if current else None
    steps = _identify(person, stage, offer, role)
    if current is None:
        return steps
    steps += _prepare(current, role, contacts)
    return [*steps, *_onwards(current)] if role in CARES and sees_plan else steps


def _identify(person: PersonView, stage: Stage | None, offer: OfferView | None, role: Role) -> list[Link]:
    if role == Role.HEALTH_CARE_ASSISTANT:
        return []
    if stage in BEFORE_A_ROUND:
        return [Link(_("Invite them to make a plan"), reverse("identify:invite", args=[person.id]))]
    if stage == Stage.INVITED and offer is not None:
        return [Link(_("Record their answer"), reverse("identify:answer", args=[offer.id]))]
    return []


def _prepare(current: RoundView, role: Role, contacts: Sequence[AppointmentView]) -> list[Link]:
    book = _("Change the appointments") if contacts else _("Book the appointments")
    booking = Link(book, reverse("prepare:appointments", args=[current.id]))
    if current.stage in BOOKING:
        return [booking]
    if current.stage not in PREPARING:
        return []
    pack = Link(_("Preparation pack"), reverse("prepare:pack", args=[current.id]))
    return [pack, booking] if role in GATHERS else [booking]


def _onwards(current: RoundView) -> list[Link]:
    """The verbs that other pages begin."""
    discuss = Link(_("Conversation"), f"/discuss/{current.id}/")
    document = Link(_("Write the plan together"), f"/document/{current.id}/")
    review = Link(_("Review"), f"/review/{current.id}/")
    return {
        Stage.PREPARING: [discuss],
        Stage.DISCUSSING: [discuss, document],
        Stage.DRAFTING: [document, discuss],
        Stage.AGREED: [review],
        Stage.REVIEWING: [review],
    }.get(current.stage, [])
