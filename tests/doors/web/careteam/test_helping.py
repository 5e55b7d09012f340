"""A volunteer helps with a plan within limits; what they are worried about reaches the lead and nobody else."""

from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client

from alongside.doors.jobs import send_notices
from alongside.doors.jobs.send_notices import send_notices_due
from alongside.engines.gateways.mail import Email
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome, Unsure
from alongside.engines.postgres.identity import set_identity
from alongside.journey.document.changes.agreement import _WHO_RECORD
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter, answer_concern, record_involvement
from alongside.records.careteam.models import Escalation, Facilitation, Notice, Observation, Supporter
from alongside.records.careteam.reads import people_helped
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Role, system
from alongside.rules.involvement import Answer, Asked, Involve
from alongside.rules.plan.sections import Section
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
GREENFIELD = "Greenfield Surgery"
WORRY = "Zinnia took her purse and shouted."
NOTICED = "She sat twice on the way."


@pytest.fixture
def cast() -> Cast:
    """Amina has a plan with goals; Wes of Riverside is her volunteer, Ruth his supervisor, Lee the lead."""
    cast = with_agreed_plan(make_cast())
    cast.staff("Ruth Quist", Role.VCSE_PARTNER, "Riverside")
    cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)
    assert cast.charity_worker.account
    set_identity(cast.coordinator, cast.now)
    for kind, name in (("volunteer", "Wes Adeyemi"), ("family-or-friend", "Zinnia Begum")):
        add_supporter(by=cast.coordinator, person=cast.people["Amina"], kind=kind, name=name, now=cast.now)
    return cast


@pytest.fixture
def carol(cast: Cast) -> Client:
    return client_for(cast.coordinator)


@pytest.fixture
def wes(cast: Cast, carol: Client) -> Client:
    """He was asked to help, and Amina shares her goals with Riverside."""
    done = carol.post(f"/careteam/{row_of(cast, 'Wes Adeyemi')}/facilitator/", assignment(cast))
    assert done.status_code == 302
    person = cast.person("Amina")
    set_identity(person, cast.now)
    riverside = Reader(organisation=cast.organisations["Riverside"])
    share(
        by=person, person=cast.people["Amina"], reader=riverside, sections={Section.GOALS}, how="online", now=cast.now
    )
    return client_for(cast.charity_worker)


def row_of(cast: Cast, name: str) -> UUID:
    set_identity(cast.coordinator, cast.now)
    return Supporter.objects.get(name=name).id


def assignment(cast: Cast, **more: str) -> dict[str, str]:
    return {
        "account": str(cast.charity_worker.account),
        "supervisor": str(cast.accounts["Ruth Quist"]),
        "scope": "A walk on Tuesdays.",
        "dbs_on-day": "5",
        "dbs_on-month": "1",
        "dbs_on-year": "2026",
        "no_dbs_why": "",
        "trained_on-day": "5",
        "trained_on-month": "2",
        "trained_on-year": "2026",
        **more,
    }


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return text_of(answer.content.decode())


def raised(client: Client, cast: Cast) -> str:
    done = client.post(f"/careteam/for/{cast.people['Amina']}/worry/", {"words": WORRY})
    assert done.status_code == 302
    return str(done["Location"])


def test_the_team_sees_with_what_he_helps_who_supervises_it_and_what_was_checked(
    cast: Cast, carol: Client, wes: Client
) -> None:
    page = said(carol, f"/careteam/{row_of(cast, 'Wes Adeyemi')}/")
    assert "A walk on Tuesdays." in page and "Ruth Quist" in page
    assert "DBS check 5 January 2026" in page and "Safeguarding training 5 February 2026" in page


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            {"dbs_on-day": "", "dbs_on-month": "", "dbs_on-year": ""},
            "Enter the day of the DBS check, or why none is needed.",
        ),
        ({"scope": ""}, "Write what they help with."),
        ({"supervisor": ""}, "Choose an answer for “Who supervises them?”"),
    ],
)
def test_what_has_to_be_known_first_is_asked_for(cast: Cast, carol: Client, more: dict[str, str], message: str) -> None:
    wrong = carol.post(f"/careteam/{row_of(cast, 'Wes Adeyemi')}/facilitator/", assignment(cast, **more))
    assert wrong.status_code == 422
    assert message in wrong.content.decode()


def test_nobody_supervises_themselves(cast: Cast, carol: Client) -> None:
    own = assignment(cast, supervisor=str(cast.charity_worker.account))
    wrong = carol.post(f"/careteam/{row_of(cast, 'Wes Adeyemi')}/facilitator/", own)
    assert "Nobody supervises themselves." in wrong.content.decode()


def test_a_sister_is_no_facilitator(cast: Cast, carol: Client) -> None:
    wrong = carol.post(f"/careteam/{row_of(cast, 'Zinnia Begum')}/facilitator/", assignment(cast))
    assert wrong.status_code == 422
    assert "Only a volunteer, a peer supporter or an advocate" in wrong.content.decode()


