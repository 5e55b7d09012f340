"""Messages that did not leave: for whom, why in words, and what to do."""

import pytest

from alongside.doors.web.messages.wording import reason_words
from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.changes import claim_messages, fail_message, queue_message, stop_message
from alongside.records.messaging.values import MessageKind
from alongside.rules.actors import Role, system
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def not_sent(cast: Cast, name: str, why: str, number: int = 0) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    queue_message(
        by=by,
        person=cast.people[name],
        organisation=cast.organisations["Greenfield Surgery"],
        kind=MessageKind.INVITATION,
        effect_key=f"test:{name}:{number}",
        now=cast.now,
    )
    courier = system()
    set_identity(courier, cast.now)
    (message,) = claim_messages(by=courier, most=1, now=cast.now)
    if why in ("died", "moved-away", "wants-no-messages"):
        stop_message(by=courier, message=message.id, why=why, now=cast.now)
    else:
        fail_message(by=courier, message=message.id, why=why, retry=False, now=cast.now)


def page_of(cast: Cast, role: Role = Role.PRACTICE_ADMINISTRATOR, organisation: str = "Greenfield Surgery") -> str:
    answer = client_for(cast.staff(f"Pat {organisation}", role, organisation)).get("/messages/")
    assert answer.status_code == 200
    return text_of(answer.content.decode())


def test_nothing_in_trouble_is_said(cast: Cast) -> None:
    assert "Every message has left." in page_of(cast)


@pytest.mark.parametrize(
    ("why", "words", "remedy"),
    [
        ("died", "The person has died.", "Nothing to do"),
        ("moved-away", "The person has moved away", "Find out where they live now"),
        ("wants-no-messages", "The person does not want messages.", "Tell them in person or by phone."),
        ("smtp-recipient-refused-550", "there is no such address", "Code: smtp-recipient-refused-550"),
        ("notify-500", "could not be handed over, after several tries", "Code: notify-500"),
    ],
)
def test_each_says_why_in_words_and_what_to_do(cast: Cast, why: str, words: str, remedy: str) -> None:
    not_sent(cast, "Amina", why)
    page = page_of(cast)
    assert "Amina Begum" in page and "Invitation, by letter" in page
    assert words in page and remedy in page


def test_a_message_of_another_organisation_is_not_here(cast: Cast) -> None:
    not_sent(cast, "Amina", "died")
    assert "Amina" not in page_of(cast, organisation="Hillview Surgery")


def test_a_coordinator_may_look_and_a_nurse_may_not(cast: Cast) -> None:
    assert client_for(cast.coordinator).get("/messages/").status_code == 200
    assert client_for(cast.nurse).get("/messages/").status_code == 403


def test_the_list_goes_over_pages_of_fifty(cast: Cast) -> None:
    for number in range(51):
        not_sent(cast, "Amina", "died", number)
    client = client_for(cast.coordinator)
    assert client.get("/messages/").content.decode().count('scope="row"') == 50
    assert client.get("/messages/?page=2").content.decode().count('scope="row"') == 1


@pytest.mark.parametrize(
    "code", ["letter-not-a-pdf", "email-not-valid", "smtp-unreachable", "notify-400-BadRequest", ""]
)
def test_every_code_has_words(code: str) -> None:
    why, remedy, _code = reason_words(code)
    assert why and remedy
