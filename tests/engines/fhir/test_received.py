"""Reading people from FHIR files: everything that one person brings."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from alongside.engines.fhir.received import read_people
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.received import MemberKind, Precision
from tests.engines.fhir.made_bundles import MADE_ON, made_bundle, resources_of


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


def test_counting_is_by_type(read):
    bundle = made_bundle(n_people=2)
    _, _, summary = read(bundle)
    counted = Counter(summary.read) + Counter(summary.skipped)
    assert counted == Counter(each["resourceType"] for each in resources_of(bundle))


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
