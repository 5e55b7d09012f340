"""The reads of the people who support a person."""

from alongside.records.careteam.reads.coordinators import (
    caseload_of,
    caseloads,
    handed_over,
    handover_view,
    handovers_of,
)
from alongside.records.careteam.reads.involvement import is_barred, not_asked_about, open_conflicts
from alongside.records.careteam.reads.supporters import (
    birth_date_is,
    coordinator_of,
    people_supported_by,
    supported_people,
    supporters_of,
)
from alongside.records.careteam.reads.teams import member_of_team, team_of

__all__ = [
    "birth_date_is",
    "caseload_of",
    "caseloads",
    "coordinator_of",
    "handed_over",
    "handover_view",
    "handovers_of",
    "is_barred",
    "member_of_team",
    "not_asked_about",
    "open_conflicts",
    "people_supported_by",
    "supported_people",
    "supporters_of",
    "team_of",
]
