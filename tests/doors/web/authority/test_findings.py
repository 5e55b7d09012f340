"""Findings about one decision, decisions in somebody's best interests, talks with a child, and legal facts."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.models import BestInterestsDecision, CapacityAssessment, CompetenceJudgement
from alongside.rules.authority.capacity import DecisionKind
from tests.authority import with_unable
from tests.cast import Cast, with_draft
from tests.doors.web.authority.test_powers import words
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post

pytestmark = pytest.mark.django_db

REVIEW = {"review_on__day": "1", "review_on__month": "5", "review_on__year": "2027"}
TODAY = {"assessed_on__day": "2", "assessed_on__month": "11", "assessed_on__year": "2026"}
FOUND = {
    "kind": "agree-plan",
    "decision": "Whether to agree to this plan",
    "about": "whole",
    "help_given": "Pictures, in the morning",
    "understand": "yes",
    "retain": "no",
    "retain_evidence": "Could not say it back",
    "weigh": "yes",
    "communicate": "yes",
    "can_decide": "no",
    "impairment": "Dementia",
    "because": "Loses the thread",
    "assessor": "Nadia Rahman",
    "assessor_role": "nurse",
    **TODAY,
    **REVIEW,
}
MADE = {
    "not_by_appearance": "yes",
    "can_wait": "No",
    "took_part": "Chose the pictures",
    "wishes": "Likes company",
    "written_statement": "None found",
    "beliefs": "Keeps Sunday",
    "consulted-0-name": "Zinnia Begum",
    "consulted-0-relationship": "sister",
    "consulted-0-view": "She would want this",
    "imca": "not-needed",
    "options": "As it is written\nWithout the day centre",
    "less_restrictive": "No locked doors",
    "chosen": "As it is written",
    "decision_maker": "Nadia Rahman",
    "decision_maker_role": "nurse",
    "decided_on__day": "2",
    "decided_on__month": "11",
    "decided_on__year": "2026",
}


def of_amina(cast: Cast, rest: str = "") -> str:
    return f"/authority/{cast.people['Amina']}/{rest}"


def test_a_finding_is_about_one_decision_and_the_page_says_so(cast: Cast, client: Client) -> None:
    assert "Everybody is taken to be able to decide." in words(client.get(of_amina(cast)))
    assert post(client, of_amina(cast, "capacity/"), **FOUND).status_code == 302
    page = words(client.get(of_amina(cast)))
    assert "Whether to agree to this plan" in page
    assert "It was found that they cannot make this one decision. It says nothing about any other." in page


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ({"decision": " "}, "Name the one decision that this is about."),
        ({"retain": "yes", "retain_evidence": ""}, "You answered yes to all four questions"),
        ({"impairment": ""}, "Write what affects the mind or brain."),
        ({"because": ""}, "Write how this is the reason why they could not do it."),
        ({"can_decide": "yes"}, "You answered no to one of the four questions"),
    ],
)
def test_what_the_act_needs_is_asked_for(cast: Cast, client: Client, left_out: dict[str, str], message: str) -> None:
    answer = post(client, of_amina(cast, "capacity/"), **{**FOUND, **left_out})
    assert answer.status_code == 422
    assert message in words(answer)
    set_identity(cast.nurse, cast.now)
    assert not CapacityAssessment.objects.exists()


def test_a_limb_that_is_not_answered_is_named(cast: Cast, client: Client) -> None:
    rest = {name: value for name, value in FOUND.items() if name != "weigh"}
    answer = post(client, of_amina(cast, "capacity/"), **rest)
    assert answer.status_code == 422
    assert 'href="#weigh' in answer.content.decode()


def test_a_finding_can_be_about_one_thing_in_the_plan_that_is_being_written(cast: Cast, client: Client) -> None:
    with_draft(cast)
    page = text_of(client.get(of_amina(cast, "capacity/")).content.decode())
    assert "Walk to the allotment and back." in page
    about = cast.rounds["Amina"]
    assert post(client, of_amina(cast, "capacity/"), **{**FOUND, "about": about}).status_code == 302
    set_identity(cast.nurse, cast.now)
    assert CapacityAssessment.objects.get().about == about


def test_what_was_decided_for_her_begins_at_the_finding(cast: Cast, client: Client) -> None:
    found = with_unable(cast, "Amina", DecisionKind.AGREE_PLAN)
    assert "Record what was decided in their best interests" in words(client.get(of_amina(cast)))
    assert post(client, of_amina(cast, f"best-interests/{found}/"), **MADE).status_code == 302
    page = words(client.get(of_amina(cast)))
    assert "Decisions made in their best interests" in page
    assert "Zinnia Begum, sister: She would want this" in page


def test_what_was_not_considered_is_asked_for(cast: Cast, client: Client) -> None:
    found = with_unable(cast, "Amina", DecisionKind.AGREE_PLAN)
    answer = post(client, of_amina(cast, f"best-interests/{found}/"), **{**MADE, "wishes": "", "options": "One"})
    assert answer.status_code == 422
    assert "Write the person’s wishes and feelings, now and before." in words(answer)
    set_identity(cast.nurse, cast.now)
    assert not BestInterestsDecision.objects.exists()


def test_a_decision_needs_a_finding_of_the_same_person(cast: Cast, client: Client) -> None:
    found = with_unable(cast, "Bert", DecisionKind.AGREE_PLAN)
    assert client.get(of_amina(cast, f"best-interests/{found}/")).status_code == 404


def test_a_talk_with_a_child_who_keeps_the_plan_to_herself(cast: Cast, client: Client) -> None:
    address = f"/authority/{cast.people['Cara']}/understanding/"
    said = {
        "decision": "What her parents see",
        "is_competent": "yes",
        "reason": "She said what they would think",
        "assessor": "Nadia Rahman",
        "assessor_role": "nurse",
        "judged_on__day": "2",
        "judged_on__month": "11",
        "judged_on__year": "2026",
    }
    assert post(client, address, **said).status_code == 302
    page = words(client.get(f"/authority/{cast.people['Cara']}/"))
    assert "They decide. They keep the plan to themselves." in page
    answer = post(client, address, **{**said, "is_competent": "no", "agreed": "goals"})
    assert answer.status_code == 422
    assert "Only a child who understands can choose what others see." in words(answer)
    set_identity(cast.nurse, cast.now)
    assert CompetenceJudgement.objects.count() == 1


def test_a_legal_fact_gives_nobody_a_say_and_may_call_for_an_advocate(cast: Cast, client: Client) -> None:
    said = {"starts_on__day": "1", "starts_on__month": "11", "starts_on__year": "2026"}
    assert post(client, of_amina(cast, "fact/"), fact="substantial-difficulty", **said).status_code == 302
    assert "nobody is named who helps them" in words(client.get(of_amina(cast)))


def test_a_fact_that_is_over_calls_for_nothing(cast: Cast, client: Client) -> None:
    said = {"starts_on__day": "1", "starts_on__month": "11", "starts_on__year": "2026"}
    post(client, of_amina(cast, "fact/"), fact="dols-authorised", **said)
    page = client.get(of_amina(cast)).content.decode()
    end = next(part.split('"')[0] for part in page.split('href="') if part.split('"')[0].endswith("/end/"))
    assert "Is this over" in words(client.get(end))
    assert client.post(end, {"confirm": "yes"}).status_code == 302
    assert "from 1 November 2026 to 2 November 2026" in words(client.get(of_amina(cast)))
