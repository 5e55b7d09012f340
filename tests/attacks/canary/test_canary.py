"""A restricted entry leaves no trace: a canary in it is found in no channel, for nine roles, in 200 random plans.

Of all 200 plans x 9 roles (looks.py): the list of entries, counts, the database's search, gaps in numbering, "last
updated", history, what ETags are made of, tasks of a team, unknown against refused, the person's list of who looked,
and the FHIR resources. Half of the entries are kept apart as soon as they are said, half after they were agreed in the
open. Of SENT plans x 9 roles, because each takes half a second (answers.py): pages, PDFs (the text drawn out of their
streams), the emergency page on paper, an emergency card with what it opens, the letter that a job sends, copies of the
record as JSON, FHIR and PDF, FHIR by HTTP with its headers, the page of a clash, the log, and the work that it took.

Words are looked for in every answer. Traces without words (a count, a date, a tag, a line too many) are looked for in
the first COMPARED plans, and in all that are sent: there each answer has to be the very answer from before the entry
was said. What is restricted is an entry, or the goal that it stands under; that a whole part, or a whole person, is
kept from somebody is tried by tests/deciders and by the attackers of tests/attacks.

With the restriction lifted the same search finds the entry in every channel, for every role that has that channel.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from difflib import unified_diff
from itertools import islice, product

import pytest
import time_machine
from django.db import connections

from tests.attacks.canary.answers import ANSWERS, visit
from tests.attacks.canary.looks import LOOKS, look_at
from tests.attacks.canary.plans import BEGIN, READERS, Place, Plan, agree, keep, lift, make_place, make_plans, say

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.xdist_group("canary")]

PLANS, COMPARED, SENT, OPENED = 200, 20, 2, 12
SEED = 20261127
SAID, NOW = BEGIN + timedelta(hours=1), BEGIN + timedelta(hours=3)
CHANNELS = (*LOOKS, *ANSWERS, "log", "timing")
# Which roles have a channel at all; all nine have the others. An answer about the entry differs for each of these.
ALL, TEAM, STAFF = (
    frozenset(READERS),
    {"coordinator", "professional", "health-care-assistant"},
    {"coordinator", "professional"},
)
HAVE = {
    "tasks": TEAM,
    "who looked": {"person"},
    "FHIR": {"client"},
    "page": ALL - {"client"},
    "FHIR by HTTP": {"client"},
    "PDF": {"person", *STAFF},
    "emergency sheet": {"person", "emergency-viewer"},
    "emergency card": {"person"},
    "message": {"person"},
    "export": {"person", *STAFF},
    "clash": {"person", *STAFF},
    "log": {"person", *STAFF},
}
# What shows an entry without its words.
WORDLESS = {"count", "gap in numbering", "last updated", "tag", "tasks", "who looked", "log", "timing"}

type Answers = dict[str, str]
type Told = dict[tuple[int, str], Answers]


@pytest.fixture
def place() -> Iterator[Place]:
    with time_machine.travel(NOW, tick=False):
        yield make_place()


def test_a_kept_entry_is_found_in_no_channel_of_two_hundred_plans(place: Place) -> None:
    plans = make_plans(place, PLANS, SEED)
    before = _look(place, plans[:COMPARED])
    at_once, later = plans[::2], plans[1::2]
    say(place, plans, SAID)
    keep(at_once, SAID)
    agree(place, later, SAID)
    keep(later, SAID)
    leaks = list(_leaks(plans, _look(place, plans), before))
    assert not leaks, _listed(leaks)


def test_nothing_that_leaves_the_service_tells_of_it(place: Place) -> None:
    plans = make_plans(place, SENT, SEED + 1)
    before = _visit(place, plans)
    say(place, plans, SAID)
    keep(plans, SAID)
    leaks = list(_leaks(plans, _visit(place, plans), before))
    lift(plans, SAID)
    agree(place, plans, SAID)
    keep(plans, SAID)
    leaks += _leaks(plans[:1], _visit(place, plans[:1]), {})
    assert not leaks, _listed(leaks)


def test_with_the_restriction_lifted_every_channel_tells_every_role_that_has_it(place: Place) -> None:
    """Otherwise a channel in which nothing is found might be one in which nothing can be."""
    plans = make_plans(place, OPENED, SEED + 2)
    before = _look(place, plans)
    sent = [each for each in plans if each.section in ("about-me", "what-matters")][:1]
    before_sent = _visit(place, sent)
    say(place, plans, SAID)
    keep(plans, SAID)
    lift(plans, SAID)
    agree(place, plans, SAID)
    found = _found(plans, _look(place, plans), before) + _found(sent, _visit(place, sent), before_sent)
    silent = [
        (name, role)
        for name, role in product(CHANNELS, READERS)
        if role in HAVE.get(name, ALL) and not found[name, role]
    ]
    assert not silent, f"not found although nothing keeps it: {silent}"
    assert len({name for name, _role in found}) == len(CHANNELS) >= 16


# --- Planted faults ---------------------------------------------------------------------------------------------------

# In which function of the database, what is taken out, and what stands there instead.
FAULTS = {
    "everything passes": ("seen_by", "hidden := f.hidden || case", "hidden := '{}' || case"),
    "entry by entry, nothing is kept": ("decide_from", "or p_item = any(f.hidden) or p_parent = any(f.hidden)", ""),
    "whoever is named is let in": ("keeps_away", "else coalesce(p_account = any(x.accounts), false) or", "else"),
    "roles are let in": ("keeps_away", "(acts_as(p_role) = any(x.roles) and", "(false and"),
    "what was agreed is shown whole": ("without_items", "cardinality(p_hidden) = 0", "true"),
    "what hangs on an action is nobody's": ("goal_of", "parent is not null", "false"),
    "what hangs on an entry is everybody's": ("is_kept_away", "cardinality(p_hidden) > 0", "false"),
    "what was done is told": ("hidden_of_own", "in ('person', 'proxy', 'system')", "in ('nobody')"),
    "answers are counted": ("answered_prompts", "and not newest.item = any(v_hidden)", ""),
}


WHOLE = "select pg_get_functiondef(oid), proowner::regrole::text from pg_proc where proname = %s"


@pytest.fixture
def broken(request: pytest.FixtureRequest, db: None) -> None:
    """The database with one fault in it. The copy is made anew after each test."""
    name, old, new = FAULTS[request.param]
    with connections["owner"].cursor() as cursor:
        cursor.execute(WHOLE, [name])
        ((whole, owner),) = cursor.fetchall()
        assert old in whole, f"{name} does not say: {old}"
        cursor.execute(f"set role {owner}")
        cursor.execute(whole.replace(old, new, 1))
        cursor.execute("reset role")


@pytest.mark.parametrize("broken", FAULTS, indirect=True)
def test_every_planted_fault_is_seen(broken: None, place: Place) -> None:
    assert any(_is_told(place, plan) for plan in make_plans(place, 24, SEED))


def _is_told(place: Place, plan: Plan) -> bool:
    """Whether an entry of this plan, kept apart, is told of in any channel."""
    before = _look(place, [plan])
    say(place, [plan], SAID)
    if plan.number % 2:
        agree(place, [plan], SAID)
    keep([plan], SAID)
    return any(_leaks([plan], _look(place, [plan]), before))


# --- Looking ----------------------------------------------------------------------------------------------------------


def _look(place: Place, plans: Iterable[Plan]) -> Told:
    return {(plan.number, role): look_at(place, plan, role, NOW) for plan, role in product(plans, READERS)}


def _visit(place: Place, plans: Iterable[Plan]) -> Told:
    return {(plan.number, role): visit(place, plan, role, NOW) for plan, role in product(plans, READERS)}


def _leaks(plans: Iterable[Plan], told: Told, before: Told) -> Iterator[str]:
    """Every answer that holds the canary or names the entry; and every one that is not what it was before."""
    for plan, role in product(plans, READERS):
        was = before.get((plan.number, role), {})
        for name, answer in told[plan.number, role].items():
            if plan.canary in answer or str(plan.item) in answer:
                yield f"{name}, {role}, plan {plan.number}: {_around(answer, plan)}"
            elif name in was and was[name] != answer and not (name == "gap in numbering" and plan.number % 2):
                yield f"{name}, {role}, plan {plan.number}: {_difference(was[name], answer)}"


def _found(plans: Iterable[Plan], told: Told, before: Told) -> Counter[tuple[str, str]]:
    """How often the same search finds it: its words; where a channel has no words, that the answer is another."""
    found: Counter[tuple[str, str]] = Counter()
    for plan, role in product(plans, READERS):
        for name, answer in told[plan.number, role].items():
            seen = before[plan.number, role][name] != answer if name in WORDLESS else plan.canary in answer
            found[name, role] += seen
    return Counter({key: count for key, count in found.items() if count})


def _around(answer: str, plan: Plan) -> str:
    line = next(each for each in answer.splitlines() if plan.canary in each or str(plan.item) in each)
    return line.strip()[:200]


def _difference(was: str, answer: str) -> str:
    lines = unified_diff(was.splitlines(), answer.splitlines(), n=0, lineterm="")
    return " | ".join(line.strip()[:120] for line in islice(lines, 3, 8))


def _listed(leaks: list[str]) -> str:
    return f"{len(leaks)} leaks:\n" + "\n".join(leaks[:40])
