"""People who support me: the list, each of them, what the person decided, and what stands between them."""

import re
from uuid import UUID

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter, answer_concern
from alongside.records.careteam.models import Conflict, Involvement, Supporter
from alongside.records.careteam.reads import supported_people
from alongside.rules.actors import Actor, Assurance, Role
from tests.cast import Cast, coordinated, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
GREENFIELD = "Greenfield Surgery"
ADDED = {"kind": "family-or-friend", "name": "Zinnia Begum", "relationship": "Sister", "telephone": "01632 960100"}
DAY = {"day": "2", "month": "11", "year": "2026"}
CHECKED = {
    "paid": "no",
    "benefits_from": ["inheritance"],
    "attorney": "property",
    "own_view_asked": "alone",
    "own_view": "I know, and I want her with me.",
    **{f"own_view_on-{part}": value for part, value in DAY.items()},
    "outcome": "undecided",
}


@pytest.fixture
def cast() -> Cast:
    return coordinated(make_cast())


@pytest.fixture
def zinnia(cast: Cast) -> UUID:
    set_identity(cast.coordinator, cast.now)
    given = {"kind": "family-or-friend", "name": "Zinnia Begum", "relationship": "Sister"}
    return add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **given)


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))


@pytest.fixture
def carol(cast: Cast) -> Client:
    return client_for(cast.coordinator)


@pytest.fixture
def lee(cast: Cast) -> Client:
    return client_for(cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD))


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return text_of(answer.content.decode())


def test_the_persons_own_page_speaks_in_their_words(amina: Client, zinnia: UUID) -> None:
    page = said(amina, "/careteam/")
    assert "People who support me" in page and "You decide who is involved." in page
    assert "Zinnia Begum" in page and "Sister" in page
    assert "You have not said yet if you want them involved." in page
    assert "Conflict" not in page


def test_a_page_with_nobody_says_what_to_add(cast: Cast) -> None:
    page = said(client_for(cast.person("Bert")), "/careteam/")
    assert "Nobody is here yet." in page and "Add somebody" in page


def test_the_person_adds_somebody_and_is_asked_whether_they_want_them(amina: Client) -> None:
    added = amina.post("/careteam/add/", ADDED)
    assert added.status_code == 302 and added["Location"].endswith("/decision/")
    page = said(amina, added["Location"])
    assert "Do you want Zinnia Begum to be involved?" in page
    assert "How were they asked?" not in page
    done = edit(amina, added["Location"], {"decision": "with-limits", "limits": "Not about money."})
    assert done["Location"] == "/careteam/"
    assert "I want Zinnia Begum to be involved, but not in everything. Limits: Not about money." in said(
        amina, "/careteam/"
    )


def test_when_somebody_answers_the_phone_is_asked_and_not_asked_is_no_no(amina: Client) -> None:
    asked = amina.get("/careteam/add/").content.decode()
    assert "When do they answer the phone?" in asked
    assert "Not asked yet" in asked
    added = amina.post("/careteam/add/", ADDED)
    assert "01632 960100 Not asked yet if they answer at night" in said(amina, "/careteam/")
    somebody = added["Location"].split("/")[2]
    changed = {**ADDED, "answers_when": "any-time", "based_on": "0"}
    del changed["kind"]
    assert amina.post(f"/careteam/{somebody}/change/", changed).status_code == 302
    page = said(amina, f"/careteam/{somebody}/")
    assert "01632 960100 Answers by day and at night" in page
    assert "When they answer the phone: “Not asked yet” became “By day and at night”" in page


@pytest.mark.parametrize("when", ["at-noon", "\u202enight", "day night", "NIGHT"])
def test_an_hour_that_is_no_answer_is_refused_by_its_field(amina: Client, when: str) -> None:
    wrong = amina.post("/careteam/add/", {**ADDED, "answers_when": when})
    assert wrong.status_code == 422
    assert 'href="#answers_when' in wrong.content.decode()


