"""Nobody opens somebody's plan by putting them on a list, or by making a sign-in code for them."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.codes import make_code, redeem_code
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Registration
from alongside.rules.actors import ANONYMOUS, Actor, Role
from alongside.rules.nhs_number import nth_test_number
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def stranger(cast: Cast) -> Actor:
    """A coordinator of a surgery that does not look after Amina, who knows everything there is to know of her."""
    return cast.staff("Stella Quist", Role.COORDINATOR, "Hillview Surgery")


def test_another_surgery_cannot_add_a_person_who_is_looked_after_elsewhere(cast: Cast, stranger: Actor) -> None:
    set_identity(stranger, cast.now)
    details = PersonDetails("Amina", "Begum", _born(cast), nhs_number=nth_test_number(1))
    assert add_person(by=stranger, details=details, now=cast.now) is None
    assert not Registration.objects.filter(person_id=cast.people["Amina"]).exists()


def test_the_database_refuses_a_claimed_registration(cast: Cast, stranger: Actor) -> None:
    set_identity(stranger, cast.now)
    claim = Registration(
        person_id=cast.people["Amina"], organisation_id=stranger.organisation, since_on=cast.now.date()
    )
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        claim.save(force_insert=True)


def test_another_surgery_cannot_make_a_code_for_her(cast: Cast, stranger: Actor) -> None:
    set_identity(stranger, cast.now)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        make_code(by=stranger, person=cast.people["Amina"], now=cast.now)


def test_a_code_of_her_own_team_works_once_and_only_with_her_birth_date(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    code = make_code(by=cast.coordinator, person=cast.people["Amina"], now=cast.now)
    set_identity(ANONYMOUS, cast.now)
    wrong = _born(cast).replace(year=1990)
    assert redeem_code(by=ANONYMOUS, code=code, born_on=wrong, now=cast.now) is None
    redeemed = redeem_code(by=ANONYMOUS, code=code.lower().replace("-", " "), born_on=_born(cast), now=cast.now)
    assert redeemed is not None
    assert redeemed.person == cast.people["Amina"]
    assert redeem_code(by=ANONYMOUS, code=code, born_on=_born(cast), now=cast.now) is None


def test_five_wrong_birth_dates_use_a_code_up(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    code = make_code(by=cast.coordinator, person=cast.people["Amina"], now=cast.now)
    set_identity(ANONYMOUS, cast.now)
    for year in range(1960, 1965):
        assert redeem_code(by=ANONYMOUS, code=code, born_on=_born(cast).replace(year=year), now=cast.now) is None
    assert redeem_code(by=ANONYMOUS, code=code, born_on=_born(cast), now=cast.now) is None


def _born(cast: Cast) -> date:
    return cast.now.date().replace(year=1951, month=3, day=14)
