"""Other numbers, ways to reach somebody, background; and what only those may read who need it, each look logged."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import ContactPoint, Identifier, KeptApart
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.plan.sections import ALL_SECTIONS
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

SAFE = "Only at her work, mornings."


def more(cast: Cast, what: str = "") -> str:
    return f"/people/{cast.people['Amina']}/more/{what}"


def apart(cast: Cast, kind: str, what: str = "") -> str:
    return f"/people/{cast.people['Amina']}/apart/{kind}/{what}"


def page(client: Client, address: str) -> str:
    return text_of(client.get(address).content.decode())


def test_a_number_of_another_service_says_whether_it_was_checked(cast: Cast, client: Client) -> None:
    sent = {"kind": "hospital", "value": "HV 204 771", "verified": "not-checked"}
    assert client.post(more(cast, "number/"), sent).status_code == 302
    assert "HV 204 771\nNot checked yet" in client.get(more(cast)).content.decode()
    row = Identifier.objects.get()
    assert edit(client, more(cast, f"number/{row.id}/"), {"verified": "verified"}).status_code == 302
    assert "HV 204 771\nChecked: it is theirs" in client.get(more(cast)).content.decode()
    assert client.post(more(cast, "number/"), sent).status_code == 422
    assert client.post(more(cast, f"number/{row.id}/remove/"), {"confirm": "yes"}).status_code == 302
    assert "HV 204 771" not in page(client, more(cast))


def test_an_nhs_number_is_no_other_number(cast: Cast, client: Client) -> None:
    sent = {"kind": "other", "value": nth_test_number(7), "verified": "verified"}
    refused = client.post(more(cast, "number/"), sent)
    assert refused.status_code == 422
    assert "This is an NHS number." in text_of(refused.content.decode())


def test_the_nhs_number_has_a_check_of_its_own_and_pronouns_stand_in_the_header(cast: Cast, client: Client) -> None:
    assert edit(client, more(cast, "who/"), {"pronouns": "she", "nhs_number_check": "verified"}).status_code == 302
    shown = page(client, more(cast))
    assert "Checked: it is theirs" in shown
    assert "<li>Pronouns: she</li>" in client.get(f"/people/{cast.people['Amina']}/").content.decode()


def test_ways_to_reach_them_stand_in_their_order(cast: Cast, client: Client) -> None:
    for value, order in (("01632 960002", "2"), ("01632 960001", "1")):
        sent = {"kind": "phone", "value": value, "note": "my neighbour", "preference": order}
        assert client.post(more(cast, "contact/"), sent).status_code == 302
    shown = page(client, more(cast))
    assert shown.index("960001") < shown.index("960002")
    row = ContactPoint.objects.get(preference=1)
    assert client.post(more(cast, f"contact/{row.id}/remove/"), {"confirm": "yes"}).status_code == 302
    assert "960001" not in page(client, more(cast))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "email", "value": "amina"},
        {"kind": "pigeon", "value": "1"},
        {"preference": "9"},
        {"value": "01632 960001\r\nBcc: x@example.org"},
    ],
)
def test_a_wrong_way_is_refused_and_nothing_is_kept(cast: Cast, client: Client, wrong: dict[str, str]) -> None:
    sent = {"kind": "phone", "value": "01632 960001", "note": "", "preference": "1", **wrong}
    assert client.post(more(cast, "contact/"), sent).status_code == 422
    assert not ContactPoint.objects.exists()


def test_background_is_for_those_who_look_after_her(cast: Cast, client: Client) -> None:
    told = {"ethnicity": "K", "religion": "Muslim", "impairments": ["memory"], "household": "Lives alone."}
    assert edit(client, more(cast, "about/"), told).status_code == 302
    shown = page(client, more(cast))
    for words in ("Asian: Bangladeshi", "Muslim", "Memory", "Lives alone."):
        assert words in shown
    administrator = client_for(cast.staff("Pat Moore", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    assert "Muslim" not in page(administrator, more(cast))
    assert administrator.get(more(cast, "about/")).status_code == 403


def test_what_is_kept_apart_is_shown_on_asking_and_the_look_is_logged(cast: Cast, client: Client) -> None:
    assert client.post(apart(cast, "safe-contact"), {"words": SAFE}).status_code == 302
    assert SAFE not in page(client, more(cast))
    assert SAFE not in page(client, apart(cast, "safe-contact", "look/"))
    assert not looks(cast)
    assert SAFE in text_of(client.post(apart(cast, "safe-contact", "look/"), {"confirm": "yes"}).content.decode())
    (event,) = looks(cast)
    assert (event.account, event.detail) == (cast.accounts["Carol Okoro"], {})


def looks(cast: Cast) -> list[Event]:
    set_identity(cast.person("Amina"), cast.now)
    return list(Event.objects.filter(kind="detail.read"))


def test_the_newest_counts_and_empty_takes_it_away(cast: Cast, client: Client) -> None:
    client.post(apart(cast, "code-word"), {"words": "Pelargonium"})
    client.post(apart(cast, "code-word"), {"words": "Begonia"})
    look = apart(cast, "code-word", "look/")
    shown = text_of(client.post(look, {"confirm": "yes"}).content.decode())
    assert "Begonia" in shown and "Pelargonium" not in shown
    client.post(apart(cast, "code-word"), {"words": ""})
    assert "Nothing is recorded." in text_of(client.post(look, {"confirm": "yes"}).content.decode())


def test_the_key_is_for_those_who_visit(cast: Cast, client: Client) -> None:
    client.post(apart(cast, "key-safe"), {"words": "Mrs Lowe has a key."})
    assistant = client_for(cast.staff("Harry Singh", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery"))
    look = apart(cast, "key-safe", "look/")
    assert "Mrs Lowe" in text_of(assistant.post(look, {"confirm": "yes"}).content.decode())
    administrator = client_for(cast.staff("Pat Moore", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery"))
    assert "The key to their home" not in page(administrator, more(cast))
    assert administrator.post(look, {"confirm": "yes"}).status_code == 403


def test_no_page_and_no_row_of_it_reaches_anybody_outside_the_team(cast: Cast, client: Client) -> None:
    client.post(apart(cast, "safe-contact"), {"words": SAFE})
    person, charity = cast.person("Amina"), cast.charity_worker
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    share(by=person, person=cast.people["Amina"], reader=reader, sections=ALL_SECTIONS, how="online", now=cast.now)
    bert = cast.person("Bert")
    carer = Actor(Role.CARER, account=bert.account, on_behalf_of=cast.people["Amina"], purpose=Purpose.DIRECT_CARE)
    for actor in (person, charity, carer, cast.intruder):
        set_identity(actor, cast.now)
        assert not KeptApart.objects.exists(), actor.role
    assert client_for(person).post(apart(cast, "safe-contact", "look/"), {"confirm": "yes"}).status_code == 403
    assert client_for(cast.intruder).post(apart(cast, "safe-contact", "look/"), {"confirm": "yes"}).status_code == 404
