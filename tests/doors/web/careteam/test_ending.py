"""Somebody does not support the person any more: at once, for an open session and for a fresh sign-in."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.kinds import EventKind
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter
from alongside.records.careteam.reads import supported_people
from alongside.records.people.changes.accounts import add_account
from alongside.records.plans.reads import open_plan
from alongside.records.sharing.changes import share
from alongside.records.sharing.reads import decisions_of
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Purpose, Role
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def zinnia(cast: Cast) -> Actor:
    """The daughter, with whom goals are shared by name."""
    set_identity(SETTING_UP, cast.now)
    account = add_account(by=SETTING_UP, name="Zinnia Begum", now=cast.now)
    return Actor(
        role=Role.CARER,
        account=account,
        on_behalf_of=cast.people["Amina"],
        name="Zinnia",
        assurance=Assurance.TWO_FACTOR,
    )


@pytest.fixture
def row(cast: Cast, zinnia: Actor) -> UUID:
    amina, person = cast.person("Amina"), cast.people["Amina"]
    set_identity(amina, cast.now)
    given = {"kind": "family-or-friend", "name": "Zinnia Begum", "account": zinnia.account}
    row = add_supporter(by=amina, person=person, now=cast.now, **given)
    reader = Reader(account=zinnia.account)
    share(by=amina, person=person, reader=reader, sections={Section.GOALS}, how="online", now=cast.now)
    return row


def test_whoever_is_ended_sees_nothing_from_the_next_request_on(cast: Cast, zinnia: Actor, row: UUID) -> None:
    hers, plan = client_for(zinnia), f"/people/{cast.people['Amina']}/plan/"
    assert hers.get(plan).status_code == 200
    amina = client_for(cast.person("Amina"))
    asked = text_of(amina.get(f"/careteam/{row}/end/").content.decode())
    assert "they cannot sign in to help any more" in asked
    assert "what was shared with them by name is stopped at once" in asked
    assert post(amina, f"/careteam/{row}/end/", confirm="yes").status_code == 302
    assert hers.get(plan).status_code == 404
    assert "There is nothing to see here at the moment." in text_of(hers.get("/").content.decode())
    page = text_of(amina.get("/sharing/").content.decode())
    assert "You share nothing with Zinnia Begum. They do not support you any more." in page
    assert "until you stop it" not in page


def test_the_database_shows_them_nothing_and_says_so_in_the_record(cast: Cast, zinnia: Actor, row: UUID) -> None:
    person, now = cast.people["Amina"], cast.now
    set_identity(zinnia, now)
    assert open_plan(by=zinnia, person=person, purpose=Purpose.DIRECT_CARE, now=now).sections
    assert [each.person for each in supported_people(by=zinnia)] == [person]
    nurse = client_for(cast.nurse)
    assert post(nurse, f"/careteam/{row}/end/", confirm="yes").status_code == 302
    now = datetime.now(UTC)  # the page went by the clock
    set_identity(zinnia, now)
    with pytest.raises(NotAllowed):
        open_plan(by=zinnia, person=person, purpose=Purpose.DIRECT_CARE, now=now)
    assert supported_people(by=zinnia) == (), "a fresh sign-in offers no part"
    set_identity(cast.person("Amina"), now)
    [decision] = decisions_of(by=cast.person("Amina"), person=person)
    assert (decision.sections, decision.how) == ((), "support ended")
    kinds = set(Event.objects.filter(person=person).values_list("kind", flat=True))
    assert {EventKind.SUPPORTER_ENDED, EventKind.SHARING_WITHDRAWN} <= kinds


def test_what_they_see_where_they_work_stays_and_ending_twice_is_harmless(cast: Cast) -> None:
    amina, person, riverside = cast.person("Amina"), cast.people["Amina"], cast.organisations["Riverside"]
    worker = cast.charity_worker
    set_identity(amina, cast.now)
    given = {"kind": "volunteer", "name": "Ola Berg", "account": worker.account}
    row = add_supporter(by=amina, person=person, now=cast.now, **given)
    for reader in (Reader(organisation=riverside), Reader(account=worker.account)):
        share(by=amina, person=person, reader=reader, sections={Section.GOALS}, how="online", now=cast.now)
    client = client_for(amina)
    for _ in range(2):
        assert post(client, f"/careteam/{row}/end/", confirm="yes").status_code == 302
    set_identity(amina, cast.now)
    left = {each.reader: each.sections for each in decisions_of(by=amina, person=person)}
    assert left == {Reader(organisation=riverside): (Section.GOALS,), Reader(account=worker.account): ()}
    stopped = Event.objects.filter(person=person, kind=EventKind.SHARING_WITHDRAWN)
    assert stopped.count() == 1
    assert client_for(worker).get(f"/people/{person}/plan/").status_code == 200
