"""docs/reference/fhir.md says what the server does: its interactions, searches, examples and errors, each way round."""

import re
import shlex
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import issue_client_key
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.plan.sections import Section
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.house.source import ROOT

PAGE = (ROOT / "docs" / "reference" / "fhir.md").read_text(encoding="utf-8")
BASE = "/fhir/R4"
EXAMPLES = re.findall(r"^curl (.*)$", PAGE, re.MULTILINE)

pytestmark = pytest.mark.django_db


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without marks of code."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip().replace("`", "") for cell in line.strip("|").split(" |")] for line in lines[2:]]


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    by, reader = cast.person("Amina"), Reader(organisation=cast.organisations["Riverside"])
    set_identity(by, cast.now)
    sections = {Section.GOALS, Section.PEOPLE}
    share(by=by, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)
    return cast


@pytest.fixture
def key(cast: Cast) -> str:
    set_identity(SETTING_UP, cast.now)
    return issue_client_key(by=SETTING_UP, organisation=cast.organisations["Riverside"], name="System", now=cast.now)


def served() -> list[dict[str, object]]:
    return Client().get(f"{BASE}/metadata").json()["rest"][0]["resource"]


def test_every_interaction_on_the_page_is_in_the_capability_statement_and_the_other_way_round() -> None:
    told = {(type_, code) for type_, code, _address, _gives in rows("What can be asked")}
    able = {(each["type"], code["code"]) for each in served() for code in each["interaction"]}  # type: ignore[attr-defined]
    assert told - {("CapabilityStatement", "capabilities")} == able


def test_the_address_of_each_interaction_is_that_of_its_kind() -> None:
    ending = {"read": "/{type}/{{id}}", "search-type": "/{type}", "capabilities": "/metadata"}
    for type_, code, address, _gives in rows("What can be asked"):
        assert address == "GET " + ending[code].format(type=type_)


def test_every_search_on_the_page_is_in_the_capability_statement_and_the_other_way_round() -> None:
    able = {(each["type"], one["name"], one["type"]) for each in served() for one in each["searchParam"]}  # type: ignore[attr-defined]
    assert {tuple(row) for row in rows("Searches")} == able


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_works_as_it_is_written(cast: Cast, key: str, example: str) -> None:
    amina = str(cast.people["Amina"])
    tag = Client().get(f"{BASE}/CarePlan/{amina}", headers={"Authorization": f"Bearer {key}"})["ETag"]
    given = {"KEY": key, "FHIR": BASE, "PERSON": amina, "NHS_NUMBER": nth_test_number(1), "ETAG": tag}
    *options, address = [_filled(word, given) for word in shlex.split(example)]
    headers = dict(word.split(": ", 1) for word in options if word != "-H")
    answer = Client().get(quote(address, safe="/?=&:"), headers=headers)
    assert answer.status_code == (304 if "If-None-Match" in headers else 200)
    if answer.status_code == 200 and "?" in address:
        assert len(answer.json()["entry"]) == 1


@pytest.mark.parametrize("row", [row for row in rows("Errors") if row[3]], ids=lambda row: row[3])
def test_every_error_is_answered_as_the_page_says(key: str, row: list[str]) -> None:
    status, code, _when, example = row
    method, path, *without = example.split(" ", 2)
    headers = {} if without else {"Authorization": f"Bearer {key}"}
    answer: HttpResponse = Client().generic(method, BASE + path, headers=headers)  # type: ignore[assignment]
    assert answer.status_code == int(status)
    assert answer.json()["issue"][0]["code"] == code  # type: ignore[attr-defined]


def _filled(word: str, given: dict[str, str]) -> str:
    return re.sub(r"\$([A-Z_]+)", lambda found: given[found[1]], word)
