"""Who asks, about whom, and what may happen: the state machine's world, kept twice (record.py, and the tables)."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import uuid4

from tests.deciders import writing
from tests.deciders.record import SECTIONS, SPOKEN, Reader, Record, Said, day_of

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ROLES_KEPT = ("carer", "proxy", "professional", "vcse-partner", "client", "coordinator", "emergency-viewer")


@dataclass
class Place:
    """What stays the same through every example: organisations, teams, accounts."""

    surgery: str
    other: str
    charity: str
    ambulance: str
    nurses: str
    befrienders: str
    accounts: dict[str, str]


def make_place() -> Place:
    """Four organisations, two teams, and who works there."""
    names = ("Surgery", "Other surgery", "Charity", "Ambulance")
    surgery, other, charity, ambulance = map(writing.organisation, names)
    nurses, befrienders = writing.team(surgery, "Nurses"), writing.team(charity, "Befrienders")
    who = ("nurse", "coordinator", "helper", "worker", "crew", "daughter", "attorney", "deputy", "parent", "property")
    accounts = {name: writing.account(name, BEGIN) for name in (*who, "stranger", "assistant", "lead", "desk")}
    writing.membership(accounts["nurse"], surgery, "professional", nurses, BEGIN.date())
    writing.membership(accounts["helper"], charity, "vcse-partner", befrienders, BEGIN.date())
    return Place(surgery, other, charity, ambulance, nurses, befrienders, accounts)


@dataclass
class World:
    """Two people (one grown up, one a child) with their records, entries and moment."""

    place: Place
    now: datetime
    records: list[Record] = field(default_factory=list)
    entries: dict[str, list[Said]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return day_of(self.now)

    def readers(self, record: Record) -> list[Reader]:
        """Everybody who might ask about this person, in every role there is."""
        place, who = self.place, self.place.accounts
        staff = (
            ("coordinator", "coordinator", place.surgery, ()),
            ("assistant", "health-care-assistant", place.surgery, ()),
            ("desk", "practice-administrator", place.surgery, ()),
            ("lead", "safeguarding-lead", place.surgery, ()),
            ("desk", "privacy-officer", place.surgery, ()),
            ("desk", "administrator", place.surgery, ()),
            ("stranger", "professional", place.other, ()),
            ("helper", "vcse-partner", place.charity, (place.befrienders,)),
            ("worker", "vcse-partner", place.charity, ()),
            ("crew", "emergency-viewer", place.ambulance, ()),
        )
        nurse = Reader("a nurse", "professional", who["nurse"], place.surgery, teams=(place.nurses,))
        own, someone = self.owners[record.person], next(each for each in self.records if each is not record)
        return [
            nurse,
            *(Reader(f"{name}, {role}", role, who[name], org, teams=teams) for name, role, org, teams in staff),
            Reader("another system", "client", organisation=place.charity, assurance="one-factor"),
            Reader("the daughter", "carer", who["daughter"], behalf=record.person),
            *(Reader(f"a proxy: {each}", "proxy", who[each], behalf=record.person)
              for each in ("attorney", "deputy", "parent", "property")),
            Reader("the person", "person", own, person=record.person, purpose="own-record"),
            Reader("somebody else", "person", self.owners[someone.person], person=someone.person, purpose="own-record"),
            Reader("their copy", "system", behalf=record.person, purpose="delivery", assurance="none"),
            Reader("another's copy", "system", behalf=someone.person, purpose="delivery", assurance="none"),
            Reader("nobody", "anonymous", assurance="none"),
            *(replace(nurse, called=f"a nurse: {each}", **{each.partition("=")[0]: each.partition("=")[2]})
              for each in ("assurance=one-factor", "purpose=insight", "purpose=emergency")),
        ]  # fmt: skip


def make_world(place: Place, chance: Random) -> World:
    world = World(place, BEGIN + timedelta(days=chance.randint(0, 300)))
    nearly_eleven = world.day.replace(year=world.day.year - 10, day=1) - timedelta(days=chance.randint(0, 360))
    _add_person(world, "Amina", date(1950, 3, 14))
    _add_person(world, "Zeb", nearly_eleven)
    return world


def _add_person(world: World, name: str, born_on: date) -> None:
    place, now = world.place, world.now
    record = Record(writing.person(name, born_on), born_on)
    world.records.append(record)
    world.owners[record.person] = own = writing.account(name, now, record.person)
    record.registrations.append({"organisation": place.surgery, "since": world.day, "until": None})
    writing.registration(record, place.surgery, world.day)
    round_id = writing.round_of(record.person, place.surgery, now)
    entries = [Said(record.person, section, str(uuid4()), own) for section in SPOKEN]
    goal = next(each for each in entries if each.section == "goals")
    helper = place.accounts["helper"]
    entries.append(Said(record.person, "goals", str(uuid4()), own, parent=goal.item))
    entries.extend(Said(record.person, section, str(uuid4()), helper) for section in SPOKEN)
    for entry in entries:
        writing.said(round_id, entry, now)
    world.entries[record.person] = entries


# --- What may happen --------------------------------------------------------------------------------------------------


def some(chance: Random, most: int = len(SECTIONS)) -> list[str]:
    chosen = set(chance.sample(SECTIONS, chance.randint(1, most)))
    return [section for section in SECTIONS if section in chosen]


def share(world: World, record: Record, chance: Random) -> None:
    place, who = world.place, world.place.accounts
    reader = chance.choice(
        (
            {"organisation": place.charity},
            {"organisation": place.charity},
            {"organisation": place.surgery},
            {"organisation": place.other},
            {"organisation": place.surgery, "role": "professional"},
            {"organisation": place.charity, "role": "vcse-partner"},
            {"team": place.nurses},
            {"team": place.befrienders},
            {"account": who["daughter"]},
            {"account": who["daughter"]},
            {"account": who["nurse"], "role": "professional"},
        )
    )
    read = [] if chance.random() < 0.1 else some(chance, chance.choice((4, 10)))
    made = {
        "organisation": "",
        "role": "",
        "team": "",
        "account": "",
        **reader,
        "read": read,
        "comment": [each for each in read if chance.random() < 0.5],
        "contribute": [each for each in read if chance.random() < 0.4],
        "purposes": chance.choice((*3 * [["direct-care"]], ["direct-care", "emergency"], ["emergency"])),
        "starts_on": world.day,
        "ends_on": chance.choice((None, None, None, world.day + timedelta(days=chance.randint(0, 60)))),
    }
    # Who may add may comment: the record says so in one list.
    made["comment"] = [each for each in read if each in {*made["comment"], *made["contribute"]}]
    record.choices.append(made)
    writing.choice(record, made, world.now)


def restrict(world: World, record: Record, chance: Random) -> None:
    place, who = world.place, world.place.accounts
    entries = world.entries[record.person]
    whom = chance.choice(
        (
            {"accounts": [who[chance.choice(("nurse", "daughter", "attorney", "helper", "crew", "lead"))]]},
            {"organisations": [chance.choice((place.surgery, place.charity, place.other))]},
            {"roles": sorted(chance.sample(ROLES_KEPT, 2))},
            {"roles": ["person", "coordinator"], "accounts": [who["nurse"]], "all_but": True},
        )
    )
    category = chance.choice(("safeguarding", "serious-harm", "third-party"))
    what = chance.choice(({"section": chance.choice(SECTIONS)}, {"items": [chance.choice(entries).item]}, {}, "items"))
    if what == "items" or (category == "third-party" and "items" not in what):
        what = {"items": [each.item for each in chance.sample(entries, 2)]}
    made = {
        "accounts": [],
        "organisations": [],
        "roles": [],
        "all_but": False,
        "section": "",
        "items": [],
        **whom,
        **what,
        "category": category,
        "lifted": False,
    }
    record.restrictions.append(made)
    writing.restriction(record, made, world.now)


def lift(world: World, record: Record, chance: Random) -> None:
    in_force = [each for each in record.restrictions if not each["lifted"]]
    if in_force:
        made = chance.choice(in_force)
        made["lifted"] = True
        writing.lift(made, world.now)


def open_beside(world: World, record: Record, chance: Random) -> None:
    place, who = world.place, world.place.accounts
    name, organisation, kind = chance.choice(
        (
            ("nurse", place.surgery, "break-glass"),
            ("stranger", place.other, "break-glass"),
            ("coordinator", place.surgery, "break-glass"),
            ("crew", place.ambulance, "emergency"),
            ("crew", place.ambulance, "emergency"),
            ("crew", place.ambulance, "emergency"),
        )
    )
    made = {
        "account": who[name],
        "organisation": organisation,
        "kind": kind,
        "at": world.now,
        "hours": chance.choice((1, 4, 4)),
    }
    record.openings.append(made)
    writing.opening(record, made)


def override(world: World, record: Record, chance: Random) -> None:
    running = [each for each in record.overrides if not each["ended"]]
    if running and chance.random() < 0.4:
        made = chance.choice(running)
        made["ended"] = True
        writing.end_override(made, world.now)
        return
    made = {
        "organisation": chance.choice((world.place.charity, world.place.other, world.place.surgery)),
        "sections": some(chance, 4),
        "second": chance.random() < 0.7,
        "ends_on": world.day + timedelta(days=chance.randint(0, 30)),
        "ended": False,
    }
    record.overrides.append(made)
    writing.override(record, made, world.now)


def involve(world: World, record: Record, chance: Random) -> None:
    account = world.place.accounts[chance.choice(("daughter", "nurse", "attorney", "helper"))]
    is_out = chance.random() < 0.4
    record.involved[account] = is_out
    writing.involve(record, account, is_out=is_out, now=world.now)


def empower(world: World, record: Record, chance: Random) -> None:
    """A power is recorded, or moves on from where it stands."""
    kinds = {
        "attorney": "lpa-welfare",
        "deputy": "deputy-welfare",
        "parent": "parental-responsibility",
        "property": "lpa-property",
    }
    holder = chance.choice(("attorney", "attorney", "deputy", "parent", "parent", "property"))
    account = world.place.accounts[holder]
    if made := record.powers.get(account):
        made["standing"] = chance.choice((*3 * ["in-force"], "suspended", "ended"))
        writing.step(record, made, world.now)
        return
    made = {
        "kind": kinds[holder],
        "sections": some(chance),
        "may": chance.random() < 0.6,
        "standing": chance.choice(("in-force", "in-force", "in-force", "document-seen")),
        "starts_on": world.day,
        "ends_on": chance.choice((None, None, world.day + timedelta(days=400))),
    }
    record.powers[account] = made
    writing.power(record, account, made, world.now)


def find(world: World, record: Record, chance: Random) -> None:
    """A finding about seeing and managing the plan, or a judgement of a child's competence."""
    if record is world.records[0] or chance.random() < 0.2:
        can = chance.random() < 0.35
        record.findings.append(can)
        writing.finding(record, can=can, now=world.now)
        return
    competent = chance.random() < 0.6
    made = {"on": world.day, "competent": competent, "agreed": some(chance) if competent else []}
    record.judgements.append(made)
    writing.judgement(record, made, world.now)


