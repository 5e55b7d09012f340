"""What is not in the format that somebody needs does not leave; it waits as a task, and goes out only with a reason."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from alongside.doors.jobs import send_messages
from alongside.doors.jobs.send_messages import send_due
from alongside.doors.papers import PrintAs, invitation_paper
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.models import FormatOverride, Message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.needs import record_need
from alongside.records.people.changes.people import record_contact
from alongside.records.people.reads import organisation_view, person_view
from alongside.rules.needs import Subset
from alongside.rules.refusals import NotReady
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

HER_DAUGHTER = "Her daughter reads it to her."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> Path:
    settings.LETTER_FOLDER, settings.EMAIL_FOLDER = tmp_path / "letters", tmp_path / "emails"
    settings.LETTER_WAY = settings.EMAIL_WAY = "folder"
    return tmp_path


def needs(cast: Cast, *codes: str, subset: Subset = Subset.INFORMATION_FORMAT) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    record_need(
        by=by, person=cast.people["Amina"], subset=subset, answer="needs", codes=codes, words="more", now=cast.now
    )


def invited(cast: Cast, after: timedelta = timedelta()) -> UUID:
    by = cast.coordinator
    set_identity(by, cast.now)
    what = {"organisation": cast.organisations["Greenfield Surgery"], "kind": MessageKind.INVITATION}
    due_at = timezone.now() + after if after else None
    message = queue_message(
        by=by, person=cast.people["Amina"], effect_key="invitation", now=cast.now, due_at=due_at, **what
    )
    assert message is not None
    return message


def standing(cast: Cast) -> tuple[str, str]:
    set_identity(cast.coordinator, cast.now)
    row = Message.objects.get()
    return row.status, row.why


def letters(folders: Path) -> int:
    return len(list((folders / "letters").glob("*.pdf")))


@pytest.mark.parametrize("wanted", ["easy-read", "braille", "audio", "sign-language-video", "electronic", "other"])
def test_a_letter_that_is_not_what_is_needed_is_stopped_when_it_is_queued(
    cast: Cast, folders: Path, wanted: str
) -> None:
    needs(cast, wanted)
    invited(cast)
    assert standing(cast) == ("stopped", f"unfit format:{wanted}")
    assert send_due() == 0
    assert letters(folders) == 0


def test_large_print_is_made_and_leaves(cast: Cast, folders: Path) -> None:
    needs(cast, "large-print")
    invited(cast)
    assert send_due() == 1
    assert letters(folders) == 1
    assert standing(cast)[0] == "sent"


def test_nobody_asked_stops_nothing(cast: Cast, folders: Path) -> None:
    invited(cast)
    assert send_due() == 1
    assert letters(folders) == 1


def test_a_need_told_while_it_waits_stops_it_before_it_leaves(cast: Cast, folders: Path) -> None:
    invited(cast)
    needs(cast, "braille")
    assert send_due() == 1
    assert standing(cast) == ("stopped", "unfit format:braille")
    assert letters(folders) == 0


def test_it_goes_by_the_way_that_reaches_them(cast: Cast) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    amina = {"by": by, "person": cast.people["Amina"], "now": cast.now}
    record_contact(contact_by="letter", email="amina@example.org", no_messages=False, **amina)
    needs(cast, "email", "phone", subset=Subset.CONTACT_METHOD)
    invited(cast)
    set_identity(by, cast.now)
    assert (Message.objects.get().channel, standing(cast)) == ("email", ("waiting", ""))


def test_who_is_reached_by_phone_gets_no_letter(cast: Cast) -> None:
    needs(cast, "phone", subset=Subset.CONTACT_METHOD)
    invited(cast)
    assert standing(cast) == ("stopped", "unfit contact:phone")


def test_it_is_a_task_that_says_what_is_needed(cast: Cast, client: Client) -> None:
    needs(cast, "braille")
    message = invited(cast)
    page = text_of(client.get("/messages/").content.decode())
    assert "It is not what the person needs: Braille." in page
    page = text_of(client.get(f"/messages/{message}/").content.decode())
    for way_on in ("Send it in large print", "Send it as it is", "Take it off the list", "See what they need"):
        assert way_on in page


@pytest.mark.parametrize("pressed", ["despite", "despite-in-large-print"])
def test_it_goes_out_with_a_reason_that_is_kept_and_audited(
    cast: Cast, client: Client, folders: Path, pressed: str
) -> None:
    needs(cast, "easy-read")
    message = invited(cast)
    assert post(client, f"/messages/{message}/", do=pressed, reason=HER_DAUGHTER).status_code == 302
    row = FormatOverride.objects.get()
    assert (row.reason, row.unmet, row.message_id) == (HER_DAUGHTER, ["format:easy-read"], message)
    assert row.large_print == (pressed == "despite-in-large-print")
    set_identity(cast.person("Amina"), cast.now)
    event = Event.objects.get(kind="format.overridden")
    assert event.detail == {"what": "invitation", "unmet": "format:easy-read"}
    assert send_due() == 1
    assert letters(folders) == 1
    assert standing(cast) == ("sent", "")


def test_without_a_reason_it_stays(cast: Cast, client: Client) -> None:
    needs(cast, "easy-read")
    message = invited(cast)
    refused = post(client, f"/messages/{message}/", do="despite", reason="")
    assert refused.status_code == 422
    assert standing(cast)[0] == "stopped"
    assert not FormatOverride.objects.exists()


def test_sending_again_does_not_get_round_the_block(cast: Cast, client: Client, folders: Path) -> None:
    needs(cast, "easy-read")
    message = invited(cast)
    assert post(client, f"/messages/{message}/", do="again").status_code == 302
    assert send_due() == 1
    assert standing(cast) == ("stopped", "unfit format:easy-read")
    assert letters(folders) == 0


def test_a_reason_covers_what_was_known_then_and_no_need_told_later(cast: Cast, client: Client, folders: Path) -> None:
    needs(cast, "easy-read")
    message = invited(cast)
    post(client, f"/messages/{message}/", do="despite", reason=HER_DAUGHTER)
    needs(cast, "easy-read", "audio")
    assert send_due() == 1
    assert standing(cast) == ("stopped", "unfit format:audio")
    assert letters(folders) == 0


def test_what_was_to_go_out_on_a_day_keeps_its_day(cast: Cast, client: Client) -> None:
    needs(cast, "easy-read")
    message = invited(cast, after=timedelta(days=9))
    post(client, f"/messages/{message}/", do="despite", reason=HER_DAUGHTER)
    set_identity(cast.coordinator, cast.now)
    assert Message.objects.get().due_at > timezone.now() + timedelta(days=8)


def test_a_message_in_other_trouble_is_not_overridden(cast: Cast, client: Client) -> None:
    message = invited(cast)
    set_identity(send_messages.system(), cast.now)
    Message.objects.update(status="failed", finished_at=cast.now, why="letter-address")
    assert post(client, f"/messages/{message}/", do="despite", reason=HER_DAUGHTER).status_code == 422
    assert not FormatOverride.objects.exists()


def test_no_paper_is_made_against_a_need(cast: Cast) -> None:
    needs(cast, "braille")
    by = cast.coordinator
    set_identity(by, cast.now)
    letter = {
        "reference": "X",
        "person": person_view(by=by, person=cast.people["Amina"]),
        "organisation": organisation_view(by=by, organisation=cast.organisations["Greenfield Surgery"]),
        "code": "ABC",
        "today": cast.now.date(),
    }
    with pytest.raises(NotReady):
        invitation_paper(**letter)
    assert invitation_paper(**letter, print_as=PrintAs(despite=("format:braille",))).pdf


def test_staff_print_only_with_a_reason_and_the_person_as_they_like(cast: Cast, client: Client) -> None:
    with_agreed_plan(cast)
    needs(cast, "braille")
    address = f"/people/{cast.people['Amina']}/plan/copy.pdf"
    asked = client.get(address)
    assert "They need: Braille." in text_of(asked.content.decode())
    set_identity(cast.person("Amina"), cast.now)
    assert not Event.objects.filter(kind="plan.copied").exists()
    assert post(client, address, reason="").status_code == 422
    printed = post(client, address, reason="We read it to her.")
    assert printed["Content-Type"] == "application/pdf"
    set_identity(cast.coordinator, cast.now)
    assert FormatOverride.objects.get().what == "plan"
    own = client_for(cast.person("Amina")).get("/plan/copy.pdf")
    assert own["Content-Type"] == "application/pdf"


def test_the_database_keeps_no_override_without_a_reason(cast: Cast, client: Client) -> None:
    needs(cast, "easy-read")
    post(client, f"/messages/{invited(cast)}/", do="despite", reason=HER_DAUGHTER)
    set_identity(cast.coordinator, cast.now)
    row = FormatOverride.objects.get()
    values = {field.attname: getattr(row, field.attname) for field in FormatOverride._meta.concrete_fields}
    for wrong in ({"reason": ""}, {"unmet": []}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FormatOverride(**{**values, "id": None, **wrong}).save(force_insert=True)
