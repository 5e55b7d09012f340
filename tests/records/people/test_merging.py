"""Joining two records opens nothing to anybody, keeps every limit of either, and is undone without a trace."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter
from alongside.records.careteam.reads import supporters_of
from alongside.records.health.changes import NewResult, add_result
from alongside.records.health.reads import results_of, summary_of
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.merging import merge_people, undo_merge
from alongside.records.people.changes.needs import record_need
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Merge, Person
from alongside.records.people.reads import joined_to, people_registered, person_view
from alongside.records.people.values import PeopleSearch
from alongside.records.sharing.changes import restrict, share, stop_sharing
from alongside.records.sharing.reads import facts_for
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.needs import Subset
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.restrictions import Kept
from alongside.rules.sharing import sections_seen
from tests.attacks import tables
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db

WRITTEN_BY_JOINING = {"people_merge", "audit_event", "audit_head"}
WHY = "She brought her passport."


@pytest.fixture
def cast() -> Cast:
    """Amina has a plan and shares her goals with Riverside; her other record has a result, a sister and a need."""
    cast = with_agreed_plan(make_cast())
    by = cast.coordinator
    set_identity(by, cast.now)
    details = PersonDetails(given_name="Aminah", family_name="Begum", born_on=date(1951, 3, 14))
    cast.people["Aminah"] = other = add_person(by=by, details=details, now=cast.now)
    result = NewResult(name="HbA1c", taken_at=cast.now, value=Decimal(53), unit="mmol/mol")
    add_result(by=by, person=other, result=result, now=cast.now)
    add_supporter(by=by, person=other, kind="carer", name="Zinnia Begum", relationship="sister", now=cast.now)
    braille = {"answer": "needs", "codes": ["braille"]}
    record_need(by=by, person=other, subset=Subset.INFORMATION_FORMAT, now=cast.now, **braille)
    decide(cast, "Amina", {Section.GOALS})
    return cast


def readers(cast: Cast) -> dict[str, Actor]:
    """Everybody who could gain by a join: the team, those with whom something is shared, and those with nothing."""
    greenfield = ("coordinator", "professional", "health-care-assistant", "practice-administrator", "safeguarding-lead")
    team = {role: cast.staff(f"G {role}", Role(role), "Greenfield Surgery") for role in greenfield}
    others = {"charity": cast.charity_worker, "intruder": cast.intruder}
    own = {"Amina": cast.person("Amina"), "Aminah": own_of(cast, "Aminah"), "Bert": cast.person("Bert")}
    system = {"client": Actor(Role.CLIENT, organisation=cast.organisations["Riverside"], purpose=Purpose.DIRECT_CARE)}
    return team | others | own | system


def own_of(cast: Cast, name: str) -> Actor:
    if name not in cast.accounts:
        set_identity(cast.coordinator, cast.now)
        person = cast.people[name]
        cast.accounts[name] = add_account(by=cast.coordinator, name=name, person=person, now=cast.now)
    return Actor(
        Role.PERSON,
        account=cast.accounts[name],
        person=cast.people[name],
        purpose=Purpose.OWN_RECORD,
        assurance=Assurance.TWO_FACTOR,
    )


def seen(cast: Cast) -> dict[tuple[str, str], frozenset[object]]:
    """The keys of the rows of every protected table that each reader sees, by SELECT as the runtime role."""
    found = {}
    models = {name: model for name, model in tables.models().items() if is_read(name)}
    for who, actor in readers(cast).items():
        for name, model in models.items():
            set_identity(actor, cast.now)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {model._meta.pk.column} FROM {name}")  # noqa: S608 (names of our tables)
                found[who, name] = frozenset(row[0] for row in cursor.fetchall())
    return found


def is_read(name: str) -> bool:
    """Whether pages read this table at all; what joining itself writes is new to those who did it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [name])
        return bool(cursor.fetchone()[0]) and name not in WRITTEN_BY_JOINING


def sections(cast: Cast, actor: Actor, name: str) -> frozenset[Section]:
    set_identity(actor, cast.now)
    facts = facts_for(by=actor, people=[cast.people[name]], now=cast.now)
    return sections_seen(actor, facts[cast.people[name]])


def decide(cast: Cast, name: str, chosen: set[Section], organisation: str = "Riverside") -> None:
    by, reader = own_of(cast, name), Reader(organisation=cast.organisations[organisation])
    set_identity(by, cast.now)
    if chosen:
        share(by=by, person=cast.people[name], reader=reader, sections=chosen, how="online", now=cast.now)
    else:
        stop_sharing(by=by, person=cast.people[name], reader=reader, how="online", now=cast.now)


def join(cast: Cast, kept: str = "Amina", other: str = "Aminah") -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    merge_people(by=by, kept=cast.people[kept], other=cast.people[other], reason=WHY, now=cast.now)


def take_apart(cast: Cast, name: str = "Aminah") -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    undo_merge(by=by, person=cast.people[name], reason="Two cousins.", now=cast.now)


def test_joining_shows_nobody_a_row_that_they_did_not_see(cast: Cast) -> None:
    before = seen(cast)
    join(cast)
    after = seen(cast)
    gained = {key: rows - before[key] for key, rows in after.items() if rows - before[key]}
    assert gained == {}


@pytest.mark.parametrize("decided", ["nothing", "both", "one refused", "restricted"])
def test_undoing_gives_everybody_exactly_what_they_saw(cast: Cast, decided: str) -> None:
    _decided(cast, decided)
    before = seen(cast)
    join(cast)
    take_apart(cast)
    assert seen(cast) == before


def _decided(cast: Cast, what: str) -> None:
    if what == "both":
        decide(cast, "Aminah", {Section.GOALS, Section.HEALTH})
    elif what == "one refused":
        decide(cast, "Aminah", set())
    elif what == "restricted":
        keep_from_the_nurse(cast, "Aminah")


