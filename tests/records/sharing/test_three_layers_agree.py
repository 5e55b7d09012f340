"""One rule in three places: Python's decide, the QuerySet's visible_to, and row-level security. They must never differ.

Random worlds of registrations, decisions (with ends), withdrawals and restrictions; every reader; every section. All of
it as the runtime role.
"""

import random
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.models import Registration
from alongside.records.plans.changes import Words, add_contribution, open_round
from alongside.records.plans.models import Contribution
from alongside.records.sharing.changes import restrict, share, stop_sharing
from alongside.records.sharing.reads import facts_for
from alongside.records.sharing.values import Reader
from alongside.rules.actors import STAFF, Actor, Assurance, Purpose, Role
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.restrictions import Kept
from alongside.rules.sharing import Act, Facts, decide
from alongside.rules.stages import Stage
from tests.cast import Cast, coordinated, make_cast

pytestmark = pytest.mark.django_db

WORLDS = 15
SPOKEN = sorted(SPOKEN_SECTIONS)


@pytest.fixture
def cast() -> Cast:
    """Amina has said one thing in every section."""
    cast = make_cast()
    person = cast.person("Amina")
    coordinated(cast)
    cast.rounds["Amina"] = open_round(
        by=cast.coordinator,
        person=cast.people["Amina"],
        organisation=cast.organisations["Greenfield Surgery"],
        stage=Stage.ACCEPTED,
        now=cast.now,
    )
    set_identity(person, cast.now)
    for section in SPOKEN:
        words = Words(
            section=section, words=f"About {section}", whose=Whose.PERSON, said_by="A", channel=Channel.ONLINE
        )
        add_contribution(by=person, round_id=cast.rounds["Amina"], words=words, now=cast.now)
    return cast


def test_the_three_layers_agree_in_every_world(cast: Cast) -> None:
    readers = _readers(cast)
    seen_somewhere = hidden_somewhere = 0
    for world in range(WORLDS):
        with transaction.atomic():
            later = _make_world(cast, readers, random.Random(world))  # noqa: S311 (repeatable, not secret)
            for reader in readers:
                allowed = _by_python(cast, reader, later)
                assert _by_database(cast, reader, later) == allowed, f"world {world}, {reader}: decide_section"
                assert _by_policy(cast, reader, later) == allowed & SPOKEN_SECTIONS, f"world {world}, {reader}: policy"
                assert _by_queryset(cast, reader, later) == allowed & SPOKEN_SECTIONS, f"world {world}, {reader}: scope"
                seen_somewhere += bool(allowed)
                hidden_somewhere += allowed != frozenset(Section)
            transaction.set_rollback(True)
    assert seen_somewhere > WORLDS
    assert hidden_somewhere > WORLDS


def test_without_an_identity_nothing_is_seen(cast: Cast) -> None:
    set_identity(Actor(role=Role.ANONYMOUS), cast.now)
    assert not Contribution.objects.exists()


def test_visible_to_looks_at_its_actor_and_not_at_the_transaction(cast: Cast) -> None:
    """The person's own transaction sees every row, so only visible_to itself can hold an intruder back."""
    set_identity(cast.person("Amina"), cast.now)
    rows = Contribution.objects.filter(person_id=cast.people["Amina"])
    assert rows.count() == len(SPOKEN)
    intruder = cast.intruder
    set_identity(cast.person("Amina"), cast.now)
    assert rows.visible_to(intruder).count() == 0


def _readers(cast: Cast) -> list[Actor]:
    readers = [
        cast.staff(f"{role} of {organisation}", role, organisation)
        for organisation in cast.organisations
        for role in sorted(STAFF)
    ]
    bert, amina = cast.person("Bert").account, cast.people["Amina"]
    carer = Actor(role=Role.CARER, account=bert, on_behalf_of=amina, assurance=Assurance.TWO_FACTOR)
    client = Actor(role=Role.CLIENT, organisation=cast.organisations["Riverside"], assurance=Assurance.ONE_FACTOR)
    courier = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, on_behalf_of=cast.people["Amina"])
    stray_courier = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, on_behalf_of=cast.people["Bert"])
    return [*readers, carer, client, courier, stray_courier, cast.person("Amina"), cast.person("Bert")]


def _make_world(cast: Cast, readers: list[Actor], chance: random.Random) -> datetime:
    person, lead = cast.people["Amina"], cast.staff("Lee", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    owner = cast.person("Amina")
    for _ in range(chance.randint(0, 5)):
        set_identity(owner, cast.now)
        reader = _any_reader(cast, readers, chance)
        if chance.random() < 0.3:
            stop_sharing(by=owner, person=person, reader=reader, how="online", now=cast.now)
            continue
        share(
            by=owner,
            person=person,
            reader=reader,
            sections=frozenset(chance.sample(list(Section), chance.randint(1, 9))),
            how="online",
            ends_on=chance.choice([None, cast.now.date() + timedelta(days=chance.randint(0, 5))]),
            now=cast.now,
        )
    for _ in range(chance.randint(0, 2)):
        set_identity(lead, cast.now)
        section = chance.choice([None, *Section])
        reader = _any_reader(cast, readers, chance)
        kept = Kept(frozenset(filter(None, [reader.account])), frozenset(filter(None, [reader.organisation])))
        restrict(by=lead, person=person, kept=kept, section=section, reason="Asked alone", now=cast.now)
    if chance.random() < 0.3:
        set_identity(cast.coordinator, cast.now)
        Registration.objects.filter(person_id=person).update(until_on=date(2026, 11, 4))
    return cast.now + timedelta(days=chance.randint(0, 8))


def _any_reader(cast: Cast, readers: list[Actor], chance: random.Random) -> Reader:
    if chance.random() < 0.7:
        return Reader(organisation=chance.choice(list(cast.organisations.values())))
    return Reader(
        account=chance.choice([each.account for each in readers if each.account and each.role != Role.PERSON])
    )


def _by_python(cast: Cast, reader: Actor, now: datetime) -> frozenset[Section]:
    set_identity(reader, now)
    facts = facts_for(by=reader, people=[cast.people["Amina"]], now=now).get(cast.people["Amina"], Facts())
    return frozenset(section for section in Section if decide(reader, Act.READ, section, facts).allowed)


def _by_database(cast: Cast, reader: Actor, now: datetime) -> frozenset[Section]:
    set_identity(reader, now)
    return frozenset(section for section in Section if _sees(cast.people["Amina"], section))


def _sees(person: UUID, section: Section) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select sees_section(%s, %s)", [person, str(section)])
        return bool(cursor.fetchone()[0])


def _by_policy(cast: Cast, reader: Actor, now: datetime) -> frozenset[Section]:
    set_identity(reader, now)
    rows = Contribution.objects.filter(person_id=cast.people["Amina"])
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.subject', %s, true)", [str(cast.people["Amina"])])
    quick = frozenset(map(Section, rows.values_list("section", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.subject', '', true)")
    slow = frozenset(map(Section, rows.values_list("section", flat=True)))
    assert quick == slow, "the policy answers differently when the plan is the transaction's subject"
    return slow


def _by_queryset(cast: Cast, reader: Actor, now: datetime) -> frozenset[Section]:
    set_identity(cast.person("Amina"), now)
    rows = Contribution.objects.visible_to(reader).filter(person_id=cast.people["Amina"])
    return frozenset(map(Section, rows.values_list("section", flat=True)))
