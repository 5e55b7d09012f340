"""The team's pages: appointments, the pack, holding a result, the day, paper, and answers to read."""

from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.reads import pack_for
from alongside.journey.prepare.values import PackView
from alongside.records.messaging.models import Message
from alongside.records.people.changes.needs import record_language
from alongside.records.plans.models import Contribution
from tests.cast import Cast
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for
from tests.preparing import with_made_pack, with_round

pytestmark = pytest.mark.django_db

CONTACTS = {
    "gathering_on-day": "16",
    "gathering_on-month": "11",
    "gathering_on-year": "2026",
    "gathering_time": "9:30",
    "gathering_minutes": "20",
    "gathering_place": "surgery",
    "gathering_with": "Hana Lee",
    "conversation_on-day": "30",
    "conversation_on-month": "11",
    "conversation_on-year": "2026",
    "conversation_time": "2pm",
    "conversation_minutes": "40",
    "conversation_place": "home",
    "conversation_with": "Nadia Rahman",
}


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


@pytest.fixture
def bert(cast: Cast) -> UUID:
    """Bert said yes: nothing is booked yet."""
    return with_round(cast, "Bert").rounds["Bert"]


def _pack(cast: Cast, name: str) -> PackView:
    set_identity(cast.coordinator, cast.now)
    return pack_for(by=cast.coordinator, round_id=cast.rounds[name], now=cast.now)


def _day(name: str, day: int, month: int = 11) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": "2026"}


def test_booking_both_begins_preparing_and_pressing_twice_changes_nothing(
    cast: Cast, client: Client, bert: UUID
) -> None:
    for _ in range(2):
        answer = edit(client, f"/prepare/{bert}/appointments/", CONTACTS)
        assert (answer.status_code, answer["Location"]) == (302, f"/people/{cast.people['Bert']}/")
    pack = _pack(cast, "Bert")
    assert pack.round.stage == "preparing"
    assert pack.conversation is not None
    assert (pack.conversation.starts_at.isoformat(), pack.conversation.with_name) == (
        "2026-11-30T14:00:00+00:00",
        "Nadia Rahman",
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"conversation_on-day": "10"}, "has to be in the future"),
        ({"gathering_on-day": "30", "gathering_time": "15:00"}, "before the conversation"),
        ({"gathering_minutes": "4"}, "from 5 to 480"),
        ({"gathering_place": "moon"}, "Choose one of the answers"),
        ({"conversation_on-day": "31"}, "not a real date"),
        ({"conversation_time": "25:00"}, "must be a time"),
        ({"gathering_with": "\u202eeel"}, "hidden character"),
    ],
)
def test_wrong_appointments_are_shown_with_their_fix_and_nothing_is_booked(
    cast: Cast, client: Client, bert: UUID, changed: dict[str, str], words: str
) -> None:
    answer = edit(client, f"/prepare/{bert}/appointments/", {**CONTACTS, **changed})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert _pack(cast, "Bert").conversation is None


def test_somebody_who_was_only_invited_has_nothing_booked(cast: Cast, client: Client) -> None:
    from_invited = with_round(cast, "Bert", stage="invited").rounds["Bert"]  # type: ignore[arg-type]
    answer = edit(client, f"/prepare/{from_invited}/appointments/", CONTACTS)
    assert answer.status_code == 422
    assert "Record the person&#39;s yes" in answer.content.decode()


