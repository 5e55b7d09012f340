"""Two hundred random plans, each with one entry that holds a canary, written as the tables' owner, many rows at a time.

A plan goes through five states, and every row that hangs on the entry goes with it: before it was said, said and kept
apart, agreed in the open, and kept apart again after it was agreed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from django.db import connections, models, transaction

from alongside.journey.prepare.models import Pack, PackStep
from alongside.journey.review.models import ItemReviewed, Review
from alongside.records.authority.models import Authority, AuthorityStep, CapacityAssessment
from alongside.records.careteam.models import Supporter
from alongside.records.disagreements.models import Disagreement
from alongside.records.people.models import Account, Membership, Organisation, Person, Registration
from alongside.records.plans.models import Contribution, PlanSection, PlanVersion, Round, WordsToRead
from alongside.records.plans.rows import item_value
from alongside.records.rights.models import Correction, RightsContact
from alongside.records.sharing.models import Opening, Restriction, SharingDecision
from alongside.rules.plan.content import fingerprint_of_section, to_stored
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.tracking import Waypoint

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOBODY = UUID(int=0)
_BORN, _LATER = date(1950, 3, 14), date(2099, 1, 1)
EVERY = [str(section) for section in Section]
SPOKEN = sorted(SPOKEN_SECTIONS)
SEEN_BY_ALL = (Section.ABOUT_ME, Section.WHAT_MATTERS)  # by an assistant and in an emergency too
READERS = (
    "person",
    "carer",
    "proxy",
    "coordinator",
    "professional",
    "health-care-assistant",
    "vcse-partner",
    "client",
    "emergency-viewer",
)
PROMPTS = {"what-matters": Section.WHAT_MATTERS, "know-about-me": Section.ABOUT_ME, "hardest": Section.NEEDS}
REST = ("I sleep badly.", "Tea before pills.", "My brother rings on Sundays.", "Stairs are slow.", "I like the radio.")


@dataclass
class Place:
    """Who works where; the same for every plan."""

    organisations: dict[str, UUID]
    accounts: dict[str, UUID]


@dataclass
class Plan:
    """One person's plan. canary: words that stand nowhere else. item: of the entry; kept: what is restricted, which is
    the entry or the goal that it is under."""

    number: int
    person: UUID
    own: UUID
    round: UUID
    canary: str
    item: UUID
    kept: UUID
    rows: list[Contribution] = field(default_factory=list)
    said: list[Contribution] = field(default_factory=list)  # the entry, and the goal that it is under
    restriction: dict[str, Any] = field(default_factory=dict)
    versions: int = 0

    @property
    def section(self) -> Section:
        return Section(self.said[0].section)


def make_place() -> Place:
    names = ("Surgery", "Charity", "Ambulance")
    organisations = [Organisation(name=name) for name in names]
    works = {
        "coordinator": ("Surgery", "coordinator"),
        "nurse": ("Surgery", "professional"),
        "assistant": ("Surgery", "health-care-assistant"),
        "lead": ("Surgery", "safeguarding-lead"),
        "second lead": ("Surgery", "safeguarding-lead"),
        "helper": ("Charity", "vcse-partner"),
        "crew": ("Ambulance", "emergency-viewer"),
    }
    accounts = {name: Account(name=name.title(), joined_at=BEGIN) for name in (*works, "daughter", "attorney")}
    place = Place({each.name: each.id for each in organisations}, {name: row.id for name, row in accounts.items()})
    add(organisations, accounts.values(), _memberships(place, works), [_contact(place)])
    return place


def make_plans(place: Place, how_many: int, seed: int) -> list[Plan]:
    """Plans with everybody let in: nothing but a restriction keeps any of the nine from anything they may see."""
    chance = Random(seed)  # noqa: S311 (repeatable, not secret)
    plans = [_plan(place, number, chance) for number in range(how_many)]
    with transaction.atomic(using="owner"):
        add([Person(id=p.person, given_name="Amina", family_name=f"B{p.number}", born_on=_BORN) for p in plans])
        add([Account(id=p.own, name="Amina", person_id=p.person, joined_at=BEGIN) for p in plans])
        add(*([row for p in plans for row in rows(place, p)] for rows in (_around, _powers, _let_in)))
        packs = [_pack(p) for p in plans]
        add([row for p in plans for row in p.rows], packs, map(_opened, plans, packs))
        _agree(plans, 1, BEGIN)
    know_the_tables()
    return plans


# --- The states of a plan ---------------------------------------------------------------------------------------------


def say(place: Place, plans: list[Plan], at: datetime) -> None:
    """The entry is said, waits to be read, is disagreed with, and somebody asks for it to be put right."""
    with transaction.atomic(using="owner"):
        for plan in plans:
            for row in plan.said:
                row.said_at = at
        add([row for p in plans for row in p.said], [_beside(p, at) for p in plans])
        add([_waits(place, p, at) for p in plans], [_correction(place, p, at) for p in plans])
        for plan in plans:
            _log(plan, "words.added", at)
            _log(plan, "disagreement.said", at)
    know_the_tables()


def keep(plans: list[Plan], at: datetime) -> None:
    """A safeguarding lead keeps the entry from all nine."""
    with transaction.atomic(using="owner"):
        add([Restriction(person_id=p.person, items=[p.kept], set_at=at, set_by=NOBODY, **p.restriction) for p in plans])


def lift(plans: list[Plan], at: datetime) -> None:
    rows = Restriction.objects.using("owner").filter(person_id__in=[p.person for p in plans], lifted_at=None)
    rows.update(lifted_at=at, lifted_by=uuid4())


def agree(place: Place, plans: list[Plan], at: datetime) -> None:
    """A version with the entry in it, and a review in which it is still true."""
    with transaction.atomic(using="owner"):
        _agree(plans, 2, at)
        versions = dict(PlanVersion.objects.using("owner").filter(number=2).values_list("person_id", "id"))
        rounds = [_round(place, p, 2, at, closed_at=at) for p in plans]
        reviews = [
            Review(person_id=r.person_id, round=r, version_id=versions[r.person_id], started_at=at, led_by=NOBODY)
            for r in rounds
        ]
        answer = {"number": 1, "answer": "still-true", "answered_at": at, "answered_by": NOBODY}
        asked = zip(plans, reviews, strict=True)
        add(rounds, reviews, [ItemReviewed(person_id=p.person, review=r, item=p.item, **answer) for p, r in asked])


def know_the_tables() -> None:
    """So many rows at once: as autovacuum would have done by then, or a look at one plan reads all of them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze")


