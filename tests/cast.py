"""Named example people and organisations, built only through changes: each is a case that somebody will meet."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import name_coordinator
from alongside.records.health.changes import NewResult, add_result
from alongside.records.people.changes.accounts import add_account, add_organisation, start_membership
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.plans.changes import Agreement, Words, add_contribution, add_version, move_round, open_round
from alongside.records.plans.reads import open_draft
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.plan.content import Channel, Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LARGE_SECTIONS = (
    Section.WHAT_MATTERS,
    Section.ABOUT_ME,
    Section.STRENGTHS,
    Section.NEEDS,
    Section.EMERGENCIES,
    Section.FUTURE,
)
SETTING_UP = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, name="set-up")


@dataclass
class Cast:
    """Greenfield Surgery looks after Amina and Bert; Riverside is a charity; Hillview is another surgery."""

    now: datetime = NOW
    organisations: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    rounds: dict[str, UUID] = field(default_factory=dict)
    versions: dict[str, UUID] = field(default_factory=dict)

    def staff(self, name: str, role: Role, organisation: str) -> Actor:
        """An actor of an organisation; the account is made the first time."""
        if name not in self.accounts:
            set_identity(SETTING_UP, self.now)
            email = f"{name.lower().replace(' ', '.')}@example.org"
            self.accounts[name] = add_account(by=SETTING_UP, name=name, email=email, now=self.now)
            start_membership(
                by=SETTING_UP,
                account=self.accounts[name],
                organisation=self.organisations[organisation],
                role=role,
                starts_on=date(2026, 1, 1),
                now=self.now,
            )
        return Actor(
            role=role,
            account=self.accounts[name],
            organisation=self.organisations[organisation],
            name=name,
            assurance=Assurance.TWO_FACTOR,
        )

    def person(self, name: str) -> Actor:
        """The person, signed in to their own plan."""
        person = self.people[name]
        if name not in self.accounts:
            set_identity(SETTING_UP, self.now)
            self.accounts[name] = add_account(by=SETTING_UP, name=name, person=person, now=self.now)
        return Actor(
            role=Role.PERSON,
            account=self.accounts[name],
            person=person,
            purpose=Purpose.OWN_RECORD,
            name=name,
            assurance=Assurance.TWO_FACTOR,
        )

    @property
    def coordinator(self) -> Actor:
        return self.staff("Carol Okoro", Role.COORDINATOR, "Greenfield Surgery")

    @property
    def nurse(self) -> Actor:
        return self.staff("Nadia Rahman", Role.PROFESSIONAL, "Greenfield Surgery")

    @property
    def charity_worker(self) -> Actor:
        return self.staff("Wes Adeyemi", Role.VCSE_PARTNER, "Riverside")

    @property
    def intruder(self) -> Actor:
        """A professional of a surgery that does not look after anybody here."""
        return self.staff("Ivan Petrov", Role.PROFESSIONAL, "Hillview Surgery")


def make_cast() -> Cast:
    """Three organisations, and Amina and Bert on Greenfield's list. Call inside a database transaction."""
    cast = Cast()
    set_identity(SETTING_UP, cast.now)
    for name, code in (("Greenfield Surgery", "G81001"), ("Riverside", None), ("Hillview Surgery", "H81002")):
        cast.organisations[name] = add_organisation(by=SETTING_UP, name=name, ods_code=code, now=cast.now)
    coordinator = cast.coordinator
    set_identity(coordinator, cast.now)
    cast.people["Amina"] = add_person(by=coordinator, details=_details("Amina", "Begum", 1), now=cast.now)
    cast.people["Bert"] = add_person(by=coordinator, details=_details("Bert", "Jones", 2), now=cast.now)
    return cast


def coordinated(cast: Cast, name: str = "Amina") -> Cast:
    """Carol coordinates for them: without somebody who does, the database takes no round."""
    set_identity(cast.coordinator, cast.now)
    name_coordinator(
        by=cast.coordinator,
        person=cast.people[name],
        account=cast.accounts["Carol Okoro"],
        name="Carol Okoro",
        organisation=cast.organisations["Greenfield Surgery"],
        now=cast.now,
    )
    return cast


def with_draft(cast: Cast, name: str = "Amina", *, words: bool = True) -> Cast:
    """A round in which the plan is being written. The person has said what matters, and a goal with an action."""
    coordinator, person = cast.coordinator, cast.person(name)
    coordinated(cast, name)
    cast.rounds[name] = open_round(
        by=coordinator,
        person=cast.people[name],
        organisation=cast.organisations["Greenfield Surgery"],
        stage=Stage.ACCEPTED,
        now=cast.now,
    )
    for stage in (Stage.PREPARING, Stage.DISCUSSING, Stage.DRAFTING):
        move_round(by=coordinator, round_id=cast.rounds[name], to=stage, now=cast.now)
    set_identity(person, cast.now)
    if words:
        say_what_matters(cast, name)
    return cast


