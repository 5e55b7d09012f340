"""Administrators add, end and sign out those who work for their own organisation, and nobody else's."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import Account, Membership
from alongside.rules.actors import Actor, Role
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Jo Marsh",
    "email": "Jo.Marsh@example.org",
    "role": "coordinator",
    "starts_on-day": "2",
    "starts_on-month": "11",
    "starts_on-year": "2026",
    "ends_on-day": "",
    "ends_on-month": "",
    "ends_on-year": "",
}


@pytest.fixture
def admin(cast: Cast) -> Actor:
    return cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")


@pytest.fixture
def adam(admin: Actor) -> Client:
    return client_for(admin)


def membership_of(actor: Actor) -> Membership:
    return Membership.objects.get(account_id=actor.account, role=actor.role)


def events(cast: Cast, kind: str) -> list[Event]:
    officer = cast.staff("Oliver Grant", Role.PRIVACY_OFFICER, "Greenfield Surgery")
    set_identity(officer, datetime.now(UTC))
    return list(Event.objects.filter(kind=kind, chain=f"organisation:{officer.organisation}"))


def test_everybody_is_listed_and_can_be_searched(cast: Cast, adam: Client) -> None:
    _ = (cast.coordinator, cast.nurse, cast.intruder)
    page = text_of(adam.get("/staff/").content.decode())
    assert "Carol Okoro" in page and "Nadia Rahman" in page
    assert "Ivan Petrov" not in page, "he works elsewhere"
    found = text_of(adam.get("/staff/", {"q": "rahman NADIA"}).content.decode())
    assert "Nadia Rahman" in found and "Carol Okoro" not in found
    assert "We found nobody" in adam.get("/staff/", {"q": "zzz"}).content.decode()


def test_a_long_list_has_pages(cast: Cast, admin: Actor, adam: Client) -> None:
    for number in range(55):
        cast.staff(f"Worker {number:02}", Role.PROFESSIONAL, "Greenfield Surgery")
    first, second = adam.get("/staff/").content.decode(), adam.get("/staff/", {"page": "2"}).content.decode()
    assert "Worker 00" in first and "Worker 54" not in first
    assert "Worker 54" in second
    assert adam.get("/staff/", {"page": "-1"}).status_code == 422


def test_a_joiner_is_added_and_told(
    cast: Cast, adam: Client, emails: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert adam.post("/staff/add/", NEW).status_code == 302
    account = Account.objects.get(email="jo.marsh@example.org")
    assert not account.has_usable_password()
    member = Membership.objects.get(account=account)
    assert (member.organisation_id, member.role) == (cast.organisations["Greenfield Surgery"], "coordinator")
    assert member.starts_on == date(2026, 11, 2)
    to, _subject, text = emails()[-1]
    assert to == "jo.marsh@example.org"
    assert "/sign-in/staff/password/" in text and "Greenfield Surgery" in text
    assert events(cast, "membership.started")


def test_a_locum_of_two_surgeries_has_one_account(cast: Cast, adam: Client) -> None:
    ivan = cast.intruder
    email = Account.objects.get(id=ivan.account).email
    assert adam.post("/staff/add/", NEW | {"email": str(email), "name": "Somebody Else"}).status_code == 302
    account = Account.objects.get(email=email)
    assert account.name == "Ivan Petrov", "another organisation's details of them stay"
    assert account.memberships.count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": ""}, "Fill in “Name”."),
        ({"email": "not an address"}, "must be an address like"),
        ({"role": "person"}, "Role"),
        ({"role": "system"}, "Role"),
        ({"starts_on-day": "31", "starts_on-month": "2"}, "is not a real date"),
        ({"starts_on-year": "2029"}, "within a year"),
        ({"ends_on-day": "1", "ends_on-month": "11", "ends_on-year": "2026"}, "on or after the first day"),
        ({"email": "adam.cole@example.org"}, "Ask another administrator"),
        ({"email": "a@example.org\r\nBcc: b@example.org"}, "must be on one line"),
        ({"organisation": "x"}, "We did not expect “organisation”"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(cast: Cast, adam: Client, given: dict[str, str], words: str) -> None:
    before = Account.objects.count(), Membership.objects.count()
    answer = adam.post("/staff/add/", NEW | given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (Account.objects.count(), Membership.objects.count()) == before


def test_the_same_role_twice_is_refused(adam: Client) -> None:
    adam.post("/staff/add/", NEW)
    answer = adam.post("/staff/add/", NEW)
    assert answer.status_code == 422
    assert "They have this role already." in answer.content.decode()


def end(client: Client, member: Membership, day: str, month: str, year: str) -> Any:
    days = {"ends_on-day": day, "ends_on-month": month, "ends_on-year": year}
    return edit(client, f"/staff/{member.id}/last-day/", days)


def test_after_the_last_day_nobody_comes_in(cast: Cast, adam: Client) -> None:
    carol = client_for(cast.coordinator)
    assert carol.get("/staff/").status_code == 403
    member = membership_of(cast.coordinator)
    assert end(adam, member, "1", "11", "2026").status_code == 302
    assert carol.get("/").url.startswith("/sign-in/"), "the session that was open is over"
    assert "Left 1 November 2026" in adam.get("/staff/").content.decode()
    assert events(cast, "membership.ended")


def test_the_only_administrator_stays(cast: Cast, admin: Actor, adam: Client) -> None:
    own = end(adam, membership_of(admin), "2", "11", "2026")
    assert own.status_code == 422
    assert "Ask another administrator" in own.content.decode()
    second = cast.staff("Ada Lund", Role.ADMINISTRATOR, "Greenfield Surgery")
    assert end(client_for(second), membership_of(admin), "2", "11", "2026").status_code == 302
    locum = end(adam, membership_of(second), "30", "12", "2026")
    assert locum.status_code == 302 or "only administrator" in locum.content.decode()


def test_the_last_administrator_cannot_be_ended_by_one_who_leaves(cast: Cast, admin: Actor) -> None:
    leaving = cast.staff("Ada Lund", Role.ADMINISTRATOR, "Greenfield Surgery")
    Membership.objects.filter(account_id=leaving.account).update(ends_on="2026-12-01")
    answer = end(client_for_until(leaving), membership_of(admin), "1", "12", "2026")
    assert answer.status_code == 422
    assert "This is the only administrator." in answer.content.decode()


def client_for_until(actor: Actor) -> Client:
    """As client_for, for somebody whose last day is known."""
    Membership.objects.filter(account_id=actor.account).update(ends_on=None)
    client = client_for(actor)
    Membership.objects.filter(account_id=actor.account).update(ends_on="2026-12-01")
    return client


@pytest.mark.parametrize("path", ["", "last-day/", "end-sessions/", "lost-phone/"])
def test_those_of_another_organisation_are_not_there(cast: Cast, adam: Client, path: str) -> None:
    member = membership_of(cast.intruder)
    assert adam.get(f"/staff/{member.id}/{path}").status_code == 404
    assert adam.post(f"/staff/{member.id}/{path}", {"confirm": "yes", "how": "video"}).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PROFESSIONAL, Role.VCSE_PARTNER, Role.SAFEGUARDING_LEAD])
def test_other_roles_have_no_part_in_it(cast: Cast, role: Role) -> None:
    client = client_for(cast.staff("Somebody Else", role, "Greenfield Surgery"))
    for path in ("/staff/", "/staff/add/", "/staff/upload/", "/staff/export/", "/staff/lost-phones/", "/clients/"):
        assert client.get(path).status_code == 403, path


def test_an_organisation_lead_looks_and_changes_nothing(cast: Cast) -> None:
    lead = client_for(cast.staff("Lena Fischer", Role.ORGANISATION_LEAD, "Greenfield Surgery"))
    assert lead.get("/staff/").status_code == 200
    assert lead.get("/staff/add/").status_code == 403
    assert lead.post("/staff/add/", NEW).status_code == 403


def test_sessions_are_ended_at_once(cast: Cast, admin: Actor, adam: Client, post: Any) -> None:
    account = Account.objects.get(id=cast.coordinator.account)
    account.set_password("three brown hens at dusk")
    account.save()
    carol = Client()
    carol.post("/sign-in/staff/", {"login": account.email, "password": "three brown hens at dusk"})
    assert "_auth_user_id" in carol.session
    path = f"/staff/{membership_of(cast.coordinator).id}/end-sessions/"
    assert "signed out everywhere" in adam.get(path).content.decode()
    assert "It was 1." in adam.post(path, {"confirm": "yes"}).content.decode()
    assert carol.get("/sign-in/continue/").url == "/sign-in/"
    assert events(cast, "account.sessions-ended")


def test_the_file_cannot_run_in_a_spreadsheet(cast: Cast, adam: Client) -> None:
    account = Account.objects.get(id=cast.coordinator.account)
    account.name = '=HYPERLINK("https://evil.example")'
    account.save()
    file = adam.get("/staff/export/")
    assert file.headers["Content-Type"].startswith("text/csv")
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"name","email","role","starts_on","ends_on"'
    assert any(line.startswith("\"'=HYPERLINK") for line in lines)
