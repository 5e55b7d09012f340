"""Files that nobody here wrote: 13 people from Synthea, and the examples of UK Core. Skipped where they are absent."""

import gzip
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alongside.engines.fhir import strict_json
from alongside.engines.fhir.allergy_intolerance import from_allergy_intolerance
from alongside.engines.fhir.care_plan import from_care_plan
from alongside.engines.fhir.condition import from_condition
from alongside.engines.fhir.elements import Record
from alongside.engines.fhir.gathering import KEPT
from alongside.engines.fhir.medication import from_medication_request, from_medication_statement
from alongside.engines.fhir.observation import from_observation
from alongside.engines.fhir.patient import from_patient
from alongside.engines.fhir.received import read_people
from alongside.engines.fhir.references import Index
from alongside.engines.fhir.related_person import from_related_person
from alongside.engines.fhir.versions import other_version
from alongside.rules.received import FileRead, Place, ReceivedPerson

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
SYNTHEA = sorted((SHARED / "synthea").glob("*.json.gz"))
UK_CORE = sorted((SHARED / "ukcore" / "examples").glob("*.json"))
NOW = datetime(2026, 6, 1, tzinfo=UTC)

needs_synthea = pytest.mark.skipif(not SYNTHEA, reason="../shared/data/synthea is not here")
needs_uk_core = pytest.mark.skipif(not UK_CORE, reason="../shared/data/ukcore is not here")
# UK Core's own examples that a person cannot be made from, and the field that says why.
NOT_ACCEPTED = {
    "UKCore-Patient-BabyPatient-Example": "Patient.identifier[0].value",  # its NHS number fails the check
    "UKCore-Patient-Sn-Photo-Example": "Patient.name",  # a photograph and nothing else
}
INDEX = Index()
MAPPERS = {
    "AllergyIntolerance": from_allergy_intolerance,
    "CarePlan": lambda record: from_care_plan(record, INDEX, {}),
    "Condition": from_condition,
    "MedicationRequest": lambda record: from_medication_request(record, INDEX),
    "MedicationStatement": lambda record: from_medication_statement(record, INDEX),
    "Observation": lambda record: from_observation(record, NOW),
    "Patient": lambda record: from_patient(record, NOW),
    "RelatedPerson": from_related_person,
}


@needs_synthea
def test_there_are_thirteen():
    assert len(SYNTHEA) == 13


@needs_synthea
@pytest.mark.parametrize("path", SYNTHEA, ids=lambda path: path.name.partition("_")[0])
def test_a_synthea_person_is_read_whole(path):
    person, summary = read_people(path, now=NOW)
    counted = Counter(
        each["resource"]["resourceType"] for each in json.loads(gzip.decompress(path.read_bytes()))["entry"]
    )
    assert isinstance(person, ReceivedPerson)
    assert (len(person.conditions), len(person.results)) == (counted["Condition"], counted["Observation"])
    assert (len(person.medicines), len(person.allergies)) == (
        counted["MedicationRequest"],
        counted["AllergyIntolerance"],
    )
    assert len(person.other_plans) == counted["CarePlan"]
    assert sum(len(plan.goals) for plan in person.other_plans) + len(person.other_goals) == counted["Goal"]
    assert person.identity.nhs_number is None
    assert isinstance(summary, FileRead)
    assert dict(summary.read) == {kind: n for kind, n in counted.items() if kind in KEPT}
    assert dict(summary.skipped) == {kind: n for kind, n in counted.items() if kind not in KEPT}


@needs_synthea
@pytest.mark.parametrize("path", SYNTHEA, ids=lambda path: path.name.partition("_")[0])
def test_everything_has_a_name_and_every_result_a_value_with_its_unit_and_date(path):
    person, _ = read_people(path, now=NOW)
    named = (*person.conditions, *person.results, *person.medicines, *person.allergies)
    assert all(each.name for each in named)
    assert all(plan.title and plan.activities for plan in person.other_plans)
    for result in person.results:
        assert result.taken_at
        for value in [part.value for part in result.components] or [result.value]:
            assert value.text or (value.number is not None and value.unit_code)


@needs_synthea
def test_what_was_received_is_kept_exactly():
    person, _ = read_people(SYNTHEA[0], now=NOW)
    entries = strict_json.load(gzip.decompress(SYNTHEA[0].read_bytes()))["entry"]
    received = {each["resource"]["id"]: each["resource"] for each in entries}
    assert all(strict_json.load(each.text) == received[each.id] for each in person.verbatim)
    assert "27.134308503843794" in person.verbatim[0].text


@needs_uk_core
@pytest.mark.parametrize("path", UK_CORE, ids=lambda path: path.stem)
def test_a_uk_core_example_is_read(path):
    resource = strict_json.load(path.read_bytes())
    record = Record(Place(), resource["resourceType"], resource["id"], resource)
    assert other_version(resource) == ""
    if mapper := MAPPERS.get(record.type):
        assert mapper(record).source.id == resource["id"]
    expected = NOT_ACCEPTED.get(path.stem)
    assert [problem.field for problem in record.problems] == ([expected] if expected else [])
