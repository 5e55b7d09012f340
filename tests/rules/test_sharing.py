"""Who may see what: the whole decision against a table written by hand, and no way round it."""

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import (
    EMERGENCY_SECTIONS,
    RULE_OF,
    Act,
    Because,
    Choice,
    Decision,
    Entry,
    Facts,
    Standing,
    can_see,
    decide,
    decide_known,
    note_sections_seen,
    sections_seen,
)

ITEM, GOAL = UUID(int=1), UUID(int=2)
SURE = {Role.CLIENT: Assurance.ONE_FACTOR, Role.SYSTEM: Assurance.NONE, Role.ANONYMOUS: Assurance.NONE}


def actor(role: Role, purpose: Purpose = Purpose.DIRECT_CARE) -> Actor:
    """Somebody in this role whose sign-in is sure enough."""
    return Actor(role=role, purpose=purpose, assurance=SURE.get(role, Assurance.TWO_FACTOR))


# One letter per answer. Small letters are no, capitals are yes.
ANSWERS = {
    "r": Because.RESTRICTED,
    "n": Because.NO_CONTENT_ROLE,
    "a": Because.NOT_SIGNED_IN,
    "s": Because.NO_STANDING,
    "x": Because.NOT_SHARED,
    ".": Because.NO_RULE,
    "O": Because.OWN_PLAN,
    "Y": Because.OWN_COPY,
    "P": Because.PROXY,
    "S": Because.SHARED,
    "C": Because.CARE_ROLE,
}
# Five letters for the person's choice about this reader: none made; this section left out; shared to read; to read and
# comment on; to read and add to. First where the organisation does not look after the person, then where it does.
NOTHING = (".x...", ".x...")
CARE = {Act.READ: (".xSSS", "CxSSS"), Act.COMMENT: (".xxSS", "CxSSS"), Act.CONTRIBUTE: (".xxxS", "CxSSS")}
CHOSEN = {Act.READ: (".xSSS", ".xSSS"), Act.COMMENT: (".xxSS", ".xxSS"), Act.CONTRIBUTE: (".xxxS", ".xxxS")}
NO_CONTENT = dict.fromkeys(Act, ("nnnnn", "nnnnn"))
ONLY_READS = {Act.READ: (".....", "CCCCC"), Act.COMMENT: (".....", "....."), Act.CONTRIBUTE: (".....", ".....")}
TABLE = {
    Role.PERSON: dict.fromkeys(Act, NOTHING),
    Role.PROXY: dict.fromkeys(Act, ("sssss", "sssss")),
    Role.CARER: CHOSEN,
    Role.COORDINATOR: CARE,
    Role.PROFESSIONAL: CARE,
    Role.PRACTICE_ADMINISTRATOR: NO_CONTENT,
    Role.VCSE_PARTNER: CHOSEN,
    Role.EMERGENCY_VIEWER: dict.fromkeys(Act, NOTHING),
    Role.SAFEGUARDING_LEAD: ONLY_READS,
    Role.PRIVACY_OFFICER: NO_CONTENT,
    Role.ORGANISATION_LEAD: NO_CONTENT,
    Role.ADMINISTRATOR: NO_CONTENT,
    Role.CLIENT: CHOSEN,
    Role.SYSTEM: dict.fromkeys(Act, NOTHING),
}
# The health-care assistant gathers: four sections, for people of their own organisation, and never more by a choice.
GATHERING = {Section.ABOUT_ME, Section.WHAT_MATTERS, Section.HEALTH, Section.PEOPLE}
ASSISTANT = {True: (".x...", "CxCCC"), False: (".x...", ".x...")}


def expected(role, act, section, *, is_own, registered, column, restricted):
    if role == Role.ANONYMOUS:
        return "a"
    if TABLE.get(role) == NO_CONTENT:
        return "n"
    if restricted:
        return "r"
    if role == Role.PERSON and is_own:
        return "O"
    if role == Role.SYSTEM and is_own and act == Act.READ:
        return "Y"
    if role == Role.HEALTH_CARE_ASSISTANT:
        return ASSISTANT[section in GATHERING][registered][column]
    return TABLE[role][act][registered][column]