def add(*groups: Iterable[models.Model]) -> None:
    """Each group in as few statements as its models allow."""
    for group in groups:
        by_model: dict[type[models.Model], list[models.Model]] = {}
        for row in group:
            by_model.setdefault(type(row), []).append(row)
        for model, rows in by_model.items():
            model._default_manager.using("owner").bulk_create(rows, batch_size=500)


# --- What a plan is made of -------------------------------------------------------------------------------------------


def _plan(place: Place, number: int, chance: Random) -> Plan:
    canary, item = f"QX{number:05d}ZJ", uuid4()
    plan = Plan(number, uuid4(), uuid4(), uuid4(), canary, item, item)
    for _ in range(chance.randint(1, 4)):
        plan.rows.append(_said(plan, chance.choice(SPOKEN), chance.choice(REST)))
    if chance.random() < 0.6:
        goal = _said(plan, Section.GOALS, chance.choice(REST), kind="goal", importance=7)
        plan.rows += [goal, _said(plan, Section.GOALS, chance.choice(REST), kind="action", parent=goal.item)]
    plan.said = _entry(plan, place, chance)
    plan.restriction = _restriction(place, plan, chance)
    return plan


def _entry(plan: Plan, place: Place, chance: Random) -> list[Contribution]:
    """A statement (an answer to a question of the pack or not), a goal, or an action under a goal."""
    typed_by = chance.choice((plan.own, place.accounts["lead"]))
    words, more = f"Call {plan.canary} at night.", {"item": plan.item, "typed_by": typed_by}
    shape = chance.choice(("answer", "statement", "statement", "statement", "goal", "action", "action of a kept goal"))
    if shape == "answer":
        prompt = chance.choice(list(PROMPTS))
        return [_said(plan, PROMPTS[prompt], words, prompt=prompt, **more)]
    if shape == "statement":
        section = chance.choice((*SEEN_BY_ALL, *(each for each in SPOKEN if each != Section.GOALS)))
        return [_said(plan, section, words, **more)]
    if shape == "goal":
        return [_said(plan, Section.GOALS, words, kind="goal", importance=5, **more)]
    goal = _said(plan, Section.GOALS, f"Be safe from {plan.canary}.", kind="goal", importance=5, typed_by=typed_by)
    action = _said(plan, Section.GOALS, words, kind="action", parent=goal.item, who="Me", by_when="Soon", **more)
    if shape == "action of a kept goal":
        plan.kept = goal.item
        return [action, goal]
    goal.words = "Be safe."
    plan.rows.append(goal)
    return [action]


