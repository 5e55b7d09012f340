"""The made-up organisations and people of the demo, built through the same changes as everybody else's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from alongside.doors.jobs import demo_journeys, demo_measures, demo_support
from alongside.doors.jobs.demo_authority import with_authority
from alongside.doors.jobs.demo_carers import JOAN, with_a_carer
from alongside.doors.jobs.demo_details import with_details, with_easy_read
from alongside.doors.jobs.demo_emergency import with_card
from alongside.doors.jobs.demo_gathering import with_gathering
from alongside.doors.jobs.demo_people import write_bundle
from alongside.doors.jobs.demo_rights import with_requests
from alongside.doors.jobs.import_people import import_file
from alongside.doors.role_names import ROLE_WORDS
from alongside.engines.postgres.identity import acting_as
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account, add_organisation, start_membership
from alongside.records.people.reads import (
    accounts_of_people,
    accounts_without_a_role,
    memberships_today,
    organisations,
    person_by_nhs_number,
)
from alongside.rules.actors import Actor, Assurance, Purpose, Role, system
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.dates import day_of
from alongside.rules.nhs_number import nth_test_number

SET_UP = system(Purpose.DELIVERY)
BEGAN = timedelta(days=401)  # before the first story
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
    ("Ruth Quist", Role.VCSE_PARTNER, RIVERSIDE),
    ("Ingrid Hall", Role.PROFESSIONAL, HILLVIEW),
    ("Eddie Marsh", Role.EMERGENCY_VIEWER, HILLVIEW),
)
AMINA, BERT, GRACE, DILIP, YUSUF = "Amina Begum", "Bert Jones", "Grace Adebayo", "Dilip Patel", "Yusuf Begum"
MEERA = "Meera Patel"
# The number that stands for each in nth_test_number(), as demo_people.json has them.
PEOPLE = {AMINA: 1, BERT: 2, GRACE: 3, DILIP: 4}
STORIES = {
    AMINA: "has a plan that is due to be looked at again",
    BERT: "is getting ready and has written answers",
    GRACE: "was just brought in: nothing has happened yet",
    DILIP: "was invited and has not answered",
    YUSUF: "Amina Begum’s son, who sees what she shares with him",
    JOAN: "looks after her husband Bert Jones, and has a record and a plan of her own",
    MEERA: "Dilip Patel’s daughter, who may decide about his money and not about his plan",
}


@dataclass(frozen=True)
class Persona:
    """Somebody one can sign in as, and where they stand when the demo is new."""

    name: str
    role: str
    about: str
    story: str = ""


def load(now: datetime) -> tuple[Persona, ...]:
    """Load the made-up people once; the second time nothing is added. Returns who can sign in."""
    with acting_as(SET_UP, now):
        there = {each.name for each in organisations(by=SET_UP)}
    if GREENFIELD not in there:
        _load_all(now)
    with acting_as(SET_UP, now):
        return _personas(now)


def _load_all(now: datetime) -> None:
    began = now - BEGAN
    with acting_as(SET_UP, began):
        places = _add_organisations(began)
        accounts = {name: _add_staff(name, role, places[organisation], began) for name, role, organisation in STAFF}
    came = _import(places[GREENFIELD], now, as_of=began)
    print(f"{came} people came in from a made-up file of the practice's system.", flush=True)
    people = _add_accounts(began)
    scene = demo_journeys.Scene(
        coordinator=_member("Carol Okoro", Role.COORDINATOR, accounts, places),
        nurse=_member("Nadia Rahman", Role.PROFESSIONAL, accounts, places),
        now=now,
    )
    carer = _add_carer(scene.coordinator, people[AMINA].person, began)
    demo_journeys.agreed_and_due(scene, people[AMINA], carer, places[RIVERSIDE])
    helpers = demo_support.Helpers(
        volunteer=_member("Wes Adeyemi", Role.VCSE_PARTNER, accounts, places, RIVERSIDE),
        supervisor=accounts["Ruth Quist"],
        lead=_member("Sofia Lund", Role.SAFEGUARDING_LEAD, accounts, places),
    )
    demo_support.supported(scene, people[AMINA], helpers)
    # What the practice's system has measured since, and has sent again two weeks ago.
    _import(places[GREENFIELD], now, as_of=scene.at(14))
    demo_journeys.answers_waiting(scene, people[BERT])
    with_gathering(scene, people[BERT], people[GRACE], people[DILIP])
    demo_measures.rated_over_time(scene, people[AMINA])
    demo_measures.talk_half_done(scene, people[BERT])
    with_a_carer(scene, people[BERT])
    demo_journeys.invited_without_answer(scene, people[DILIP])
    with_details(scene.nurse, people[AMINA], scene.at(13))
    with_card(scene, people[AMINA])
    officer = _member("Oliver Grant", Role.PRIVACY_OFFICER, accounts, places)
    with_requests(scene, people[AMINA], officer, places[GREENFIELD])
    with_easy_read(scene.coordinator, people[GRACE], scene.at(12))
    if (dilip := people[DILIP].person) is not None:
        with_authority(scene.nurse, dilip, AuthorityKind.LPA_PROPERTY, MEERA, "daughter", scene.at(11))


def _import(organisation: UUID, now: datetime, as_of: datetime) -> int:
    """Take in the practice's file as it was on a day; returns how many people were new in it."""
    by = Actor(role=Role.SYSTEM, organisation=organisation, purpose=Purpose.IMPORT, name="import")
    with TemporaryDirectory() as folder:
        path = write_bundle(Path(folder), today=day_of(now), as_of=day_of(as_of))
        return import_file(path, by, clock=lambda: as_of, say=lambda words: None).people["added"]


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


