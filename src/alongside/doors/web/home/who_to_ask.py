"""Who a person or a carer can ask, and how to reach them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.records.careteam.reads import coordinator_to_ask
from alongside.records.people.reads import looked_after_by, organisation_view
from alongside.records.people.values import OrganisationView
from alongside.records.plans.values import RoundView
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of


@dataclass(frozen=True, slots=True)
class WhoToAsk:
    """The coordinator by name, where one is named, and their organisation with its telephone number."""

    name: str
    organisation: str
    telephone: str

    @property
    def dial(self) -> str:
        return "tel:" + "".join(each for each in self.telephone if each in "+0123456789")


def who_to_ask(by: Actor, person: UUID, current: RoundView | None, now: datetime) -> WhoToAsk | None:
    """The named coordinator, else the organisation that looks after the person; None where neither is known."""
    coordinator = coordinator_to_ask(by=by, person=person)
    if coordinator and coordinator.organisation:
        return WhoToAsk(coordinator.name, coordinator.organisation, coordinator.telephone)
    if current:
        organisation: OrganisationView | None = organisation_view(by=by, organisation=current.organisation)
    else:
        organisation = next(iter(looked_after_by(by=by, person=person, today=day_of(now))), None)
    if organisation is None:
        return None
    name = coordinator.name if coordinator else ""
    return WhoToAsk(name, organisation.name, (coordinator and coordinator.telephone) or organisation.telephone)
