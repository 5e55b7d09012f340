"""People who are getting ready, for tests: built only through changes, on top of the cast."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import book_contacts, make_pack, release_pack
from alongside.records.appointments.values import Contact
from alongside.records.health.changes import NewResult, add_result
from alongside.records.plans.changes import open_round
from alongside.rules.stages import Stage
from tests.cast import Cast, coordinated

GATHERING_AT = datetime(2026, 11, 9, 9, 30, tzinfo=UTC)
CONVERSATION_AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
RELEASE_ON = date(2026, 11, 12)
OPEN_AT = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)  # the pack is with the person


def gathering(**changed: object) -> Contact:
    values = {"starts_at": GATHERING_AT, "minutes": 20, "place": "surgery", "with_name": "Hana Lee"}
    return Contact(**{**values, **changed})  # type: ignore[arg-type]


def conversation(**changed: object) -> Contact:
    values = {"starts_at": CONVERSATION_AT, "minutes": 40, "place": "home", "with_name": "Nadia Rahman"}
    return Contact(**{**values, **changed})  # type: ignore[arg-type]


def with_round(cast: Cast, name: str = "Amina", stage: Stage = Stage.ACCEPTED) -> Cast:
    """The person has said yes (or was only invited): a round without appointments."""
    by = coordinated(cast, name).coordinator
    organisation = cast.organisations["Greenfield Surgery"]
    cast.rounds[name] = open_round(
        by=by, person=cast.people[name], organisation=organisation, stage=stage, now=cast.now
    )
    return cast


def with_contacts(cast: Cast, name: str = "Amina") -> Cast:
    with_round(cast, name)
    book_contacts(
        by=cast.coordinator,
        round_id=cast.rounds[name],
        gathering=gathering(),
        conversation=conversation(),
        now=cast.now,
    )
    return cast


def with_results(cast: Cast, name: str = "Amina") -> tuple[UUID, UUID]:
    """An HbA1c with two before it, and a blood pressure; the newest of each."""
    by, person = cast.nurse, cast.people[name]
    set_identity(by, cast.now)

    def add(days: int, value: int, **more: object) -> UUID:
        taken_at = cast.now - timedelta(days=days)
        result = NewResult(taken_at=taken_at, value=Decimal(value), **more)  # type: ignore[arg-type]
        return add_result(by=by, person=person, result=result, now=cast.now)

    hba1c = {"name": "HbA1c", "code": "4548-4", "unit": "mmol/mol"}
    add(760, 61, **hba1c)
    add(380, 58, **hba1c)
    newest = add(10, 53, **hba1c)
    pressure = add(9, 128, name="Blood pressure", code="85354-9", second_value=Decimal(82), unit="mm[Hg]")
    return newest, pressure


def with_made_pack(cast: Cast, name: str = "Amina") -> Cast:
    with_contacts(cast, name)
    results = with_results(cast, name)
    by = cast.coordinator
    set_identity(by, cast.now)
    make_pack(by=by, round_id=cast.rounds[name], prompt_sets=["everyone"], results=results, now=cast.now)
    return cast


def with_pack(cast: Cast, name: str = "Amina") -> Cast:
    """A pack released for 12 November; afterwards it is 13 November and the person has it."""
    with_made_pack(cast, name)
    release_pack(by=cast.coordinator, round_id=cast.rounds[name], release_on=RELEASE_ON, now=cast.now)
    cast.now = OPEN_AT
    return cast
