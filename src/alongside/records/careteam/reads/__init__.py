"""The reads of the people who support a person."""

from alongside.records.careteam.reads.coordinators import (
    batches_since,
    caseload_of,
    caseloads,
    handed_over,
    handover_view,
    handovers_of,
)
from alongside.records.careteam.reads.facilitators import (
    assigning,
    count_worries,
    facilitation_view,
    facilitations_of,
    helped_person,
    name_of_worried_about,
    observations_of,
    open_worry,
    people_helped,
    receipt_of,
    worries,
)
from alongside.records.careteam.reads.involvement import is_barred, not_asked_about, open_conflicts
from alongside.records.careteam.reads.supporters import (
    birth_date_is,
    coordinator_of,
    coordinator_to_ask,
    everybody_around,
    people_supported_by,
    supported_people,
    supporters_of,
)
from alongside.records.careteam.reads.teams import interests_of_name, member_of_team, relied_on, team_of

__all__ = [
    "assigning",
    "batches_since",
    "birth_date_is",
    "caseload_of",
    "caseloads",
    "coordinator_of",
    "coordinator_to_ask",
    "count_worries",
    "everybody_around",
    "facilitation_view",
    "facilitations_of",
    "handed_over",
    "handover_view",
    "handovers_of",
    "helped_person",
    "interests_of_name",
    "is_barred",
    "member_of_team",
    "name_of_worried_about",
    "not_asked_about",
    "observations_of",
    "open_conflicts",
    "open_worry",
    "people_helped",
    "people_supported_by",
    "receipt_of",
    "relied_on",
    "supported_people",
    "supporters_of",
    "team_of",
    "worries",
]