def test_the_person_is_asked_in_words_for_them_and_who_is_the_key_worker_stays(
    amina: Client, carol: Client, cast: Cast
) -> None:
    page = said(amina, "/careteam/add/")
    assert "Who they are to you" in page and "to the person" not in page and "key worker" not in page
    nurse = {"kind": "professional", "name": "Ann Lee", "role": "Community nurse", "key_worker": "yes"}
    carol.post(f"/careteam/for/{cast.people['Amina']}/add/", nurse)
    row = Supporter.objects.get(name="Ann Lee")
    assert edit(amina, f"/careteam/{row.id}/change/", {"name": "Ann Lee", "role": "Nurse"}).status_code == 302
    row.refresh_from_db()
    assert (row.role, row.key_worker) == ("Nurse", True)


def test_limits_without_words_are_asked_for_by_the_field(amina: Client, zinnia: UUID) -> None:
    wrong = edit(amina, f"/careteam/{zinnia}/decision/", {"decision": "with-limits", "limits": ""})
    assert wrong.status_code == 422
    assert "Write what the limits are" in wrong.content.decode()
    assert 'href="#limits"' in wrong.content.decode()


def test_the_team_writes_down_how_the_person_was_asked(carol: Client, zinnia: UUID) -> None:
    address = f"/careteam/{zinnia}/decision/"
    day = {f"decided_on-{part}": value for part, value in DAY.items()}
    wrong = edit(carol, address, {"decision": "involve", "asked": "not-alone", **day})
    assert wrong.status_code == 422
    assert "Write why the person was not asked alone." in wrong.content.decode()
    right = {"decision": "involve", "asked": "not-alone", "why_not_alone": "Her interpreter was there.", **day}
    assert edit(carol, address, right).status_code == 302
    page = said(carol, f"/careteam/{zinnia}/")
    assert "They want Zinnia Begum to be involved." in page
    assert "Not on their own, 2 November 2026. Written down by Carol Okoro. Her interpreter was there." in page


def test_what_is_known_is_changed_and_what_was_known_is_kept(carol: Client, zinnia: UUID) -> None:
    page = carol.get(f"/careteam/{zinnia}/change/").content.decode()
    based_on = re.search(r'name="based_on" value="(\d+)"', page)
    assert based_on is not None
    changed = {"name": "Zinnia Begum", "relationship": "Sister", "telephone": "01632 960199", "based_on": based_on[1]}
    assert carol.post(f"/careteam/{zinnia}/change/", changed).status_code == 302
    assert "Phone: “” became “01632 960199”" in said(carol, f"/careteam/{zinnia}/")
    late = {**changed, "telephone": "01632 960111"}
    stale = carol.post(f"/careteam/{zinnia}/change/", late, headers={"Origin": "http://testserver"})
    assert stale.status_code == 409
    assert "01632 960111" in stale.content.decode(), "what was typed is still there"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"no_contact": "yes"}, "Write why they should not be contacted."),
        ({"key_worker": "yes"}, "Only a health or care professional can be the key worker."),
        ({"name": ""}, "Fill in “Name”."),
        ({"kind": "coordinator"}, "Choose one of the answers shown"),
    ],
)
def test_what_cannot_be_is_said_by_its_field(carol: Client, cast: Cast, more: dict[str, str], message: str) -> None:
    wrong = carol.post(f"/careteam/for/{cast.people['Amina']}/add/", {**ADDED, **more})
    assert wrong.status_code == 422
    assert message in wrong.content.decode()
    assert Supporter.objects.filter(name="Zinnia Begum").count() == 0


def test_please_do_not_contact_stands_out(carol: Client, cast: Cast) -> None:
    given = {**ADDED, "no_contact": "yes", "no_contact_reason": "They fell out."}
    assert carol.post(f"/careteam/for/{cast.people['Amina']}/add/", given).status_code == 302
    page = said(carol, f"/careteam/for/{cast.people['Amina']}/")
    assert "Please do not contact: They fell out." in page
    assert "01632 960100" not in page, "nobody rings by mistake"


def test_somebody_who_has_ended_is_kept_below(amina: Client, zinnia: UUID) -> None:
    assert "Does Zinnia Begum not support you any more?" in said(amina, f"/careteam/{zinnia}/end/")
    assert amina.post(f"/careteam/{zinnia}/end/", {"confirm": "yes"}).status_code == 302
    page = said(amina, "/careteam/")
    assert "Who supported me before" in page and "Zinnia Begum" in page


