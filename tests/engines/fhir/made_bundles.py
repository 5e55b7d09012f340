"""Made-up people as FHIR R4 bundles: the same for the same seed, with everything that an import can bring."""

import gzip
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from alongside.engines.fhir.systems import LANGUAGE, LOINC, NHS_NUMBER, ODS_CODE, SNOMED, UCUM
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.received import Rejected

type Json = dict[str, Any]

MADE_ON = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)  # everything in the bundles happened before this
PEOPLE_OF_ONE_SEED = 1_000  # seeds further apart than this never share an NHS number

NAMES = (
    ("Rose", "Okafor", "female"),
    ("Gwilym", "Pritchard", "male"),
    ("Parveen", "Akhtar", "female"),
    ("Tomasz", "Wiśniewski", "male"),
    ("Aoife", "Ní Bhriain", "female"),
    ("Desmond", "Clarke", "male"),
    ("Mei", "Zhang", "female"),
    ("Arthur", "Fenwick", "male"),
)
CONDITIONS = (
    ("44054006", "Type 2 diabetes mellitus"),
    ("38341003", "High blood pressure"),
    ("13645005", "Chronic obstructive lung disease"),
    ("433144002", "Chronic kidney disease stage 3"),
    ("396275006", "Osteoarthritis"),
    ("84114007", "Heart failure"),
)
# code, name, unit, UCUM code, the value to start from, the most that it moves from one time to the next
MEASURES = (
    ("59261-8", "HbA1c", "mmol/mol", "mmol/mol", 58, 6),
    ("62238-1", "Estimated GFR", "mL/min/1.73m2", "mL/min/{1.73_m2}", 54, 5),
    ("29463-7", "Body weight", "kg", "kg", 84.5, 3),
)
MEDICINES = ("Metformin 500mg tablets", "Ramipril 5mg capsules", "Salbutamol 100micrograms/dose inhaler")
ALLERGIES = (("91936005", "Allergy to penicillin"), ("91935009", "Allergy to peanuts"))


def made_bundle(n_people: int = 1, seed: int = 0) -> Json:
    """A collection bundle of whole people, each resource with a urn:uuid full URL."""
    random = Random(seed)  # noqa: S311 - the same people every time is the point
    resources = [each for n in range(n_people) for each in _Maker(random, seed * PEOPLE_OF_ONE_SEED + n).person()]
    entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def resources_of(bundle: Json, kind: str = "") -> list[Json]:
    """The resources of a bundle, or those of one type. They can be changed in place."""
    found = (entry["resource"] for entry in bundle["entry"])
    return [each for each in found if kind in ("", each["resourceType"])]


def write_bundle(bundle: Json, path: Path) -> Path:
    """Write a bundle as its name says: .json, .json.gz, or .ndjson and .ndjson.gz with one resource on each line."""
    if ".ndjson" in path.suffixes:
        lines = [json.dumps(each, ensure_ascii=False) for each in resources_of(bundle)]
        content = "\n".join(lines).encode()
    else:
        content = json.dumps(bundle, ensure_ascii=False).encode()
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
    return path


def messages(rejected: Iterable[Rejected]) -> list[tuple[str, str]]:
    """The field and the message id of every problem."""
    return [(problem.field, problem.reason.message) for each in rejected for problem in each.problems]


