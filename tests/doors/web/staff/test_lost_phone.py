"""A lost phone: two different people check, then the second step is gone and set-up is asked for again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import IntegrityError, transaction
from django.test import Client

from alongside.doors.web.sign_in.second_step import SecondStepAdapter
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import Account, AccountRecovery, Membership
from alongside.rules.actors import Actor, Role
from tests.cast import Cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
HOME = "Greenfield Surgery"


@pytest.fixture
def carol(cast: Cast) -> Account:
    account = Account.objects.get(id=cast.coordinator.account)
    secret = SecondStepAdapter().encrypt("JBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": secret})
    RecoveryCodes.activate(account)
    return account


@pytest.fixture
def admin(cast: Cast) -> Actor:
    return cast.staff("Adam Cole", Role.ADMINISTRATOR, HOME)


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.staff("Oliver Grant", Role.PRIVACY_OFFICER, HOME)


def first(client: Client, account: Account, how: str = "in-person") -> Any:
    member = Membership.objects.get(account=account)
    return client.post(f"/staff/{member.id}/lost-phone/", {"how": how})


def waiting(admin: Actor) -> AccountRecovery:
    set_identity(admin, datetime.now(UTC))
    return AccountRecovery.objects.get()


def second(client: Client, recovery: AccountRecovery, how: str = "video") -> Any:
    return client.post(f"/staff/lost-phones/{recovery.id}/", {"how": how})


def test_two_people_check_and_a_new_second_step_is_set_up(
    carol: Account, admin: Actor, officer: Actor, post: Any, emails: Any, django_capture_on_commit_callbacks: Any
) -> None:
    adam, oliver = client_for(admin), client_for(officer)
    assert first(adam, carol).url == "/staff/lost-phones/"
    assert Authenticator.objects.filter(user=carol).count() == 2, "one check changes nothing"
    assert "1 person has lost their phone" in oliver.get("/staff/").content.decode()
    page = oliver.get("/staff/lost-phones/").content.decode()
    assert "Adam Cole" in page and "Make the second check" in page
    with django_capture_on_commit_callbacks(execute=True):
        assert "They can set up a new second step" in second(oliver, waiting(admin)).content.decode()
    assert not Authenticator.objects.filter(user=carol).exists()
    assert emails()[-1][0] == carol.email
    carol.set_password("three brown hens at dusk")
    carol.save()
    fresh = Client()
    fresh.post("/sign-in/staff/", {"login": carol.email, "password": "three brown hens at dusk"})
    assert fresh.get("/sign-in/continue/").url == "/sign-in/set-up/"
    set_identity(officer, datetime.now(UTC))
    kinds = ["account.recovery-started", "account.recovered"]
    kept = {event.kind: event for event in Event.objects.filter(kind__in=kinds)}
    assert kept[kinds[0]].account == admin.account and kept[kinds[0]].detail["how"] == "in-person"
    assert kept[kinds[1]].account == officer.account and kept[kinds[1]].detail["first"] == str(admin.account)


def test_one_person_cannot_be_both(carol: Account, admin: Actor) -> None:
    adam = client_for(admin)
    first(adam, carol)
    assert "Somebody else has to make the second check." in adam.get("/staff/lost-phones/").content.decode()
    answer = second(adam, waiting(admin))
    assert answer.status_code == 422
    assert "You made the first." in answer.content.decode()
    assert Authenticator.objects.filter(user=carol).exists()


def test_nobody_vouches_for_themselves(cast: Cast, admin: Actor, officer: Actor) -> None:
    own = Account.objects.get(id=admin.account)
    assert first(client_for(admin), own).status_code == 422
    first(client_for(officer), own)
    assert second(client_for(admin), waiting(admin)).status_code == 422


def test_the_database_holds_two_people_too(carol: Account, admin: Actor) -> None:
    first(client_for(admin), carol)
    recovery = waiting(admin)
    with pytest.raises(IntegrityError, match="people_recovery_two_people"), transaction.atomic():
        AccountRecovery.objects.filter(id=recovery.id).update(second_by=admin.account, second_at=datetime.now(UTC))


def test_a_check_is_good_for_a_day(carol: Account, admin: Actor, officer: Actor) -> None:
    first(client_for(admin), carol)
    recovery = waiting(admin)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        oliver = client_for(officer)
        assert second(oliver, recovery).status_code == 404
        assert "Nobody waits" in oliver.get("/staff/lost-phones/").content.decode()
    assert Authenticator.objects.filter(user=carol).exists()


def test_it_is_done_once(carol: Account, admin: Actor, officer: Actor) -> None:
    first(client_for(admin), carol)
    recovery = waiting(admin)
    oliver = client_for(officer)
    assert second(oliver, recovery).status_code == 200
    assert second(oliver, recovery).status_code == 404


def test_the_first_check_is_made_once(carol: Account, admin: Actor) -> None:
    adam = client_for(admin)
    first(adam, carol)
    again = first(adam, carol)
    assert again.status_code == 422
    assert "The first check was made already." in again.content.decode()


def test_how_has_to_be_said(carol: Account, admin: Actor) -> None:
    adam = client_for(admin)
    assert first(adam, carol, "").status_code == 422
    assert first(adam, carol, "by-letter").status_code == 422


def test_another_organisation_sees_nothing_of_it(cast: Cast, carol: Account, admin: Actor) -> None:
    first(client_for(admin), carol)
    recovery = waiting(admin)
    other = client_for(cast.staff("Ada Lund", Role.ADMINISTRATOR, "Riverside"))
    assert "Nobody waits" in other.get("/staff/lost-phones/").content.decode()
    assert second(other, recovery).status_code == 404
