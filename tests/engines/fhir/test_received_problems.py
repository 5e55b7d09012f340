"""A problem in any record rejects its whole person, and nobody else."""

from copy import deepcopy

import pytest

from alongside.engines.fhir.systems import NHS_NUMBER
from alongside.rules.nhs_number import nth_test_number
from tests.engines.fhir.made_bundles import made_bundle, messages, resources_of

BROKEN = [
    ("Patient", {"identifier": [{"system": NHS_NUMBER, "value": "9990000019"}]},
     "Patient.identifier[0].value", "nhs-number.check-digit"),
    ("Patient", {"name": []}, "Patient.name", "fhir.missing"),
    ("Patient", {"name": "Rose"}, "Patient.name", "fhir.missing"),
    ("Patient", {"name": [{"family": "Okafor\u202e", "given": ["Rose"]}]}, "Patient.name[0].family",
     "text.forbidden-character"),
    ("Patient", {"name": [{"family": "\u200d", "given": ["Rose"]}]}, "Patient.name[0].family", "text.nothing-visible"),
    ("Patient", {"birthDate": "1948-02-31"}, "Patient.birthDate", "date.impossible"),
    ("Patient", {"birthDate": "31/01/1948"}, "Patient.birthDate", "date.form"),
    ("Patient", {"birthDate": "١٩٤٨-٠١-٠١"}, "Patient.birthDate", "date.form"),
    ("Patient", {"birthDate": "2031"}, "Patient.birthDate", "date.birth-in-future"),
    ("Patient", {"birthDate": "1899-12-31"}, "Patient.birthDate", "date.birth-too-early"),
    ("Patient", {"birthDate": "1066-10-14"}, "Patient.birthDate", "date.unlikely-year"),
    ("Patient", {"birthDate": "1984-01-01", "deceasedDateTime": "1983-12"}, "Patient.deceasedDateTime",
     "date.death-before-birth"),
    ("Patient", {"deceasedDateTime": "2027-01-01"}, "Patient.deceasedDateTime", "date.death-in-future"),
    ("Patient", {"deceasedDateTime": "2026-01-01T10:00:00"}, "Patient.deceasedDateTime", "date.no-time-zone"),
    ("Patient", {"gender": "F"}, "Patient.gender", "fhir.unknown-code"),
    ("Patient", {"telecom": [{"system": "email", "value": "a@b.c\r\nBcc: d@e.f"}]}, "Patient.telecom[0].value",
     "fhir.code"),
    ("Patient", {"telecom": [{"system": "email", "value": "nobody"}]}, "Patient.telecom[0].value", "contact.email"),
    ("Patient", {"active": "yes"}, "Patient.active", "fhir.shape"),
    ("Patient", {"modifierExtension": [{"url": "http://example.org/not"}]}, "Patient.modifierExtension",
     "fhir.modifier"),
    ("Condition", {"code": {}}, "Condition.code", "fhir.missing"),
    ("Condition", {"code": {"coding": "x"}}, "Condition.code.coding", "fhir.shape"),
    ("Condition", {"code": {"coding": ["x"]}}, "Condition.code.coding[0]", "fhir.shape"),
    ("Condition", {"onsetDateTime": "soon"}, "Condition.onsetDateTime", "date.form"),
    ("Observation", {"status": "done"}, "Observation.status", "fhir.unknown-code"),
    ("Observation", {"status": None}, "Observation.status", "fhir.missing"),
    ("Observation", {"valueQuantity": {"value": "53"}}, "Observation.valueQuantity.value", "fhir.shape"),
    ("Observation", {"valueQuantity": {"value": True}}, "Observation.valueQuantity.value", "fhir.shape"),
    ("Observation", {"valueQuantity": {"value": 5, "comparator": "~"}}, "Observation.valueQuantity.comparator",
     "fhir.unknown-code"),
    ("Observation", {"effectiveDateTime": "2036-01-01T00:00:00Z"}, "Observation.effective", "date.in-future"),
    ("Observation", {"effectiveDateTime": "2026-03-29T01:30:00"}, "Observation.effectiveDateTime",
     "date.no-time-zone"),
    ("MedicationRequest", {"medicationCodeableConcept": None}, "MedicationRequest.medication", "fhir.missing"),
    ("MedicationStatement", {"status": "x y"}, "MedicationStatement.status", "fhir.unknown-code"),
    ("AllergyIntolerance", {"criticality": "very"}, "AllergyIntolerance.criticality", "fhir.unknown-code"),
    ("CarePlan", {"status": "new"}, "CarePlan.status", "fhir.unknown-code"),
    ("CarePlan", {"description": "\u0007"}, "CarePlan.description", "text.forbidden-character"),
    ("Goal", {"description": {"text": "x" * 501}}, "Goal.description.text", "text.too-long"),
    ("CareTeam", {"participant": [{"member": {"reference": "Practitioner/unknown"}}]}, "CareTeam.participant[0].member",
     "fhir.missing"),
    ("CareTeam", {"participant": [{"period": {"start": 5}, "member": {"display": "Bilal"}}]},
     "CareTeam.participant[0].period.start", "fhir.shape"),
    ("RelatedPerson", {"name": []}, "RelatedPerson.name", "fhir.missing"),
    ("Observation", {"id": "not an id"}, "Observation.id", "fhir.no-id"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "field", "message"), BROKEN)
