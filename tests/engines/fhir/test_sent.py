"""The resources that we send: right by FHIR's own rules, and readable again."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.fhir.building import Referred, instant
from alongside.engines.fhir.bundle import searchset
from alongside.engines.fhir.capability import SEARCHES, capability
from alongside.engines.fhir.care_plan import ActionView, CarePlanView, from_care_plan, to_care_plan
from alongside.engines.fhir.care_team import CareTeamView, TeamMember, from_care_team, to_care_team
from alongside.engines.fhir.consent import ConsentView, to_consent
from alongside.engines.fhir.elements import Record
from alongside.engines.fhir.goal import GoalView, from_goal, to_goal
from alongside.engines.fhir.operation_outcome import outcome
from alongside.engines.fhir.patient import PatientView, from_patient, to_patient
from alongside.engines.fhir.references import Index
from alongside.engines.fhir.strict_json import load
from alongside.rules.received import MemberKind, Place
from tests.engines.fhir.shapes import wrong_in

NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
PERSON = UUID("6f0c1f0e-0d5c-4d3e-9b51-5f7f0f3a9c11")
PLAN = UUID("7d9955bc-afe0-41ea-b3de-0242ac130004")
GOAL = UUID("0a3e0c39-6c1b-4d55-8f39-1f6b0c7f2a10")
ACTION = UUID("d1b0a3f2-2f27-4c1f-9a53-6d7b57a5e7c2")
TEAM = UUID("b60a5f4f-68f5-4a0d-8b1a-0f1c1f1f6d55")
EXAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "ukcore" / "examples"

PATIENT_VIEW = PatientView(
    id=PERSON,
    version="3",
    last_updated=NOW,
    given_name="Rose",
    family_name="Okafor",
    preferred_name="Rosie",
    title="Mrs",
    born_on=date(1948, 7, 5),
    nhs_number="9990000018",
    nhs_number_status="02",
    gender="female",
    telephone="07700 900123",
    email="rose@example.org",
    address_lines=("1 Mill Lane", "Ambleford"),
    postcode="ZZ99 3WZ",
    language="en",
    interpreter_needed=True,
    organisation=Referred("Organization", "Ambleford Surgery"),
)
GOAL_VIEW = GoalView(
    id=GOAL,
    version="1",
    last_updated=NOW,
    person=PERSON,
    words="Walk to the shop & back <again>",
    start_on=date(2026, 5, 1),
    importance=8,
    notes=("Her daughter will come too.",),
)
PLAN_VIEW = CarePlanView(
    id=PLAN,
    version="2",
    last_updated=NOW,
    person=PERSON,
    person_name="Rosie Okafor",
    title="My plan",
    description="What matters to me and what we agreed",
    created_at=NOW,
    start_on=date(2026, 6, 1),
    review_on=date(2027, 6, 1),
    author=Referred("Practitioner", "Bilal Ahmed"),
    contributors=(Referred("Patient", "Rosie Okafor", PERSON), Referred("RelatedPerson", "Grace Okafor")),
    care_teams=(TEAM,),
    addresses=(Referred("Condition", "Type 2 diabetes"),),
    supporting=(Referred("CarePlan", "Diabetes care plan"),),
    goals=(GOAL,),
    actions=(ActionView(ACTION, "Ring the walking group", who="Rosie", by_when="after Easter", confidence=7),),
    sections=(("What matters to me", ("My garden.\nAnd <b>my</b> family.", "Church on Sundays")),),
)
TEAM_VIEW = CareTeamView(
    id=TEAM,
    version="1",
    last_updated=NOW,
    person=PERSON,
    name="People who support me",
    members=(
        TeamMember(
            Referred("Practitioner", "Bilal Ahmed"), ("Care coordinator",), "Ambleford Surgery", date(2026, 1, 5)
        ),
        TeamMember(Referred("RelatedPerson", "Grace Okafor"), ("Daughter", "key worker")),
    ),
    notes=("Please do not contact Ada.",),
)
BARE_PATIENT = PatientView(id=PERSON, version="1", given_name="Rose", family_name="Okafor")
BARE_GOAL = GoalView(id=GOAL, version="1", person=PERSON, words="Sleep", start_on=date(2026, 5, 1))
BARE_TEAM = CareTeamView(id=TEAM, version="1", person=PERSON, members=())
BARE_PLAN = CarePlanView(
    id=PLAN,
    version="1",
    person=PERSON,
    person_name="",
    title="My plan",
    created_at=NOW,
    start_on=date(2026, 6, 1),
    author=Referred("Patient", "", PERSON),
)


SHARED = (("goals", "My goals"), ("health", "My health"))
CONSENT_VIEW = ConsentView(
    id=ACTION,
    version="1",
    person=PERSON,
    person_name="Rose Okafor",
    reader=Referred("Organization", "Riverside"),
    decided_by=Referred("Patient", "Rose Okafor", PERSON),
    decided_at=NOW,
    starts_on=date(2026, 6, 1),
    ends_on=date(2027, 6, 1),
    is_over=False,
    purposes=("direct-care", "emergency"),
    may={"read": SHARED, "comment": SHARED[:1], "contribute": ()},
    section_system="https://x.example/fhir/R4/CodeSystem/plan-section",
    sentences=("Shared: My goals, My health.",),
    confirmed_at=NOW,
)
REFUSAL = replace(CONSENT_VIEW, may={}, purposes=(), ends_on=None, confirmed_at=None, sentences=("Nothing is shared.",))


@pytest.mark.parametrize(
    "resource",
    [
        to_patient(PATIENT_VIEW),
        to_patient(BARE_PATIENT),
        to_patient(replace(PATIENT_VIEW, died=True, nhs_number_status="")),
        to_patient(replace(PATIENT_VIEW, died_on=date(2026, 1, 1))),
        to_goal(GOAL_VIEW),
        to_goal(BARE_GOAL),
        to_care_team(TEAM_VIEW),
        to_care_team(BARE_TEAM),
        to_care_plan(PLAN_VIEW),
        to_care_plan(BARE_PLAN),
        to_consent(CONSENT_VIEW),
        to_consent(REFUSAL),
        to_consent(replace(CONSENT_VIEW, is_over=True)),
        outcome("error", "not-found", "There is no such plan."),
        outcome("error", "value", "_count must be between 1 and 100.", ["http._count"]),
        searchset([], base_url="https://x.example/fhir/R4", self_url="https://x.example/fhir/R4/Goal?patient=1"),
        capability(software_version="0.1.0", published_on=date(2026, 6, 1), base_url="https://x.example/fhir/R4"),
    ],
    ids=lambda resource: resource["resourceType"],
)
def test_what_we_send_has_the_shape_that_fhir_asks_for(resource):
    assert wrong_in(resource) == []
    assert load(json.dumps(resource)) == resource


def record(resource):
    return Record(Place(), resource["resourceType"], resource["id"], resource)


def test_a_patient_is_read_back_as_it_was_sent():
    sent = record(to_patient(PATIENT_VIEW))
    found = from_patient(sent, NOW)
    assert not sent.problems
    assert (found.given_name, found.family_name, found.preferred_name) == ("Rose", "Okafor", "Rosie")
    assert (found.nhs_number, found.nhs_number_status, found.born_on.on) == ("9990000018", "02", date(1948, 7, 5))
    assert (found.telephone, found.email, found.language) == ("07700 900123", "rose@example.org", "en")
    assert (found.address.lines, found.address.postcode) == (("1 Mill Lane", "Ambleford"), "ZZ99 3WZ")
    assert found.interpreter_needed
    assert [each.value for each in found.identifiers] == [f"urn:uuid:{PERSON}"]


def test_a_goal_is_in_the_persons_words_and_said_by_them():
    sent = to_goal(GOAL_VIEW)
    assert sent["description"] == {"text": "Walk to the shop & back <again>"}
    assert sent["expressedBy"] == sent["subject"] == {"reference": f"Patient/{PERSON}", "type": "Patient"}
    assert sent["priority"] == {"text": "Importance to the person: 8 out of 10"}
    assert from_goal(record(sent)).words == GOAL_VIEW.words


def test_a_goal_that_somebody_else_put_into_words_says_so():
    sent = to_goal(replace(GOAL_VIEW, expressed_by=Referred("RelatedPerson", "Grace Okafor")))
    assert sent["expressedBy"] == {"type": "RelatedPerson", "display": "Grace Okafor"}


def test_a_care_plan_says_what_it_is():
    sent = to_care_plan(PLAN_VIEW)
    assert [coding["code"] for concept in sent["category"] for coding in concept["coding"]] == [
        "734163000",
        "2181441000000107",
        "assess-plan",
    ]
    assert sent["meta"]["versionId"] == "2"
    assert sent["goal"] == [{"reference": f"Goal/{GOAL}", "type": "Goal"}]
    assert sent["period"] == {"start": "2026-06-01", "end": "2027-06-01"}


def test_every_activity_points_at_a_task_inside_and_none_has_details():
    sent = to_care_plan(PLAN_VIEW)
    (task,) = sent["contained"]
    assert sent["activity"] == [{"reference": {"reference": f"#{task['id']}"}}]
    assert (task["description"], task["owner"]) == ("Ring the walking group", {"display": "Rosie"})
    assert [note["text"] for note in task["note"]] == ["By when: after Easter", "Confidence: 7 out of 10"]


def test_words_in_the_narrative_cannot_act():
    div = to_care_plan(PLAN_VIEW)["text"]["div"]
    assert "<p>My garden.<br/>And &lt;b&gt;my&lt;/b&gt; family.</p>" in div
    assert "<h2>What matters to me</h2>" in div


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_words_make_a_well_formed_narrative(words):
    sent = to_care_plan(replace(PLAN_VIEW, sections=((words, (words,)),)))
    assert wrong_in(sent) == []


def test_a_section_that_is_not_shared_leaves_no_trace():
    sent = to_care_plan(replace(PLAN_VIEW, sections=(), goals=(), actions=(), supporting=()))
    assert not {"goal", "activity", "contained", "supportingInfo"} & sent.keys()
    assert "garden" not in json.dumps(sent)


def test_our_plan_can_be_read_as_anothers_plan():
    sent = record(to_care_plan(PLAN_VIEW))
    plan = from_care_plan(sent, Index(), {f"Goal/{GOAL}": from_goal(record(to_goal(GOAL_VIEW)))})
    assert not sent.problems
    assert (plan.title, plan.status, plan.addresses) == ("My plan", "active", ("Type 2 diabetes",))
    assert [goal.words for goal in plan.goals] == [GOAL_VIEW.words]


def test_a_care_team_says_whom_not_to_contact_and_who_does_what():
    sent = to_care_team(TEAM_VIEW)
    assert sent["note"] == [{"text": "Please do not contact Ada."}]
    assert sent["participant"][1]["role"] == [{"text": "Daughter"}, {"text": "key worker"}]
    assert "Please do not contact Ada." in sent["text"]["div"]
    assert "note" not in to_care_team(BARE_TEAM)


def test_a_care_team_is_read_back_as_it_was_sent():
    sent = record(to_care_team(TEAM_VIEW))
    members = from_care_team(sent, Index(), f"Patient/{PERSON}")
    assert [(each.name, each.kind, each.role, each.organisation) for each in members] == [
        ("Bilal Ahmed", MemberKind.PRACTITIONER, "Care coordinator", "Ambleford Surgery"),
        ("Grace Okafor", MemberKind.RELATED_PERSON, "Daughter, key worker", ""),
    ]
    assert [each.start and each.start.text for each in members] == ["2026-01-05", None]


def test_a_consent_denies_one_recipient_all_but_what_is_shared():
    consent = to_consent(CONSENT_VIEW)
    provision = consent["provision"]
    assert provision["type"] == "deny" and provision["period"] == {"start": "2026-06-01", "end": "2027-06-01"}
    assert [each["code"] for each in provision["purpose"]] == ["TREAT", "ETREAT"]
    assert provision["actor"][0]["reference"]["display"] == "Riverside"
    reads, comments = provision["provision"]
    assert reads["action"][0]["coding"][0]["code"] == "access"
    assert [code["coding"][0]["code"] for code in reads["code"]] == ["goals", "health"]
    assert [code["text"] for code in comments["code"]] == ["My goals"]
    assert consent["verification"] == [{"verified": True, "verificationDate": "2026-06-01T09:30:00+00:00"}]


def test_a_refusal_is_a_denial_without_exceptions_and_one_that_is_over_is_inactive():
    refusal = to_consent(REFUSAL)
    assert "provision" not in refusal["provision"] and refusal["status"] == "active"
    assert "verification" not in refusal and "end" not in refusal["provision"]["period"]
    assert to_consent(replace(CONSENT_VIEW, is_over=True))["status"] == "inactive"


def test_a_page_of_results_links_onwards_and_never_counts():
    base = "https://x.example/fhir/R4"
    page = searchset([to_goal(GOAL_VIEW)], base_url=base, self_url=f"{base}/Goal?a", next_url=f"{base}/Goal?b")
    assert page["link"] == [
        {"relation": "self", "url": f"{base}/Goal?a"},
        {"relation": "next", "url": f"{base}/Goal?b"},
    ]
    assert page["entry"][0]["fullUrl"] == f"{base}/Goal/{GOAL}"
    assert "total" not in page
    assert wrong_in(page) == []


def test_the_capability_statement_lists_what_the_door_searches_by():
    statement = capability(software_version="1", published_on=date(2026, 6, 1), base_url="https://x.example/fhir/R4")
    (rest,) = statement["rest"]
    assert {each["type"]: {p["name"] for p in each["searchParam"]} for each in rest["resource"]} == {
        name: set(searches) for name, searches in SEARCHES.items()
    }
    assert all([i["code"] for i in each["interaction"]] == ["read", "search-type"] for each in rest["resource"])
    assert "Bearer" in rest["security"]["description"]


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 6, 1))  # noqa: DTZ001 - that is the point


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="../shared/data/ukcore is not here")
def test_every_member_of_uk_cores_own_care_plan_is_one_that_we_send_or_know_of():
    example = json.loads((EXAMPLES / "UKCore-CarePlan-WellnessPlan-Example.json").read_text())
    not_sent = {"basedOn", "partOf"}  # links to plans above this one: there is none above it
    ours = to_care_plan(PLAN_VIEW)
    assert example.keys() - ours.keys() == not_sent
    for name in example.keys() & ours.keys():
        assert type(example[name]) is type(ours[name]), name
