"""A finding about capacity is about one decision (Mental Capacity Act 2005 s.2(1): "in relation to a matter")."""

import pytest
from django.db import IntegrityError, transaction

from alongside.records.authority.models import CapacityAssessment


def test_every_finding_names_its_decision_and_its_kind() -> None:
    fields = {field.name: field for field in CapacityAssessment._meta.concrete_fields}
    assert not fields["decision"].null
    assert not fields["kind"].null
    assert {"can_decide"} == {name for name in fields if name.startswith("can_")} - {
        "can_understand",
        "can_retain",
        "can_weigh",
        "can_communicate",
    }


@pytest.mark.django_db
def test_the_database_refuses_a_finding_without_a_decision() -> None:
    nameless = CapacityAssessment(
        decision="",
        kind="other",
        can_decide=True,
        can_understand=True,
        can_retain=True,
        can_weigh=True,
        can_communicate=True,
        assessed_on="2026-11-02",
        recorded_at="2026-11-02T09:00Z",
        recorded_by="00000000-0000-0000-0000-000000000000",
        person_id="00000000-0000-0000-0000-000000000000",
    )
    with pytest.raises(IntegrityError, match="authority_capacity_names_decision"), transaction.atomic(using="owner"):
        nameless.save(using="owner", force_insert=True)