def choices_about(section):
    others, this = frozenset(Section) - {section}, frozenset({section})
    return (
        None,
        Choice(others, others, others),
        Choice(this),
        Choice(this, comment_on=this),
        Choice(this, contribute_to=this),
    )


@pytest.mark.parametrize("section", list(Section))
@pytest.mark.parametrize("role", list(Role))
def test_every_combination_has_the_answer_of_the_table(role, section):
    for act, is_own, registered, restricted in product(Act, (False, True), (False, True), (False, True)):
        for column, choice in enumerate(choices_about(section)):
            facts = Facts(is_own, registered, choice, frozenset({section}) if restricted else frozenset())
            letter = expected(
                role, act, section, is_own=is_own, registered=registered, column=column, restricted=restricted
            )
            decided = decide(actor(role), act, section, facts)
            assert decided == Decision(letter.isupper(), ANSWERS[letter]), (act, facts)


# --- What opens beside the person's decision --------------------------------------------------------------------------

EVERYTHING = frozenset(Section)
LEFT_OUT = Choice(EVERYTHING - {Section.GOALS})


@pytest.mark.parametrize(
    ("role", "facts", "because"),
    [
        (Role.PROXY, Facts(standing=Standing(True, frozenset({Section.GOALS}))), Because.PROXY),
        (Role.PROFESSIONAL, Facts(choice=LEFT_OUT, broke_glass=True), Because.BREAK_GLASS),
        (Role.PROFESSIONAL, Facts(broke_glass=True), Because.BREAK_GLASS),
        (Role.PROFESSIONAL, Facts(overridden=frozenset({Section.GOALS})), Because.OVERRIDE),
        (Role.VCSE_PARTNER, Facts(choice=LEFT_OUT, overridden=frozenset({Section.GOALS})), Because.OVERRIDE),
    ],
)
def test_it_opens_for_reading_and_for_nothing_else(role, facts, because):
    assert decide(actor(role), Act.READ, Section.GOALS, facts) == Decision(True, because)
    assert not decide(actor(role), Act.COMMENT, Section.GOALS, facts).allowed
    assert not decide(actor(role), Act.CONTRIBUTE, Section.GOALS, facts).allowed


def test_an_authority_that_lets_a_proxy_write_lets_them_write():
    facts = Facts(standing=Standing(True, frozenset({Section.GOALS}), may_contribute=True))
    assert decide(actor(Role.PROXY), Act.CONTRIBUTE, Section.GOALS, facts) == Decision(True, Because.PROXY)


@pytest.mark.parametrize("standing", [Standing(), Standing(True), Standing(False, EVERYTHING, True)])
def test_an_authority_that_is_not_in_force_or_does_not_cover_it_opens_nothing(standing):
    facts = Facts(standing=standing, choice=Choice(EVERYTHING))
    assert decide(actor(Role.PROXY), Act.READ, Section.GOALS, facts) == Decision(False, Because.NO_STANDING)


@pytest.mark.parametrize("section", list(Section))
def test_the_emergency_view_is_made_of_its_sections(section):
    decided = decide(actor(Role.EMERGENCY_VIEWER), Act.READ, section, Facts(in_emergency=True))
    assert decided.allowed == (section in EMERGENCY_SECTIONS)


def test_glass_is_broken_by_those_who_may():
    broken = Facts(broke_glass=True, in_emergency=True)
    allowed = {role for role in Role if can_see(actor(role), Section.OTHER_PLANS, broken)}
    assert allowed == {Role.COORDINATOR, Role.PROFESSIONAL}


@pytest.mark.parametrize(("choice", "may_read"), [(LEFT_OUT, True), (None, False), (Choice(frozenset()), False)])
def test_a_helper_reads_their_own_note_while_something_is_shared_with_them(choice, may_read):
    mine, theirs = Entry(Section.GOALS, is_own_note=True), Entry(Section.GOALS)
    assert decide(actor(Role.VCSE_PARTNER), Act.READ, mine, Facts(choice=choice)).allowed == may_read
    assert not decide(actor(Role.VCSE_PARTNER), Act.READ, theirs, Facts(choice=choice)).allowed
    assert not decide(actor(Role.CARER), Act.READ, mine, Facts(choice=LEFT_OUT)).allowed


