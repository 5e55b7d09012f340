"""Every opening is told to the person by their own way, and looked at by somebody else by its reference."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.db import ProgrammingError, transaction
from pytest_django import Settings

from alongside.doors.jobs.alert_officers import alert_officers
from alongside.doors.jobs.send_messages import send_due
from alongside.doors.jobs.tell_of_openings import tell_of_openings
from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.models import Message
from alongside.records.people.changes.accounts import start_membership
from alongside.records.people.models import Account
from alongside.records.sharing.changes import open_beside
from alongside.records.sharing.changes.alerts import MOST_TRIES
from alongside.records.sharing.models import Opening
from alongside.rules.actors import Actor, Role
from alongside.rules.openings import OpeningKind
from alongside.rules.refusals import Invalid
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.emergency.test_emergency import SAID, crew, found, opened
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
UNSAFE = "Her son reads all of her letters, and she fears him."


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    officer(cast)
    return cast


@pytest.fixture
def without() -> Cast:
    """Nobody looks at openings at Hillview."""
    return with_agreed_plan(make_cast())


def the_one(cast: Cast) -> Opening:
    set_identity(SETTING_UP, cast.now)
    return Opening.objects.get()


def officer(cast: Cast, organisation: str = "Hillview Surgery"):
    return client_for(cast.staff(f"Oliver of {organisation}", Role.PRIVACY_OFFICER, organisation))


def test_the_person_is_told_once_by_their_own_way_without_a_word_of_health(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    opened(client_for(crew(cast)), cast)
    assert (tell_of_openings(), tell_of_openings()) == (1, 0)
    assert the_one(cast).told_at
    [message] = Message.objects.filter(kind="opening")
    assert message.person_id == cast.people["Amina"]
    assert message.about == {"opening": str(the_one(cast).id)}
    settings.LETTER_FOLDER, settings.LETTER_WAY = tmp_path, "folder"
    assert send_due() == 1
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_a_reason_not_to_tell_waits_for_the_reviewer_who_then_lets_it_go(cast: Cast) -> None:
    opened(client_for(crew(cast)), cast, not_told=UNSAFE)
    assert tell_of_openings() == 0
    page = f"/emergency/openings/{the_one(cast).id}/"
    assert UNSAFE in text_of(officer(cast).get(page).content.decode())
    found = {"outcome": "right", "words": "Rang the crew; the call is logged."}
    assert post(officer(cast), page, **found).status_code == 422  # whether they are told now is asked
    assert post(officer(cast), page, **found, told="keep").status_code == 302
    assert tell_of_openings() == 0


def test_who_looked_says_nothing_either_until_the_person_may_be_told(cast: Cast) -> None:
    crew_client, amina = client_for(crew(cast)), client_for(cast.person("Amina"))
    crew_client.get(opened(crew_client, cast, not_told=UNSAFE))
    words = text_of(amina.get("/who-looked/").content.decode())
    assert "Eddie Marsh" not in words
    assert "Hillview" not in words
    found = {"outcome": "right", "words": "Rang the crew; the call is logged.", "told": "tell"}
    post(officer(cast), f"/emergency/openings/{the_one(cast).id}/", **found)
    assert "opened your plan in an emergency" in text_of(amina.get("/who-looked/").content.decode())


def test_the_reviewer_tells_the_person_now(cast: Cast) -> None:
    opened(client_for(crew(cast)), cast, not_told=UNSAFE)
    page = f"/emergency/openings/{the_one(cast).id}/"
    found = {"outcome": "wrong", "words": "No call was logged that day."}
    assert post(officer(cast), page, **found, told="tell").status_code == 302
    assert tell_of_openings() == 1
    assert the_one(cast).outcome == "wrong"
    assert post(officer(cast), page, **found).status_code == 422  # once


def test_the_officer_is_alerted_by_reference_and_learns_no_name_of_the_person(cast: Cast) -> None:
    opened(client_for(crew(cast)), cast)
    client, reference = officer(cast), str(the_one(cast).id)[:8].upper()
    assert "1 opening waits for you" in text_of(client.get("/").content.decode())
    pages = [client.get(path).content.decode() for path in ("/", "/emergency/openings/")]
    pages.append(client.get(f"/emergency/openings/{the_one(cast).id}/").content.decode())
    assert reference in pages[1]
    assert "Called to her home; she is confused and alone." in pages[2]
    assert "Eddie Marsh" in pages[2]
    for page in pages:
        assert "Amina" not in page
        assert "Begum" not in page
        assert str(cast.people["Amina"]) not in page


def test_another_organisations_officer_sees_nothing_of_it(cast: Cast) -> None:
    opened(client_for(crew(cast)), cast)
    other = officer(cast, "Riverside")
    assert "Nothing waits to be looked at." in text_of(other.get("/emergency/openings/").content.decode())
    assert other.get(f"/emergency/openings/{the_one(cast).id}/").status_code == 404
    assert client_for(cast.coordinator).get("/emergency/openings/").status_code == 403


def officer_with_address(cast: Cast, organisation: str = "Hillview Surgery") -> None:
    with_address(cast.staff(f"Oliver of {organisation}", Role.PRIVACY_OFFICER, organisation), "oliver")


def with_address(staff: Actor, name: str) -> None:
    Account.objects.filter(id=staff.account).update(email=f"{name}@hillview.example")


def mails(folder: Path, settings: Settings) -> list[str]:
    """What is sent about an opening, now."""
    settings.EMAIL_FOLDER, settings.EMAIL_WAY = folder, "folder"
    alert_officers()
    return [each.read_text() for each in folder.iterdir()]


def test_without_an_officer_there_one_who_looks_after_the_person_is_told_and_looks(
    without: Cast, settings: Settings, tmp_path: Path
) -> None:
    cast, client = without, client_for(crew(without))
    officer_with_address(cast, "Greenfield Surgery")
    words = text_of(client.get(found(client)).content.decode())
    assert "The privacy officer of the organisation that looks after them reads why." in words
    opened(client, cast, not_told=UNSAFE)
    [mail] = mails(tmp_path, settings)  # of the emergency page alone, too
    assert "To: oliver@hillview.example" in mail
    assert "Amina" not in mail
    page = f"/emergency/openings/{the_one(cast).id}/"
    assert officer(cast, "Riverside").get(page).status_code == 404
    greenfield = officer(cast, "Greenfield Surgery")
    assert "1 opening waits for you" in text_of(greenfield.get("/").content.decode())
    looked = {"outcome": "right", "words": "Rang the crew; the call is logged.", "told": "tell"}
    assert post(greenfield, page, **looked).status_code == 302
    assert tell_of_openings() == 1


def test_an_officer_who_opened_it_does_not_look_at_it(without: Cast) -> None:
    cast = without
    eddie = crew(cast)
    start_membership(
        by=SETTING_UP,
        account=eddie.known_account,
        organisation=cast.organisations["Hillview Surgery"],
        role=Role.PRIVACY_OFFICER,
        starts_on=cast.now.date(),
        now=cast.now,
    )
    cast.staff("Oliver of Greenfield Surgery", Role.PRIVACY_OFFICER, "Greenfield Surgery")
    opened(client_for(eddie), cast)
    assert "Eddie Marsh" in text_of(
        officer(cast, "Greenfield Surgery").get(f"/emergency/openings/{the_one(cast).id}/").content.decode()
    )


def test_without_an_officer_anywhere_it_says_so_and_the_person_is_told_in_any_case(
    without: Cast, settings: Settings, tmp_path: Path
) -> None:
    cast, client = without, client_for(crew(without))
    lead = cast.staff("Lou Hart", Role.ORGANISATION_LEAD, "Hillview Surgery")
    with_address(lead, "lou")
    step_two = found(client)
    page = client.get(step_two).content.decode()
    assert "No privacy officer can read why. Those who run your organisation are told that." in text_of(page)
    assert "not_told" not in page
    said = {key: words for key, words in SAID.items() if key != "not_told"}
    assert post(client, step_two, **said).status_code == 302
    assert tell_of_openings() == 1
    [mail] = mails(tmp_path, settings)
    assert "Nobody can look at it: your organisation has no privacy officer" in mail.replace("\n", " ")
    assert "Amina" not in mail
    assert "1 opening waits, and there is no privacy officer." in text_of(client_for(lead).get("/").content.decode())
    officer(cast)
    assert "there is no privacy officer" not in text_of(client_for(lead).get("/").content.decode())


def test_without_anybody_who_looks_no_reason_not_to_tell_is_taken(without: Cast) -> None:
    """Nor by the database."""
    cast, eddie = without, crew(without)
    set_identity(eddie, cast.now)
    opening = {"person": cast.people["Amina"], "kind": OpeningKind.EMERGENCY, "reason": "life-at-risk", "now": cast.now}
    with pytest.raises(Invalid) as refused:
        open_beside(by=eddie, words="She fell at home.", not_told=UNSAFE, **opening)
    assert refused.value.message == "opening.nobody-looks"
    open_beside(by=eddie, words="She fell at home.", **opening)
    row = Opening.objects.get()
    row.id, row.not_told = uuid4(), UNSAFE
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)


def test_the_officer_is_mailed_about_a_broken_glass_by_reference_and_by_nothing_else(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_FOLDER, settings.EMAIL_WAY = tmp_path, "folder"
    officer_with_address(cast)
    opened(client_for(cast.intruder), cast)
    assert (alert_officers(), alert_officers()) == (1, 0)
    [mail] = [each.read_text() for each in tmp_path.iterdir()]
    reference = str(the_one(cast).id)[:8].upper()
    assert f"Subject: A plan was opened in an emergency: {reference}" in mail
    assert "To: oliver@hillview.example" in mail
    for word in ("Amina", "Begum", str(cast.people["Amina"]), "Called to her home", cast.intruder.name):
        assert word not in mail
    page = f"/emergency/openings/{the_one(cast).id}/"
    assert "E-mail to the privacy officer Sent on" in text_of(officer(cast).get(page).content.decode())


def test_an_officer_without_an_address_is_tried_again_and_then_left_to_the_list(cast: Cast) -> None:
    oliver = cast.accounts["Oliver of Hillview Surgery"]
    Account.objects.filter(id=oliver).update(email=None)
    opened(client_for(cast.intruder), cast)
    with time_machine.travel(the_one(cast).opened_at, tick=False) as clock:
        for tried in range(1, MOST_TRIES + 1):
            assert alert_officers() == 1, tried
            assert alert_officers() == 0, "not at once again"
            clock.shift(timedelta(hours=5))
        assert alert_officers() == 0
    page = f"/emergency/openings/{the_one(cast).id}/"
    assert "It could not be sent" in text_of(officer(cast).get(page).content.decode())


def test_the_emergency_page_alone_sends_no_mail(cast: Cast) -> None:
    officer_with_address(cast)
    opened(client_for(crew(cast)), cast)
    assert alert_officers() == 0
