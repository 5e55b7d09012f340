"""While a safe way to reach somebody is kept, nothing leaves by itself: a letter on the mat can put them in danger."""

from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from alongside.doors.jobs.send_messages import send_due
from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.models import FormatOverride, Message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.details import keep_apart
from alongside.rules.actors import Actor, Role
from alongside.rules.details import Apart
from tests.cast import Cast, make_cast
from tests.doors.web.messages.test_despite import folders, letters
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
__all__ = ["folders"]
SECRET = "Only at her work, before three."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


def keep_safe_way(cast: Cast, words: str = SECRET) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    keep_apart(by=by, person=cast.people["Amina"], kind=Apart.SAFE_CONTACT, words=words, now=cast.now)


def invited(cast: Cast) -> UUID:
    by = cast.coordinator
    set_identity(by, cast.now)
    what = {"organisation": cast.organisations["Greenfield Surgery"], "kind": MessageKind.INVITATION}
    message = queue_message(by=by, person=cast.people["Amina"], effect_key="invitation", now=cast.now, **what)
    assert message is not None
    return message


def standing(cast: Cast) -> tuple[str, str]:
    set_identity(cast.coordinator, cast.now)
    row = Message.objects.get()
    return row.status, row.why


def test_nothing_is_sent_until_somebody_has_looked(cast: Cast, client: Client, folders: Path) -> None:
    keep_safe_way(cast)
    message = invited(cast)
    assert standing(cast) == ("stopped", "unfit contact:safe-way")
    assert send_due() == 0 and letters(folders) == 0
    page = text_of(client.get(f"/messages/{message}/").content.decode())
    assert "A safe way to reach them is kept on their page." in page
    assert SECRET not in page and "Make it as they need it" not in page
    assert post(client, f"/messages/{message}/", do="despite", reason="").status_code == 422
    assert post(client, f"/messages/{message}/", do="despite", reason="She asked for it today.").status_code == 302
    assert send_due() == 1 and letters(folders) == 1
    set_identity(cast.coordinator, cast.now)
    assert FormatOverride.objects.get().unmet == ["contact:safe-way"]


def test_what_was_on_its_way_when_it_was_told_is_stopped_too(cast: Cast, folders: Path) -> None:
    invited(cast)
    keep_safe_way(cast)
    assert send_due() == 1 and letters(folders) == 0
    assert standing(cast) == ("stopped", "unfit contact:safe-way")


def test_once_it_is_taken_away_letters_go_out_again(cast: Cast, folders: Path) -> None:
    keep_safe_way(cast)
    keep_safe_way(cast, "")
    invited(cast)
    assert send_due() == 1 and letters(folders) == 1


def test_before_they_are_invited_the_page_says_to_tell_them_in_that_way(cast: Cast, client: Client) -> None:
    keep_safe_way(cast)
    page = text_of(client.get(f"/identify/invite/{cast.people['Amina']}/").content.decode())
    assert "nothing is sent yet: a safe way to reach them is kept on their page" in page
    assert SECRET not in page
    invited = client.post(f"/identify/invite/{cast.people['Amina']}/", {"confirm": "yes"})
    assert "A message to them did not leave" in text_of(client.get(invited["Location"]).content.decode())


@pytest.mark.parametrize("role", [None, Role.PRIVACY_OFFICER, Role.SAFEGUARDING_LEAD, Role.ORGANISATION_LEAD])
def test_that_there_is_one_is_told_to_those_who_reach_her_alone(cast: Cast, role: Role | None) -> None:
    """None: herself. Somebody may be looking over her shoulder."""
    keep_safe_way(cast)
    assert asked(cast, cast.coordinator)
    assert not asked(cast, cast.staff("Somebody Else", role, "Greenfield Surgery") if role else cast.person("Amina"))


def asked(cast: Cast, actor: Actor) -> bool:
    set_identity(actor, cast.now)
    with connection.cursor() as cursor:
        cursor.execute("select has_safe_way(%s)", [cast.people["Amina"]])
        return bool(cursor.fetchone()[0])