class _Maker:
    """Makes the resources of one person."""

    def __init__(self, random: Random, number: int) -> None:
        self.random = random
        self.number = number
        self.id = self.new_id()
        self.subject = {"reference": f"urn:uuid:{self.id}"}

    def new_id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def person(self) -> list[Json]:
        conditions = [self.condition(*each) for each in self.random.sample(CONDITIONS, 3)]
        goals = [self.goal(words) for words in ("Walk to the shop again", "Sleep through the night")]
        relative = self.relative()
        nurse, practice = self.nurse(), self.practice()
        return [
            self.patient(),
            *conditions,
            *self.measures(),
            *self.pressures(),
            *self.medicines(),
            self.allergy(),
            *goals,
            self.care_plan(conditions[0], goals[0]),
            relative,
            nurse,
            practice,
            self.care_team(relative, nurse, practice),
            self.of_subject("Encounter", status="finished", **{"class": {"code": "AMB"}}),
        ]

    def of_subject(self, kind: str, **members: object) -> Json:
        return {"resourceType": kind, "id": self.new_id(), "subject": self.subject, **members}

    def patient(self) -> Json:
        given, family, gender = NAMES[self.number % len(NAMES)]
        born = date(1934, 1, 1) + timedelta(days=self.random.randrange(365 * 50))
        return {
            "resourceType": "Patient",
            "id": self.id,
            "identifier": [{"system": NHS_NUMBER, "value": nth_test_number(self.number)}],
            "active": True,
            "name": [
                {"use": "official", "family": family, "given": [given]},
                {"use": "usual", "given": [given[:3]]},
            ],
            "telecom": [
                {"system": "phone", "value": f"07700 900{self.number % 1000:03d}", "use": "mobile"},
                {"system": "email", "value": f"person{self.number}@example.org"},
            ],
            "gender": gender,
            "birthDate": born.isoformat(),
            "address": [
                {"use": "home", "line": [f"{self.number + 1} Mill Lane"], "city": "Ambleford", "postalCode": "ZZ99 3WZ"}
            ],
            "communication": [{"language": {"coding": [{"system": LANGUAGE, "code": "en"}]}, "preferred": True}],
        }

    def condition(self, code: str, name: str) -> Json:
        year = self.random.randrange(2005, 2022)
        return self.of_subject(
            "Condition",
            clinicalStatus=_coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
            verificationStatus=_coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed"),
            code=_named(SNOMED, code, name),
            onsetDateTime=str(year),
        )

    def measures(self) -> list[Json]:
        found = []
        for code, name, unit, ucum, start, step in MEASURES:
            for months_ago in (25, 13, 1):
                value = round(start + self.random.uniform(-step, step), 1)
                quantity = {"value": value, "unit": unit, "system": UCUM, "code": ucum}
                found.append(self.observation(code, name, months_ago, valueQuantity=quantity))
        return found

    def pressures(self) -> list[Json]:
        return [self.observation("85354-9", "Blood pressure", n, component=self.pressure()) for n in (13, 1)]

    def pressure(self) -> list[Json]:
        parts = (("8480-6", "Systolic blood pressure", 118, 160), ("8462-4", "Diastolic blood pressure", 64, 98))
        return [
            {
                "code": _named(LOINC, code, name),
                "valueQuantity": {
                    "value": self.random.randrange(low, high),
                    "unit": "mmHg",
                    "system": UCUM,
                    "code": "mm[Hg]",
                },
            }
            for code, name, low, high in parts
        ]

    def observation(self, code: str, name: str, months_ago: int, **members: object) -> Json:
        taken = MADE_ON - timedelta(days=30 * months_ago, minutes=self.random.randrange(400))
        category = [_coded("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")]
        return self.of_subject(
            "Observation",
            status="final",
            category=category,
            code=_named(LOINC, code, name),
            effectiveDateTime=taken.isoformat(),
            **members,
        )

    def medicines(self) -> list[Json]:
        requests = [
            self.of_subject(
                "MedicationRequest",
                status="active",
                intent="order",
                medicationCodeableConcept={"text": name},
                authoredOn="2025-09-14",
                dosageInstruction=[{"text": "Take one each morning"}],
            )
            for name in self.random.sample(MEDICINES, 2)
        ]
        over_the_counter = self.of_subject(
            "MedicationStatement",
            status="active",
            medicationCodeableConcept={"text": "Paracetamol 500mg tablets"},
            effectivePeriod={"start": "2024-02"},
        )
        return [*requests, over_the_counter]

    def allergy(self) -> Json:
        return {
            "resourceType": "AllergyIntolerance",
            "id": self.new_id(),
            "patient": self.subject,
            "clinicalStatus": _coded("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"),
            "code": _named(SNOMED, *self.random.choice(ALLERGIES)),
            "criticality": "high",
            "reaction": [{"manifestation": [{"text": "Rash"}]}],
        }

    def goal(self, words: str) -> Json:
        return self.of_subject("Goal", lifecycleStatus="active", description={"text": words}, startDate="2025-10-01")

    def care_plan(self, condition: Json, goal: Json) -> Json:
        """A plan of another service: one of the goals, one condition, two activities."""
        return self.of_subject(
            "CarePlan",
            status="active",
            intent="plan",
            title="Diabetes care plan",
            category=[{"text": "Diabetes self management plan"}],
            period={"start": "2025-10-01"},
            addresses=[{"reference": f"urn:uuid:{condition['id']}"}],
            goal=[{"reference": f"urn:uuid:{goal['id']}"}],
            activity=[
                {"detail": {"code": {"text": "Foot check"}, "status": "scheduled"}},
                {"detail": {"description": "Eye screening", "status": "completed"}},
            ],
        )

    def relative(self) -> Json:
        return {
            "resourceType": "RelatedPerson",
            "id": self.new_id(),
            "patient": self.subject,
            "active": True,
            "relationship": [{"text": "Daughter"}],
            "name": [{"given": ["Grace"], "family": NAMES[self.number % len(NAMES)][1]}],
            "telecom": [{"system": "phone", "value": "07700 900999"}],
        }

    def nurse(self) -> Json:
        name = [{"prefix": ["Nurse"], "given": ["Bilal"], "family": "Ahmed"}]
        return {"resourceType": "Practitioner", "id": self.new_id(), "name": name}

    def practice(self) -> Json:
        identifier = [{"system": ODS_CODE, "value": "X99999"}]
        return {
            "resourceType": "Organization",
            "id": self.new_id(),
            "identifier": identifier,
            "name": "Ambleford Surgery",
        }

    def care_team(self, relative: Json, nurse: Json, practice: Json) -> Json:
        practice_reference = {"reference": f"urn:uuid:{practice['id']}"}
        return self.of_subject(
            "CareTeam",
            status="active",
            name="Long-term conditions team",
            participant=[
                {"member": self.subject},
                {
                    "role": [{"text": "Practice nurse"}],
                    "member": {"reference": f"urn:uuid:{nurse['id']}"},
                    "onBehalfOf": practice_reference,
                    "period": {"start": "2024-01-15"},
                },
                {"role": [{"text": "Daughter"}], "member": {"reference": f"urn:uuid:{relative['id']}"}},
                {"member": practice_reference},
            ],
        )


def _coded(system: str, code: str) -> Json:
    return {"coding": [{"system": system, "code": code}]}


def _named(system: str, code: str, name: str) -> Json:
    return {"coding": [{"system": system, "code": code, "display": name}], "text": name}
