"""Reading people from FHIR files: each whole, or rejected with every reason."""

import gzip
import json
from collections import Counter
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.engines.fhir.received import read_people
from alongside.engines.fhir.systems import NHS_NUMBER
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.received import FileRead, MemberKind, Precision, ReceivedPerson, Rejected, UnreadableFile
from tests.engines.fhir.made_bundles import MADE_ON, made_bundle, resources_of, write_bundle


@pytest.fixture
def read(tmp_path):
    """Write a bundle (or bytes) under a name and read it: people, rejections and the summary."""

    def _read(bundle, name="people.json"):
        path = tmp_path / name
        if isinstance(bundle, bytes):
            path.write_bytes(bundle)
        else:
            write_bundle(bundle, path)
        *found, summary = read_people(path, now=MADE_ON)
        assert isinstance(summary, FileRead)
        people = [each for each in found if isinstance(each, ReceivedPerson)]
        rejected = [each for each in found if isinstance(each, Rejected)]
        assert (summary.people, summary.rejected) == (len(people), len(rejected))
        return people, rejected, summary

    return _read


def messages(rejected):
    return [(problem.field, problem.reason.message) for each in rejected for problem in each.problems]


# --- Everything that one person brings --------------------------------------------------------------------------------


def test_who_the_person_is(read):
    (person,), _, _ = read(made_bundle())
    identity = person.identity
    assert (identity.given_name, identity.family_name, identity.preferred_name) == ("Rose", "Okafor", "Ros")
    assert identity.nhs_number == "9990000018"
    assert (identity.gender, identity.language, identity.active, identity.died) == ("female", "en", True, False)
    assert identity.born_on.precision == Precision.DAY
    assert identity.born_on.text == identity.born_on.on.isoformat()
    assert identity.address.lines == ("1 Mill Lane", "Ambleford")
    assert (identity.address.postcode, identity.telephone) == ("ZZ99 3WZ", "07700 900000")
    assert identity.email == "person0@example.org"


def test_what_the_person_has_and_takes(read):
    (person,), _, _ = read(made_bundle())
    assert len(person.conditions) == 3
    assert {each.clinical_status for each in person.conditions} == {"active"}
    assert all(each.onset.precision == Precision.YEAR and each.codes[0].code for each in person.conditions)
    assert [(each.status, each.intent, each.dose) for each in person.medicines[:1]] == [
        ("active", "order", "Take one each morning")
    ]
    assert person.medicines[-1].name == "Paracetamol 500mg tablets"
    assert person.medicines[-1].since.on == date(2024, 2, 1)
    assert [(each.criticality, each.reactions) for each in person.allergies] == [("high", ("Rash",))]


def test_results_have_a_number_a_unit_and_an_exact_time(read):
    (person,), _, _ = read(made_bundle())
    sugar = [each for each in person.results if each.name == "HbA1c"]
    assert len(sugar) == 3
    assert all(isinstance(each.value.number, Decimal) and each.unit == "mmol/mol" for each in sugar)
    assert all(each.taken_at.tzinfo and each.taken.precision == Precision.INSTANT for each in sugar)


def test_a_blood_pressure_has_two_components(read):
    (person,), _, _ = read(made_bundle())
    pressure = next(each for each in person.results if each.name == "Blood pressure")
    assert [part.codes[0].code for part in pressure.components] == ["8480-6", "8462-4"]
    assert all(part.value.number and part.value.unit_code == "mm[Hg]" for part in pressure.components)
    assert pressure.value.number is None


def test_other_plans_bring_their_goals_and_activities_by_name(read):
    (person,), _, _ = read(made_bundle())
    (plan,) = person.other_plans
    assert (plan.title, plan.status, plan.categories) == (
        "Diabetes care plan",
        "active",
        ("Diabetes self management plan",),
    )
    assert [goal.words for goal in plan.goals] == ["Walk to the shop again"]
    assert [(each.name, each.status) for each in plan.activities] == [
        ("Foot check", "scheduled"),
        ("Eye screening", "completed"),
    ]
    assert plan.addresses == (person.conditions[0].name,)
    assert [goal.words for goal in person.other_goals] == ["Sleep through the night"]


