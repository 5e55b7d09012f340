"""What a system may ask the FHIR door wrongly: an OperationOutcome each time; nothing breaks or is stored."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import issue_client_key
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.plan.sections import Section
from tests.attacks.bad_values import BAD
from tests.attacks.stored import fingerprint
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db(transaction=True)

BASE = "/fhir/R4"
TYPES = ("Patient", "CarePlan", "Goal", "CareTeam")
IDS = (
    *("%00", "a%00b", "%ff", "%ED%A0%80", "a" * 65, "a" * 5000, "..", "%2e%2e%2fPatient", "1%202", "%C3%A9", "-1"),
    *("9" * 400, "%7B{id}%7D", "urn:uuid:{id}", "{id}%0a", "{id}/_history/1", "{id}/$everything"),
    *("$validate", "_search", "_history", "{id}?_format=xml", "{id}?_format=%00", "%E2%80%AE{id}", "' OR 1=1"),
)
PATIENTS = (
    *("", "%00", "%ff", "a" * 5000, "Group/{id}", "https://evil.example/Patient/{id}", "Patient/"),
    *("Patient/Patient/{id}", "{id},{id}", "{id}|", "{id}&patient={id}", "%2a", "{id}%00"),
)  # fmt: skip
FILTERS = (
    *("_count=-1", "_count=0", "_count=1000000000", "_count=abc", "_count=%D9%A3", "_count=1&_count=2", "_count="),
    *("_lastUpdated=ap2026-13-45", "_lastUpdated=ge31-02-2026", "date=0000-00-00", "birthdate=%00", "_since=now"),
    *("_include=CarePlan:*", "_revinclude=Provenance:target", "_has:Goal:patient:_id=1", "patient.name=Amina"),
    *("patient:Patient={id}", "patient:missing=true", "_total=accurate", "_summary=count", "_sort=-date", "%00=1"),
    *("_elements=%ff", "role=admin", "_filter=name eq 1", "a" * 5000 + "=1"),
)


@pytest.fixture
def cast() -> Iterator[Cast]:
    """Amina shares her goals with Riverside."""
    with transaction.atomic():
        cast = with_agreed_plan(make_cast())
        by, reader = cast.person("Amina"), Reader(organisation=cast.organisations["Riverside"])
        set_identity(by, cast.now)
        share(by=by, person=cast.people["Amina"], reader=reader, sections={Section.GOALS}, how="online", now=cast.now)
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def client(cast: Cast) -> Client:
    with transaction.atomic():
        set_identity(SETTING_UP, cast.now)
        riverside = cast.organisations["Riverside"]
        token = issue_client_key(by=SETTING_UP, organisation=riverside, name="Their system", now=cast.now)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    client.raise_request_exception = False
    return client


def test_every_wrong_question_is_answered_by_an_outcome(cast: Cast, client: Client) -> None:
    amina, before = str(cast.people["Amina"]), fingerprint()
    questions = [
        *(f"{type_}/{each}" for type_ in TYPES for each in IDS),
        *(f"{type_}?patient={each}" for type_ in TYPES[1:] for each in PATIENTS),
        *(f"{type_}?patient={{id}}&{each}" for type_ in TYPES[1:] for each in FILTERS),
        *(f"Patient?_id={{id}}&{each}" for each in FILTERS),
        *(f"Patient?identifier={each}" for each in (*BAD["nhs"].values(), "", "%00", "%ff", "a" * 5000, "|")),
        *("Patient", "Nothing", "", "Patient/", "metadata/x", "metadata?_format=xml", "%00", "a" * 5000),
    ]
    answers = [(question, client.get(f"{BASE}/{question.replace('{id}', amina)}")) for question in questions]
    wrong = [f"{question[:80]}: {_problem(answer)}" for question, answer in answers if not _is_outcome(answer)]
    assert not wrong, f"{len(wrong)} of {len(answers)}:\n" + "\n".join(wrong)
    assert fingerprint() == before


@pytest.mark.parametrize("path", ["/fhir/", "/fhir/R5/Patient", "/fhir/R4/../R4/x"])
def test_beside_the_door_there_are_outcomes_too(client: Client, path: str) -> None:
    assert _is_outcome(client.get(path))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_nothing_is_written_through_this_door(cast: Cast, client: Client, method: str) -> None:
    client.handler.enforce_csrf_checks = True
    before = fingerprint()
    for path in ("Patient", f"CarePlan/{cast.people['Amina']}", "Nothing", ""):
        answer = client.generic(method, f"{BASE}/{path}", b"{", headers={"If-Match": 'W/"0"'})
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
        assert _is_outcome(answer)
    assert fingerprint() == before


def test_an_unknown_filter_is_left_aside_only_for_who_asks_for_that(cast: Cast, client: Client) -> None:
    address = f"{BASE}/Goal?patient={cast.people['Amina']}&_sort=date"
    strictly = [client.get(address), client.get(address, headers={"Prefer": "handling=strict"})]
    assert [answer.status_code for answer in strictly] == [400, 400]
    assert "_sort" in strictly[0].json()["issue"][0]["diagnostics"]
    leniently = client.get(address, headers={"Prefer": "respond-async, handling=lenient"})
    assert leniently.status_code == 200
    assert len(leniently.json()["entry"]) == 1
    assert "_sort" not in leniently.json()["link"][0]["url"], "the link says what was searched by"
    repeated = client.get(f"{address}&patient=x", headers={"Prefer": "handling=lenient"})
    assert repeated.status_code == 400


def test_a_right_question_is_answered(cast: Cast, client: Client) -> None:
    """Or nothing above would mean anything."""
    amina = cast.people["Amina"]
    for question in (f"Patient/{amina}", f"CarePlan/{amina}", f"Goal?patient=Patient/{amina}&_count=100", "metadata"):
        assert client.get(f"{BASE}/{question}").status_code == 200
    found = client.get(f"{BASE}/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|{nth_test_number(1)}")
    assert len(found.json()["entry"]) == 1


def _is_outcome(answer: Any) -> bool:
    is_fhir = answer["Content-Type"].startswith("application/fhir+json")
    return is_fhir and 400 <= answer.status_code < 500 and answer.json()["resourceType"] == "OperationOutcome"


def _problem(answer: Any) -> str:
    return f"{answer.status_code} {answer.content[:200]!r} {getattr(answer, 'exc_info', '')}"
