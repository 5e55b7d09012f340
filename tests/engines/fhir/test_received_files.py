"""Files that cannot be read, and lines that cannot."""

import gzip
import json

import pytest

from alongside.engines.fhir.received import read_people
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.received import Rejected, UnreadableFile
from tests.engines.fhir.made_bundles import MADE_ON, made_bundle, messages, resources_of, write_bundle

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
        ("p.json.gz", gzip.compress(b"", mtime=0), "file.empty"),
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
        ("p.json.gz", gzip.compress(GOOD, mtime=0)[:-100], "file.cut-short"),
        ("p.ndjson.gz", gzip.compress(LINES, mtime=0)[:-10], "file.cut-short"),
        ("p.json.gz", gzip.compress(GOOD, mtime=0)[:40] + b"spoilt" * 20, "file.damaged"),
        ("p.json.gz", gzip.compress(GOOD, mtime=0) + b"rest", "file.damaged"),
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


def test_trouble_after_the_first_person_cuts_the_file_off_without_an_error(read, monkeypatch):
    one = json.dumps(made_bundle()).encode()
    monkeypatch.setattr("alongside.engines.fhir.files.LARGEST_DOCUMENT", len(one) + 1)
    people, (rest,), _ = read(one + b"\n" + one + one, "p.ndjson")
    assert len(people) == 1
    (problem,) = rest.problems
    assert problem.reason.message == "file.line-too-large"
    assert problem.reason.words.endswith("The rest of the file was not read.")