def test_the_care_team_is_named_and_leaves_the_person_out(read):
    (person,), _, _ = read(made_bundle())
    assert [(each.name, each.kind, each.role, each.organisation) for each in person.care_team] == [
        ("Nurse Bilal Ahmed", MemberKind.PRACTITIONER, "Practice nurse", "Ambleford Surgery"),
        ("Grace Okafor", MemberKind.RELATED_PERSON, "Daughter", ""),
        ("Ambleford Surgery", MemberKind.ORGANISATION, "", ""),
    ]
    (daughter,) = person.related_people
    assert (daughter.name, daughter.relationship, daughter.telephone) == ("Grace Okafor", "Daughter", "07700 900999")


def test_sources_are_unique_within_a_person(read):
    (person,), _, _ = read(made_bundle())
    kinds = ("conditions", "results", "medicines", "allergies", "other_plans", "care_team", "related_people")
    sources = [str(each.source) for kind in kinds for each in getattr(person, kind)]
    assert len(sources) == len(set(sources)) > 20


def test_what_was_received_is_kept_with_its_digits_and_its_order(read):
    bundle = made_bundle()
    first = resources_of(bundle, "Observation")[0]
    first["valueQuantity"]["value"] = 12345
    (person,), _, summary = read(json.dumps(bundle).replace("12345", "61.50").encode())
    kept = {(each.type, each.id): each for each in person.verbatim}
    assert len(kept) == sum(summary.read.values())
    assert '"value":61.50' in kept["Observation", first["id"]].text
    for resource in resources_of(bundle, "Condition"):
        verbatim = kept["Condition", resource["id"]]
        assert verbatim.text == json.dumps(resource, separators=(",", ":"), ensure_ascii=False)


def test_one_changed_result_changes_one_thing(read):
    bundle = made_bundle()
    (before,), _, _ = read(bundle)
    changed = resources_of(bundle, "Observation")[0]
    changed["valueQuantity"]["value"] = 61
    (after,), _, _ = read(bundle, "renamed copy.json")
    assert after.source_key == before.source_key
    differences = {each.id for each in set(after.verbatim) ^ set(before.verbatim)}
    assert differences == {changed["id"]}
    assert len(set(after.results) - set(before.results)) == 1


def test_other_types_are_counted_as_skipped(read):
    _, _, summary = read(made_bundle(n_people=2))
    assert dict(summary.skipped) == {"Encounter": 2, "Practitioner": 2, "Organization": 2}
    assert summary.read["Observation"] == 22


@pytest.mark.parametrize("name", ["p.json", "p.json.gz", "p.ndjson", "p.ndjson.gz", "p.jsonl", "P.NDJSON"])
def test_every_kind_of_file_gives_the_same_people(read, name):
    bundle = made_bundle(n_people=3, seed=7)
    content = None
    if name in ("p.jsonl", "P.NDJSON"):
        content = "\n\n".join(json.dumps(each) for each in resources_of(bundle)).encode()
    people, rejected, _ = read(content or bundle, name)
    assert not rejected
    expected, _, _ = read(bundle, "expected.json")
    assert people == expected


def test_a_bundle_on_each_line_gives_each_person_at_once(tmp_path):
    path = tmp_path / "people.ndjson"
    path.write_text("\n".join(json.dumps(made_bundle(seed=n)) for n in range(3)))
    reading = read_people(path, now=MADE_ON)
    assert next(reading).identity.nhs_number == nth_test_number(0)
    assert len(list(reading)) == 3


def test_the_order_of_resources_does_not_matter(read):
    bundle = made_bundle()
    (forwards,), _, _ = read(bundle)
    bundle["entry"].reverse()
    (backwards,), _, _ = read(bundle)
    assert set(backwards.results) == set(forwards.results)
    assert backwards.other_plans == forwards.other_plans


def test_references_may_be_literal_absolute_or_by_full_url(read):
    bundle = made_bundle()
    person = resources_of(bundle, "Patient")[0]["id"]
    ways = [f"Patient/{person}", f"https://server.example/fhir/Patient/{person}/_history/2", f"urn:uuid:{person}"]
    for number, resource in enumerate(resources_of(bundle, "Observation")):
        resource["subject"] = {"reference": ways[number % 3]}
    people, rejected, _ = read(bundle)
    assert (len(people), rejected) == (1, [])