def test_own_notes_stand_beside_the_sections_that_are_seen():
    facts = Facts(choice=Choice(frozenset({Section.NEEDS})))
    assert sections_seen(actor(Role.VCSE_PARTNER), facts) == {Section.NEEDS}
    assert note_sections_seen(actor(Role.VCSE_PARTNER), facts) == EVERYTHING
    assert note_sections_seen(actor(Role.CARER), facts) == {Section.NEEDS}


# --- Forbids ----------------------------------------------------------------------------------------------------------

WIDE_OPEN = Facts(
    is_own=True,
    registered=True,
    choice=Choice(EVERYTHING, EVERYTHING, EVERYTHING),
    standing=Standing(True, EVERYTHING, may_contribute=True),
    broke_glass=True,
    in_emergency=True,
    overridden=EVERYTHING,
)
OPEN_ROLES = [
    Role.PERSON,
    Role.PROXY,
    Role.CARER,
    Role.COORDINATOR,
    Role.PROFESSIONAL,
    Role.HEALTH_CARE_ASSISTANT,
    Role.VCSE_PARTNER,
    Role.EMERGENCY_VIEWER,
    Role.SAFEGUARDING_LEAD,
    Role.CLIENT,
    Role.SYSTEM,
]
entry = Entry(Section.ABOUT_ME, item=ITEM, parent=GOAL)


@pytest.mark.parametrize("role", OPEN_ROLES)
def test_each_forbid_beats_every_permit(role):
    somebody = actor(role)
    assert decide(somebody, Act.READ, entry, WIDE_OPEN).allowed
    hidden = replace(WIDE_OPEN, hidden=frozenset({ITEM}))
    under_hidden = replace(WIDE_OPEN, hidden=frozenset({GOAL}))
    away = replace(WIDE_OPEN, is_kept_away=True)
    barred = replace(WIDE_OPEN, is_barred=True)
    counting = actor(role, Purpose.INSIGHT)
    finalised = replace(entry, is_finalised=True)
    assert decide(somebody, Act.READ, entry, hidden).because == Because.RESTRICTED
    assert decide(somebody, Act.READ, entry, under_hidden).because == Because.RESTRICTED
    assert decide(somebody, Act.READ, entry, away).because == Because.RESTRICTED
    assert decide(somebody, Act.READ, entry, barred).because == Because.CONFLICT
    assert decide(counting, Act.READ, entry, WIDE_OPEN).because == Because.INSIGHT
    assert decide(somebody, Act.CONTRIBUTE, finalised, WIDE_OPEN).because == Because.FINALISED
    assert decide(somebody, Act.READ, finalised, WIDE_OPEN).allowed


@pytest.mark.parametrize("role", sorted(set(OPEN_ROLES) - {Role.SYSTEM}))
def test_who_is_not_sure_enough_sees_nothing(role):
    unsure = Actor(role=role, assurance=Assurance.NONE)
    assert decide(unsure, Act.READ, entry, WIDE_OPEN) == Decision(False, Because.NOT_SURE_ENOUGH)
    one = Actor(role=role, assurance=Assurance.ONE_FACTOR)
    assert decide(one, Act.READ, entry, WIDE_OPEN).allowed == (role == Role.CLIENT)


def test_what_is_about_somebody_else_is_cleared_before_the_family_sees_it():
    uncleared = replace(WIDE_OPEN, third_party=frozenset({ITEM}))
    kept = {role for role in OPEN_ROLES if not decide(actor(role), Act.READ, entry, uncleared).allowed}
    assert kept == {Role.PERSON, Role.PROXY, Role.CARER, Role.SYSTEM}
    assert decide(actor(Role.PERSON), Act.READ, entry, uncleared).because == Because.THIRD_PARTY