def move(world: World, record: Record, chance: Random) -> None:
    """Leave one organisation's list, or join another's."""
    open_here = [each for each in record.registrations if each["until"] is None]
    if open_here and chance.random() < 0.6:
        leaving = chance.choice(open_here)
        leaving["until"] = world.day
        writing.end_registration(record, leaving["organisation"], world.day)
        return
    joined = {each["organisation"] for each in open_here}
    joining = [each for each in (world.place.surgery, world.place.other) if each not in joined]
    if joining:
        organisation = chance.choice(joining)
        record.registrations.append({"organisation": organisation, "since": world.day, "until": None})
        writing.registration(record, organisation, world.day)


def pass_time(world: World, record: Record, chance: Random) -> None:
    """An hour, some days, or up to a birthday that changes what a parent may see."""
    hours, days = (timedelta(minutes=50), timedelta(hours=2), timedelta(hours=5)), (1, 35, 366)
    world.now += chance.choice((*hours, *map(timedelta, days)))


type Event = Callable[[World, Record, Random], None]
# What is common in life is common here, so that every rule comes to decide often.
EVENTS: tuple[Event, ...] = (
    *(8 * [share] + 3 * [restrict] + 3 * [lift] + 7 * [open_beside] + 2 * [override]),
    *([involve] + 5 * [empower] + 3 * [find] + [move] + [pass_time]),
)


def happen(world: World, event: Event, chance: Random) -> None:
    """It happens to one of the two, a moment after what was before: the newest of two counts, and there is one."""
    world.now += timedelta(seconds=1)
    event(world, chance.choice(world.records), chance)