def test_a_full_url_that_differs_from_the_id_still_leads_there(read):
    bundle = made_bundle()
    for entry in bundle["entry"]:
        entry["resource"]["id"] = f"server-{entry['resource']['id'][:8]}"
    (person,), rejected, _ = read(bundle)
    assert not rejected
    assert person.source_key.startswith("server-")


def test_an_identical_record_given_twice_is_taken_once(read):
    bundle = made_bundle()
    for resource in ("Observation", "Patient"):
        bundle["entry"].append(next(e for e in bundle["entry"] if e["resource"]["resourceType"] == resource))
    (person,), rejected, _ = read(bundle)
    assert not rejected
    assert len(person.results) == 11


def test_a_single_resource_is_a_file_too(read):
    patient = resources_of(made_bundle(), "Patient")[0]
    people, _, _ = read(json.dumps(patient).encode())
    assert people[0].source_key == patient["id"]


# --- A person with a problem ------------------------------------------------------------------------------------------

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


# --- Kinds of value ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number", "text"),
    [
        ({"valueInteger": 7}, Decimal(7), ""),
        ({"valueString": "Two lines\nof words"}, None, "Two lines\nof words"),
        ({"valueBoolean": True}, None, "yes"),
        ({"valueBoolean": False}, None, "no"),
        ({"valueCodeableConcept": {"text": "Never smoked"}}, None, "Never smoked"),
        ({"valueCodeableConcept": {"coding": [{"display": "Never smoked"}]}}, None, "Never smoked"),
        ({"valueCodeableConcept": {"coding": [{"system": "x:y", "code": "266919005"}]}}, None, "266919005"),
        ({"valueRange": {"low": {"value": 1, "unit": "L"}, "high": {"value": 2, "unit": "L"}}}, None, "1 L to 2 L"),
        ({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 128}}}, None, "1:128"),
        ({"valueTime": "10:30:00"}, None, "10:30:00"),
        ({"valueSampledData": {"data": "1 2 3"}}, None, ""),
        ({"dataAbsentReason": {"text": "not done"}}, None, ""),
    ],
)
def test_each_kind_of_value_is_read(read, value, number, text):
    bundle = made_bundle()
    result = resources_of(bundle, "Observation")[0]
    del result["valueQuantity"]
    result.update(value)
    (person,), _, _ = read(bundle)
    found = next(each for each in person.results if each.source.id == result["id"])
    assert (found.value.number, found.value.text) == (number, text)


@pytest.mark.parametrize(
    ("effective", "on"),
    [
        ({"effectiveDateTime": "2026-05"}, date(2026, 5, 1)),
        ({"effectiveInstant": "2026-05-02T23:30:00.123Z"}, date(2026, 5, 2)),
        ({"effectivePeriod": {"start": "2026-05-03"}}, date(2026, 5, 3)),
        ({"issued": "2026-05-04T09:00:00+01:00"}, date(2026, 5, 4)),
    ],
)
def test_each_kind_of_date_is_read(read, effective, on):
    bundle = made_bundle()
    result = resources_of(bundle, "Observation")[0]
    del result["effectiveDateTime"]
    result.update(effective)
    (person,), _, _ = read(bundle)
    found = next(each for each in person.results if each.source.id == result["id"])
    assert found.taken.on == on
    assert found.taken_at.utcoffset() is not None


def test_a_date_without_a_time_starts_at_midnight_in_london(read):
    bundle = made_bundle()
    result = resources_of(bundle, "Observation")[0]
    result["effectiveDateTime"] = "2026-05-20"
    (person,), _, _ = read(bundle)
    found = next(each for each in person.results if each.source.id == result["id"])
    assert found.taken_at == datetime(2026, 5, 19, 23, tzinfo=UTC)