# --- Who may know of a person -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "known_to"),
    [
        (Facts(), {Role.SYSTEM, Role.PROXY}),
        (
            Facts(registered=True),
            {
                Role.SYSTEM,
                Role.PROXY,
                Role.COORDINATOR,
                Role.PROFESSIONAL,
                Role.HEALTH_CARE_ASSISTANT,
                Role.PRACTICE_ADMINISTRATOR,
                Role.SAFEGUARDING_LEAD,
                Role.PRIVACY_OFFICER,
            },
        ),
        (
            Facts(choice=Choice(frozenset({Section.GOALS}))),
            {
                Role.SYSTEM,
                Role.PROXY,
                Role.COORDINATOR,
                Role.PROFESSIONAL,
                Role.HEALTH_CARE_ASSISTANT,
                Role.VCSE_PARTNER,
                Role.CLIENT,
                Role.CARER,
            },
        ),
        (Facts(is_own=True), {Role.SYSTEM, Role.PROXY, Role.PERSON}),
        (Facts(in_emergency=True), {Role.SYSTEM, Role.PROXY, Role.EMERGENCY_VIEWER}),
        (Facts(broke_glass=True), {Role.SYSTEM, Role.PROXY, Role.COORDINATOR, Role.PROFESSIONAL}),
    ],
)
def test_who_may_know_of_a_person(facts, known_to):
    facts = replace(facts, standing=Standing(is_in_force=True))
    assert {role for role in Role if decide_known(actor(role), facts).allowed} == known_to


@pytest.mark.parametrize("role", list(Role))
def test_nobody_knows_of_a_person_whom_they_are_kept_from(role):
    for facts in (replace(WIDE_OPEN, is_kept_away=True), replace(WIDE_OPEN, is_barred=True)):
        assert decide_known(actor(role), facts).allowed == (role == Role.SYSTEM)
    assert not decide_known(actor(role, Purpose.INSIGHT), WIDE_OPEN).allowed
    assert not decide_known(actor(Role.PROXY), replace(WIDE_OPEN, standing=Standing())).allowed


# --- Properties -------------------------------------------------------------------------------------------------------

ROLES = st.sampled_from(Role)
SECTIONS = st.frozensets(st.sampled_from(Section))
FACTS = st.builds(
    Facts,
    is_own=st.booleans(),
    registered=st.booleans(),
    choice=st.none() | st.builds(Choice, SECTIONS, SECTIONS, SECTIONS),
    restricted=SECTIONS,
    is_kept_away=st.booleans(),
    hidden=st.frozensets(st.sampled_from([ITEM, GOAL])),
    third_party=st.frozensets(st.sampled_from([ITEM, GOAL])),
    standing=st.builds(Standing, st.booleans(), SECTIONS, st.booleans()),
    is_barred=st.booleans(),
    broke_glass=st.booleans(),
    in_emergency=st.booleans(),
    overridden=SECTIONS,
)


@given(ROLES, st.sampled_from(Act), st.sampled_from(Section), FACTS)
def test_a_restriction_beats_every_permission(role, act, section, facts):
    if section in facts.restricted:
        assert not decide(actor(role), act, section, facts).allowed


@given(ROLES, st.sampled_from([Act.COMMENT, Act.CONTRIBUTE]), st.sampled_from(Section), FACTS)
def test_nobody_adds_to_what_they_cannot_read(role, act, section, facts):
    if decide(actor(role), act, section, facts).allowed:
        assert can_see(actor(role), section, facts)


@given(ROLES, st.sampled_from(Section), FACTS)
def test_who_contributes_may_comment(role, section, facts):
    if decide(actor(role), Act.CONTRIBUTE, section, facts).allowed:
        assert decide(actor(role), Act.COMMENT, section, facts).allowed


@given(ROLES, FACTS)
def test_the_sections_seen_are_those_that_can_be_seen(role, facts):
    assert sections_seen(actor(role), facts) == {each for each in Section if can_see(actor(role), each, facts)}