def _add_accounts(now: datetime) -> dict[str, Actor]:
    """An account for each of the people who were brought in, as if they had used the code of their letter."""
    with acting_as(SET_UP, now):
        return {name: _person(name, number, now) for name, number in PEOPLE.items()}


def _person(name: str, number: int, now: datetime) -> Actor:
    person = person_by_nhs_number(by=SET_UP, nhs_number=nth_test_number(number))
    email = f"{name.split()[0].lower()}@demo.example"
    return Actor(
        role=Role.PERSON,
        account=add_account(by=SET_UP, name=name, email=email, person=person, now=now),
        person=person,
        purpose=Purpose.OWN_RECORD,
        name=name,
        assurance=Assurance.TWO_FACTOR,
    )


def _member(
    name: str, role: Role, accounts: Mapping[str, UUID], places: Mapping[str, UUID], where: str = GREENFIELD
) -> Actor:
    return Actor(
        role=role,
        account=accounts[name],
        organisation=places[where],
        name=name,
        assurance=Assurance.TWO_FACTOR,
    )


def _add_carer(by: Actor, person: UUID | None, now: datetime) -> UUID:
    if person is None:
        raise ValueError("a carer supports a person who was brought in")
    with acting_as(by, now):
        carer = add_account(by=by, name=YUSUF, email="yusuf@demo.example", now=now)
        add_supporter(by=by, person=person, kind="carer", name=YUSUF, relationship="Son", account=carer, now=now)
    return carer


def _personas(now: datetime) -> tuple[Persona, ...]:
    people = [
        Persona(each.name, str(Role.PERSON), "their own plan", STORIES.get(each.name, ""))
        for each in accounts_of_people(by=SET_UP)
    ]
    carers = [
        Persona(each.name, str(Role.CARER), "carer", STORIES.get(each.name, ""))
        for each in accounts_without_a_role(by=SET_UP)
    ]
    staff = [
        Persona(each.account_name, str(each.role), f"{ROLE_WORDS[each.role]} at {each.organisation_name}")
        for each in memberships_today(by=SET_UP, today=day_of(now))
    ]
    return (*people, *carers, *staff)