@pytest.mark.parametrize("where", ["contained", "elsewhere", "display"])
def test_a_medicine_by_reference_is_named(read, where):
    bundle = made_bundle()
    request = resources_of(bundle, "MedicationRequest")[0]
    del request["medicationCodeableConcept"]
    medicine = {"resourceType": "Medication", "id": "m1", "code": {"text": "Amlodipine 5mg tablets"}}
    if where == "contained":
        request |= {"contained": [medicine], "medicationReference": {"reference": "#m1"}}
    elif where == "elsewhere":
        request["medicationReference"] = {"reference": "Medication/m1"}
        bundle["entry"].append({"resource": medicine})
    else:
        request["medicationReference"] = {"display": "Amlodipine 5mg tablets"}
    (person,), _, _ = read(bundle)
    assert person.medicines[0].name == "Amlodipine 5mg tablets"


def test_an_order_not_to_give_a_medicine_says_so(read):
    bundle = made_bundle()
    resources_of(bundle, "MedicationRequest")[0]["doNotPerform"] = True
    (person,), _, _ = read(bundle)
    assert person.medicines[0].status == "do-not-perform"


def test_a_practitioner_role_is_called_by_its_practitioner(read):
    bundle = made_bundle()
    nurse = resources_of(bundle, "Practitioner")[0]
    role = {"resourceType": "PractitionerRole", "id": "r1", "practitioner": {"reference": f"urn:uuid:{nurse['id']}"}}
    bundle["entry"].append({"resource": role})
    team = resources_of(bundle, "CareTeam")[0]
    team["participant"] = [{"member": {"reference": "PractitionerRole/r1"}}]
    team["status"] = "inactive"
    (person,), _, _ = read(bundle)
    assert [(each.name, each.kind, each.active) for each in person.care_team] == [
        ("Nurse Bilal Ahmed", MemberKind.PRACTITIONER, False)
    ]


def test_invisible_spaces_in_the_names_of_tests_are_dropped(read):
    bundle = made_bundle()
    result = resources_of(bundle, "Observation")[0]
    result["code"]["text"] = "Hemoglobin [Mass/\u200bvolume]\n in Blood"
    (person,), _, _ = read(bundle)
    assert person.results[0].name == "Hemoglobin [Mass/volume] in Blood"
    assert "\u200b" in next(each.text for each in person.verbatim if each.id == result["id"])


def test_a_death_without_a_date_is_known(read):
    bundle = made_bundle()
    resources_of(bundle, "Patient")[0]["deceasedBoolean"] = True
    (person,), _, _ = read(bundle)
    assert (person.identity.died, person.identity.died_on) == (True, None)


# --- Files that cannot be read ----------------------------------------------------------------------------------------