def keep_from_the_nurse(cast: Cast, name: str) -> None:
    cast.nurse  # noqa: B018 (makes her account)
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    kept = Kept(accounts=frozenset({cast.accounts["Nadia Rahman"]}))
    restrict(by=lead, person=cast.people[name], kept=kept, reason="Told alone.", now=cast.now)


@pytest.mark.parametrize("limited", ["Amina", "Aminah"])
def test_a_limit_on_either_record_keeps_from_both(cast: Cast, limited: str) -> None:
    keep_from_the_nurse(cast, limited)
    join(cast)
    for name in ("Amina", "Aminah"):
        assert sections(cast, cast.nurse, name) == frozenset()
        set_identity(cast.nurse, cast.now)
        with pytest.raises(Unknown):
            person_view(by=cast.nurse, person=cast.people[name])
    found = people_registered(by=cast.nurse, search=PeopleSearch(words=("amina",)), page=1, now=cast.now)
    assert found.people == ()


@pytest.mark.parametrize("refused", ["Amina", "Aminah"])
def test_a_no_in_either_record_holds_for_both(cast: Cast, refused: str) -> None:
    decide(cast, "Aminah", {Section.GOALS})
    decide(cast, refused, set())
    join(cast)
    assert sections(cast, cast.charity_worker, "Amina") == frozenset()
    assert sections(cast, cast.charity_worker, "Aminah") == frozenset()


def test_of_two_decisions_the_narrower_holds(cast: Cast) -> None:
    decide(cast, "Aminah", {Section.GOALS, Section.HEALTH})
    decide(cast, "Amina", {Section.GOALS, Section.PEOPLE})
    join(cast)
    assert sections(cast, cast.charity_worker, "Amina") == {Section.GOALS}
    assert sections(cast, cast.charity_worker, "Aminah") == {Section.GOALS}


def test_what_was_shared_of_one_record_opens_nothing_of_the_other(cast: Cast) -> None:
    join(cast)
    assert sections(cast, cast.charity_worker, "Amina") == {Section.GOALS}
    assert sections(cast, cast.charity_worker, "Aminah") == frozenset()


def test_what_was_kept_from_the_team_in_one_record_is_kept_in_both(cast: Cast) -> None:
    decide(cast, "Aminah", {Section.ABOUT_ME}, "Greenfield Surgery")
    assert Section.HEALTH in sections(cast, cast.coordinator, "Amina")
    join(cast)
    assert sections(cast, cast.coordinator, "Amina") == {Section.ABOUT_ME}


def test_the_team_reads_both_in_the_record_that_is_kept(cast: Cast) -> None:
    join(cast)
    by, amina = cast.coordinator, cast.people["Amina"]
    set_identity(by, cast.now)
    assert [each.name for each in results_of(by=by, person=amina)] == ["HbA1c"]
    assert len(summary_of(by=by, person=amina).results) == 1
    assert "Zinnia Begum" in [each.name for each in supporters_of(by=by, person=amina)]
    assert person_view(by=by, person=amina).needs.format.codes == ("braille",)
    assert [each.person.id for each in joined_to(by=by, person=amina)] == [cast.people["Aminah"]]
    listed = people_registered(by=by, search=PeopleSearch(words=("amina",)), page=1, now=cast.now)
    assert [each.id for each in listed.people] == [amina]


def test_the_persons_own_copy_is_of_one_record(cast: Cast) -> None:
    join(cast)
    by, amina = cast.coordinator, cast.people["Amina"]
    set_identity(by, cast.now)
    assert summary_of(by=by, person=amina, as_the_person=True).results == ()


def test_both_chains_say_so_and_neither_names_the_other(cast: Cast) -> None:
    join(cast)
    take_apart(cast)
    for name in ("Amina", "Aminah"):
        set_identity(own_of(cast, name), cast.now)
        events = Event.objects.filter(kind__in=["person.merged", "person.unmerged"]).order_by("number")
        assert [event.kind for event in events] == ["person.merged", "person.unmerged"]
        assert all(not event.detail for event in events)


def test_two_nhs_numbers_are_two_people(cast: Cast) -> None:
    with pytest.raises(Invalid, match="two-nhs-numbers"):
        join(cast, "Amina", "Bert")
    assert not Merge.objects.exists()
    assert not Person.objects.exclude(merged_into=None).exists()


def test_joined_once_and_in_one_step(cast: Cast) -> None:
    join(cast)
    with pytest.raises(NotReady, match="joined-already"):
        join(cast)


def test_nobody_joins_a_record_that_they_may_not_know_of(cast: Cast) -> None:
    keep_from_the_nurse(cast, "Aminah")
    set_identity(cast.nurse, cast.now)
    with pytest.raises(Unknown):
        merge_people(by=cast.nurse, kept=cast.people["Amina"], other=cast.people["Aminah"], reason=WHY, now=cast.now)


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        yield


def test_the_database_refuses_a_link_to_somebody_unknown(cast: Cast) -> None:
    stranger = _hilda(cast)
    for by, person in ((cast.coordinator, cast.people["Amina"]), (cast.person("Amina"), cast.people["Amina"])):
        set_identity(by, cast.now)
        with refused():
            Person.objects.filter(id=person).update(merged_into_id=stranger)
        assert Person.objects.get(id=person).merged_into_id is None


def _hilda(cast: Cast) -> UUID:
    by = cast.staff("Ines Silva", Role.COORDINATOR, "Hillview Surgery")
    set_identity(by, cast.now)
    details = PersonDetails(given_name="Hilda", family_name="Ross", born_on=date(1940, 1, 1))
    hilda = add_person(by=by, details=details, now=cast.now)
    assert hilda is not None
    return hilda
