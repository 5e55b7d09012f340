"""Lists beside those of tests/doors/web/people: each goes over pages of fifty, within ten queries, all counted."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import add_account, issue_client_key
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.plans.changes.rounds import open_round
from alongside.records.plans.models import Round
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage
from tests.cast import Cast, coordinated, make_cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

TEMPLATES = settings.PACKAGE / "doors" / "web" / "templates"
MOST_QUERIES = 10
ROWS = 60


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _many_staff(cast: Cast) -> Actor:
    for number in range(ROWS):
        cast.staff(f"Worker {number:02}", Role.PROFESSIONAL, "Greenfield Surgery")
    return cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")


def _many_who_share(cast: Cast) -> Actor:
    reader = Reader(organisation=cast.organisations["Riverside"])
    for number in range(ROWS):
        name = f"Given{number:02}"
        details = PersonDetails(given_name=name, family_name="Family", born_on=date(1950, 1, 1))
        set_identity(cast.coordinator, cast.now)
        person = add_person(by=cast.coordinator, details=details, now=cast.now)
        account = add_account(by=cast.coordinator, name=name, person=person, now=cast.now)
        by = Actor(
            role=Role.PERSON,
            account=account,
            person=person,
            purpose=Purpose.OWN_RECORD,
            name=name,
            assurance=Assurance.TWO_FACTOR,
        )
        set_identity(by, cast.now)
        share(by=by, person=person, reader=reader, sections=[Section.GOALS], how="online", now=cast.now)
    return cast.charity_worker


def _many_getting_ready(cast: Cast) -> Actor:
    _rounds(cast)
    Round.objects.update(stage=Stage.PREPARING)
    return cast.coordinator


def _many_to_review(cast: Cast) -> Actor:
    _rounds(cast)
    Round.objects.update(stage=Stage.AGREED, review_on=day_of(cast.now))
    return cast.coordinator


def _rounds(cast: Cast) -> None:
    for number in range(ROWS):
        details = PersonDetails(given_name=f"Given{number:02}", family_name="Family", born_on=date(1950, 1, 1))
        set_identity(cast.coordinator, cast.now)
        person = cast.people[details.given_name] = add_person(by=cast.coordinator, details=details, now=cast.now)
        coordinated(cast, details.given_name)
        greenfield = cast.organisations["Greenfield Surgery"]
        open_round(by=cast.coordinator, person=person, organisation=greenfield, stage=Stage.ACCEPTED, now=cast.now)


def _many_keys(cast: Cast) -> Actor:
    by = cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")
    set_identity(by, cast.now)
    for number in range(ROWS):
        organisation = cast.organisations["Riverside"]
        issue_client_key(by=by, organisation=organisation, name=f"System {number:02}", now=cast.now)
    return by


LISTS = {
    "/staff/": _many_staff,
    "/sharing/shared-with-us/": _many_who_share,
    "/prepare/packs/": _many_getting_ready,
    "/review/due/": _many_to_review,
    "/clients/": _many_keys,
}
# Tables that stay short by themselves, and why.
SHORT = {
    "plan/plan.html": "the last two results of each kind, of one person",
    "careteam/caseloads.html": "those who coordinate in one organisation",
    "careteam/handed_over.html": "who was handed over together: at most 300",
    "careteam/helping.html": "whom one volunteer helps",
    "careteam/worries.html": "the last hundred, those that nobody has received first",
    "emergency/openings.html": "the first fifty that nobody has looked at",
    "prepare/calls.html": "the calls that wait: at most 200",
    "prepare/check_set.html": "the versions of one set of checks",
    "prepare/checks.html": "the sets of one organisation",
    "prompts/set.html": "the versions of one set",
    "prompts/sets.html": "the sets that come with the service, and those of one organisation",
    "rights/concerns.html": "the first fifty that wait for an answer",
    "rights/copy.html": "the entries of one record that are also about others",
    "rights/records.html": "the first fifty, what is due first",
    "rights/requests.html": "the first fifty of each kind that wait for an answer",
    "rights/text.html": "the versions of one text",
    "rights/texts.html": "one for each kind of text",
    "safeguarding/concern.html": "those named in one concern, and the last fifty things done with it",
    "safeguarding/concerns.html": "the concerns about one person",
    "safeguarding/find.html": "the first fifty who fit what was searched for, limits and concerns, fifty of each",
    "safeguarding/person.html": "the limits about one person",
    "sharing/overrides.html": "the first fifty that wait for a second person",
    "sharing/overrides_about.html": "those about one person",
    "staff/checked.html": "what is in one uploaded file",
    "home/partner.html": "the first few, with a link to the whole list",
    "home/practice.html": "the first few, with a link to the whole list",
    "home/gathering.html": "the appointments of one week",
    "home/running.html": "the lost phones of a few days, and who comes and goes in two weeks",
}


def _statements(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("address", LISTS)
def test_a_long_list_goes_over_pages_within_ten_queries(cast: Cast, address: str) -> None:
    client = client_for(LISTS[address](cast))
    first = client.get(address).content.decode()
    assert first.count('scope="row"') == 50
    assert 'rel="next"' in first and 'rel="prev"' not in first
    second = client.get(address, {"page": 2}).content.decode()
    assert second.count('scope="row"') >= ROWS - 50
    assert 'rel="prev"' in second and 'rel="next"' not in second
    statements = _statements(client, address)
    assert len(statements) <= MOST_QUERIES, "\n".join(statements)


def test_who_looked_goes_over_pages(cast: Cast) -> None:
    client, nurse = client_for(cast.person("Amina")), client_for(cast.nurse)
    for _ in range(ROWS):
        nurse.get(f"/people/{cast.people['Amina']}/plan/")
    assert "before=" in client.get("/who-looked/").content.decode()
    statements = _statements(client, "/who-looked/")
    assert len(statements) <= MOST_QUERIES, "\n".join(statements)


def test_every_table_goes_over_pages_or_is_short_for_a_reason() -> None:
    pages = {str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    own = {name: text for name, text in pages.items() if not name.startswith(("gallery/", "components/"))}
    endless = {name for name, text in own.items() if "ui.worklist(" in text and "ui.pagination(" not in text}
    assert endless == set(SHORT)
