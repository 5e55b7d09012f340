"""An emergency: found by exactly what is known, opened for a reason, told, and readable when the disk is full."""

import json

import pytest
from django.db import connections, transaction
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter
from alongside.records.health.models import Medicine
from alongside.records.people.models import Organisation, Person
from alongside.records.sharing.changes.openings import TRIES
from alongside.rules.actors import Actor, Role
from alongside.rules.nhs_number import nth_test_number, shown
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

BORN = {"born_on__day": "14", "born_on__month": "3", "born_on__year": "1951"}
AMINA = {"nhs_number": nth_test_number(1), "given_name": "", "family_name": "", **BORN}
SAID = {"reason": "called-to-the-person", "words": "Called to her home; she is confused and alone.", "not_told": ""}


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    with_officer(cast)
    return cast


def with_officer(cast: Cast) -> Actor:
    """The crew, and who looks at what they open."""
    cast.staff("Oliver of Hillview Surgery", Role.PRIVACY_OFFICER, "Hillview Surgery")
    return crew(cast)


def crew(cast: Cast) -> Actor:
    return cast.staff("Eddie Marsh", Role.EMERGENCY_VIEWER, "Hillview Surgery")


def found(client: Client, **who: str) -> str:
    """The address of step two, or nothing when nobody was found."""
    answer = post(client, "/emergency/", **{**AMINA, **who})
    return str(answer.get("Location", ""))


def opened(client: Client, cast: Cast, **said: str) -> str:
    answer = post(client, found(client), **{**SAID, **said})
    assert answer.status_code == 302, text_of(answer.content.decode())
    assert answer["Location"] == f"/emergency/{cast.people['Amina']}/"
    return str(answer["Location"])


def test_a_crew_reads_one_page_after_saying_who_and_why(cast: Cast) -> None:
    client = client_for(crew(cast))
    page = f"/emergency/{cast.people['Amina']}/"
    assert client.get(page).status_code == 404
    assert client.get(opened(client, cast)).status_code == 200
    words = text_of(client.get(page).content.decode())
    assert "Seeing my granddaughter every Sunday." in words
    assert "Allergies Not recorded. This does not mean none." in words
    assert "No documents that may bind you are recorded here. There may be some: ask, and look for papers." in words
    assert "Documents that may bind you" not in words
    assert "Medicines; Conditions" in words.split("Not recorded here, which does not mean none:")[1].split(".")[0]
    assert "From plan version 1, agreed on" in words
    assert "not checked with them today" in words
    assert "Open to you until" in words
    assert shown(nth_test_number(1)) in words
    assert "Walk to the allotment" not in words  # a goal is no part of an emergency
    assert client.get(f"/people/{cast.people['Amina']}/plan/").status_code in (403, 404)
    assert client.get(f"/emergency/{cast.people['Bert']}/").status_code == 404


def test_it_says_since_when_a_medicine_is_recorded_and_whom_of_the_team_to_call(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    organisation, amina = cast.organisations["Greenfield Surgery"], cast.people["Amina"]
    Organisation.objects.filter(id=organisation).update(telephone="01632 960101")
    set_identity(cast.nurse, cast.now)
    for name, since in (("Amlodipine 5 mg tablets", "2014-06-03"), ("Aspirin", "2015"), ("Senna", "")):
        Medicine.objects.create(person_id=amina, name=name, since=since, status="active")
    client = client_for(crew(cast))
    words = text_of(client.get(opened(client, cast)).content.decode()).replace("\u00a0", " ")
    assert "Amlodipine 5 mg tablets (recorded 3 June 2014)Aspirin (recorded 2015)Senna (no date)" in words
    assert "Greenfield Surgery, 01632 960101, in opening hours. Ask for Carol" in words
    assert "About the key to the home: ask Greenfield Surgery, 01632 960101." in words
    assert "Riverside" not in words


@pytest.mark.parametrize(
    "who",
    [
        {"nhs_number": nth_test_number(2)},
        {"born_on__day": "15"},
        {"nhs_number": "", "given_name": "Amina", "family_name": "Beg"},
        {"nhs_number": "", "given_name": "Amin", "family_name": "Begum"},
    ],
)
def test_what_does_not_fit_exactly_finds_nobody(cast: Cast, who: dict[str, str]) -> None:
    client = client_for(crew(cast))
    assert found(client, **who) == ""
    assert found(client, nhs_number="", given_name="amina", family_name="BEGUM").startswith("/emergency/why/?found=")


def test_names_alone_or_nothing_are_answered_with_the_field_and_the_fix(cast: Cast) -> None:
    client = client_for(crew(cast))
    answer = post(client, "/emergency/", **{**AMINA, "nhs_number": ""})
    assert answer.status_code == 422
    assert "Enter an NHS number, or a first name and a last name." in answer.content.decode()
    assert post(client, "/emergency/", **{**AMINA, "nhs_number": "1234567890"}).status_code == 422


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ({"reason": ""}, "Choose an answer"),
        ({"words": ""}, "What happened?"),
        ({"words": "asdfg"}, "Say in a few words what happened."),
    ],
)
def test_no_reason_or_a_reason_of_five_characters_opens_nothing(cast: Cast, said: dict[str, str], fix: str) -> None:
    client = client_for(crew(cast))
    answer = post(client, found(client), **{**SAID, **said})
    assert answer.status_code == 422
    assert fix in text_of(answer.content.decode())
    assert client.get(f"/emergency/{cast.people['Amina']}/").status_code == 404