def test_a_coordinator_is_handed_over_and_not_ended(carol: Client, cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    coordinator = Supporter.objects.get(kind="coordinator").id
    refused = carol.post(f"/careteam/{coordinator}/end/", {"confirm": "yes"})
    assert refused.status_code == 409
    assert "Hand over to somebody else instead." in refused.content.decode()


def test_a_conflict_is_written_down_and_shown_to_the_team_and_not_to_the_person(
    carol: Client, amina: Client, cast: Cast, zinnia: UUID
) -> None:
    assert edit(carol, f"/careteam/{zinnia}/conflict/", CHECKED).status_code == 302
    page = said(carol, f"/careteam/{zinnia}/")
    assert "An inheritance" in page and "I know, and I want her with me." in page and "Not decided yet" in page
    assert "Conflict of interest: not decided" in said(carol, f"/careteam/for/{cast.people['Amina']}/")
    hers = said(amina, f"/careteam/{zinnia}/") + said(amina, "/careteam/")
    assert "inheritance" not in hers and "onflict" not in hers
    assert amina.get(f"/careteam/{zinnia}/conflict/").status_code == 403


def test_a_conflict_is_decided_with_a_view_and_a_day(carol: Client, zinnia: UUID) -> None:
    wrong = edit(carol, f"/careteam/{zinnia}/conflict/", {**CHECKED, "outcome": "involve"})
    assert wrong.status_code == 422
    assert "Enter the day when this is looked at again." in wrong.content.decode()
    review = {"review_on-day": "1", "review_on-month": "5", "review_on-year": "2027"}
    assert edit(carol, f"/careteam/{zinnia}/conflict/", {**CHECKED, "outcome": "involve", **review}).status_code == 302
    assert "Involve them" in said(carol, f"/careteam/{zinnia}/")


def test_only_the_lead_is_asked_about_a_concern_and_nobody_else_can_tell(
    cast: Cast, carol: Client, amina: Client, lee: Client, zinnia: UUID
) -> None:
    addresses = (f"/careteam/{zinnia}/", f"/careteam/for/{cast.people['Amina']}/")
    before = [said(carol, address) for address in addresses] + [said(amina, f"/careteam/{zinnia}/")]
    question = said(lee, f"/careteam/{zinnia}/concern/")
    assert "Is it alleged that they have caused harm to this person?" in question
    assert "There is nobody else" in question
    assert lee.post(f"/careteam/{zinnia}/concern/", {"alleged": "yes"}).status_code == 302
    assert "Alleged to have caused harm: Yes" in said(lee, f"/careteam/{zinnia}/")
    after = [said(carol, address) for address in addresses] + [said(amina, f"/careteam/{zinnia}/")]
    assert after == before
    assert carol.get(f"/careteam/{zinnia}/concern/").status_code == 403
    assert amina.get(f"/careteam/{zinnia}/concern/").status_code == 403


def test_where_others_can_be_relied_on_the_lead_is_not_told_that_there_is_nobody(
    cast: Cast, lee: Client, zinnia: UUID
) -> None:
    set_identity(cast.coordinator, cast.now)
    imran = {"kind": "family-or-friend", "name": "Imran"}
    add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **imran)
    assert "There is nobody else" not in said(lee, f"/careteam/{zinnia}/concern/")


def test_another_surgery_finds_nothing_and_the_refusal_is_kept(cast: Cast, zinnia: UUID) -> None:
    intruder = client_for(cast.intruder)
    for address in (f"/careteam/for/{cast.people['Amina']}/", f"/careteam/{zinnia}/", f"/careteam/{zinnia}/decision/"):
        assert intruder.get(address).status_code == 404
    assert intruder.post(f"/careteam/for/{cast.people['Amina']}/add/", ADDED).status_code == 404
    assert intruder.post(f"/careteam/{zinnia}/decision/", {"decision": "do-not-involve"}).status_code == 404


def test_staff_have_no_list_of_their_own_and_the_person_not_the_teams(cast: Cast, carol: Client, amina: Client) -> None:
    assert carol.get("/careteam/").status_code == 403
    assert amina.get(f"/careteam/for/{cast.people['Amina']}/").status_code == 403


