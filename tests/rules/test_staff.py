"""Who may be given which role, who may take it away, and how somebody with a lost phone is made sure of."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from alongside.rules.actors import STAFF, Actor, Role, system
from alongside.rules.refusals import Invalid, NotAllowed, NotReady
from alongside.rules.staff import (
    IdentityCheck,
    Joiner,
    check_administers,
    check_joiner,
    check_may_issue,
    check_not_own,
    check_one_administrator_stays,
    check_second_person,
    identity_check,
)

TODAY = date(2026, 11, 2)
SURGERY, CHARITY = uuid4(), uuid4()
ADMINISTRATOR = Actor(role=Role.ADMINISTRATOR, account=uuid4(), organisation=SURGERY)
JOINER = Joiner(name="Nadia Rahman", email="nadia@example.org", role=Role.PROFESSIONAL, starts_on=TODAY)


@pytest.mark.parametrize("by", [ADMINISTRATOR, system()])
def test_an_administrator_and_the_set_up_change_who_works_where(by: Actor) -> None:
    check_administers(by)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.SYSTEM}))
def test_nobody_else_changes_who_works_where(role: Role) -> None:
    with pytest.raises(NotAllowed):
        check_administers(Actor(role=role, account=uuid4(), organisation=SURGERY))


@pytest.mark.parametrize(
    ("by", "organisation", "has_administrator"),
    [
        (ADMINISTRATOR, SURGERY, True),
        (ADMINISTRATOR, CHARITY, False),
        (system(), SURGERY, True),
        (system(), CHARITY, True),
    ],
)
def test_a_key_is_issued_for_ones_own_organisation_or_one_that_has_nobody(
    by: Actor, organisation: UUID, has_administrator: bool
) -> None:
    check_may_issue(by, organisation, has_administrator)


def test_a_key_of_an_organisation_with_its_own_administrator_is_theirs_to_issue() -> None:
    with pytest.raises(Invalid) as refused:
        check_may_issue(ADMINISTRATOR, CHARITY, True)
    assert refused.value.field == "organisation"


def test_a_key_is_issued_by_an_administrator_only() -> None:
    with pytest.raises(NotAllowed):
        check_may_issue(replace(ADMINISTRATOR, role=Role.COORDINATOR), SURGERY, False)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_every_role_of_staff_can_be_given(role: Role) -> None:
    check_joiner(replace(JOINER, role=role), TODAY)


@pytest.mark.parametrize("role", sorted(set(Role) - STAFF))
def test_no_other_role_is_given_to_staff(role: Role) -> None:
    with pytest.raises(Invalid) as refused:
        check_joiner(replace(JOINER, role=role), TODAY)
    assert refused.value.field == "role"


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (TODAY, TODAY),
        (TODAY, None),
        (TODAY - timedelta(days=4000), TODAY),
        (TODAY + timedelta(days=366), None),
        (TODAY + timedelta(days=366), TODAY + timedelta(days=900)),
    ],
)
def test_dates_that_can_be(starts_on: date, ends_on: date | None) -> None:
    check_joiner(replace(JOINER, starts_on=starts_on, ends_on=ends_on), TODAY)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [
        (TODAY, TODAY - timedelta(days=1), "ends_on"),
        (TODAY + timedelta(days=367), None, "starts_on"),
    ],
)
def test_dates_that_cannot_be(starts_on: date, ends_on: date | None, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_joiner(replace(JOINER, starts_on=starts_on, ends_on=ends_on), TODAY)
    assert refused.value.field == field


def test_nobody_changes_their_own_role() -> None:
    check_not_own(ADMINISTRATOR, uuid4())
    with pytest.raises(NotReady):
        check_not_own(ADMINISTRATOR, ADMINISTRATOR.known_account)


def test_a_job_is_nobody_and_may_change_anybodys() -> None:
    check_not_own(system(), uuid4())


@pytest.mark.parametrize(
    ("role", "others"),
    [(Role.ADMINISTRATOR, [uuid4()]), (Role.PROFESSIONAL, []), (Role.COORDINATOR, [uuid4()])],
)
def test_a_role_ends_where_an_administrator_stays(role: Role, others: list[UUID]) -> None:
    check_one_administrator_stays(role, others)


def test_the_last_administrator_stays() -> None:
    with pytest.raises(NotReady):
        check_one_administrator_stays(Role.ADMINISTRATOR, [])


def test_two_different_people_check_who_somebody_is() -> None:
    check_second_person(ADMINISTRATOR, account=uuid4(), first_by=uuid4())


def test_the_first_of_the_two_is_not_the_second() -> None:
    with pytest.raises(NotReady) as refused:
        check_second_person(ADMINISTRATOR, account=uuid4(), first_by=ADMINISTRATOR.known_account)
    assert refused.value.message == "staff.second-person"


def test_nobody_vouches_for_themselves() -> None:
    with pytest.raises(NotReady) as refused:
        check_second_person(ADMINISTRATOR, account=ADMINISTRATOR.known_account, first_by=uuid4())
    assert refused.value.message == "staff.not-yourself"


@pytest.mark.parametrize("way", sorted(IdentityCheck))
def test_every_way_of_making_sure_is_known_by_its_name(way: IdentityCheck) -> None:
    assert identity_check(str(way)) is way


@pytest.mark.parametrize("text", ["", "by-phone", "IN-PERSON", "in-person "])
def test_any_other_way_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        identity_check(text)
    assert refused.value.field == "how"