def test_a_typed_result_can_go_into_the_pack(cast: Cast, client: Client, bert: UUID) -> None:
    edit(client, f"/prepare/{bert}/appointments/", CONTACTS)
    typed = {"kind": "blood-pressure", "value": "128/82", **_day("taken_on", 12)}
    assert client.post(f"/prepare/{bert}/pack/result/", typed).status_code == 302
    page = client.get(f"/prepare/{bert}/pack/make/").content.decode()
    assert "Blood pressure: 128/82 mmHg on 12 November 2026." in page
    chosen = page.split('name="results" type="checkbox" value="')[1][:36]
    made = {"results": [chosen], "prompt_sets": ["everyone", "diabetes"], "note": "See you soon."}
    assert edit(client, f"/prepare/{bert}/pack/make/", made).status_code == 302
    pack = _pack(cast, "Bert")
    assert ([each.value for each in pack.results], len(pack.prompts), pack.note) == (
        ["128/82 mmHg"],
        18,
        "See you soon.",
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "blood-pressure", "value": "128"}, "two numbers"),
        ({"kind": "hba1c", "value": "5٣"}, "as a number"),
        ({"kind": "hba1c", "value": "-5"}, "as a number"),
        ({"kind": "hba1c", "value": "1" * 13}, "as a number"),
        ({"kind": "hba1c", "value": ""}, "Fill in “Result”."),
        ({"kind": "none", "value": "5"}, "Choose one of the answers"),
        ({"kind": "hba1c", "value": "53", **_day("taken_on", 14)}, "cannot be in the future"),
    ],
)
def test_a_wrong_result_is_refused(cast: Cast, client: Client, bert: UUID, typed: dict[str, str], words: str) -> None:
    answer = client.post(f"/prepare/{bert}/pack/result/", {**_day("taken_on", 12), **typed})
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("hba1c", "7.1", "from 16 to 250 mmol/mol"),
        ("height", "1.74", "from 20 to 260 cm"),
        ("cholesterol", "193", "from 1 to 40 mmol/L"),
        ("oxygen", "101", "from 40 to 100 %"),
        ("blood-pressure", "128/8.2", "from 10 to 350 mmHg"),
    ],
)
def test_a_result_in_another_unit_is_refused(
    cast: Cast, client: Client, bert: UUID, kind: str, value: str, words: str
) -> None:
    answer = client.post(f"/prepare/{bert}/pack/result/", {"kind": kind, "value": value, **_day("taken_on", 12)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'href="#value"' in answer.content.decode()


def test_a_pack_needs_questions(cast: Cast, client: Client) -> None:
    cast.now = cast.now.replace(day=2)
    made = with_made_pack(cast, "Bert").rounds["Bert"]
    assert edit(client, f"/prepare/{made}/pack/make/", {"note": ""}).status_code == 422


def test_a_held_result_is_neither_online_nor_on_paper_until_they_were_told(cast: Cast, client: Client) -> None:
    cast.now = cast.now.replace(day=2)
    made = with_made_pack(cast, "Bert").rounds["Bert"]
    cast.now = cast.now.replace(day=13)
    result = _pack(cast, "Bert").results[0]
    hold = f"/prepare/{made}/pack/results/{result.id}/hold/"
    assert "Hold back HbA1c?" in client.get(hold).content.decode()
    nobody = client.post(hold, {"caller": str(UUID(int=1))})
    assert (nobody.status_code, "Choose one of the answers" in nobody.content.decode()) == (422, True)
    assert client.post(hold, {"caller": str(cast.nurse.account)}).status_code == 302
    assert "Held back" in client.get(f"/prepare/{made}/pack/").content.decode()
    edit(client, f"/prepare/{made}/pack/release/", {**_day("release_on", 13), "reason": ""})
    own = client_for(cast.person("Bert"))
    assert "53 mmol/mol" not in own.get(f"/prepare/{made}/results/").content.decode()
    waiting = client.get("/prepare/calls/").content.decode()
    assert f"/prepare/{made}/pack/" in waiting
    assert "HbA1c" not in waiting
    told = {**_day("called_on", 13), "called_time": "8:30"}
    assert client.post(hold, {**told, "said": ""}).status_code == 422
    assert client.post(hold, {**told, "said": "He wants to think first."}).status_code == 302
    assert "There is nobody to call." in client.get("/prepare/calls/").content.decode()
    assert "53 mmol/mol" in own.get(f"/prepare/{made}/results/").content.decode()


def test_a_day_outside_the_window_warns_and_needs_a_reason(cast: Cast, client: Client) -> None:
    cast.now = cast.now.replace(day=2)
    made = with_made_pack(cast, "Bert").rounds["Bert"]
    release = f"/prepare/{made}/pack/release/"
    warned = edit(client, release, {**_day("release_on", 20), "reason": ""})
    assert warned.status_code == 422
    assert "outside the one to two weeks" in warned.content.decode()
    assert edit(client, release, {**_day("release_on", 20), "reason": "Bert was away."}).status_code == 302
    pack = _pack(cast, "Bert")
    assert (str(pack.release_on), pack.outside_reason) == ("2026-11-20", "Bert was away.")
    message = Message.objects.get(person_id=cast.people["Bert"], kind="pack-ready")
    assert (message.kind, message.due_at.isoformat()) == ("pack-ready", "2026-11-20T08:00:00+00:00")


@pytest.mark.parametrize(("day", "words"), [(12, "today or a later day"), (24, "on or before the conversation")])
def test_a_day_that_cannot_be_is_refused(cast: Cast, client: Client, day: int, words: str) -> None:
    cast.now = cast.now.replace(day=2)
    made = with_made_pack(cast, "Bert").rounds["Bert"]
    answer = edit(client, f"/prepare/{made}/pack/release/", {**_day("release_on", day), "reason": "why"})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_pack_that_the_person_has_cannot_be_changed(cast: Cast, client: Client) -> None:
    made = cast.rounds["Amina"]
    answer = edit(client, f"/prepare/{made}/pack/make/", {"prompt_sets": ["everyone"], "note": ""})
    assert answer.status_code == 422
    assert "has this pack already" in answer.content.decode()


def test_paper_is_entered_as_the_persons_words(cast: Cast, client: Client) -> None:
    paper = f"/prepare/{cast.rounds['Amina']}/paper/"
    assert "exactly as Amina wrote it" in client.get(paper).content.decode()
    answer = client.post(f"{paper}what-matters/", {"answer": "My garden.", "based_on": "0"})
    assert answer["Location"] == f"{paper}going-well/"
    set_identity(cast.coordinator, cast.now)
    row = Contribution.objects.get()
    assert (row.said_by, row.typed_by_name, row.channel) == ("Amina Begum", "Carol Okoro", "paper")


@pytest.mark.parametrize(
    ("keep", "kept"),
    [("mine", "From the paper."), ("theirs", "From the web."), ("both", "From the web.\n\nFrom the paper.")],
)
def test_paper_that_meets_an_answer_saved_meanwhile_shows_both_and_keeps_what_is_chosen(
    cast: Cast, client: Client, keep: str, kept: str
) -> None:
    hub, own = f"/prepare/{cast.rounds['Amina']}/", client_for(cast.person("Amina"))
    own.post(f"{hub}question/what-matters/", {"answer": "From the web.", "based_on": "0"})
    sent = client.post(f"{hub}paper/what-matters/", {"answer": "From the paper.", "based_on": "0"})
    assert sent["Location"] == f"{hub}paper/what-matters/settle/"
    both = client.get(sent["Location"]).content.decode()
    assert "From the paper." in both and "From the web." in both
    assert client.post(sent["Location"], {"based_on": "1"}).status_code == 422
    settled = client.post(sent["Location"], {"keep": keep, "based_on": "1"})
    assert settled["Location"] == f"{hub}paper/going-well/"
    set_identity(cast.coordinator, cast.now)
    newest = Contribution.objects.order_by("-number")[0]
    assert (newest.words, newest.said_by) == (kept, "Amina Begum" if keep != "theirs" else newest.said_by)
    assert client.get(sent["Location"]).status_code == 302


def test_unread_answers_are_listed_read_and_then_gone(cast: Cast, client: Client) -> None:
    hub = f"/prepare/{cast.rounds['Amina']}/"
    own = client_for(cast.person("Amina"))
    own.post(f"{hub}question/what-matters/", {"answer": "Sundays.", "based_on": "0"})
    own.post(f"{hub}question/hardest/", {"answer": "", "based_on": "0", "instead": "talk"})
    listed = client.get("/prepare/answers/").content.decode()
    assert "Amina Begum" in listed
    assert "1 answer" in listed
    page = client.get(f"{hub}answers/").content.decode()
    for words in ("Sundays.", "Not read yet", "Amina would rather talk about this."):
        assert words in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert client.post(f"{hub}answers/", {"seen": seen, "confirm": "yes"}).status_code == 302
    assert "Every answer has been read." in client.get("/prepare/answers/").content.decode()


@pytest.mark.parametrize("seen", ["x", "1:2", "a" * 30000])
def test_a_wrong_list_of_what_was_seen_marks_nothing(cast: Cast, client: Client, seen: str) -> None:
    answer: Any = client.post(f"/prepare/{cast.rounds['Amina']}/answers/", {"seen": seen})
    assert answer.status_code == 422


@pytest.mark.parametrize("page", ["0", "x", "-1", "9999999", "١"])
def test_a_page_of_a_list_that_cannot_be(client: Client, page: str) -> None:
    assert client.get(f"/prepare/answers/?page={page}").status_code == 422


def test_a_day_off_and_a_short_talk_are_asked_again_and_then_taken(cast: Cast, client: Client, bert: UUID) -> None:
    address = f"/prepare/{bert}/appointments/"
    doubtful = {**CONTACTS, "gathering_on-day": "14", "conversation_minutes": "10"}  # a Saturday
    asked = edit(client, address, doubtful)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "14 November 2026 is on a weekend." in page
    assert "10 minutes are short for a conversation." in page
    assert _pack(cast, "Bert").conversation is None
    sure = unescape(page.split('name="sure" value="')[1].split('"')[0])
    other_day = edit(client, address, {**doubtful, "gathering_on-day": "15", "sure": sure})
    assert other_day.status_code == 422  # another Sunday was not what they were sure of
    assert edit(client, address, {**doubtful, "sure": sure}).status_code == 302
    booked = _pack(cast, "Bert").conversation
    assert booked is not None
    assert booked.minutes == 10


def test_an_interpreter_is_asked_for_only_where_one_is_needed(cast: Cast, client: Client, bert: UUID) -> None:
    address = f"/prepare/{bert}/appointments/"
    assert "interpreter" not in client.get(address).content.decode()
    set_identity(cast.coordinator, cast.now)
    record_language(by=cast.coordinator, person=cast.people["Bert"], language="pl", interpreter=True, now=cast.now)
    assert "needs an interpreter" in client.get(address).content.decode()
    answers = {"gathering_interpreter": "no", "conversation_interpreter": "yes"}
    assert edit(client, address, {**CONTACTS, **answers}).status_code == 302
    assert "An interpreter is booked." in client.get(f"/prepare/{bert}/pack/").content.decode()


def test_an_appointment_is_cancelled_with_its_reason(cast: Cast, client: Client, bert: UUID) -> None:
    edit(client, f"/prepare/{bert}/appointments/", CONTACTS)
    over = f"/prepare/{bert}/appointments/conversation/over/"
    assert client.post(over, {"how": "cancelled", "because": ""}).status_code == 422
    early = client.post(over, {"how": "missed", "because": "They did not say."})
    assert "It has not begun yet." in early.content.decode()
    assert client.post(over, {"how": "cancelled", "because": "He is away."}).status_code == 302
    assert _pack(cast, "Bert").conversation is None
    assert client.get(over).status_code == 404


def test_a_conversation_that_moved_leads_to_its_pack_with_the_days_it_now_has(cast: Cast, client: Client) -> None:
    """The pack is with Amina since 12 November; on the 13th the conversation comes forward to the 16th."""
    address = f"/prepare/{cast.rounds['Amina']}/appointments/"
    earlier = {
        **CONTACTS,
        "gathering_on-day": "9",
        "conversation_on-day": "16",
        "conversation_time": "14:00",
    }
    shown = edit(client, address, earlier)
    sure = unescape(shown.content.decode().split('name="sure" value="')[1].split('"')[0])
    moved = edit(client, address, {**earlier, "sure": sure})
    assert moved["Location"] == f"/prepare/{cast.rounds['Amina']}/pack/"
    assert "This is 4 days before the conversation" in client.get(moved["Location"]).content.decode()


def test_the_person_puts_both_in_their_calendar_and_nobody_elses(cast: Cast) -> None:
    address = f"/prepare/{cast.rounds['Amina']}/appointments.ics"
    own = client_for(cast.person("Amina"))
    assert address in own.get(f"/prepare/{cast.rounds['Amina']}/").content.decode()
    file = own.get(address)
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file.content.count(b"BEGIN:VEVENT") == 2
    assert b"DTSTART;TZID=Europe/London:20261123T140000" in file.content
    assert client_for(cast.person("Bert")).get(address).status_code == 404