def test_nobody_decides_about_themselves(cast: Cast) -> None:
    nurse = cast.nurse
    set_identity(cast.coordinator, cast.now)
    given = {"kind": "professional", "name": "Nadia Rahman", "account": nurse.known_account}
    row = add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **given)
    day = {f"decided_on-{part}": value for part, value in DAY.items()}
    client = client_for(nurse)
    refused = edit(client, f"/careteam/{row}/decision/", {"decision": "involve", "asked": "alone", **day})
    assert refused.status_code == 422
    assert "Somebody else has to write this down, because it is about you." in refused.content.decode()
    assert edit(client, f"/careteam/{row}/conflict/", CHECKED).status_code == 422
    set_identity(cast.coordinator, cast.now)
    assert not Involvement.objects.exists() and not Conflict.objects.exists()


def test_an_allegation_shuts_an_account_out_of_signing_in_as_a_carer(cast: Cast) -> None:
    bert = cast.person("Bert")
    set_identity(cast.coordinator, cast.now)
    given = {"kind": "carer", "name": "Bert", "account": bert.known_account}
    row = add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **given)
    set_identity(bert, cast.now)
    assert [each.called for each in supported_people(by=bert)] == ["Amina"]
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)
    set_identity(lead, cast.now)
    answer_concern(by=lead, supporter=row, alleged=True, now=cast.now)
    set_identity(bert, cast.now)
    assert supported_people(by=bert) == ()


def test_the_person_is_told_that_they_may_notice_and_that_limits_hide_nothing(
    cast: Cast, amina: Client, carol: Client, zinnia: UUID
) -> None:
    address = f"/careteam/{zinnia}/decision/"
    for client, sharing in ((amina, "/sharing/"), (carol, f"/sharing/for/{cast.people['Amina']}/")):
        page = client.get(address).content.decode()
        words = text_of(page)
        assert "We do not tell Zinnia Begum" in words and "But they may notice." in words
        assert "if they look then, they find nothing, and are told to ask the team" in words
        assert "they do not change what Zinnia Begum can see" in words
        assert f'href="{sharing}"' in page
    wrong = edit(amina, address, {"decision": "with-limits", "limits": ""}).content.decode()
    assert "Write what the limits are, in your own words." in wrong
    staff = {"decision": "with-limits", "limits": "", "asked": "alone", "decided_on-day": "2"}
    staff |= {"decided_on-month": "11", "decided_on-year": "2026"}
    assert "in the person’s words where you can" in edit(carol, address, staff).content.decode()


def test_words_beside_a_refusal_are_kept_and_shown(amina: Client, carol: Client, cast: Cast, zinnia: UUID) -> None:
    given = {"decision": "do-not-involve", "limits": "She shouts at me."}
    assert edit(amina, f"/careteam/{zinnia}/decision/", given).status_code == 302
    assert "What you said: She shouts at me." in said(amina, f"/careteam/{zinnia}/")
    assert "What they said: She shouts at me." in said(carol, f"/careteam/{zinnia}/")


def test_whoever_sees_nothing_is_sent_to_the_team_in_the_same_words_whatever_the_reason(
    cast: Cast, amina: Client, zinnia: UUID
) -> None:
    bert = cast.person("Bert")
    set_identity(cast.coordinator, cast.now)
    given = {"kind": "carer", "name": "Bert", "account": bert.known_account}
    row = add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **given)
    carer = Actor(
        role=Role.CARER, account=bert.account, on_behalf_of=cast.people["Amina"], assurance=Assurance.TWO_FACTOR
    )
    hers = client_for(carer)
    nothing_shared = said(hers, "/")
    assert "There is nothing to see here at the moment." in nothing_shared
    assert "ask the team that looks after" in nothing_shared and "talk with" not in nothing_shared
    refused = {"decision": "do-not-involve", "limits": ""}
    assert edit(amina, f"/careteam/{row}/decision/", refused).status_code == 302
    assert said(hers, "/") == nothing_shared
    for word in ("choose", "chose", "share", "decide", "limit", "stop"):
        assert word not in nothing_shared.lower().split("alongside home")[-1], word
