"""The emergency page of one person: from their agreed plan and what is recorded beside it, through the one gate."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from alongside.journey.document.values import EmergencyPage
from alongside.records.carers.reads import cannot_care_of
from alongside.records.careteam.values import SupporterView
from alongside.records.health.reads import summary_of
from alongside.records.health.values import HealthSummary
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import open_in_emergency
from alongside.records.plans.values import PlanView
from alongside.records.sharing.reads import card_use, open_now, powers_recorded, teams_to_call
from alongside.records.sharing.values import CardUseView, OpeningView
from alongside.rules.actors import Actor, Role
from alongside.rules.emergency import CALL_FIRST, Part, one_page, pointers
from alongside.rules.needs import Subset
from alongside.rules.plan.sections import Section

SAID_IN = {
    Part.ABOUT_ME: Section.ABOUT_ME,
    Part.WHAT_MATTERS: Section.WHAT_MATTERS,
    Part.EMERGENCIES: Section.EMERGENCIES,
    Part.FUTURE: Section.FUTURE,
}
NO_HEALTH = HealthSummary((), (), (), ())


def emergency_page(*, by: Actor, person: UUID, now: datetime) -> EmergencyPage:
    """What an emergency needs of one person. Logged, and refused, by the gate; a full disk does not stop it."""
    plan, is_logged = open_in_emergency(by=by, person=person, now=now)
    is_health_seen = Section.HEALTH in plan.sections
    health = summary_of(by=by, person=person) if is_health_seen else NO_HEALTH
    opening = open_now(by=by, person=person, now=now) if by.account and by.organisation else None
    holds_card = by.role == Role.EMERGENCY_VIEWER and by.organisation is None
    use = card_use(by=by, use=by.known_account) if holds_card else None
    to_call, not_to_call = _people(plan)
    medicines = [pair for pair in zip(health.medicines, health.medicines_since, strict=True) if pair[0].strip()]
    return EmergencyPage(
        person=plan.person,
        version=plan.version,
        blocks=one_page(_lines(plan, health, to_call, not_to_call)),
        pointers=pointers(powers_recorded(by=by, person=person)),
        is_health_seen=is_health_seen,
        until=_until(opening, use),
        on_card=use.sections if use else None,
        is_logged=is_logged,
        to_call=to_call,
        not_to_call=not_to_call,
        cannot_care=cannot_care_of(by=by, person=person),
        teams=teams_to_call(by=by, person=person),
        coordinators=tuple(each for each in plan.people if each.kind == "coordinator" and each.organisation),
        medicines_since=tuple(since for _name, since in medicines),
    )


def _until(opening: OpeningView | None, use: CardUseView | None) -> datetime | None:
    return use.until_at if use else opening.until_at if opening else None


def _people(plan: PlanView) -> tuple[tuple[SupporterView, ...], tuple[SupporterView, ...]]:
    """Whom to call, who answers at night first, and whom not to call."""
    now = [each for each in plan.people if each.ends_on is None]
    to_call = [each for each in now if each.telephone and not each.no_contact]
    to_call.sort(key=lambda each: CALL_FIRST.index(each.answers_when))
    return tuple(to_call), tuple(each for each in now if each.no_contact)


def _lines(
    plan: PlanView, health: HealthSummary, to_call: Sequence[SupporterView], not_to_call: Sequence[SupporterView]
) -> dict[Part, list[str]]:
    said = {part: [item.words for item in plan.content.in_section(section)] for part, section in SAID_IN.items()}
    return {
        **said,
        Part.COMMUNICATION: _told(plan.person),
        Part.ALLERGIES: list(health.allergies),
        Part.CONDITIONS: list(health.conditions),
        Part.MEDICINES: list(health.medicines),
        Part.NOT_TO_CALL: [each.name for each in not_to_call],
        Part.PEOPLE: [f"{each.name} {each.relationship} {each.telephone}" for each in to_call],
    }


def _told(person: PersonView) -> list[str]:
    """What the person said in words about each of their needs; which they are stands in the header of the page."""
    return [told.words for told in (person.needs.of(subset) for subset in Subset) if told.words]