def test_one_problem_rejects_the_whole_person_and_nobody_else(read, kind, change, field, message):
    bundle = made_bundle(n_people=2)
    wrong = resources_of(bundle, kind)[0]
    wrong.update(change)
    people, rejected, _ = read(bundle)
    assert [each.identity.nhs_number for each in people] == [nth_test_number(1)]
    assert (field, message) in messages(rejected)
    (refused,) = rejected
    problem = next(each for each in refused.problems if each.reason.message == message)
    place = next(n for n, e in enumerate(bundle["entry"], start=1) if e["resource"] is wrong)
    assert (str(problem.place), problem.type) == (f"entry {place}", kind)
    assert problem.reason.words.endswith(".")


def test_every_problem_is_listed(read):
    bundle = made_bundle()
    for resource in resources_of(bundle, "Observation"):
        resource["status"] = "done"
    resources_of(bundle, "Patient")[0]["birthDate"] = "2031-01-01"
    _, (refused,), _ = read(bundle)
    assert len(refused.problems) == 12


def test_a_reference_to_another_person_rejects_the_record_that_makes_it(read):
    bundle = made_bundle(n_people=2)
    mine, theirs = resources_of(bundle, "CarePlan")
    mine["goal"] = deepcopy(theirs["goal"])
    people, rejected, _ = read(bundle)
    assert [each.identity.nhs_number for each in people] == [nth_test_number(1)]
    assert messages(rejected) == [("CarePlan.goal[0].reference", "fhir.other-person")]


def test_a_skipped_record_of_another_person_is_still_another_persons(read):
    bundle = made_bundle(n_people=2)
    encounter = resources_of(bundle, "Encounter")[1]
    resources_of(bundle, "Observation")[0]["encounter"] = {"reference": f"urn:uuid:{encounter['id']}"}
    _, rejected, _ = read(bundle)
    assert messages(rejected) == [("Observation.encounter.reference", "fhir.other-person")]


def test_a_modifier_deep_inside_is_found(read):
    bundle = made_bundle()
    resources_of(bundle, "MedicationRequest")[0]["dosageInstruction"][0]["modifierExtension"] = [{"url": "x:y"}]
    _, rejected, _ = read(bundle)
    assert messages(rejected) == [("MedicationRequest.dosageInstruction[0].modifierExtension", "fhir.modifier")]


def test_a_record_about_nobody_in_the_file_is_rejected(read):
    bundle = made_bundle()
    resources_of(bundle, "Goal")[1]["subject"] = {"reference": "Patient/somebody-else"}
    people, rejected, _ = read(bundle)
    assert len(people) == 1
    assert [each.source_key for each in rejected] == [""]
    assert messages(rejected) == [("Goal.subject", "fhir.nobody")]


def test_the_same_record_with_two_contents_is_rejected(read):
    bundle = made_bundle()
    twice = deepcopy(next(e for e in bundle["entry"] if e["resource"]["resourceType"] == "Goal"))
    twice["resource"]["description"]["text"] = "Something else"
    bundle["entry"].append(twice)
    _, rejected, _ = read(bundle)
    assert messages(rejected) == [("Goal.id", "fhir.given-twice")]


def test_two_people_with_one_nhs_number_are_both_rejected(read):
    bundle = made_bundle(n_people=3)
    first, second, _ = resources_of(bundle, "Patient")
    second["identifier"] = first["identifier"]
    people, rejected, _ = read(bundle)
    assert len(people) == 1
    assert messages(rejected) == [("Patient.identifier", "nhs-number.shared")] * 2


def test_two_nhs_numbers_for_one_person_are_a_problem_but_an_old_one_is_not(read):
    bundle = made_bundle()
    patient = resources_of(bundle, "Patient")[0]
    other = {"system": patient["identifier"][0]["system"], "value": nth_test_number(500)}
    patient["identifier"].append(other | {"use": "old"})
    people, _, _ = read(bundle)
    assert people[0].identity.nhs_number == nth_test_number(0)
    patient["identifier"].append(other)
    _, rejected, _ = read(bundle)
    assert messages(rejected) == [("Patient.identifier", "nhs-number.several")]


def test_nobody_is_given_an_nhs_number(read):
    bundle = made_bundle()
    resources_of(bundle, "Patient")[0]["identifier"] = [{"system": "https://surgery.example/id", "value": "A-17"}]
    (person,), _, _ = read(bundle)
    assert person.identity.nhs_number is None
    assert [each.value for each in person.identity.identifiers] == ["A-17"]


def test_an_entry_without_a_resource_or_a_type_is_rejected_alone(read):
    bundle = made_bundle()
    bundle["entry"] += [{"request": {"method": "DELETE", "url": "Goal/1"}}, {"resource": {"id": "1"}}, "x"]
    people, rejected, _ = read(bundle)
    assert len(people) == 1
    assert [message for _, message in messages(rejected)] == [
        "fhir.no-resource",
        "fhir.not-a-resource",
        "fhir.no-resource",
    ]
