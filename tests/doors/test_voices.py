"""Whose words they are: the same on the page, on the person's paper, in what changed and to another system."""

from uuid import uuid4

import pytest
from django.test import Client

from alongside.doors import papers
from alongside.doors.other_plans import lines_of
from alongside.doors.paper_lines import other_plan_lines
from alongside.engines.paper.values import Paper, PlanPaper, Quote
from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import issue_client_key
from alongside.records.plans.changes import Words, add_contribution
from alongside.records.plans.values import OtherPlanView
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.plan.sections import Section
from tests.cast import SETTING_UP, Cast, agree_again, make_cast, with_draft
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

SAID = {
    Whose.PERSON: ("Amina", "I like the mornings."),
    Whose.CARER: ("Yusuf", "She is cheerful after tea."),
    Whose.TOGETHER: ("Carol Okoro", "Visits are best at ten."),
    Whose.PROFESSIONAL: ("Carol Okoro", "Rings back the same day."),
}


@pytest.fixture
def cast() -> Cast:
    """Four voices in one section, all of them typed by Carol."""
    cast = with_draft(make_cast())
    by = cast.coordinator
    set_identity(by, cast.now)
    for whose, (name, said) in SAID.items():
        words = Words(Section.ABOUT_ME, said, whose, name, Channel.CONVERSATION)
        add_contribution(by=by, round_id=cast.rounds["Amina"], words=words, now=cast.now)
    agree_again(cast, "Amina")
    return cast


@pytest.mark.django_db
def test_the_paper_quotes_a_person_and_a_carer_and_nobody_else(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[PlanPaper] = []

    def keep(paper: PlanPaper, **more: object) -> Paper:
        printed.append(paper)
        return Paper(b"%PDF-", 1)

    monkeypatch.setattr(papers, "plan", keep)
    client_for(cast.person("Amina")).get("/plan/copy.pdf")
    [quotes] = [part.quotes for part in printed[0].parts if part.title == "About me"]
    assert [_shown(quote) for quote in quotes] == [
        ("", "Amina", "Carol Okoro"),
        ("", "Yusuf", "Carol Okoro"),
        ("What we said together", "Carol Okoro", ""),
        ("A note from the team", "Carol Okoro", ""),
    ]


@pytest.mark.django_db
def test_what_changed_says_who_typed(cast: Cast) -> None:
    words = text_of(client_for(cast.person("Amina")).get("/plan/versions/1/changes/").content.decode())
    words = words.replace("(end of added words) ", "")
    assert "I like the mornings. In the words of Amina, typed by Carol Okoro" in words
    assert "She is cheerful after tea. In the words of Yusuf, typed by Carol Okoro" in words
    assert "Visits are best at ten. What we said together, written by Carol Okoro" in words
    assert "Rings back the same day. A note from the team, written by Carol Okoro" in words
    assert "In the words of Amina New" in words  # what she wrote herself


@pytest.mark.django_db
def test_another_system_reads_whose_words_they_are(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    token = issue_client_key(by=SETTING_UP, organisation=cast.organisations["Riverside"], name="System", now=cast.now)
    by, reader = cast.person("Amina"), Reader(organisation=cast.organisations["Riverside"])
    set_identity(by, cast.now)
    sections = {Section.ABOUT_ME}
    share(by=by, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    text = client.get(f"/fhir/R4/CarePlan/{cast.people['Amina']}").json()["text"]["div"]
    assert "<p>“I like the mornings.” (In the words of Amina, typed by Carol Okoro)</p>" in text
    assert "<p>Visits are best at ten. (What we said together, written by Carol Okoro)</p>" in text


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("2025-10-08", "Started 8 October 2025"),
        ("2025-10-08T09:00:00Z", "Started 8 October 2025"),
        ("2025-10", "Started October 2025"),
        ("2025", "Started 2025"),
    ],
)
def test_another_plan_says_when_it_began_as_people_write_days(sent: str, shown: str) -> None:
    plan = OtherPlanView(uuid4(), "Diabetes plan", "active", sent, ("Foot care",), ("Walk more",))
    assert lines_of(plan) == (shown, "Foot care", "Goal: Walk more")


@pytest.mark.django_db
def test_the_paper_has_the_goals_of_another_plan() -> None:
    plan = OtherPlanView(uuid4(), "Diabetes plan", "active", "", ("Foot care",), ("Walk more",))
    assert other_plan_lines([plan]) == ("Diabetes plan\nFoot care\nGoal: Walk more",)


def _shown(quote: Quote) -> tuple[str, str, str]:
    return quote.label, quote.said_by, quote.typed_by
