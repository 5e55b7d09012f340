"""Another organisation's system sees what the person shares with it: nothing before, its sections after, nothing once
withdrawn; and cannot tell that anything else is there."""

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.changes.accounts import issue_client_key, withdraw_client_key
from alongside.records.people.reads import client_of_key
from alongside.records.plans.changes import Agreement, Words, add_contribution, add_version, move_round
from alongside.records.plans.reads import open_draft
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import ANONYMOUS, Purpose, Role
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def token(cast: Cast) -> str:
    set_identity(SETTING_UP, cast.now)
    return issue_client_key(
        by=SETTING_UP, organisation=cast.organisations["Riverside"], name="Riverside's system", now=cast.now
    )


@pytest.fixture
def riverside(token: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {token}", "Accept": "application/fhir+json"})


def test_nothing_before_sharing_the_shared_sections_after_nothing_once_withdrawn(cast: Cast, riverside: Client) -> None:
    amina = cast.people["Amina"]
    assert riverside.get(f"/fhir/R4/CarePlan/{amina}").status_code == 404
    assert _entries(riverside.get(f"/fhir/R4/CarePlan?patient={amina}")) == []

    _share(cast, {Section.GOALS})
    shared = riverside.get(f"/fhir/R4/CarePlan/{amina}")
    assert shared.status_code == 200
    assert "allotment" in shared.content.decode()
    assert "granddaughter" not in shared.content.decode()
    assert [
        goal["description"]["text"] for goal in _entries(riverside.get(f"/fhir/R4/Goal?patient=Patient/{amina}"))
    ] == ["Walk to the allotment and back."]
    assert riverside.get(f"/fhir/R4/CareTeam/{amina}").status_code == 404

    _stop(cast)
    assert riverside.get(f"/fhir/R4/CarePlan/{amina}").status_code == 404
    assert riverside.get(f"/fhir/R4/Patient/{amina}").status_code == 404
    assert _entries(riverside.get(f"/fhir/R4/Goal?patient={amina}")) == []


def test_what_is_not_shared_and_what_does_not_exist_are_told_apart_by_nobody(cast: Cast, riverside: Client) -> None:
    hidden = riverside.get(f"/fhir/R4/CarePlan/{cast.people['Amina']}")
    absent = riverside.get("/fhir/R4/CarePlan/00000000-0000-4000-8000-000000000000")
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
    assert hidden.json()["resourceType"] == "OperationOutcome"


def test_a_change_in_an_unshared_section_does_not_change_the_etag(cast: Cast, riverside: Client) -> None:
    _share(cast, {Section.GOALS})
    path = f"/fhir/R4/CarePlan/{cast.people['Amina']}"
    first = riverside.get(path)
    _agree_again(cast, Section.ABOUT_ME, "I take sugar in my tea.")
    second = riverside.get(path)
    assert (second["ETag"], second["Last-Modified"]) == (first["ETag"], first["Last-Modified"])
    assert second.content == first.content
    assert riverside.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    _agree_again(cast, Section.GOALS, "Grow my own beans.")
    assert riverside.get(path)["ETag"] != first["ETag"]


def test_each_read_and_each_refusal_is_in_the_persons_audit(cast: Cast, riverside: Client) -> None:
    path = f"/fhir/R4/CarePlan/{cast.people['Amina']}"
    riverside.get(path)
    _share(cast, {Section.GOALS})
    riverside.get(path)
    set_identity(cast.person("Amina"), cast.now)
    by_client = Event.objects.filter(person=cast.people["Amina"], role="client").order_by("number")
    assert list(by_client.values_list("kind", flat=True)) == ["plan.refused", "plan.opened"]


@pytest.mark.parametrize("given", [None, "Bearer wrong", "Basic YTpi", "Bearer"])
def test_without_a_known_token_there_is_only_401(cast: Cast, given: str | None) -> None:
    headers = {"Authorization": given} if given else {}
    answer = Client(headers=headers).get(f"/fhir/R4/Patient/{cast.people['Amina']}")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["resourceType"] == "OperationOutcome"


def test_a_withdrawn_token_opens_nothing(cast: Cast, token: str) -> None:
    set_identity(SETTING_UP, cast.now)
    client = client_of_key(by=ANONYMOUS, token=token)
    assert client is not None
    withdraw_client_key(by=cast.staff("Ada", Role.ADMINISTRATOR, "Riverside"), key=client.id, now=cast.now)
    headers = {"Authorization": f"Bearer {token}"}
    assert Client(headers=headers).get(f"/fhir/R4/Patient/{cast.people['Amina']}").status_code == 401


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "http.patient"),
        ("?patient=nobody", "http.patient"),
        ("?patient=", "http.patient"),
        ("?patient={amina}&patient={amina}", "http.patient"),
        ("?patient={amina}&_count=-1", "http._count"),
        ("?patient={amina}&_count=1000000000", "http._count"),
        ("?patient={amina}&_include=CarePlan:subject", "http._include"),
        ("?patient={amina}&_lastUpdated=apnonsense", "http._lastUpdated"),
        ("?subject:Patient.name=Begum", "http.subject:Patient.name"),
    ],
)
def test_a_wrong_search_names_its_parameter(cast: Cast, riverside: Client, query: str, parameter: str) -> None:
    answer = riverside.get("/fhir/R4/CarePlan" + query.format(amina=cast.people["Amina"]))
    assert answer.status_code == 400
    assert answer.json()["issue"][0]["expression"] == [parameter]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_read_only(cast: Cast, riverside: Client, method: str) -> None:
    answer = getattr(riverside, method)(f"/fhir/R4/CarePlan/{cast.people['Amina']}")
    assert answer.status_code == 405
    assert answer.json()["resourceType"] == "OperationOutcome"