@given(ROLES, FACTS, SECTIONS)
def test_a_further_restriction_never_shows_more(role, facts, more):
    tighter = replace(facts, restricted=facts.restricted | more)
    assert sections_seen(actor(role), tighter) == sections_seen(actor(role), facts) - more


@given(ROLES.filter(lambda role: role not in {Role.PROXY, Role.SAFEGUARDING_LEAD}), st.booleans())
def test_a_choice_for_nothing_shows_nothing(role, registered):
    nothing = Facts(registered=registered, choice=Choice(frozenset(), frozenset(Section), frozenset(Section)))
    assert sections_seen(actor(role), nothing) == frozenset()


@pytest.mark.parametrize("role", list(Role))
def test_where_nothing_is_known_nothing_is_seen(role):
    assert sections_seen(actor(role), Facts()) == frozenset()


@given(st.lists(st.tuples(ROLES, st.sampled_from(Act), st.sampled_from(Section), FACTS), min_size=1))
def test_every_answer_names_a_rule(cases):
    for role, act, section, facts in cases:
        decided = decide(actor(role), act, Entry(section, ITEM), facts)
        rule_name = RULE_OF[decided.because]
        assert rule_name.startswith("P") or not decided.allowed
        assert rule_name != "" or decided == Decision(False, Because.NO_RULE)


def test_every_reason_has_a_rule():
    assert set(RULE_OF) == set(Because)
    named = {rule_name for rule_name in RULE_OF.values() if rule_name}
    assert named == {*(f"P{n}" for n in range(1, 9)), *(f"F{n}" for n in range(1, 9))}


class Reader:
    """What one reader has been given and refused, kept by hand beside the facts that the rule is given."""

    def __init__(self, role, *, registered):
        self.actor = actor(role)
        self.registered = registered
        self.choice = None
        self.restricted = frozenset()

    def seen(self):
        facts = Facts(registered=self.registered, choice=self.choice, restricted=self.restricted)
        return sections_seen(self.actor, facts)


class Sharing(RuleBasedStateMachine):
    """A person who shares, withdraws and restricts, with several readers, in any order."""

    @initialize()
    def begin(self):
        self.readers = {
            "another organisation's nurse": Reader(Role.PROFESSIONAL, registered=False),
            "a charity": Reader(Role.VCSE_PARTNER, registered=False),
            "a daughter": Reader(Role.CARER, registered=False),
            "another system": Reader(Role.CLIENT, registered=False),
            "their own nurse": Reader(Role.PROFESSIONAL, registered=True),
            "their own assistant": Reader(Role.HEALTH_CARE_ASSISTANT, registered=True),
            "an administrator": Reader(Role.ADMINISTRATOR, registered=True),
        }

    @rule(data=st.data(), sections=SECTIONS, contributes=st.booleans())
    def share(self, data, sections, contributes):
        self._one(data).choice = Choice(sections, contribute_to=sections if contributes else frozenset())

    @rule(data=st.data())
    def withdraw(self, data):
        self._one(data).choice = Choice(frozenset())

    @rule(data=st.data(), sections=SECTIONS)
    def restrict(self, data, sections):
        reader = self._one(data)
        reader.restricted |= sections

    @rule(data=st.data(), sections=SECTIONS)
    def lift(self, data, sections):
        self._one(data).restricted -= sections

    @invariant()
    def nobody_outside_sees_a_section_that_was_not_shared_with_them(self):
        for reader in self.readers.values():
            if not reader.registered:
                shared = reader.choice.sections if reader.choice else frozenset()
                assert reader.seen() == shared - reader.restricted

    @invariant()
    def nobody_inside_sees_what_the_person_left_out_or_what_is_restricted(self):
        for reader in self.readers.values():
            wanted = reader.choice.sections if reader.choice else frozenset(Section)
            assert reader.seen() <= wanted - reader.restricted

    @invariant()
    def an_administrator_never_sees_content(self):
        assert self.readers["an administrator"].seen() == frozenset()

    def _one(self, data):
        return self.readers[data.draw(st.sampled_from(sorted(self.readers)))]


TestSharing = Sharing.TestCase
