"""A plan on one page: own words, goals and actions, who sees what, within its budget."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.doors import papers
from alongside.engines.paper.values import Paper, PlanPaper
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.sharing.changes import restrict, share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Kept
from tests.cast import Cast, make_cast, with_agreed_plan, with_health, with_large_plan
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

MOST_QUERIES = 18
MOST_BYTES = 60_000


def url_of(cast: Cast, rest: str = "") -> str:
    return f"/people/{cast.people['Amina']}/plan/{rest}"


def shared(cast: Cast, *sections: Section) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    share(by=person, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)


def test_the_person_reads_their_own_words_and_what_will_be_done() -> None:
    cast = with_health(with_agreed_plan(make_cast()))
    shared(cast, Section.GOALS)
    page = client_for(cast.person("Amina")).get("/plan/")
    words = text_of(page.content.decode())
    assert page.status_code == 200
    assert "In Amina’s own words" in words and "Walk to the allotment and back." in words
    assert "Who: Me · When: Every day from Monday · How sure: 8 out of 10" in words
    assert "How important: 9 out of 10" in words
    assert "Who can see this: My goals and what we will do" in words
    assert "Riverside, because you chose it, until you stop it." in words
    assert "58 mmol/mol" in words and "61 mmol/mol" in words
    assert "Your named coordinator" in words


@pytest.mark.parametrize("who", ["person", "coordinator"])
def test_the_largest_plan_stays_within_its_budget_for_the_whole_signed_in_request(who: str) -> None:
    cast = with_large_plan(make_cast())
    reader = cast.person("Amina") if who == "person" else cast.coordinator
    client, url = client_for(reader), "/plan/" if who == "person" else url_of(cast)
    with time_machine.travel(datetime.now(UTC), tick=False):  # a session notes once a minute that it was used
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url)
    assert page.content.decode().count("app-said") >= 24
    assert len(page.content) <= MOST_BYTES
    assert len(queries) <= MOST_QUERIES, "\n".join(query["sql"] for query in queries)


def test_before_anything_is_agreed_the_page_says_so() -> None:
    page = client_for(make_cast().person("Bert")).get("/plan/")
    assert "No plan has been agreed yet." in page.content.decode()


def test_a_partner_sees_what_is_shared_and_hears_that_there_is_more() -> None:
    cast = with_agreed_plan(make_cast())
    partner = client_for(cast.charity_worker)
    assert partner.get(url_of(cast)).status_code == 404
    shared(cast, Section.GOALS)
    page = partner.get(url_of(cast)).content.decode()
    assert "Walk to the allotment and back." in page
    assert "Seeing my granddaughter" not in page
    assert "Some information is not shared with you. Ask Amina." in page
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    stop_sharing(by=person, person=cast.people["Amina"], reader=reader, how="online", now=cast.now)
    assert partner.get(url_of(cast)).status_code == 404


def test_another_surgery_finds_nothing() -> None:
    cast = with_agreed_plan(make_cast())
    for rest in ("", "versions/", "versions/1/", "versions/1/changes/"):
        assert client_for(cast.intruder).get(url_of(cast, rest)).status_code == 404


@pytest.mark.parametrize("url", ["/plan/", "/plan/copy.pdf", "/plan/versions/"])
def test_my_plan_is_a_page_of_people_and_nobody_else(url: str) -> None:
    assert client_for(with_agreed_plan(make_cast()).coordinator).get(url).status_code == 403


def test_the_copy_is_a_pdf_of_ones_own_plan() -> None:
    page = client_for(with_agreed_plan(make_cast()).person("Amina")).get("/plan/copy.pdf")
    assert page["Content-Type"] == "application/pdf"
    assert page.content.startswith(b"%PDF-")


def test_the_copy_holds_the_words_and_the_health_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[PlanPaper] = []

    def keep(paper: PlanPaper, **more: object) -> Paper:
        printed.append(paper)
        return Paper(b"%PDF-", 1)

    monkeypatch.setattr(papers, "plan", keep)
    client_for(with_health(with_agreed_plan(make_cast())).person("Amina")).get("/plan/copy.pdf")
    [paper] = printed
    parts = {part.title: part for part in paper.parts}
    assert parts["What matters to me"].quotes[0].words == "Seeing my granddaughter every Sunday."
    assert "HbA1c: 58 mmol/mol, 23 October 2026" in parts["My health"].facts


@pytest.mark.parametrize("number", ["0", "9", "99999999999999999999"])
def test_a_version_that_is_not_there_is_not_found(number: str) -> None:
    client = client_for(with_agreed_plan(make_cast()).person("Amina"))
    assert client.get(f"/plan/versions/{number}/").status_code == 404
    assert client.get(f"/plan/versions/{number}/changes/").status_code == 404


def test_there_is_no_copy_before_there_is_a_plan() -> None:
    assert client_for(make_cast().person("Bert")).get("/plan/copy.pdf").status_code == 409


@pytest.mark.parametrize("who", ["coordinator", "nurse"])
def test_the_team_prints_the_copy_that_the_person_would_print(monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    printed: list[PlanPaper] = []

    def keep(paper: PlanPaper, **more: object) -> Paper:
        printed.append(paper)
        return Paper(b"%PDF-", 1)

    monkeypatch.setattr(papers, "plan", keep)
    cast = with_health(with_agreed_plan(make_cast()))
    client = client_for(getattr(cast, who))
    for page in (f"/people/{cast.people['Amina']}/", url_of(cast)):
        assert f'href="{url_of(cast, "copy.pdf")}"' in client.get(page).content.decode()
    got = client.get(url_of(cast, "copy.pdf"))
    assert got.status_code == 200 and got["Cache-Control"] == "no-store"
    assert client_for(cast.person("Amina")).get("/plan/copy.pdf").status_code == 200
    assert printed[0] == printed[1]


def test_that_the_team_printed_a_copy_is_in_the_persons_audit() -> None:
    cast = with_agreed_plan(make_cast())
    assert client_for(cast.nurse).get(url_of(cast, "copy.pdf")).content.startswith(b"%PDF-")
    set_identity(cast.person("Amina"), cast.now)
    done = Event.objects.filter(account=cast.nurse.account).order_by("id").values_list("kind", flat=True)
    assert list(done) == ["plan.opened", "plan.copied"]


def test_who_does_not_see_all_of_it_does_not_print_the_persons_copy() -> None:
    cast = with_agreed_plan(make_cast())
    person, surgery = cast.person("Amina"), Reader(organisation=cast.organisations["Greenfield Surgery"])
    set_identity(person, cast.now)
    some = set(Section) - {Section.FUTURE}
    share(by=person, person=cast.people["Amina"], reader=surgery, sections=some, how="online", now=cast.now)
    client = client_for(cast.coordinator)
    refused = client.get(url_of(cast, "copy.pdf"))
    assert refused.status_code == 409 and "Some of this plan is not shared with you" in refused.content.decode()
    assert "copy.pdf" not in client.get(url_of(cast)).content.decode()


def test_nobody_else_prints_it() -> None:
    cast = with_agreed_plan(make_cast())
    shared(cast, *Section)
    harry = cast.staff("Harry Singh", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    for by, status in ((cast.charity_worker, 403), (harry, 403), (cast.person("Amina"), 403), (cast.intruder, 404)):
        assert client_for(by).get(url_of(cast, "copy.pdf")).status_code == status


def who_can_see(words: str, part: str) -> str:
    """What the disclosure of one part says."""
    return words.split(f"Who can see this: {part}")[1].split("Who can see this")[0]


def test_beside_each_part_stands_who_can_see_it_and_by_which_rule() -> None:
    cast = with_health(with_agreed_plan(make_cast()))
    shared(cast, Section.GOALS)
    words = text_of(client_for(cast.person("Amina")).get("/plan/").content.decode())
    goals, health = who_can_see(words, "My goals and what we will do"), who_can_see(words, "My health")
    assert "Care coordinators at Greenfield Surgery and Nurses, doctors and other professionals at Greenfield" in goals
    assert "because they look after you." in goals and "Safeguarding leads at Greenfield Surgery, to keep" in goals
    assert "Riverside, because you chose it, until you stop it." in goals
    assert "Riverside" not in health and "Health care assistants at Greenfield Surgery" in health
    assert "Health care assistants" not in goals


def test_who_can_see_follows_a_decision_about_the_surgery_itself() -> None:
    cast = with_health(with_agreed_plan(make_cast()))
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Greenfield Surgery"], role=Role.PROFESSIONAL)
    only = {
        "sections": [Section.GOALS],
        "comment_on": [Section.GOALS],
        "ends_on": datetime(2029, 6, 1, tzinfo=UTC).date(),
    }
    share(by=person, person=cast.people["Amina"], reader=reader, how="online", now=cast.now, **only)
    words = text_of(client_for(person).get("/plan/").content.decode())
    goals, health = who_can_see(words, "My goals and what we will do"), who_can_see(words, "My health")
    assert "professionals at Greenfield Surgery, because you chose it, until 1 June 2029. They may comment" in goals
    assert "Nurses, doctors" not in health and "Care coordinators" in health


def test_who_can_see_tells_nobody_of_a_restriction() -> None:
    cast = with_health(with_agreed_plan(make_cast()))
    client = client_for(cast.person("Amina"))
    before = text_of(client.get("/plan/").content.decode())
    lead = cast.staff("Lena Sand", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    kept = Kept(roles=frozenset({Role.PROFESSIONAL}))
    restrict(by=lead, person=cast.people["Amina"], kept=kept, section=Section.GOALS, reason="A concern.", now=cast.now)
    assert client_for(cast.nurse).get(url_of(cast)).content.decode().count("allotment") == 0
    assert text_of(client.get("/plan/").content.decode()) == before


def test_a_reader_with_whom_something_is_shared_is_not_told_who_else_can_see_it() -> None:
    cast = with_agreed_plan(make_cast())
    shared(cast, Section.GOALS, Section.PEOPLE)
    words = text_of(client_for(cast.charity_worker).get(url_of(cast)).content.decode())
    assert "allotment" in words and "Who can see this" not in words