def test_he_sees_goals_and_what_he_does_and_nothing_else(cast: Cast, wes: Client) -> None:
    assert "Amina" in said(wes, "/careteam/helping/")
    page = said(wes, f"/careteam/helping/{cast.people['Amina']}/")
    assert "allotment" in page
    assert "Your supervisor is Ruth Quist." in page
    assert "Nothing in the plan has your name beside it." in page
    assert "Begum" not in page and "granddaughter" not in page, "what matters to her is not shared with Riverside"


def test_when_nothing_is_shared_he_sees_no_goals(cast: Cast, carol: Client) -> None:
    carol.post(f"/careteam/{row_of(cast, 'Wes Adeyemi')}/facilitator/", assignment(cast))
    page = said(client_for(cast.charity_worker), f"/careteam/helping/{cast.people['Amina']}/")
    assert "No goals are shared with you." in page and "allotment" not in page


def test_what_he_notices_is_in_his_name_for_him_the_person_and_the_team(cast: Cast, carol: Client, wes: Client) -> None:
    address = f"/careteam/helping/{cast.people['Amina']}/"
    assert wes.post(address, {"words": NOTICED}).status_code == 302
    assert NOTICED in said(wes, address)
    row = row_of(cast, "Wes Adeyemi")
    assert f"{NOTICED}" in said(carol, f"/careteam/{row}/")
    assert NOTICED in said(client_for(cast.person("Amina")), f"/careteam/{row}/")


@pytest.mark.parametrize("words", ["", " \u200b", "He said \u202eodd things", "\x08\x08"])
def test_what_is_no_words_is_not_kept(cast: Cast, wes: Client, words: str) -> None:
    answer = wes.post(f"/careteam/helping/{cast.people['Amina']}/", {"words": words})
    assert answer.status_code == 422
    assert 'href="#words' in answer.content.decode()
    assert not Observation.objects.exists()


def test_a_colleague_who_does_not_help_sees_none_of_it(cast: Cast, wes: Client) -> None:
    ruth = client_for(cast.staff("Ruth Quist", Role.VCSE_PARTNER, "Riverside"))
    assert "You help nobody with a plan at the moment." in said(ruth, "/careteam/helping/")
    assert ruth.get(f"/careteam/helping/{cast.people['Amina']}/").status_code == 404
    assert ruth.get(f"/careteam/for/{cast.people['Amina']}/worry/").status_code == 404


def test_he_signs_no_plan_off() -> None:
    assert Role.VCSE_PARTNER not in _WHO_RECORD


def test_ending_it_stops_it_on_the_next_request(cast: Cast, carol: Client, wes: Client) -> None:
    address = f"/careteam/helping/{cast.people['Amina']}/"
    assert wes.get(address).status_code == 200
    set_identity(cast.coordinator, cast.now)
    facilitation = Facilitation.objects.get().id
    assert "Does Wes Adeyemi not help with the plan any more?" in said(carol, f"/careteam/helping/end/{facilitation}/")
    assert carol.post(f"/careteam/helping/end/{facilitation}/", {"confirm": "yes"}).status_code == 302
    assert wes.get(address).status_code == 404


@pytest.mark.parametrize("how", ["she does not want him", "an allegation"])
def test_somebody_who_is_not_to_be_involved_helps_no_more(cast: Cast, wes: Client, how: str) -> None:
    row, address = row_of(cast, "Wes Adeyemi"), f"/careteam/helping/{cast.people['Amina']}/"
    assert wes.get(address).status_code == 200
    if how == "an allegation":
        lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)
        set_identity(lead, cast.now)
        answer_concern(by=lead, supporter=row, alleged=True, now=cast.now)
    else:
        answer = Answer(decision=Involve.DO_NOT, asked=Asked.ALONE, decided_on=cast.now.date())
        set_identity(cast.coordinator, cast.now)
        record_involvement(by=cast.coordinator, supporter=row, answer=answer, now=cast.now)
    assert wes.get(address).status_code == 404
    assert wes.post(address, {"words": NOTICED}).status_code == 404
    assert wes.get(f"/careteam/for/{cast.people['Amina']}/worry/").status_code == 404
    set_identity(cast.charity_worker, cast.now)
    assert people_helped(by=cast.charity_worker) == ()


def test_a_worry_is_sent_with_a_receipt_that_repeats_no_word(cast: Cast, wes: Client) -> None:
    receipt = raised(wes, cast)
    page = said(wes, receipt)
    assert "Reference" in page and "Nobody has opened it yet." in page
    assert "purse" not in page
    other = client_for(cast.staff("Ruth Quist", Role.VCSE_PARTNER, "Riverside"))
    assert other.get(receipt).status_code == 404


