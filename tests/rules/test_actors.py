"""Who acts: the roles, and what an actor is without an account."""

from uuid import uuid4

import pytest

from alongside.rules.actors import ANONYMOUS, STAFF, Actor, Assurance, Purpose, Role, system
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Refusal, RefusedEvent, Stale, Unknown


@pytest.mark.parametrize("role", list(Role))
def test_staff_are_those_who_work_for_an_organisation(role):
    others = {"person", "proxy", "carer", "client", "system", "anonymous"}
    assert Actor(role=role).is_staff == (role not in others)
    assert (role in STAFF) == (role not in others)


def test_a_job_has_no_account_and_delivers():
    job = system()
    assert (job.role, job.purpose, job.account, job.assurance) == (
        Role.SYSTEM,
        Purpose.DELIVERY,
        None,
        Assurance.NONE,
    )
    assert system(Purpose.INSIGHT).purpose == Purpose.INSIGHT


def test_nobody_is_anybody_in_particular():
    assert (ANONYMOUS.account, ANONYMOUS.person, ANONYMOUS.organisation, ANONYMOUS.on_behalf_of) == (None,) * 4


def test_the_person_and_the_job_that_carries_their_copy_hold_their_own_plan():
    rose = uuid4()
    assert Actor(role=Role.PERSON, person=rose).own_plan == rose
    assert Actor(role=Role.SYSTEM, on_behalf_of=rose, purpose=Purpose.DELIVERY).own_plan == rose


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PERSON}))
def test_nobody_else_holds_a_plan_as_their_own(role):
    actor = Actor(role=role, person=uuid4(), on_behalf_of=uuid4(), purpose=Purpose.INSIGHT)
    assert actor.own_plan is None
    assert role == Role.SYSTEM or Actor(role=role, on_behalf_of=uuid4(), purpose=Purpose.DELIVERY).own_plan is None


def test_an_actor_is_a_value():
    with pytest.raises(AttributeError):
        ANONYMOUS.role = Role.ADMINISTRATOR


@pytest.mark.parametrize("kind", [NotAllowed, NotReady, Stale, Unknown, Invalid])
def test_every_refusal_carries_its_message_field_values_and_event(kind):
    event = RefusedEvent("plan.refused", person=None, organisation=None)
    values = {"longest": 5}
    refused = kind("text.too-long", field="words", values=values, event=event)
    values["longest"] = 6
    assert isinstance(refused, Refusal)
    assert (refused.message, refused.field, refused.event) == ("text.too-long", "words", event)
    assert refused.values == {"longest": 5}
    assert str(refused) == "text.too-long"


def test_a_refusal_can_be_bare():
    refused = NotAllowed("sharing.no")
    assert (refused.field, refused.values, refused.event) == ("", {}, None)
    assert RefusedEvent("plan.refused", None, None).detail == {}