def _restriction(place: Place, plan: Plan, chance: Random) -> dict[str, Any]:
    """One of the ways to keep all nine away."""
    who, where = place.accounts, place.organisations
    ways = (
        {"roles": list(READERS)},
        {"roles": ["safeguarding-lead"], "is_all_but": True},
        {"accounts": [who["lead"]], "is_all_but": True},
        {
            "accounts": [plan.own, who["daughter"], who["attorney"]],
            "organisations": [where["Surgery"], where["Charity"], where["Ambulance"]],
        },
        {"roles": ["person", "carer", "proxy"], "organisations": list(where.values())},
        {
            "accounts": [who[name] for name in ("coordinator", "nurse", "assistant", "helper", "crew")],
            "roles": ["person", "carer", "proxy", "client"],
        },
    )
    category = chance.choice(("safeguarding", "serious-harm"))
    return {**chance.choice(ways), "category": category, "reason": "Told alone."}


def _said(plan: Plan, section: str, words: str, **more: Any) -> Contribution:
    values = {
        "item": uuid4(),
        "kind": "statement",
        "typed_by": plan.own,
        "typed_by_name": "Amina",
        "channel": "online",
        "said_by": "Amina",
        "said_at": BEGIN,
        **more,
    }
    return Contribution(
        person_id=plan.person, round_id=plan.round, number=1, place=len(plan.rows) + 1, section=section,
        whose="person", words=words, **values,
    )  # fmt: skip


def _around(place: Place, plan: Plan) -> list[models.Model]:
    surgery, today = place.organisations["Surgery"], BEGIN.date()
    carol = {"account_id": place.accounts["coordinator"], "organisation_id": surgery}
    return [
        Registration(person_id=plan.person, organisation_id=surgery, since_on=today),
        Supporter(person_id=plan.person, kind="coordinator", name="Carol", starts_on=today, **carol),
        Supporter(
            person_id=plan.person, kind="carer", name="Zinnia", starts_on=today, account_id=place.accounts["daughter"]
        ),
        _round(place, plan, 1, BEGIN, id=plan.round, coordinator=place.accounts["coordinator"]),
    ]


def _round(place: Place, plan: Plan, number: int, at: datetime, **more: Any) -> Round:
    values = {"organisation_id": place.organisations["Surgery"], "stage": "drafting", "opened_at": at, **more}
    return Round(person_id=plan.person, number=number, **values)


def _powers(place: Place, plan: Plan) -> list[models.Model]:
    """An attorney for health and welfare, and the finding by which the power counts."""
    written = {"recorded_at": BEGIN, "recorded_by": NOBODY, "recorded_by_name": "Nadia"}
    may = dict.fromkeys(("can_decide", "can_understand"), False)
    able = dict.fromkeys(("can_retain", "can_weigh", "can_communicate"), True)
    found = {"decision": "To see the plan", "kind": "see-and-manage-plan", "impairment": "A stroke", "because": "So."}
    assessed = {"assessor": "Nadia", "assessor_role": "Nurse", "assessed_on": BEGIN.date(), "review_on": _LATER}
    power = Authority(
        person_id=plan.person, kind="lpa-welfare", holder_name="Zeb", account_id=place.accounts["attorney"],
        starts_on=BEGIN.date(), sections=EVERY, **written,
    )  # fmt: skip
    standing = {"number": 1, "standing": "in-force", "at": BEGIN, "by": NOBODY, "by_name": "Nadia"}
    return [
        power,
        AuthorityStep(person_id=plan.person, authority=power, **standing),
        CapacityAssessment(person_id=plan.person, **may, **able, **found, **assessed, **written),
    ]


def _let_in(place: Place, plan: Plan) -> list[models.Model]:
    """The daughter and the charity by the person's choice; the crew by an emergency, for four hours of each day."""
    shared = {
        "person_id": plan.person,
        "number": 1,
        "sections": EVERY,
        "comment_on": [],
        "contribute_to": [str(each) for each in SPOKEN],
        "purposes": ["direct-care", "emergency"],
        "starts_on": BEGIN.date(),
        "how": "online",
        "decided_at": BEGIN,
        "decided_by": plan.own,
    }
    return [
        SharingDecision(account_id=place.accounts["daughter"], **shared),
        SharingDecision(organisation_id=place.organisations["Charity"], **shared),
        Opening(
            person_id=plan.person, organisation_id=place.organisations["Ambulance"], kind="emergency",
            account_id=place.accounts["crew"], reason="life-at-risk", words="Found on the floor.",
            opened_at=BEGIN, until_at=BEGIN + timedelta(hours=4),
        ),
    ]  # fmt: skip