def test_the_lead_reads_it_and_the_writer_sees_that_it_was_received(cast: Cast, wes: Client) -> None:
    receipt = raised(wes, cast)
    lee = client_for(cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD))
    home = said(lee, "/")
    assert "1 worry waits for you" in home and "Amina" not in home
    listed = said(lee, "/careteam/worries/")
    assert "Amina Begum" in listed and "Not yet" in listed and "purse" not in listed
    set_identity(cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD), cast.now)
    address = f"/careteam/worries/{Escalation.objects.get().id}/"
    assert WORRY in said(lee, address)
    assert lee.post(address, {"confirm": "yes"}).status_code == 302
    assert "Received" in said(wes, receipt)
    assert "Nothing waits for you." in said(lee, "/")


@pytest.mark.parametrize("who", ["Amina", "Carol Okoro", "Nadia Rahman", "Pia Lund", "another lead"])
def test_nobody_but_the_lead_finds_a_word_of_it(cast: Cast, wes: Client, who: str) -> None:
    raised(wes, cast)
    actors: dict[str, Actor] = {
        "Amina": cast.person("Amina"),
        "Carol Okoro": cast.coordinator,
        "Nadia Rahman": cast.nurse,
        "Pia Lund": cast.staff("Pia Lund", Role.PRIVACY_OFFICER, GREENFIELD),
        "another lead": cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, "Hillview Surgery"),
    }
    set_identity(actors[who], cast.now)
    assert not Escalation.objects.exists()
    assert not Notice.objects.exists()
    assert not Event.objects.filter(kind__startswith="worry", person=cast.people["Amina"]).exists()
    if who == "Amina":
        assert "worr" not in said(client_for(actors[who]), "/who-looked/").lower()


def test_the_lead_and_the_supervisor_are_told_by_a_reference_alone(
    cast: Cast, wes: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(wes, cast)
    set_identity(system(), cast.now)
    notices = list(Notice.objects.order_by("-for_lead"))
    names = {account: name for name, account in cast.accounts.items()}
    assert [(names[each.account_id], each.for_lead) for each in notices] == [("Lee Marsh", True), ("Ruth Quist", False)]
    texts = [line for each in notices for line in send_notices._lines(_view(each))]
    assert all(notices[0].reference in " ".join(texts[place : place + 2]) for place in (0, 2))
    assert not any(word in " ".join(texts) for word in ("Amina", "Begum", "Zinnia", "purse", "Wes"))


def test_a_lead_of_whom_it_may_speak_is_not_told(cast: Cast, wes: Client) -> None:
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)
    set_identity(cast.coordinator, cast.now)
    given = {"kind": "family-or-friend", "name": "Lee Marsh", "account": lead.known_account}
    row = add_supporter(by=cast.coordinator, person=cast.people["Amina"], now=cast.now, **given)
    answer = Answer(decision=Involve.DO_NOT, asked=Asked.ALONE, decided_on=cast.now.date())
    record_involvement(by=cast.coordinator, supporter=row, answer=answer, now=cast.now)
    raised(wes, cast)
    set_identity(system(), cast.now)
    assert [each.account_id for each in Notice.objects.all()] == [cast.accounts["Ruth Quist"]]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT])
def test_the_team_says_that_it_is_worried_too(cast: Cast, role: Role) -> None:
    client = client_for(cast.staff("Otto Lane", role, GREENFIELD))
    assert "I am worried about Amina" in said(client, f"/careteam/for/{cast.people['Amina']}/worry/")
    raised(client, cast)


def test_another_surgery_cannot_even_ask(cast: Cast) -> None:
    client = client_for(cast.intruder)
    assert client.get(f"/careteam/for/{cast.people['Amina']}/worry/").status_code == 404
    assert client.post(f"/careteam/for/{cast.people['Amina']}/worry/", {"words": WORRY}).status_code == 404


class _Way:
    """A way out for e-mail that answers what it is told to."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.sent = outcome, list[Email]()

    def send(self, email: Email) -> Outcome:
        self.sent.append(email)
        return self.outcome


def _view(notice: Notice) -> send_notices.NoticeView:
    return send_notices.NoticeView(notice.id, "", notice.reference, notice.for_lead, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Delivered("1"), "sent"),
        (Failed("no-such-address", retry=False), "failed"),
        (Failed("busy", retry=True), "waiting"),
        (Unsure("broke-off"), "waiting"),
    ],
)
def test_a_notice_is_sent_once_or_tried_again(outcome: Outcome, status: str, monkeypatch: pytest.MonkeyPatch) -> None:

    with transaction.atomic():
        cast = make_cast()
        cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)
        assert cast.coordinator.account
    raised(client_for(cast.coordinator), cast)
    way = _Way(outcome)
    monkeypatch.setattr(send_notices, "email_way", lambda: way)
    assert send_notices_due() == 1
    assert Notice.objects.using("owner").get().status == status
    assert send_notices_due() == 0, "it waits for its time, or is done"
    assert [each.to for each in way.sent] == ["lee.marsh@example.org"]