def test_it_says_enough_of_who_it_is_to_see_that_it_is_the_right_person_and_no_more(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    Person.objects.filter(id=cast.people["Amina"]).update(postcode="GR1 1AB", address="2 Canal Street")
    client = client_for(crew(cast))
    assert "either the NHS number or both names" in text_of(client.get("/emergency/").content.decode())
    page = client.get(found(client)).content.decode()
    assert "Amina Begum, born in 1951, postcode GR1 No, find somebody else" in text_of(page)
    for word in ("1AB", "Canal", "14 March", "999 000", nth_test_number(1), "granddaughter", "Greenfield"):
        assert word not in page
    assert "/emergency/" in page.split("No, find somebody else")[0].rsplit("href=", 1)[1]


def test_who_can_open_the_plan_in_the_usual_way_is_told_so(cast: Cast) -> None:
    usual = "You can open this in the usual way"
    coordinator = client_for(cast.coordinator)
    page = coordinator.get(found(coordinator)).content.decode()
    assert usual in page
    assert f'href="/people/{cast.people["Amina"]}/plan/"' in page
    stranger = client_for(cast.intruder)
    assert usual not in stranger.get(found(stranger)).content.decode()


@pytest.mark.parametrize("words", ["She fell at home", "Confused", "fell, hip"])
def test_whatever_words_there_is_time_for_open_it(cast: Cast, words: str) -> None:
    client = client_for(crew(cast))
    assert client.get(opened(client, cast, words=words)).status_code == 200


def test_the_record_of_somebody_close_is_refused_with_the_way_out(cast: Cast) -> None:
    eddie, carol = crew(cast), cast.coordinator
    set_identity(carol, cast.now)
    son = {"kind": "family-or-friend", "name": "Eddie Marsh", "account": eddie.account}
    add_supporter(by=carol, person=cast.people["Amina"], now=cast.now, **son)
    client = client_for(eddie)
    answer = post(client, found(client), **SAID)
    assert answer.status_code == 422
    assert "Ask a colleague to look." in answer.content.decode()
    assert client.get(f"/emergency/{cast.people['Amina']}/").status_code == 404


def test_another_account_cannot_use_what_one_found(cast: Cast) -> None:
    step_two = found(client_for(crew(cast)))
    assert client_for(cast.intruder).get(step_two)["Location"] == "/emergency/"
    assert client_for(crew(cast)).get("/emergency/why/?found=anything")["Location"] == "/emergency/"


def test_looking_for_many_people_is_stopped(cast: Cast) -> None:
    client = client_for(crew(cast))
    for _ in range(TRIES):
        assert post(client, "/emergency/", **{**AMINA, "born_on__day": "15"}).status_code == 200
    answer = post(client, "/emergency/", **AMINA)
    assert answer.status_code == 422
    assert "Wait 10 minutes" in answer.content.decode()


def test_staff_of_another_surgery_break_the_glass_and_see_the_whole_plan(cast: Cast) -> None:
    client = client_for(cast.intruder)
    plan = f"/people/{cast.people['Amina']}/plan/"
    assert client.get(plan).status_code == 404
    words = text_of(client.get(opened(client, cast)).content.decode())
    assert "Open the whole plan" in words
    assert "Walk to the allotment" in client.get(plan).content.decode()


def test_the_person_sees_their_own_page_and_who_opened_it(cast: Cast) -> None:
    opened(client_for(crew(cast)), cast)
    amina = client_for(cast.person("Amina"))
    assert "Seeing my granddaughter every Sunday." in amina.get("/emergency/mine/").content.decode()
    assert "opened your plan in an emergency, and said why." in text_of(amina.get("/who-looked/").content.decode())


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_the_page_is_shown_its_look_is_on_stdout_and_nothing_else_answers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with transaction.atomic():
        cast = with_agreed_plan(make_cast())
        eddie, carol = with_officer(cast), cast.coordinator
    client, coordinator = client_for(eddie), client_for(carol)
    page = opened(client, cast)
    with connections["owner"].cursor() as cursor:
        cursor.execute(FULL)
    capsys.readouterr()
    answer = client.get(page)
    assert answer.status_code == 200
    assert "Seeing my granddaughter every Sunday." in answer.content.decode()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert [(line["audit"], line["kind"]) for line in lines] == [("not-written", "plan.opened")]
    assert (lines[0]["person"], lines[0]["account"]) == (str(cast.people["Amina"]), str(eddie.account))
    assert "granddaughter" not in json.dumps(lines)
    for address in (f"/people/{cast.people['Amina']}/plan/", "/people/"):
        assert coordinator.get(address).status_code == 503
    assert not Event.objects.using("owner").filter(kind="plan.opened", account=eddie.account).exists()


# What PostgreSQL answers to a write when there is no room, at each new event of the audit.
FULL = """
create function there_is_no_room() returns trigger language plpgsql as $$
begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
create trigger full_disk before insert on audit_event for each row execute function there_is_no_room();
"""
