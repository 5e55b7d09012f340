"""Limits: set by a safeguarding lead on a page, lifted by two, seen by nobody whom they keep away."""

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter, end_supporter
from alongside.records.plans.reads import open_plan
from alongside.records.sharing.models import Restriction
from alongside.rules.actors import Actor, Purpose, Role
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

WORDS = "Seeing my granddaughter every Sunday."


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def lead(cast: Cast) -> Actor:
    return cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")


@pytest.fixture
def second(cast: Cast) -> Actor:
    return cast.staff("Sue Park", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")


def address(cast: Cast, rest: str = "") -> str:
    return f"/safeguarding/{cast.people['Amina']}/{rest}"


def the_entry(cast: Cast, by: Actor) -> str:
    set_identity(by, cast.now)
    plan = open_plan(by=by, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
    return str(next(item.id for item in plan.content.items if item.words == WORDS))


def a_limit(cast: Cast, by: Actor, **more: object) -> dict[str, object]:
    return {
        "what": "entries",
        "items": [the_entry(cast, by)],
        "section": "",
        "way": "these",
        "whom": ["role/professional"],
        "category": "safeguarding",
        "reason": "Amina told me alone.",
        "ask": "",
        "review_on__day": "1",
        "review_on__month": "2",
        "review_on__year": "2030",
        **more,
    }


def seen_by(cast: Cast, reader: Actor) -> str:
    return client_for(reader).get(f"/people/{cast.people['Amina']}/plan/").content.decode()


def test_the_lead_finds_a_person_and_sees_that_nothing_is_kept(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    assert "Amina Begum" in text_of(client.get("/safeguarding/?q=begum").content.decode())
    assert "Nothing is kept from anybody." in text_of(client.get(address(cast)).content.decode())


def test_a_limit_is_asked_once_more_and_then_holds(cast: Cast, lead: Actor) -> None:
    client, given = client_for(lead), a_limit(cast, lead)
    assert WORDS in seen_by(cast, cast.nurse)
    asked = text_of(post(client, address(cast, "set/"), **given).content.decode())
    assert "nobody whom it keeps away is told" in asked
    assert WORDS in asked and "Professionals" in asked and "Amina told me alone." in asked, "it is read once more"
    assert not Restriction.objects.using("default").exists()
    assert post(client, address(cast, "set/"), confirm="yes", **given)["Location"] == address(cast)
    assert WORDS not in seen_by(cast, cast.nurse)
    assert WORDS in seen_by(cast, cast.coordinator)
    assert "One entry" in text_of(client.get(address(cast)).content.decode())


def test_colleagues_are_told_that_something_is_kept_only_if_that_was_said(cast: Cast, lead: Actor) -> None:
    client = client_for(lead)
    post(client, address(cast, "set/"), confirm="yes", **a_limit(cast, lead, ask="Lee Marsh"))
    assert "Lee Marsh" in text_of(seen_by(cast, cast.nurse))
    assert "Lee Marsh" not in text_of(seen_by(cast, cast.coordinator))


def test_it_takes_a_second_person_to_lift_it(cast: Cast, lead: Actor, second: Actor) -> None:
    client, other = client_for(lead), client_for(second)
    post(client, address(cast, "set/"), confirm="yes", **a_limit(cast, lead))
    set_identity(lead, cast.now)
    limit = Restriction.objects.get().id
    assert post(client, address(cast, f"{limit}/ask/"), confirm="yes").status_code == 302
    assert "A second person lifts it" in text_of(client.get(address(cast)).content.decode())
    alone = post(client, address(cast, f"{limit}/lift/"), confirm="yes")
    assert alone.status_code >= 400
    assert WORDS not in seen_by(cast, cast.nurse)
    assert post(other, address(cast, f"{limit}/lift/"), confirm="yes").status_code == 302
    assert WORDS in seen_by(cast, cast.nurse)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"items": []}, "Choose at least one entry."),
        ({"what": "section"}, "Choose the part of the plan."),
        ({"what": "everything", "whom": ["role/person"]}, "People see their own plan."),
        ({"whom": []}, "Choose at least one answer"),
        ({"review_on__year": "2001"}, "look at this again"),
        ({"reason": ""}, "Fill in “What happened, and who decided this?”"),
    ],
)
def test_what_no_limit_may_say_is_answered_with_the_field_and_nothing_holds(
    cast: Cast, lead: Actor, wrong: dict[str, object], says: str
) -> None:
    answer = post(client_for(lead), address(cast, "set/"), confirm="yes", **a_limit(cast, lead, **wrong))
    assert says in text_of(answer.content.decode())
    set_identity(lead, cast.now)
    assert not Restriction.objects.exists()


def test_who_once_supported_her_can_still_be_named_and_is_shown_by_name(cast: Cast, lead: Actor) -> None:
    """One who ended could come back; and a limit always says on whom it is."""
    by, amina, client = cast.coordinator, cast.people["Amina"], client_for(lead)
    zara = {"kind": "carer", "name": "Zara Begum", "account": cast.nurse.account}
    set_identity(by, cast.now)
    end_supporter(by=by, supporter=add_supporter(by=by, person=amina, now=cast.now, **zara), now=cast.now)
    assert "Zara Begum" in text_of(client.get(address(cast, "set/")).content.decode())
    whom = [f"account/{cast.nurse.account}"]
    post(client, address(cast, "set/"), confirm="yes", **a_limit(cast, lead, whom=whom))
    listed = text_of(client.get(address(cast)).content.decode())
    assert "Zara Begum" in listed and "somebody else" not in listed


def test_what_is_done_about_limits_is_in_a_chain_apart(cast: Cast, lead: Actor) -> None:
    post(client_for(lead), address(cast, "set/"), confirm="yes", **a_limit(cast, lead))
    person = cast.person("Amina")
    set_identity(person, cast.now)
    own = set(Event.objects.filter(person=cast.people["Amina"]).values_list("kind", flat=True))
    assert "restriction.set" not in own
    set_identity(lead, cast.now)
    assert Event.objects.filter(chain=f"apart:{cast.people['Amina']}", kind="restriction.set").count() == 1


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_opens_these_pages(cast: Cast, role: Role) -> None:
    somebody = cast.staff(f"Somebody {role}", role, "Greenfield Surgery")
    assert client_for(somebody).get("/safeguarding/").status_code == 403
    assert client_for(somebody).get(address(cast)).status_code == 403
