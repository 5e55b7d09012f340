"""Many at once: every line's problem is shown before anything is saved, and what is saved is what was shown."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.records.people.models import Account, Membership
from alongside.rules.actors import Role
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
HEAD = "name,email,role,starts_on,ends_on\n"


@pytest.fixture
def adam(cast: Cast) -> Client:
    return client_for(cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery"))


def send(client: Client, text: str | bytes, name: str = "staff.csv") -> Any:
    content = text.encode() if isinstance(text, str) else text
    return client.post("/staff/upload/", {"file": SimpleUploadedFile(name, content, "text/csv")})


def save(client: Client, shown: Any) -> Any:
    return client.post("/staff/upload/save/", {"checked": checked(shown)})


def checked(shown: Any) -> str:
    found = re.search(r'name="checked" value="([^"]+)"', shown.content.decode())
    assert found
    return found[1]


def test_lines_are_shown_then_saved(cast: Cast, adam: Client) -> None:
    before = Account.objects.count()
    shown = send(
        adam,
        "\ufeff" + HEAD + "Jo Marsh,jo@example.org,coordinator,2026-11-02,\n"
        "Lou Cum,lou@example.org,Professional,02/11/2026,2026-12-31\n",
    )
    assert shown.status_code == 200
    assert Account.objects.count() == before, "nothing is saved by looking"
    assert "2 people were added" in save(adam, shown).content.decode()
    lou = Membership.objects.get(account__email="lou@example.org")
    assert (str(lou.starts_on), str(lou.ends_on), lou.role) == ("2026-11-02", "2026-12-31", "professional")


def test_each_line_says_what_is_wrong_with_it(cast: Cast, adam: Client) -> None:
    email = Account.objects.get(id=cast.coordinator.account).email
    lines = (
        "Right One,right@example.org,coordinator,2026-11-02,",
        ",nobody@example.org,coordinator,2026-11-02,",
        "No Address,not an address,coordinator,2026-11-02,",
        "No Role,a@example.org,wizard,2026-11-02,",
        "A Person,b@example.org,person,2026-11-02,",
        "No Day,c@example.org,coordinator,,",
        "Odd Day,d@example.org,coordinator,31/02/2026,",
        "Backwards,e@example.org,coordinator,2026-11-02,2026-11-01",
        "Too Late,f@example.org,coordinator,2031-01-01,",
        f"Carol Okoro,{email},coordinator,2026-11-02,",
        "Right One,right@example.org,coordinator,2026-11-02,",
        "Too,many@example.org,coordinator,2026-11-02,,extra",
        "Hidden\u202e,g@example.org,coordinator,2026-11-02,",
    )
    page = text_of(send(adam, HEAD + "\n".join(lines)).content.decode())
    for words in (
        "12 lines have a problem",
        "name: Enter the name.",
        "email: Enter an e-mail address",
        "role: Choose a role for staff.",
        "starts_on: Enter the first day.",
        "starts_on: Enter the date as",
        "ends_on: The last day has to be",
        "starts_on: The first day has to be within a year",
        "role: They have this role already.",
        "too many or too few columns",
        "1 line is right",
        "Add this person",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a spreadsheet", "This is a spreadsheet"),
        (b"\xff\xfen\x00a\x00", "UTF-16"),
        (b"name,email\nJo,jo@example.org\n", "is missing"),
        ((HEAD.strip() + ",salary\n").encode(), "is not known"),
        (b"name;email;role;starts_on\n", "not separated by commas"),
        ((HEAD + '"Jo,jo@example.org').encode(), "quotation mark"),
        (HEAD.encode() + b"J\xf6rg,j@example.org,coordinator,2026-11-02,\n", "not in UTF-8"),
        (HEAD.encode(), "There is nobody in this file."),
        ((HEAD + "Jo,jo@example.org,coordinator,2026-11-02,\n" * 1001).encode(), "at most"),
    ],
)
def test_another_kind_of_file_is_refused_in_words(adam: Client, content: bytes, words: str) -> None:
    answer = send(adam, content)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_file_of_another_ending_is_refused(adam: Client) -> None:
    assert send(adam, HEAD, "staff.xlsx").status_code == 422
    assert adam.post("/staff/upload/", {}).status_code == 422


def test_what_was_not_shown_is_not_saved(cast: Cast, adam: Client) -> None:
    shown = checked(send(adam, HEAD + "Jo Marsh,jo@example.org,coordinator,2026-11-02,\n"))
    for forged in (shown[:-1] + ("A" if shown[-1] != "A" else "B"), "x", "", "a b"):
        answer = adam.post("/staff/upload/save/", {"checked": forged})
        assert answer.status_code == 422
        assert "Nothing was saved" in answer.content.decode()
    other = client_for(cast.staff("Ada Lund", Role.ADMINISTRATOR, "Riverside"))
    assert other.post("/staff/upload/save/", {"checked": shown}).status_code == 422
    assert not Account.objects.filter(email="jo@example.org").exists()


def test_one_that_was_added_meanwhile_is_named_and_the_rest_is_added(adam: Client) -> None:
    shown = send(
        adam,
        HEAD + "Jo Marsh,jo@example.org,coordinator,2026-11-02,\nSam Ali,sam@example.org,professional,2026-11-02,\n",
    )
    save(adam, send(adam, HEAD + "Jo Marsh,jo@example.org,coordinator,2026-11-02,\n"))
    page = text_of(save(adam, shown).content.decode())
    assert "1 person was added" in page
    assert "Jo Marsh: They have this role already." in page


def test_what_was_taken_away_can_be_sent_in_again(cast: Cast, adam: Client) -> None:
    _ = cast.coordinator
    page = text_of(send(adam, adam.get("/staff/export/").content).content.decode())
    assert "They have this role already." in page
    assert "right" not in page.split("What to mend")[0].lower() or "0 lines are right" not in page
