"""An organisation that leaves takes everybody along: each person costs as many statements as the one before, and a long
list of events no more memory than a short one."""

import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext

from alongside.doors.jobs.cli import main
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.rights.export import at_one_moment, rows_of_organisation
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

GREENFIELD = "Greenfield Surgery"
MOST_STATEMENTS = 90  # for one person: one for each table
MOST_BYTES = 2_000_000
EVENTS, LONG = 1500, "x" * 3000  # 4.5 MB of them


@pytest.fixture
def cast() -> Cast:
    with transaction.atomic():
        return make_cast()


def moves_in(cast: Cast, count: int, family: str) -> None:
    with transaction.atomic():
        set_identity(cast.coordinator, cast.now)
        for number in range(count):
            details = PersonDetails(given_name=f"Given{number}", family_name=family, born_on=date(1950, 1, 1))
            add_person(by=cast.coordinator, details=details, now=cast.now)


def statements(folder: Path) -> int:
    connections["owner"].queries_log.clear()  # it holds 9,000
    with CaptureQueriesContext(connections["owner"]) as queries:
        assert main(["export-organisation", GREENFIELD, str(folder)]) == 0
    return len(queries)


def test_each_person_costs_as_many_statements_as_the_one_before(cast: Cast, tmp_path: Path) -> None:
    counts = []
    for number in range(3):
        moves_in(cast, 20, f"Family{number}")
        counts.append(statements(tmp_path / str(number)))
    of_twenty, of_forty, of_sixty = counts
    assert of_forty - of_twenty == of_sixty - of_forty, "the more people, the more statements for each"
    assert (of_forty - of_twenty) / 20 <= MOST_STATEMENTS


def test_a_long_list_of_events_is_not_in_memory_at_once(cast: Cast) -> None:
    by = cast.coordinator
    with transaction.atomic():
        set_identity(by, cast.now)
        for _ in range(EVENTS):
            append_event(by=by, now=cast.now, kind=EventKind.CASELOAD_OPENED, detail={"list": LONG})
    with at_one_moment():
        rows = rows_of_organisation(cast.organisations[GREENFIELD])
        tracemalloc.start()
        try:
            count = sum(table == "audit_event" for table, _row in rows)
            _now, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert count >= EVENTS
    assert peak < MOST_BYTES