def with_agreed_plan(cast: Cast, name: str = "Amina") -> Cast:
    """The person has said what matters and a goal with an action, and agreed version 1 with their coordinator."""
    with_draft(cast, name)
    agree_again(cast, name)
    return cast


def agree_again(cast: Cast, name: str) -> None:
    """The person agrees to the draft as it stands: the next version."""
    person = cast.person(name)
    set_identity(person, cast.now)
    draft = open_draft(by=person, round_id=cast.rounds[name], purpose=Purpose.OWN_RECORD, now=cast.now)
    cast.versions[name] = add_version(
        by=person,
        round_id=cast.rounds[name],
        based_on=draft.previous_number,
        content=draft.content,
        agreement=_agreement(),
        now=cast.now,
    )
    move_round(by=person, round_id=cast.rounds[name], to=Stage.AGREED, now=cast.now)


def with_large_plan(cast: Cast, name: str = "Amina") -> Cast:
    """The largest plan of the cast: 16 statements, and 8 goals with 3 actions each, agreed, read by two others."""
    with_draft(cast, name)
    person = cast.person(name)
    for number in range(14):
        section = LARGE_SECTIONS[number % len(LARGE_SECTIONS)]
        _say(
            cast, name, section, f"Thing {number}: I sleep badly when my chest is tight, so I like to sit up and read."
        )
    for number in range(7):
        goal = _say(cast, name, Section.GOALS, f"Goal {number}: get out to the club.", kind=Kind.GOAL, importance=8)
        for step in range(3):
            words = f"Step {step} of goal {number}: ring the driver the day before and ask for the early lift."
            more = {"who": "Me and Carol Okoro", "by_when": "Every Thursday from next week", "confidence": 7}
            _say(cast, name, Section.GOALS, words, kind=Kind.ACTION, parent=goal, **more)
    for step in range(2):
        goal = _first_goal(cast, name)
        _say(
            cast, name, Section.GOALS, f"One more step {step}.", kind=Kind.ACTION, parent=goal, who="Me", by_when="Now"
        )
    agree_again(cast, name)
    set_identity(person, cast.now)
    for organisation in ("Riverside", "Hillview Surgery"):
        reader = Reader(organisation=cast.organisations[organisation])
        sections = {Section.WHAT_MATTERS, Section.GOALS, Section.NEEDS}
        share(by=person, person=cast.people[name], reader=reader, sections=sections, how="online", now=cast.now)
    with_health(cast, name)
    return cast


def with_health(cast: Cast, name: str = "Amina") -> Cast:
    """Two readings of three tests."""
    nurse = cast.nurse
    set_identity(nurse, cast.now)
    for test, code, unit in (("HbA1c", "4548-4", "mmol/mol"), ("Weight", "29463-7", "kg"), ("Pulse", "8867-4", "/min")):
        for days, value in ((200, 61), (10, 58)):
            taken_at = cast.now - timedelta(days=days)
            result = NewResult(name=test, code=code, unit=unit, value=Decimal(value), taken_at=taken_at)
            add_result(by=nurse, person=cast.people[name], result=result, now=cast.now)
    return cast


def say_what_matters(cast: Cast, name: str) -> UUID:
    """What matters, a strength, and a goal with an action, in the person's words; returns the goal's item."""
    _say(cast, name, Section.WHAT_MATTERS, "Seeing my granddaughter every Sunday.")
    _say(cast, name, Section.STRENGTHS, "I keep going. I am good with my hands.")
    goal = _say(cast, name, Section.GOALS, "Walk to the allotment and back.", kind=Kind.GOAL, importance=9)
    _say(
        cast,
        name,
        Section.GOALS,
        "Walk to the corner after breakfast.",
        kind=Kind.ACTION,
        parent=goal,
        who="Me",
        by_when="Every day from Monday",
        confidence=8,
    )
    return goal


def _say(cast: Cast, name: str, section: Section, words: str, **more: object) -> UUID:
    said = Words(
        section=section,
        words=words,
        whose=Whose.PERSON,
        said_by=name,
        channel=Channel.ONLINE,
        **more,  # type: ignore[arg-type]
    )
    return add_contribution(by=cast.person(name), round_id=cast.rounds[name], words=said, now=cast.now)


def _first_goal(cast: Cast, name: str) -> UUID:
    draft = open_draft(by=cast.person(name), round_id=cast.rounds[name], purpose=Purpose.OWN_RECORD, now=cast.now)
    return draft.content.goals()[0].id


def _details(given: str, family: str, number: int) -> PersonDetails:
    return PersonDetails(
        given_name=given,
        family_name=family,
        born_on=date(1950 + number, 3, 14),
        nhs_number=nth_test_number(number),
        address="1 Canal Street\nGreenfield",
        postcode="GR1 1AA",
    )


def _agreement() -> Agreement:
    return Agreement(how="own-sign-in", with_name="Carol Okoro", review_on=date(2027, 5, 3), review_with="Carol Okoro")
