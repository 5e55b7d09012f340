"""Who reads what is kept apart, and what other numbers and contact points may be."""

import pytest

from alongside.rules.actors import Role
from alongside.rules.details import (
    ETHNICITIES,
    Apart,
    check_contact_point,
    check_ethnicity,
    check_identifier,
    check_verified,
    may_read_apart,
)
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.refusals import Invalid

TEAM = {Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT}


@pytest.mark.parametrize("kind", list(Apart))
def test_only_the_team_reads_what_is_kept_apart_and_the_key_only_those_who_visit(kind):
    phoning = set() if kind == Apart.KEY_SAFE else {Role.PRACTICE_ADMINISTRATOR}
    assert {role for role in Role if may_read_apart(role, kind)} == TEAM | phoning


def test_numbers_contacts_and_groups_are_of_their_lists():
    check_identifier("hospital", "HV 204 771")
    check_identifier("chi", "0101011237")
    check_contact_point("email", "a@example.org", 1)
    assert check_verified("not-found") == "not-found"
    assert [check_ethnicity(code) for code in ("", *ETHNICITIES)] == ["", *ETHNICITIES]


@pytest.mark.parametrize(
    ("check", "given", "message"),
    [
        (check_identifier, ("passport", "1"), "person.identifier-kind"),
        (check_identifier, ("hospital", nth_test_number(3)), "person.identifier-is-nhs-number"),
        (check_contact_point, ("pigeon", "x", 1), "person.contact-kind"),
        (check_contact_point, ("email", "x", 1), "person.contact-email"),
        (check_contact_point, ("phone", "1", 6), "person.contact-preference"),
        (check_verified, ("maybe",), "person.verified"),
        (check_ethnicity, ("Q",), "person.ethnicity"),
    ],
)
def test_what_is_on_no_list_is_refused(check, given, message):
    with pytest.raises(Invalid) as refused:
        check(*given)
    assert refused.value.message == message
