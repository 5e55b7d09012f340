"""A message that did not leave is sent again, or dealt with in another way; both are in the person's audit."""

from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.messaging.changes import claim_messages, fail_message, queue_message
from alongside.records.messaging.models import Message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.people import record_contact
from alongside.rules.actors import Role, system
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def failed(cast: Cast) -> UUID:
    """An invitation to Amina that could not be sent in five tries."""
    by, courier = cast.coordinator, system()
    greenfield = cast.organisations["Greenfield Surgery"]
    set_identity(by, cast.now)
    what = {"organisation": greenfield, "kind": MessageKind.INVITATION, "effect_key": "test", "now": cast.now}
    queued = queue_message(by=by, person=cast.people["Amina"], **what)
    set_identity(courier, cast.now)
    claim_messages(by=courier, most=1, now=cast.now)
    assert queued is not None
    fail_message(by=courier, message=queued, why="letter-address", retry=False, now=cast.now)
    return queued


def row_of(cast: Cast, message: UUID) -> Message:
    set_identity(cast.coordinator, cast.now)
    return Message.objects.get(id=message)


def kinds(cast: Cast) -> list[str]:
    set_identity(cast.person("Amina"), cast.now)
    return list(Event.objects.filter(kind__startswith="message.").order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PRACTICE_ADMINISTRATOR])
def test_it_goes_back_into_the_outbox_by_the_way_the_person_hears_from_us_now(
    cast: Cast, failed: UUID, role: Role
) -> None:
    by = cast.staff(f"Pat {role}", role, "Greenfield Surgery")
    set_identity(cast.coordinator, cast.now)
    amina, email = cast.people["Amina"], {"contact_by": "email", "email": "amina@example.org", "no_messages": False}
    record_contact(by=cast.coordinator, person=amina, now=cast.now, **email)
    assert post(client_for(by), f"/messages/{failed}/", do="again").status_code == 302
    row = row_of(cast, failed)
    assert (row.status, row.channel, row.tries, row.why, row.finished_at) == ("waiting", "email", 0, "", None)
    courier = system()
    set_identity(courier, row.due_at)
    assert [each.id for each in claim_messages(by=courier, most=5, now=row.due_at)] == [failed]
    assert "message.sent-again" in kinds(cast)


def test_a_few_words_take_it_off_the_list(cast: Cast, failed: UUID) -> None:
    client = client_for(cast.coordinator)
    assert "Amina Begum" in client.get("/messages/").content.decode()
    assert post(client, f"/messages/{failed}/", do="settled", words="I phoned her.").status_code == 302
    row = row_of(cast, failed)
    assert (row.status, row.settled_words, row.settled_by) == ("settled", "I phoned her.", cast.coordinator.account)
    assert "Every message has left." in client.get("/messages/").content.decode()
    assert "message.settled" in kinds(cast)


def test_without_words_it_stays_and_the_page_says_what_is_missing(cast: Cast, failed: UUID) -> None:
    sent = post(client_for(cast.coordinator), f"/messages/{failed}/", do="settled", words=" ")
    assert sent.status_code == 422 and "Fill in “What did you do?”." in text_of(sent.content.decode())
    assert row_of(cast, failed).status == "failed"


@pytest.mark.parametrize("second", [{"do": "again"}, {"do": "settled", "words": "I phoned her."}])
def test_what_was_dealt_with_is_not_dealt_with_again(cast: Cast, failed: UUID, second: dict[str, str]) -> None:
    client = client_for(cast.coordinator)
    post(client, f"/messages/{failed}/", do="settled", words="I phoned her.")
    assert post(client, f"/messages/{failed}/", **second).status_code == 404
    assert row_of(cast, failed).status == "settled"


def test_it_is_for_those_who_look_after_messages_of_this_organisation(cast: Cast, failed: UUID) -> None:
    elsewhere = cast.staff("Ines Silva", Role.COORDINATOR, "Hillview Surgery")
    for by, status in ((elsewhere, 404), (cast.nurse, 403)):
        client = client_for(by)
        assert client.get(f"/messages/{failed}/").status_code == status
        assert post(client, f"/messages/{failed}/", do="again").status_code == status
    assert row_of(cast, failed).status == "failed"


def test_a_letter_to_somebody_who_died_is_not_sent_again(cast: Cast, failed: UUID) -> None:
    courier = system()
    set_identity(courier, cast.now)
    Message.objects.filter(id=failed).update(why="died")
    page = text_of(client_for(cast.coordinator).get(f"/messages/{failed}/").content.decode())
    assert "Send it again" not in page and "Dealt with in another way" in page


def test_a_wrong_address_is_put_right_from_here(cast: Cast, failed: UUID) -> None:
    client = client_for(cast.coordinator)
    page = client.get(f"/messages/{failed}/").content.decode()
    assert "1 Canal Street" in page
    assert f'href="/people/{cast.people["Amina"]}/details/"' in page