def test_metadata_says_what_it_can_do() -> None:
    statement = Client().get("/fhir/R4/metadata").json()
    assert statement["fhirVersion"] == "4.0.1"
    assert {resource["type"] for resource in statement["rest"][0]["resource"]} == {
        "Patient",
        "CarePlan",
        "Goal",
        "CareTeam",
        "Consent",
    }


def test_a_patient_is_found_by_nhs_number_only_while_something_is_shared(cast: Cast, riverside: Client) -> None:
    number = "https://fhir.nhs.uk/Id/nhs-number|" + nth_test_number(1)
    assert _entries(riverside.get("/fhir/R4/Patient", {"identifier": number})) == []
    _share(cast, {Section.GOALS})
    found = _entries(riverside.get("/fhir/R4/Patient", {"identifier": number}))
    assert [patient["id"] for patient in found] == [str(cast.people["Amina"])]


def test_xml_is_not_served(cast: Cast, riverside: Client) -> None:
    assert riverside.get("/fhir/R4/metadata", {"_format": "xml"}).status_code == 406


def _share(cast: Cast, sections: set[Section]) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    share(by=person, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)


def _stop(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    stop_sharing(by=person, person=cast.people["Amina"], reader=reader, how="online", now=cast.now)


def _agree_again(cast: Cast, section: Section, words: str) -> None:
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    set_identity(person, cast.now)
    said = Words(section=section, words=words, whose=Whose.PERSON, said_by="Amina", channel=Channel.ONLINE)
    move_round(by=person, round_id=round_id, to=Stage.DRAFTING, now=cast.now)
    add_contribution(by=person, round_id=round_id, words=said, now=cast.now)
    draft = open_draft(by=person, round_id=round_id, purpose=Purpose.OWN_RECORD, now=cast.now)
    agreement = Agreement(how="own-sign-in", with_name="", review_on=cast.now.date(), review_with="Carol Okoro")
    add_version(
        by=person,
        round_id=round_id,
        based_on=draft.previous_number,
        content=draft.content,
        agreement=agreement,
        now=cast.now,
    )
    move_round(by=person, round_id=round_id, to=Stage.AGREED, now=cast.now)


def _entries(answer: HttpResponse) -> list[dict[str, object]]:
    bundle = answer.json()  # type: ignore[attr-defined]
    assert bundle["resourceType"] == "Bundle"
    assert "total" not in bundle
    return [entry["resource"] for entry in bundle.get("entry", [])]


def test_decisions_are_for_a_client_with_which_the_people_are_shared(cast: Cast, riverside: Client) -> None:
    amina = cast.people["Amina"]
    _share(cast, {Section.GOALS})
    assert _entries(riverside.get(f"/fhir/R4/Consent?patient={amina}")) == []
    _share(cast, {Section.GOALS, Section.PEOPLE})
    [consent] = _entries(riverside.get(f"/fhir/R4/Consent?patient={amina}"))
    assert consent["provision"]["actor"][0]["reference"]["display"] == "Riverside"
    permitted = consent["provision"]["provision"][0]["code"]
    assert [code["text"] for code in permitted] == ["My goals and what we will do", "People who support me"]
    read = riverside.get(f"/fhir/R4/Consent/{consent['id']}")
    assert read.status_code == 200 and read.json() == consent
    assert (
        riverside.get(f"/fhir/R4/Consent/{consent['id']}", headers={"If-None-Match": read["ETag"]}).status_code == 304
    )
    _stop(cast)
    assert riverside.get(f"/fhir/R4/Consent/{consent['id']}").status_code == 404
    assert riverside.get("/fhir/R4/Consent/00000000-0000-4000-8000-000000000000").status_code == 404


def test_an_earlier_decision_is_not_served_once_there_is_a_newer_one(cast: Cast, riverside: Client) -> None:
    _share(cast, {Section.GOALS, Section.PEOPLE})
    [earlier] = _entries(riverside.get(f"/fhir/R4/Consent?patient={cast.people['Amina']}"))
    _share(cast, {Section.PEOPLE})
    assert riverside.get(f"/fhir/R4/Consent/{earlier['id']}").status_code == 404
