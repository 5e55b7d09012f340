"""The made-up organisations and people of the demo, built through the same changes as everybody else's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.engines.postgres.identity import acting_as
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account, add_organisation, start_membership
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.reads import accounts_of_people, memberships_today, organisations
from alongside.rules.actors import Actor, Purpose, Role, system
from alongside.rules.dates import day_of
from alongside.rules.nhs_number import nth_test_number

SET_UP = system(Purpose.DELIVERY)
GREENFIELD, RIVERSIDE, HILLVIEW = "Greenfield Surgery", "Riverside Carers", "Hillview Hospital"
STAFF = (
    ("Carol Okoro", Role.COORDINATOR, GREENFIELD),
    ("Nadia Rahman", Role.PROFESSIONAL, GREENFIELD),
    ("Harry Singh", Role.HEALTH_CARE_ASSISTANT, GREENFIELD),
    ("Pat Moore", Role.PRACTICE_ADMINISTRATOR, GREENFIELD),
    ("Sofia Lund", Role.SAFEGUARDING_LEAD, GREENFIELD),
    ("Oliver Grant", Role.PRIVACY_OFFICER, GREENFIELD),
    ("Lena Fischer", Role.ORGANISATION_LEAD, GREENFIELD),
    ("Adam Cole", Role.ADMINISTRATOR, GREENFIELD),
    ("Wes Adeyemi", Role.VCSE_PARTNER, RIVERSIDE),
    ("Ingrid Hall", Role.PROFESSIONAL, HILLVIEW),
    ("Eddie Marsh", Role.EMERGENCY_VIEWER, HILLVIEW),
)


@dataclass(frozen=True)
class Persona:
    """Somebody one can sign in as."""

    name: str
    role: str
    about: str


def load(now: datetime) -> tuple[Persona, ...]:
    """Load the made-up people once; the second time nothing is added. Returns who can sign in."""
    with acting_as(SET_UP, now):
        there = {each.name for each in organisations(by=SET_UP)}
    if GREENFIELD not in there:
        _load_all(now)
    with acting_as(SET_UP, now):
        return _personas(now)


def _load_all(now: datetime) -> None:
    with acting_as(SET_UP, now):
        places = _add_organisations(now)
        accounts = {name: _add_staff(name, role, places[organisation], now) for name, role, organisation in STAFF}
    coordinator = Actor(
        role=Role.COORDINATOR,
        account=accounts["Carol Okoro"],
        organisation=places[GREENFIELD],
        name="Carol Okoro",
    )
    with acting_as(coordinator, now):
        amina = _add_person(coordinator, "Amina", "Begum", date(1951, 3, 14), 1, now)
        _add_person(coordinator, "Bert", "Jones", date(1944, 11, 2), 2, now)
        carer = add_account(by=coordinator, name="Yusuf Begum", email="yusuf@demo.example", now=now)
        add_supporter(
            by=coordinator, person=amina, kind="carer", name="Yusuf Begum", relationship="Son", account=carer, now=now
        )


def _add_organisations(now: datetime) -> dict[str, UUID]:
    return {
        name: add_organisation(by=SET_UP, name=name, ods_code=code, telephone=telephone, address=address, now=now)
        for name, code, telephone, address in (
            (GREENFIELD, "X99901", "01632 960101", "2 Canal Street\nGreenfield\nGR1 1AB"),
            (RIVERSIDE, "X99902", "01632 960202", "The Old Library\nRiverside\nRV2 2CD"),
            (HILLVIEW, "X99903", "01632 960303", "Hillview Road\nHillview\nHV3 3EF"),
        )
    }


def _add_staff(name: str, role: Role, organisation: UUID, now: datetime) -> UUID:
    email = f"{name.lower().replace(' ', '.')}@demo.example"
    account = add_account(by=SET_UP, name=name, email=email, now=now)
    start_membership(by=SET_UP, account=account, organisation=organisation, role=role, starts_on=day_of(now), now=now)
    return account


def _add_person(by: Actor, given: str, family: str, born_on: date, number: int, now: datetime) -> UUID:
    details = PersonDetails(
        given_name=given,
        family_name=family,
        born_on=born_on,
        nhs_number=nth_test_number(number),
        address=f"{number} Mill Lane\nGreenfield",
        postcode="GR1 2XY",
        email=f"{given.lower()}@demo.example",
    )
    person = add_person(by=by, details=details, now=now)
    add_account(by=by, name=f"{given} {family}", email=details.email, person=person, now=now)
    return person


def _personas(now: datetime) -> tuple[Persona, ...]:
    people = [Persona(each.name, str(Role.PERSON), "their own plan") for each in accounts_of_people(by=SET_UP)]
    staff = [
        Persona(each.account_name, str(each.role), f"{each.role} at {each.organisation_name}")
        for each in memberships_today(by=SET_UP, today=day_of(now))
    ]
    return (*people, *staff)
