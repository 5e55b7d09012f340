"""One decision, four deciders: the rule, the QuerySet, row-level security, and a policy in Cedar without code of ours.

A Hypothesis state machine makes worlds: sharing by account, role, team and organisation, ends, purposes, withdrawals,
restrictions, openings, overrides, conflicts, powers, findings, birthdays, moves between organisations. In each, every
reader is asked about every entry. Then faults are planted in the database's decision, and each has to be seen.
"""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from django.db import connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from alongside.rules.sharing import RULE_OF
from tests.deciders.asking import ask_all, ask_two, questions
from tests.deciders.world import EVENTS, Event, Place, World, happen, make_place, make_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TRIPLES = 100_000
EACH_RULE = 500
WORLDS = 120
STEPS = 45
RULES = {f"{letter}{number}" for letter in "FP" for number in range(1, 9)}


class Tally:
    """What was asked in all worlds, and which rule decided."""

    def __init__(self) -> None:
        self.asked = 0
        self.allowed = 0
        self.rules: Counter[str] = Counter()


def machine(place: Place, tally: Tally) -> type[RuleBasedStateMachine]:
    """The state machine about one place; each run of it makes people of its own."""

    class Worlds(RuleBasedStateMachine):
        @initialize(seed=st.integers(0, 2**32))
        def begin(self, seed: int) -> None:
            self.chance = Random(seed)  # noqa: S311 (repeatable, not secret)
            self.world = make_world(place, self.chance)

        @rule(event=st.sampled_from(EVENTS))
        def something_happens(self, event: Event) -> None:
            happen(self.world, event, self.chance)

        def teardown(self) -> None:
            if hasattr(self, "world"):
                compare(self.world, self.chance, tally)

    return Worlds


def compare(world: World, chance: Random, tally: Tally) -> None:
    """Ask everybody about everybody's entries, and count."""
    for record in world.records:
        for reader in world.readers(record):
            for each in ask_all(world, record, reader, questions(world.entries[record.person], chance)):
                assert each.agree, f"{reader.called} about {record.person}: {each}"
                tally.asked += 1
                tally.allowed += each.by_rule.allowed
                tally.rules[RULE_OF[each.by_rule.because]] += 1


@pytest.fixture
def place() -> Place:
    return make_place()


def test_four_deciders_agree(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    tried = settings(
        max_examples=WORLDS,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine(place, tally), settings=tried)
    with capsys.disabled():
        print(f"\n{tally.asked} triples, {tally.allowed} allowed; by rule: {dict(sorted(tally.rules.items()))}")  # noqa: T201
    assert tally.asked >= TRIPLES
    assert tally.allowed >= tally.asked / 5
    assert {each for each in RULES if tally.rules[each] < EACH_RULE} == set()


# --- Planted faults ---------------------------------------------------------------------------------------------------

# In which function, what is taken out, and what stands there instead.
FAMILY = "p_role in ('person', 'proxy', 'carer', 'system')\n       and"
FAULTS = {
    "a choice never ends": ("facts_of_record", "where d.ends_on is null or d.ends_on >= v_day order", "order"),
    "the widest choice counts": ("facts_of_record", "order by d.breadth limit", "order by d.breadth desc limit"),
    "a choice is for every purpose": (
        "facts_of_record",
        "if p_purpose = any(v_decision.purposes) then",
        "if true then",
    ),
    "a registration never ends": ("facts_of_record", "(r.until_on is null or r.until_on >= v_day)", "true"),
    "broken glass never mends": ("facts_of_record", "and o.until_at > p_at", ""),
    "an override never ends": ("facts_of_record", "o.ended_at is null and o.ends_on >= v_day", "true"),
    "a lifted restriction holds nothing apart": ("facts_of_record", "x.lifted_at is null", "x.lifted_at is not null"),
    "all but a few: all": ("keeps_away", "p_role = 'safeguarding-lead')", "true)"),
    "entries are not kept apart": ("decide_from", "or p_item = any(f.hidden) or p_parent = any(f.hidden)", ""),
    "what is about others is shown": (
        "decide_from",
        "p_role in ('person', 'proxy', 'carer', 'system')\n       and",
        "false and",
    ),
    "conflicts bar nobody": ("conflict_bars", "i.decision = 'do-not-involve'", "false"),
    "a proxy acts with no standing": ("decide_from", "not (f.in_force and p_section = any(f.scope))", "false"),
    "the emergency view shows all": ("decide_from", "and p_section = any(emergency_sections())", ""),
    "to read is to add": ("decide_from", "p_act = 'read' or p_section = any(f.contribute_to)", "true"),
    "own notes outlive the sharing": ("decide_from", "and cardinality(f.chosen) > 0", ""),
}


WHOLE = "select pg_get_functiondef(oid), proowner::regrole::text from pg_proc where proname = %s"


@pytest.fixture
def broken(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """The database's decision with one fault in it, mended afterwards."""
    name, old, new = FAULTS[request.param]
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select pg_get_functiondef(oid), proowner::regrole::text from pg_proc where proname = %s", [name]
        )
        ((whole, owner),) = cursor.fetchall()
        faulty = whole.replace(old, new)
        assert faulty != whole, f"{name} does not say: {old}"
        cursor.execute(f"set role {owner}")
        cursor.execute(faulty)
        cursor.execute("reset role")
    yield


@pytest.mark.parametrize("broken", FAULTS, indirect=True)
def test_every_planted_fault_is_seen(broken: None, place: Place) -> None:
    assert any(differs(place, seed) for seed in range(60))


def differs(place: Place, seed: int) -> bool:
    """Whether the database and Cedar differ anywhere in the world of this seed."""
    chance = Random(seed)  # noqa: S311 (repeatable, not secret)
    world = make_world(place, chance)
    for _ in range(STEPS):
        happen(world, chance.choice(EVENTS), chance)
    return any(
        by_database != by_cedar
        for record in world.records
        for reader in world.readers(record)
        for _, by_database, by_cedar in ask_two(world, record, reader, questions(world.entries[record.person], chance))
    )
