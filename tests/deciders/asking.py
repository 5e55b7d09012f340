"""The same question put to each decider: the rule, a QuerySet, row-level security by SELECT, and Cedar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.models import Person
from alongside.records.plans.models import Contribution
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import Act, Decision, Entry, Facts, decide, decide_known
from tests.deciders import cedar
from tests.deciders.record import Reader, Record, Said
from tests.deciders.world import World

ACTED = 3  # entries of which commenting and adding are asked: each costs the database a decision of its own
ONE = "alongside.subject"
_BY = "%s, %s, %s, %s, %s, %s, acting_at()"
_ACTING = (
    "acting('role'), acting_id('account'), acting_id('organisation'), acting_own(), acting('purpose'),"
    " acting('assurance'), acting_at()"
)


@dataclass(frozen=True)
class Asked:
    """One triple's object and act. No entry: may this reader know of the person."""

    act: str
    entry: Said | None
    finalised: bool = False


@dataclass(frozen=True)
class Answers:
    """What each said about one triple, and the rule's reason."""

    asked: Asked
    by_rule: Decision
    by_queryset: bool
    by_database: bool
    by_cedar: cedar.Answer

    @property
    def agree(self) -> bool:
        return self.by_rule.allowed == self.by_queryset == self.by_database == self.by_cedar.allowed


def actor_of(reader: Reader) -> Actor:
    return Actor(
        role=Role(reader.role),
        account=_id(reader.account),
        organisation=_id(reader.organisation),
        person=_id(reader.person),
        on_behalf_of=_id(reader.behalf),
        purpose=Purpose(reader.purpose),
        assurance=Assurance(reader.assurance),
    )


def questions(entries: Sequence[Said], chance: Random) -> list[Asked]:
    """Every entry to read, some to comment on and add to, an agreed one to write, and the person to know of."""
    some = chance.sample(list(entries), ACTED)
    return [
        *(Asked("read", each) for each in entries),
        *(Asked(act, each) for each in some for act in ("comment", "contribute")),
        Asked("contribute", some[0], finalised=True),
        Asked("read", None),
    ]


def ask_all(world: World, record: Record, reader: Reader, asked: Sequence[Asked]) -> list[Answers]:
    """Every decider's answer to these questions, at the world's moment."""
    actor, person = actor_of(reader), UUID(record.person)
    with transaction.atomic():
        set_identity(actor, world.now)
        facts = facts_for(by=actor, people=[person], now=world.now).get(person, Facts())
        by_database = _by_database(person, asked)
    by_queryset = _by_queryset(actor, person, asked, world.now)
    by_cedar = cedar.ask(record, reader, [(each.act, each.entry, each.finalised) for each in asked], world.now)
    rows = zip(asked, by_queryset, by_database, by_cedar, strict=True)
    return [Answers(each, _by_rule(actor, each, facts), *others) for each, *others in rows]


def ask_two(world: World, record: Record, reader: Reader, asked: Sequence[Asked]) -> list[tuple[Asked, bool, bool]]:
    """Only the database and Cedar: the two that share nothing. For the planted faults."""
    actor, person = actor_of(reader), UUID(record.person)
    with transaction.atomic():
        set_identity(actor, world.now)
        by_database = _by_database(person, asked)
    by_cedar = cedar.ask(record, reader, [(each.act, each.entry, each.finalised) for each in asked], world.now)
    return list(zip(asked, by_database, (each.allowed for each in by_cedar), strict=True))


def _by_rule(actor: Actor, asked: Asked, facts: Facts) -> Decision:
    if asked.entry is None:
        return decide_known(actor, facts)
    own_note = bool(actor.account) and str(actor.account) == asked.entry.author
    about = Entry(
        Section(asked.entry.section),
        UUID(asked.entry.item),
        _id(asked.entry.parent),
        is_own_note=own_note,
        is_finalised=asked.finalised,
    )
    return decide(actor, Act(asked.act), about, facts)


def _by_database(person: UUID, asked: Sequence[Asked]) -> list[bool]:
    """Reading by plain SELECTs under the policies, as the runtime role; acts by the function that the policies call."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [ONE, str(person)])
        cursor.execute("select item from plans_contribution where person_id = %s", [person])
        seen = {str(item) for (item,) in cursor.fetchall()}
        cursor.execute("select set_config(%s, '', true)", [ONE])
        cursor.execute("select count(*) from people_person where id = %s", [person])
        is_known = bool(cursor.fetchone()[0])
    return [
        is_known
        if each.entry is None
        else each.entry.item in seen
        if each.act == "read"
        else _acts(person, each, each.entry)
        for each in asked
    ]


def _acts(person: UUID, asked: Asked, entry: Said) -> bool:
    with connection.cursor() as cursor:
        values = [person, asked.act, entry.section, entry.item, _id(entry.parent), asked.finalised]
        cursor.execute(f"select allows(decide_entry(%s, %s, %s, %s, %s, false, %s, {_ACTING}))", values)
        return bool(cursor.fetchone()[0])


def _by_queryset(actor: Actor, person: UUID, asked: Sequence[Asked], now: datetime) -> list[bool]:
    """Scoped rows by the tables' owner, for whom the policies do not stand: what the scope alone lets through."""
    acts = {(each.act, each.finalised) for each in asked if each.entry and each.act != "read"}
    with transaction.atomic(using="owner"):
        set_identity(Actor(Role.SYSTEM), now, "owner")
        rows = Contribution.objects.using("owner").filter(person_id=person)
        is_known = Person.objects.using("owner").filter(id=person).filter(_known_to(actor)).exists()
        open_to = {("read", False): _items(rows.visible_to(actor))}
        open_to |= {(act, finalised): _items(_open_to(rows, actor, act, finalised)) for act, finalised in acts}
    return [is_known if each.entry is None else each.entry.item in open_to[each.act, each.finalised] for each in asked]


def _items(rows: QuerySet[Contribution]) -> set[str]:
    return {str(item) for item in rows.values_list("item", flat=True)}


def _open_to(rows: QuerySet[Contribution], actor: Actor, act: str, finalised: bool) -> QuerySet[Contribution]:
    entry = (
        "allows(decide_entry(plans_contribution.person_id, %s, plans_contribution.section, plans_contribution.item,"
        f" plans_contribution.parent, false, %s, {_BY}))"
    )
    return rows.filter(RawSQL(entry, [act, finalised, *_reader(actor)], output_field=models.BooleanField()))


def _known_to(actor: Actor) -> RawSQL:
    return RawSQL(f"allows(knows_of(people_person.id, {_BY}))", _reader(actor), output_field=models.BooleanField())


def _reader(actor: Actor) -> list[object]:
    words = (str(actor.purpose), str(actor.assurance))
    return [str(actor.role), actor.account, actor.organisation, actor.own_plan, *words]


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
