"""Two records may be joined unless two NHS numbers say that they are two people."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from alongside.rules.merging import Side, check_can_merge, differences
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.refusals import Invalid, NotReady

KEPT = Side(uuid4(), "Amina", "Begum", date(1951, 3, 14), nth_test_number(1), address="1 Canal Street")
OTHER = Side(uuid4(), "Amina", "Begum", date(1951, 3, 14), None)


def test_a_record_without_a_number_is_joined_to_the_one_with_it():
    check_can_merge(KEPT, OTHER)
    check_can_merge(replace(KEPT, nhs_number=None), OTHER)
    check_can_merge(KEPT, replace(OTHER, nhs_number=KEPT.nhs_number))
    check_can_merge(replace(KEPT, has_joined=True), OTHER)


@pytest.mark.parametrize(
    ("kept", "other", "kind", "message"),
    [
        (KEPT, replace(OTHER, nhs_number=nth_test_number(2)), Invalid, "merge.two-nhs-numbers"),
        (KEPT, KEPT, Invalid, "merge.same-record"),
        (replace(KEPT, joined_to=uuid4()), OTHER, NotReady, "merge.joined-already"),
        (KEPT, replace(OTHER, joined_to=uuid4()), NotReady, "merge.joined-already"),
        (KEPT, replace(OTHER, has_joined=True), NotReady, "merge.joined-already"),
        (OTHER, KEPT, NotReady, "merge.keep-the-number"),
    ],
)
def test_what_cannot_be_joined_says_why(kept, other, kind, message):
    with pytest.raises(kind) as refused:
        check_can_merge(kept, other)
    assert refused.value.message == message


def test_only_what_both_say_and_say_differently_is_a_difference():
    other = replace(OTHER, given_name="AMINA", family_name="Khan", telephone="01632 960001", address="9 Mill Lane")
    assert differences(KEPT, other) == ("family_name", "address")
    assert differences(KEPT, OTHER) == ()
