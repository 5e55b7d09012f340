"""People for whom somebody acts by law: each part of each plan holds words that stand nowhere else."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.changes import record_judgement
from alongside.records.health.models import Condition
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Organisation, Registration
from alongside.records.plans.changes import Words, add_contribution
from alongside.rules.actors import Actor
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.plan.content import Channel, Kind, Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from tests.attacks.attackers import acting_for
from tests.attacks.powers import signed_in
from tests.authority import with_power, with_unable
from tests.cast import SETTING_UP, Cast, agree_again, make_cast, with_draft

PARENT = AuthorityKind.PARENTAL_RESPONSIBILITY
TURNING_16 = date(2010, 11, 4)  # two days after the cast's first day
HOLDERS = {
    "an attorney over two parts of a plan": ("Amina", "Ann Kerr"),
    "a parent of a child of 10": ("Ted", "Pat Lowe"),
    "a parent of a child of 12 whom nobody asked": ("Tia", "Mo Hughes"),
    "a parent of a child of 15 who lets them see one part": ("Cal", "Lin Field"),
    "a parent of a child of 15 who does not understand yet": ("Kit", "Jan Field"),
    "a parent of somebody of 16": ("Sam", "Bo Grant"),
}
BORN = {
    "Ted": date(2016, 5, 6),
    "Tia": date(2014, 5, 6),
    "Cal": date(2011, 5, 6),
    "Kit": date(2011, 7, 8),
    "Sam": TURNING_16,
}
CANARY = re.compile(r"QX\w+?[a-z-]+ZJ")  # words_of()
NEW_SURGERY = "Harbour Surgery"  # to which two of them moved
SHOWN_TO_PARENT = Section.ABOUT_ME


@dataclass(frozen=True)
class Family:
    """One who acts for another."""

    actor: Actor
    person: UUID
    name: str


def fill_families() -> tuple[Cast, dict[str, Family]]:
    """Each with an agreed plan, two days after all of it was recorded. Committed."""
    with transaction.atomic():
        cast = make_cast()
        for name, born_on in BORN.items():
            set_identity(cast.coordinator, cast.now)
            details = PersonDetails(given_name=name, family_name="Young", born_on=born_on)
            cast.people[name] = add_person(by=cast.coordinator, details=details, now=cast.now)
        for name, holder in HOLDERS.values():
            _with_plan(cast, name)
            set_identity(SETTING_UP, cast.now)
            cast.accounts[holder] = add_account(by=SETTING_UP, name=holder, now=cast.now)
            more = {"sections": frozenset({Section.GOALS, Section.ABOUT_ME})} if name == "Amina" else {"kind": PARENT}
            with_power(cast, name, holder=holder, **more)
        with_unable(cast, "Amina")
        _judged(cast, "Cal", is_competent=True)
        _judged(cast, "Kit", is_competent=False)
    with transaction.atomic(using="owner"):
        signed_in({holder: cast.accounts[holder] for _, holder in HOLDERS.values()})
        for name, _ in HOLDERS.values():
            said = {"source_id": "c/1", "verbatim": words_of(name, Section.HEALTH)}
            Condition.objects.using("owner").create(person_id=cast.people[name], name=said["verbatim"], **said)
        _moved(cast, "Ted", "Sam")
    cast.now += timedelta(days=2)
    return cast, {who: _family(cast, *named) for who, named in HOLDERS.items()}


def words_of(name: str, section: Section) -> str:
    """What stands in one part of one plan, and nowhere else."""
    return f"QX{name}{section}ZJ"


def _family(cast: Cast, name: str, holder: str) -> Family:
    person = cast.people[name]
    return Family(acting_for(cast, holder, person), person, name)


def _with_plan(cast: Cast, name: str) -> None:
    with_draft(cast, name, words=False)
    for section in sorted(SPOKEN_SECTIONS):
        about = {"kind": Kind.GOAL, "importance": 5} if section == Section.GOALS else {}
        said = Words(section, words_of(name, section), Whose.PERSON, said_by=name, channel=Channel.ONLINE)
        add_contribution(by=cast.person(name), round_id=cast.rounds[name], words=replace(said, **about), now=cast.now)
    agree_again(cast, name)


def _moved(cast: Cast, *names: str) -> None:
    """Another surgery looks after them from the second day."""
    elsewhere = Organisation.objects.using("owner").create(name=NEW_SURGERY, telephone="01632 960777")
    for name in names:
        here = Registration.objects.using("owner").filter(person_id=cast.people[name])
        here.update(until_on=cast.now.date())
        since_on = cast.now.date() + timedelta(days=1)
        here.create(person_id=cast.people[name], organisation_id=elsewhere.id, since_on=since_on)


def _judged(cast: Cast, name: str, *, is_competent: bool) -> None:
    found = Judgement(
        is_competent=is_competent,
        reason="They told us what the plan is for.",
        agreed=frozenset({SHOWN_TO_PARENT}) if is_competent else frozenset(),
        child_view="Mum may see who I am.",
        assessor="Nadia Rahman",
        assessor_role="nurse",
        judged_on=cast.now.date(),
        decision="To see and manage the plan",
    )
    set_identity(cast.nurse, cast.now)
    record_judgement(by=cast.nurse, person=cast.people[name], judged=found, now=cast.now)
