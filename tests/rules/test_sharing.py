"""Who may see what: the whole decision against a table written by hand, and no way round it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alongside.rules.actors import Actor, Role
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import Act, Because, Choice, Decision, Facts, can_see, decide, sections_seen

# One letter per answer. Small letters are no, capitals are yes.
ANSWERS = {
    "r": Decision(False, Because.RESTRICTED),
    "n": Decision(False, Because.NO_CONTENT_ROLE),
    "a": Decision(False, Because.NOT_SIGNED_IN),
    "x": Decision(False, Because.NOT_SHARED),
    ".": Decision(False, Because.NO_RULE),
    "O": Decision(True, Because.OWN_PLAN),
    "Y": Decision(True, Because.OWN_COPY),
    "S": Decision(True, Because.SHARED),
    "C": Decision(True, Because.CARE_ROLE),
}
# Four letters for the person's choice about this reader: none made; this section left out; this section shared to read;
# shared to read and add to. First where the organisation does not look after the person, then where it does.
NO = ("nnnn", "nnnn")
CARE = {Act.READ: (".xSS", "CxSS"), Act.CONTRIBUTE: (".xxS", "CxSS")}
CHOSEN = {Act.READ: (".xSS", ".xSS"), Act.CONTRIBUTE: (".xxS", ".xxS")}
NEVER = {Act.READ: NO, Act.CONTRIBUTE: NO}
TABLE = {
    Role.PERSON: NEVER,
    Role.PROXY: NEVER,
    Role.CARER: CHOSEN,
    Role.COORDINATOR: CARE,
    Role.PROFESSIONAL: CARE,
    Role.PRACTICE_ADMINISTRATOR: NEVER,
    Role.VCSE_PARTNER: CHOSEN,
    Role.EMERGENCY_VIEWER: NEVER,
    Role.SAFEGUARDING_LEAD: NEVER,
    Role.PRIVACY_OFFICER: NEVER,
    Role.ORGANISATION_LEAD: NEVER,
    Role.ADMINISTRATOR: NEVER,
    Role.CLIENT: CHOSEN,
    Role.SYSTEM: NEVER,
}
# The health-care assistant gathers: four sections, for people of their own organisation, and never more by a choice.
GATHERING = {Section.ABOUT_ME, Section.WHAT_MATTERS, Section.HEALTH, Section.PEOPLE}
ASSISTANT = {True: (".x..", "CxCC"), False: (".x..", ".x..")}


def expected(role, act, section, *, is_own, registered, column, restricted):
    if role == Role.ANONYMOUS:
        return "a"
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
    others = frozenset(Section) - {section}
    return (None, Choice(others, True), Choice(frozenset({section})), Choice(frozenset({section}), True))


@pytest.mark.parametrize("section", list(Section))
@pytest.mark.parametrize("role", list(Role))
def test_every_combination_has_the_answer_of_the_table(role, section):
    for act, is_own, registered, restricted in product(Act, (False, True), (False, True), (False, True)):
        for column, choice in enumerate(choices_about(section)):
            facts = Facts(is_own, registered, choice, frozenset({section}) if restricted else frozenset())
            letter = expected(
                role, act, section, is_own=is_own, registered=registered, column=column, restricted=restricted
            )
            assert decide(Actor(role=role), act, section, facts) == ANSWERS[letter], (act, facts)


ROLES = st.sampled_from(Role)
SECTIONS = st.frozensets(st.sampled_from(Section))
FACTS = st.builds(
    Facts,
    is_own=st.booleans(),
    registered=st.booleans(),
    choice=st.none() | st.builds(Choice, SECTIONS, st.booleans()),
    restricted=SECTIONS,
)


@given(ROLES, st.sampled_from(Act), st.sampled_from(Section), FACTS)
def test_a_restriction_beats_every_permission(role, act, section, facts):
    if section in facts.restricted:
        assert not decide(Actor(role=role), act, section, facts).allowed


@given(ROLES, st.sampled_from(Section), FACTS)
def test_nobody_adds_to_what_they_cannot_read(role, section, facts):
    if decide(Actor(role=role), Act.CONTRIBUTE, section, facts).allowed:
        assert can_see(Actor(role=role), section, facts)


@given(ROLES, FACTS)
def test_the_sections_seen_are_those_that_can_be_seen(role, facts):
    actor = Actor(role=role)
    assert sections_seen(actor, facts) == {each for each in Section if can_see(actor, each, facts)}


@given(ROLES, FACTS, SECTIONS)
def test_a_further_restriction_never_shows_more(role, facts, more):
    tighter = Facts(facts.is_own, facts.registered, facts.choice, facts.restricted | more)
    assert sections_seen(Actor(role=role), tighter) == sections_seen(Actor(role=role), facts) - more or (
        sections_seen(Actor(role=role), tighter) < sections_seen(Actor(role=role), facts)
    )


@given(ROLES, FACTS)
def test_a_choice_for_nothing_shows_nothing(role, facts):
    nothing = Facts(is_own=False, registered=facts.registered, choice=Choice(frozenset(), may_contribute=True))
    assert sections_seen(Actor(role=role), nothing) == frozenset()


@pytest.mark.parametrize("role", list(Role))
def test_where_nothing_is_known_nothing_is_seen(role):
    assert sections_seen(Actor(role=role), Facts()) == frozenset()


def test_a_choice_is_to_read_unless_it_says_more():
    facts = Facts(choice=Choice(frozenset({Section.GOALS})))
    assert not decide(Actor(role=Role.VCSE_PARTNER), Act.CONTRIBUTE, Section.GOALS, facts).allowed


def test_every_reason_is_given_to_somebody():
    roles = (Role.ANONYMOUS, Role.PERSON, Role.SYSTEM, Role.COORDINATOR, Role.CLIENT)
    choices = choices_about(Section.GOALS)
    restrictions = (frozenset(), frozenset({Section.GOALS}))
    given_reasons = {
        decide(Actor(role=role), act, Section.GOALS, Facts(is_own, registered, choice, restricted)).because
        for role, act, is_own, registered, choice, restricted in product(
            roles, Act, (False, True), (False, True), choices, restrictions
        )
    }
    assert given_reasons == set(Because)


class Reader:
    """What one reader has been given and refused, kept by hand beside the facts that the rule is given."""

    def __init__(self, role, *, registered):
        self.actor = Actor(role=role)
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

    @rule(data=st.data(), sections=SECTIONS, may_contribute=st.booleans())
    def share(self, data, sections, may_contribute):
        self._one(data).choice = Choice(sections, may_contribute)

    @rule(data=st.data())
    def withdraw(self, data):
        self._one(data).choice = None

    @rule(data=st.data(), sections=SECTIONS)
    def restrict(self, data, sections):
        self._one(data).restricted |= sections

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