def _pack(plan: Plan) -> Pack:
    released = {"release_on": BEGIN.date(), "released_at": BEGIN, "released_by": NOBODY}
    return Pack(
        person_id=plan.person,
        round_id=plan.round,
        prompt_sets=["everyone/1"],
        made_at=BEGIN,
        made_by=NOBODY,
        **released,
    )


def _opened(plan: Plan, pack: Pack) -> PackStep:
    """That the person has opened it already: only the first time is noted, which is work that no later visit takes."""
    seen = {"step": Waypoint.OPENED, "at": BEGIN, "by": plan.own, "by_name": "Amina"}
    return PackStep(person_id=plan.person, pack=pack, **seen)


def _agree(plans: list[Plan], number: int, at: datetime) -> None:
    """A version of all that was said so far. What is kept apart is not in it: then it is agreed later."""
    versions, sections = [], []
    for plan in plans:
        rows = [*plan.rows, *plan.said] if number > 1 else plan.rows
        version = PlanVersion(
            person_id=plan.person, round_id=plan.round, number=number, agreed_at=at, agreed_by=plan.own,
            agreed_by_name="Amina", agreed_how="own-sign-in", review_on=_LATER, review_with="Carol",
            fingerprint="0" * 64,
        )  # fmt: skip
        versions.append(version)
        for section in sorted({row.section for row in rows}):
            stored = to_stored(item_value(row) for row in rows if row.section == section)
            values = {"content": stored, "fingerprint": fingerprint_of_section(stored)}
            sections.append(PlanSection(person_id=plan.person, version=version, section=section, **values))
    add(versions, sections)


def _beside(plan: Plan, at: datetime) -> Disagreement:
    entry = plan.said[0]
    return Disagreement(
        person_id=plan.person, item=plan.item, section=entry.section, number=1, said_at=at, said_by="Amina",
        typed_by=plan.own, typed_by_name="Amina", words=f"It was not {plan.canary}.",
    )  # fmt: skip


def _waits(place: Place, plan: Plan, at: datetime) -> WordsToRead:
    entry = plan.said[0]
    return WordsToRead(
        item=plan.item, person_id=plan.person, organisation_id=place.organisations["Surgery"], round_id=plan.round,
        section=entry.section, prompt=entry.prompt, said_by="Amina", number=1, since=at,
    )  # fmt: skip


def _correction(place: Place, plan: Plan, at: datetime) -> Correction:
    entry = plan.said[0]
    return Correction(
        person_id=plan.person, organisation_id=place.organisations["Surgery"], section=entry.section, item=plan.item,
        version=1, about=entry.words, wanted=f"It is not {plan.canary}.", asked_at=at, asked_by=plan.own,
        asked_by_name="Amina", asked_on=at.date(), due_on=_LATER,
    )  # fmt: skip


def _memberships(place: Place, works: dict[str, tuple[str, str]]) -> list[Membership]:
    return [
        Membership(
            account_id=place.accounts[name], organisation_id=place.organisations[at], role=role, starts_on=BEGIN.date()
        )
        for name, (at, role) in works.items()
    ]


def _contact(place: Place) -> RightsContact:
    surgery = place.organisations["Surgery"]
    kept = {"record_kind": "general-practice", "changed_at": BEGIN, "changed_by": NOBODY}
    return RightsContact(organisation_id=surgery, officer_name="Petra Okafor", telephone="01632 960001", **kept)


def _log(plan: Plan, kind: str, at: datetime) -> None:
    """As the changes log it: by which entry, never in words."""
    detail = f'{{"section": "{plan.section}", "item": "{plan.item}", "goal": "{plan.said[0].parent or ""}"}}'
    with connections["owner"].cursor() as cursor:
        cursor.execute("select set_config('alongside.at', %s, true)", [at.isoformat()])
        cursor.execute("select audit_append(%s, %s, %s, '', %s)", [f"person:{plan.person}", kind, plan.person, detail])
