"""What an account may do for a person on a day. Beside each yes stands the nearest no."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.authority.birthdays import birthday
from alongside.rules.authority.kinds import MONEY_ONLY, OPENS_PLAN, VOICES, Acting, AuthorityKind
from alongside.rules.authority.proxies import About, CapacityNow, CompetenceNow, Held, ProxyState, Reach, proxy_reach
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import ALL_SECTIONS, Section

TODAY = date(2026, 11, 2)
GROWN_UP = date(1951, 3, 14)
UNABLE, ABLE = CapacityNow(can_decide=False), CapacityNow(can_decide=True)
ALL = Reach(ProxyState.IN_FORCE, ALL_SECTIONS, True)
births = st.dates(date(1930, 1, 1), date(2020, 12, 31)) | st.sampled_from([date(2012, 2, 29), date(2016, 2, 29)])


def held(kind: AuthorityKind, **more: object) -> Held:
    return replace(Held(kind, Standing.IN_FORCE, TODAY - timedelta(days=9)), **more)  # type: ignore[arg-type]


def reach(one: Held, about: About, day: date = TODAY) -> Reach:
    return proxy_reach([one], about, day)


LPA, DEPUTY = held(AuthorityKind.LPA_WELFARE), held(AuthorityKind.DEPUTY_WELFARE)


def test_an_attorney_acts_only_while_it_is_found_that_the_person_cannot_decide() -> None:
    assert reach(LPA, About(GROWN_UP, capacity=UNABLE)) == ALL
    assert reach(LPA, About(GROWN_UP, capacity=ABLE)).state == ProxyState.OUT_OF_SCOPE
    assert reach(LPA, About(GROWN_UP)) == Reach(ProxyState.OUT_OF_SCOPE)


def test_a_finding_about_ability_that_comes_and_goes_holds_until_its_day() -> None:
    until_today = CapacityNow(can_decide=False, lapses_on=TODAY)
    assert reach(LPA, About(GROWN_UP, capacity=until_today)) == ALL
    assert reach(LPA, About(GROWN_UP, capacity=until_today), TODAY + timedelta(days=1)).state == ProxyState.OUT_OF_SCOPE


def test_a_deputy_acts_by_the_order_until_the_person_is_found_able() -> None:
    assert reach(DEPUTY, About(GROWN_UP)) == ALL
    assert reach(DEPUTY, About(GROWN_UP, capacity=ABLE)) == Reach(ProxyState.OUT_OF_SCOPE)


def test_a_deputy_acts_within_the_order() -> None:
    narrow = replace(DEPUTY, sections=frozenset({Section.HEALTH}), may_contribute=False)
    assert reach(narrow, About(GROWN_UP)) == Reach(ProxyState.IN_FORCE, frozenset({Section.HEALTH}), False)


@pytest.mark.parametrize("kind", sorted(set(AuthorityKind) - OPENS_PLAN))
def test_no_other_kind_opens_a_plan(kind: AuthorityKind) -> None:
    assert reach(held(kind), About(GROWN_UP, capacity=UNABLE)) == Reach(ProxyState.OUT_OF_SCOPE)


def test_money_and_voices_are_among_those_that_open_nothing() -> None:
    assert not (MONEY_ONLY | VOICES) & OPENS_PLAN


@pytest.mark.parametrize(
    ("standing", "state"),
    [
        (Standing.ASSERTED, ProxyState.NONE),
        (Standing.DOCUMENT_SEEN, ProxyState.NONE),
        (Standing.VERIFIED, ProxyState.NONE),
        (Standing.IN_FORCE, ProxyState.IN_FORCE),
        (Standing.SUSPENDED, ProxyState.SUSPENDED),
        (Standing.UNSURE, ProxyState.SUSPENDED),
        (Standing.WITHDRAWN, ProxyState.ENDED),
        (Standing.ENDED, ProxyState.ENDED),
    ],
)
def test_only_what_is_in_force_is_acted_on(standing: Standing, state: ProxyState) -> None:
    found = reach(replace(LPA, standing=standing), About(GROWN_UP, capacity=UNABLE))
    assert found.state == state
    assert bool(found.sections) == (state == ProxyState.IN_FORCE)


def test_what_is_stopped_stops_everything_of_its_holder_and_a_doubt_only_itself() -> None:
    stopped, doubted = (replace(DEPUTY, standing=each) for each in (Standing.SUSPENDED, Standing.UNSURE))
    assert proxy_reach([DEPUTY, stopped], About(GROWN_UP), TODAY) == Reach(ProxyState.SUSPENDED)
    assert proxy_reach([DEPUTY, doubted], About(GROWN_UP), TODAY) == ALL


def test_two_in_force_add_up_and_are_as_narrow_as_the_narrower_in_what_they_may_do() -> None:
    one = replace(DEPUTY, sections=frozenset({Section.HEALTH}))
    two = replace(LPA, sections=frozenset({Section.GOALS}), may_contribute=False)
    both = proxy_reach([one, two], About(GROWN_UP, capacity=UNABLE), TODAY)
    assert both == Reach(ProxyState.IN_FORCE, frozenset({Section.HEALTH, Section.GOALS}), False)


def test_who_decides_together_with_others_looks_alone_and_writes_with_them() -> None:
    together = replace(DEPUTY, acting=Acting.TOGETHER)
    assert reach(together, About(GROWN_UP)) == Reach(ProxyState.IN_FORCE, ALL_SECTIONS, False)
    assert reach(replace(DEPUTY, acting=Acting.EACH), About(GROWN_UP)) == ALL


def test_it_begins_and_ends_on_its_days_and_ends_with_the_persons_death() -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert reach(replace(DEPUTY, starts_on=TODAY, ends_on=TODAY), About(GROWN_UP)) == ALL
    assert reach(replace(DEPUTY, starts_on=tomorrow), About(GROWN_UP)) == Reach(ProxyState.NONE)
    assert reach(replace(DEPUTY, ends_on=yesterday), About(GROWN_UP)) == Reach(ProxyState.ENDED)
    assert reach(DEPUTY, About(GROWN_UP, died_on=TODAY)) == Reach(ProxyState.ENDED)
    assert reach(DEPUTY, About(GROWN_UP, died_on=tomorrow)) == ALL


PARENT = replace(held(AuthorityKind.PARENTAL_RESPONSIBILITY), starts_on=date(1900, 1, 1))


@given(births)
def test_a_parent_sees_all_of_it_until_the_day_before_the_eleventh_birthday(born_on: date) -> None:
    turning = birthday(born_on, 11)
    assert reach(PARENT, About(born_on), turning - timedelta(days=1)) == ALL
    assert reach(PARENT, About(born_on), turning) == Reach(ProxyState.OUT_OF_SCOPE)


@given(births, st.integers(0, 1700), st.booleans())
def test_from_eleven_a_judgement_of_the_child_decides(born_on: date, days: int, is_competent: bool) -> None:
    turning = birthday(born_on, 11)
    agreed = frozenset({Section.GOALS}) if is_competent else frozenset[Section]()
    judged = CompetenceNow(is_competent, turning, agreed)
    found = reach(PARENT, About(born_on, competence=judged), turning + timedelta(days=days))
    assert found == (Reach(ProxyState.IN_FORCE, agreed, True) if is_competent else ALL)


def test_a_judgement_from_before_eleven_says_nothing_after() -> None:
    born_on = date(2013, 11, 2)
    early = CompetenceNow(False, birthday(born_on, 11) - timedelta(days=1))
    assert reach(PARENT, About(born_on, competence=early)) == Reach(ProxyState.OUT_OF_SCOPE)
    assert reach(PARENT, About(born_on, competence=replace(early, judged_on=birthday(born_on, 11)))) == ALL


def test_a_competent_child_who_agrees_to_nothing_is_left_alone() -> None:
    refuses = CompetenceNow(True, date(2026, 1, 1))
    assert reach(PARENT, About(date(2012, 5, 1), competence=refuses)) == Reach(ProxyState.OUT_OF_SCOPE)


@given(births, st.booleans(), st.integers(0, 20_000))
def test_nothing_a_parent_holds_reaches_past_sixteen(born_on: date, is_competent: bool, days: int) -> None:
    sixteen = birthday(born_on, 16)
    judged = CompetenceNow(is_competent, birthday(born_on, 11), ALL_SECTIONS if is_competent else frozenset())
    about = About(born_on, competence=judged)
    assert reach(PARENT, about, sixteen - timedelta(days=1)) == ALL
    assert reach(PARENT, about, sixteen + timedelta(days=days)) == Reach(ProxyState.ENDED)