OTHER_VERSIONS = [
    ("Patient", {"animal": {"species": {"text": "Dog"}}}, "STU3 (Patient.animal)"),
    ("Condition", {"clinicalStatus": "active"}, "STU3 (Condition.clinicalStatus)"),
    ("Goal", {"status": "on-target"}, "STU3 (Goal.status)"),
    ("MedicationStatement", {"taken": "y"}, "STU3 (MedicationStatement.taken)"),
    ("MedicationRequest", {"medication": {"concept": {"text": "x"}}}, "R5 (MedicationRequest.medication)"),
    ("AllergyIntolerance", {"type": {"text": "allergy"}}, "R5 (AllergyIntolerance.type)"),
    ("CarePlan", {"activity": [{"plannedActivityReference": {"reference": "Task/1"}}]},
     "R5 (CarePlan.activity.plannedActivityReference)"),
    ("CarePlan", {"addresses": [{"reference": {"reference": "Condition/1"}}]}, "R5 (CarePlan.addresses.reference)"),
    ("Encounter", {"resourceType": "MedicationOrder"}, "DSTU2 (MedicationOrder)"),
    ("Encounter", {"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"},
     "5.0.0 (CapabilityStatement.fhirVersion)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "sign"), OTHER_VERSIONS)
def test_another_version_of_fhir_is_named_and_nothing_is_taken(tmp_path, kind, change, sign):
    bundle = made_bundle(n_people=2)
    resources_of(bundle, kind)[-1].update(change)
    with pytest.raises(UnreadableFile, match="Ask for an R4 export") as refused:
        next(read_people(write_bundle(bundle, tmp_path / "p.json"), now=MADE_ON))
    assert refused.value.reason.message == "fhir.other-version"
    assert sign in refused.value.reason.words


def test_another_version_on_one_line_costs_only_its_people(tmp_path):
    old = made_bundle(seed=1)
    resources_of(old, "Patient")[0]["animal"] = {}
    path = tmp_path / "p.ndjson"
    path.write_text(f"{json.dumps(old)}\n{json.dumps(made_bundle(seed=2))}")
    *found, summary = read_people(path, now=MADE_ON)
    assert (summary.people, summary.rejected) == (1, 1)
    assert messages(each for each in found if isinstance(each, Rejected)) == [("", "fhir.other-version")]


GOOD = json.dumps(made_bundle()).encode()
LINES = b"\n".join(json.dumps(each).encode() for each in resources_of(made_bundle()))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("p.json", b"", "file.empty"),
        ("p.json", b" \n\n", "file.empty"),
        ("p.json.gz", gzip.compress(b""), "file.empty"),
        ("p.json", b"<!DOCTYPE html><title>Sign in</title>", "file.markup"),
        ("p.json", b"<Bundle xmlns='http://hl7.org/fhir'/>", "file.markup"),
        ("p.json", b"PK\x03\x04rest", "file.zip"),
        ("p.json", b"%PDF-1.7", "file.pdf"),
        ("p.json", b"[{}]", "file.list"),
        ("p.json", GOOD.decode().encode("utf-16"), "file.utf-16"),
        ("p.json", GOOD.replace(b"Rose", b"Ros\xe9"), "json.not-utf-8"),
        ("p.json", b"hello", "json.broken"),
        ("p.json", GOOD[:-200], "json.cut-short"),
        ("p.json", LINES, "json.more-than-one-value"),
        ("p.json", b'{"a": 1}', "fhir.not-fhir"),
        ("p.json", b'"Bundle"', "fhir.not-fhir"),
        ("p.json", b'{"resourceType": "Bundle", "type": "collection"}', "fhir.empty-bundle"),
        ("p.json", b'{"resourceType": "Bundle", "resourceType": "Patient"}', "json.name-twice"),
        ("p.json.gz", gzip.compress(GOOD)[:-100], "file.cut-short"),
        ("p.ndjson.gz", gzip.compress(LINES)[:-10], "file.cut-short"),
        ("p.json.gz", gzip.compress(GOOD)[:40] + b"spoilt" * 20, "file.damaged"),
        ("p.json.gz", gzip.compress(GOOD) + b"rest", "file.damaged"),
        ("p.ndjson", b"hello\nyou", "json.broken"),
    ],
)
def test_a_wrong_file_is_refused_in_plain_words(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        next(read_people(path, now=MADE_ON))
    assert refused.value.reason.message == message
    assert refused.value.reason.words.endswith((".", "?"))


def test_a_byte_order_mark_is_no_obstacle(read):
    people, _, _ = read(b"\xef\xbb\xbf" + GOOD)
    assert len(people) == 1


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_a_file_that_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(UnreadableFile) as refused:
        next(read_people(tmp_path / name, now=MADE_ON))
    assert refused.value.reason.message == "file.cannot-open"


def test_a_zip_bomb_is_stopped(tmp_path):
    path = tmp_path / "p.json.gz"
    path.write_bytes(gzip.compress(b'{"a": "' + b"a" * 40_000_000 + b'"}'))
    with pytest.raises(UnreadableFile) as refused:
        next(read_people(path, now=MADE_ON))
    assert refused.value.reason.message == "file.unpacks-too-large"


@pytest.mark.parametrize(
    ("limit", "name", "message"),
    [
        ("files.LARGEST_FILE", "p.json", "file.too-large"),
        ("files.LARGEST_DOCUMENT", "p.json", "file.document-too-large"),
        ("files.LARGEST_DOCUMENT", "p.ndjson", "file.line-too-large"),
        ("received.LARGEST_HELD", "p.ndjson", "file.too-many-loose-lines"),
    ],
)
def test_a_file_past_a_limit_is_refused(tmp_path, monkeypatch, limit, name, message):
    monkeypatch.setattr(f"alongside.engines.fhir.{limit}", 700)
    path = write_bundle(made_bundle(), tmp_path / name)
    with pytest.raises(UnreadableFile) as refused:
        next(read_people(path, now=MADE_ON))
    assert refused.value.reason.message == message


# --- Lines ------------------------------------------------------------------------------------------------------------


def test_a_broken_line_rejects_the_person_that_it_names(read):
    bundle = made_bundle(n_people=2)
    lines = [json.dumps(each) for each in resources_of(bundle)]
    number = next(n for n, line in enumerate(lines) if '"Observation"' in line)
    lines[number] = lines[number][:-5]
    people, (refused,), _ = read("\n".join(lines).encode(), "p.ndjson")
    assert [each.identity.nhs_number for each in people] == [nth_test_number(1)]
    assert [(str(each.place), each.reason.message) for each in refused.problems] == [
        (f"line {number + 1}", "json.cut-short")
    ]
    assert refused.source_key == resources_of(bundle, "Patient")[0]["id"]


def test_a_broken_line_that_names_nobody_is_listed_and_the_rest_done(read):
    people, rejected, _ = read(LINES + b"\nrubbish\n[1, 2]", "p.ndjson")
    assert len(people) == 1
    assert [message for _, message in messages(rejected)] == ["json.broken", "fhir.not-a-resource"]


def test_the_records_of_a_broken_patient_line_are_about_nobody(read):
    lines = LINES.splitlines()
    lines[0] = lines[0][:-1]
    people, rejected, _ = read(b"\n".join(lines), "p.ndjson")
    assert not people
    assert {message for _, message in messages(rejected)} == {"json.cut-short", "fhir.nobody"}


def test_a_person_on_two_bundle_lines_is_taken_once(read):
    one = json.dumps(made_bundle()).encode()
    people, rejected, _ = read(one + b"\n" + one, "p.ndjson")
    assert len(people) == 1
    assert messages(rejected) == [("Patient.id", "fhir.given-twice"), ("Patient.identifier", "nhs-number.shared")]


# --- Never an error ---------------------------------------------------------------------------------------------------

CALM = settings(deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
SUFFIXES = st.sampled_from([".json", ".ndjson", ".json.gz"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just({"reference": "Patient/x"}),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def _places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield from _places(each, (*path, name))


PLACES = list(_places(made_bundle()))[1:]


@settings(max_examples=150, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), JUNK), min_size=1, max_size=3), st.sampled_from([".json", ".ndjson"])
)
def test_junk_anywhere_never_raises_an_error(tmp_path, changes, suffix):
    bundle = made_bundle()
    for place, junk in changes:
        _put(bundle, place, junk)
    path = tmp_path / f"p{suffix}"
    content = "\n".join(map(json.dumps, _lines(bundle))) if suffix == ".ndjson" else json.dumps(bundle)
    path.write_text(content)
    try:
        *_, summary = read_people(path, now=MADE_ON)
    except UnreadableFile as refused:
        assert refused.reason.words
    else:
        assert summary.people + summary.rejected >= 0


def _put(bundle, place, junk):
    *way, last = place
    target = bundle
    for step in way:
        if not isinstance(target, dict | list) or (isinstance(target, dict) and step not in target):
            return
        target = target[step]
    if isinstance(target, dict) or (isinstance(target, list) and isinstance(last, int) and last < len(target)):
        target[last] = junk


def _lines(bundle):
    entries = bundle.get("entry")
    return [each.get("resource") if isinstance(each, dict) else each for each in entries] if entries else [bundle]


@CALM
@given(st.binary(max_size=200), SUFFIXES)
def test_any_bytes_never_raise_an_error(tmp_path, content, suffix):
    path = tmp_path / f"p{suffix}"
    path.write_bytes(content)
    try:
        readings = list(read_people(path, now=MADE_ON))
    except UnreadableFile as refused:
        assert refused.reason.words
    else:
        assert isinstance(readings[-1], FileRead)


def test_counting_is_by_type(read):
    bundle = made_bundle(n_people=2)
    _, _, summary = read(bundle)
    counted = Counter(summary.read) + Counter(summary.skipped)
    assert counted == Counter(each["resourceType"] for each in resources_of(bundle))
