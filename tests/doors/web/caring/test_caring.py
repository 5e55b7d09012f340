"""The pages of a carer: found, saying what they can do, an assessment, and the plan for when they cannot care."""

from uuid import UUID

import pytest
from django.test import Client

from alongside.engines.paper.values import Paper
from alongside.engines.postgres.identity import set_identity
from alongside.records.carers.models import Caring, CaringWords
from alongside.records.careteam.changes import add_supporter
from alongside.rules.actors import Role
from alongside.rules.nhs_number import nth_test_number
from tests.cast import Cast, make_cast
from tests.doors.web.emergency.test_cards import PAGE, made, tried
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for
from tests.engines.paper.conftest import reading

pytestmark = pytest.mark.django_db

CORA = {
    "given_name": "Cora",
    "family_name": "Hughes",
    "preferred_name": "",
    "born_on-day": "5",
    "born_on-month": "4",
    "born_on-year": "1961",
    "nhs_number": "",
    "address": "14 Mill Lane",
    "postcode": "",
    "telephone": "",
    "email": "",
    "language": "en",
    "identified_by": "person",
}
SAID = {"does": "I wash and dress him.", "hours": "40", "willing": "All of it.", "able": "Days.", "limits": "Nights."}
DRAWN = '{"does": "", "hours": "", "willing": "", "able": "", "limits": ""}'
OFFER = {"offered_on-day": "2", "offered_on-month": "11", "offered_on-year": "2026", "words": ""}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return text_of(answer.content.decode())


def sent(client: Client, address: str, data: dict[str, object]) -> str:
    """Taken; returns where it led."""
    answer = edit(client, address, data)
    assert answer.status_code == 302, text_of(answer.content.decode())
    return str(answer["Location"])


def post(client: Client, address: str, **data: object) -> str:
    return sent(client, address, data)


def refused(client: Client, address: str, **data: object) -> str:
    answer = edit(client, address, data)
    assert answer.status_code in (404, 409, 422), answer.status_code
    return text_of(answer.content.decode())


@pytest.fixture
def bert(cast: Cast) -> Client:
    return client_for(cast.person("Bert"))


@pytest.fixture
def nurse(cast: Cast) -> Client:
    return client_for(cast.nurse)


@pytest.fixture
def caring(bert: Client) -> str:
    """Bert has said that he looks after Amina."""
    return post(bert, "/caring/add/", cares_for="Amina", relationship="Friend")


class TestFoundByThemselves:
    def test_do_you_look_after_somebody(self, bert: Client) -> None:
        assert "Do you look after somebody?" in page(bert, "/")
        assert "Nobody is written down yet." in page(bert, "/caring/")
        address = post(bert, "/caring/add/", cares_for="My neighbour Olu", relationship="")
        shown = page(bert, address)
        assert "Looking after My neighbour Olu" in shown
        assert "My neighbour Olu sees nothing of it unless you choose to show it." in shown
        assert "ask your team to say which record is that of My neighbour Olu" in shown
        assert "My neighbour Olu" in page(bert, "/caring/")

    def test_a_name_is_needed(self, bert: Client) -> None:
        assert "Fill in “Who do you look after?”" in refused(bert, "/caring/add/", cares_for="", relationship="")

    def test_it_ends(self, bert: Client, caring: str) -> None:
        assert "Do you not look after Amina any more?" in page(bert, f"{caring}end/")
        post(bert, f"{caring}end/", confirm="yes")
        assert "This ended on" in page(bert, caring)
        assert "This has ended." in refused(bert, f"{caring}words/", **SAID, drawn_with=DRAWN)


class TestFoundByStaff:
    def test_from_the_people_who_support_somebody(self, cast: Cast, nurse: Client) -> None:
        set_identity(cast.nurse, cast.now)
        carer = {"kind": "carer", "name": "Cora Hughes", "relationship": "Sister"}
        supporter = add_supporter(by=cast.nurse, person=cast.people["Amina"], now=cast.now, **carer)
        assert "Their own record as a carer" in page(nurse, f"/careteam/{supporter}/")
        assert "Amina sees nothing of it" in page(nurse, f"/caring/supporter/{supporter}/")
        made = sent(nurse, f"/caring/supporter/{supporter}/", CORA)
        shown = page(nurse, made)
        assert "Cora looks after Amina" in shown
        assert "The person they look after" in shown
        assert "Send Cora a code to sign in" in shown
        assert made in nurse.get(f"/careteam/{supporter}/").content.decode()

    def test_of_somebody_on_the_list(self, cast: Cast, nurse: Client) -> None:
        bert = cast.people["Bert"]
        assert "Whom they look after" in page(nurse, f"/people/{bert}/")
        assert "Nobody is written down yet." in page(nurse, f"/caring/for/{bert}/")
        found = {"cares_for": "Amina", "relationship": "Friend", "identified_by": "staff"}
        caring = post(nurse, f"/caring/for/{bert}/add/", **found)
        assert "Bert looks after Amina" in page(nurse, caring)

    def test_which_record_is_theirs(self, cast: Cast, nurse: Client, bert: Client, caring: str) -> None:
        for number, words in (("123", "NHS number"), (nth_test_number(9), "There is nobody with this number")):
            assert words in refused(nurse, f"{caring}record/", nhs_number=number)
        assert "own record" in refused(nurse, f"{caring}record/", nhs_number=nth_test_number(2))
        post(nurse, f"{caring}record/", nhs_number=nth_test_number(1))
        assert "Choose what Amina sees" in page(bert, caring)
        post(nurse, f"{caring}record/", nhs_number="")
        assert "Choose what Amina sees" not in page(bert, caring)

    @pytest.mark.parametrize("role", [Role.HEALTH_CARE_ASSISTANT, Role.PRACTICE_ADMINISTRATOR])
    def test_other_roles_are_not_let_in(self, cast: Cast, caring: str, role: Role) -> None:
        client = client_for(cast.staff(f"Any {role}", role, "Greenfield Surgery"))
        assert client.get(caring).status_code == 403

    def test_another_surgery_finds_no_such_page(self, cast: Cast, caring: str) -> None:
        assert client_for(cast.intruder).get(caring).status_code == 404


class TestWords:
    def test_what_they_do_and_can_do(self, bert: Client, caring: str) -> None:
        post(bert, f"{caring}words/", **SAID, drawn_with=DRAWN)
        shown = page(bert, caring)
        for words in ("I wash and dress him.", "About 40 hours a week", "All of it.", "Days.", "Nights."):
            assert words in shown

    def test_no_week_has_so_many_hours(self, bert: Client, caring: str) -> None:
        assert "1 to 168" in refused(bert, f"{caring}words/", **{**SAID, "hours": "200"}, drawn_with=DRAWN)

    def test_what_somebody_else_changed_meanwhile_is_not_written_over(
        self, cast: Cast, bert: Client, nurse: Client, caring: str
    ) -> None:
        post(nurse, f"{caring}words/", **SAID, drawn_with=DRAWN)
        mine = {**SAID, "does": "Only the shopping."}
        assert "Somebody else changed this" in refused(bert, f"{caring}words/", **mine, drawn_with=DRAWN)
        set_identity(cast.nurse, cast.now)
        assert CaringWords.objects.count() == 1


class TestAssessment:
    def test_it_is_offered_and_answered(self, bert: Client, nurse: Client, caring: str) -> None:
        assert "Every carer has the right to an assessment" in page(bert, caring)
        assert "Nobody has offered you an assessment yet" in refused(bert, f"{caring}assessment/", answer="accepted")
        post(nurse, f"{caring}assessment/", answer="not-yet", **OFFER)
        assert "Not decided yet" in page(bert, caring)
        post(bert, f"{caring}assessment/", answer="accepted", words="In the mornings.")
        assert "Yes, please In the mornings. Offered on 2 November 2026" in page(nurse, caring)

    def test_no_offer_is_of_tomorrow(self, nurse: Client, caring: str) -> None:
        later = {**OFFER, "offered_on-year": "2036"}
        assert "cannot be in the future" in refused(nurse, f"{caring}assessment/", answer="accepted", **later)


class TestCannotCare:
    def wrote(self, client: Client, caring: str, part: str, words: str, before: str = "") -> None:
        post(client, f"{caring}cannot-care/{part}/", words=words, drawn_with=f'{{"words": "{before}"}}')

    @pytest.fixture
    def linked(self, nurse: Client, bert: Client, caring: str) -> str:
        post(nurse, f"{caring}record/", nhs_number=nth_test_number(1))
        self.wrote(bert, caring, "who-steps-in", "Ring Ade.")
        self.wrote(bert, caring, "medicines", "In the blue box.")
        return caring

    def test_each_part_says_whose_it_is(self, bert: Client, caring: str) -> None:
        assert "This part is about Amina." in page(bert, f"{caring}cannot-care/medicines/")
        assert "This part is about you and who steps in." in page(bert, f"{caring}cannot-care/who-steps-in/")
        assert "number of a key safe" in page(bert, f"{caring}cannot-care/home/")
        assert bert.get(f"{caring}cannot-care/anything/").status_code == 404

    def test_left_empty_it_is_taken_out(self, bert: Client, caring: str) -> None:
        self.wrote(bert, caring, "medicines", "In the blue box.")
        assert "In the blue box." in page(bert, caring)
        self.wrote(bert, caring, "medicines", "", "In the blue box.")
        assert "In the blue box." not in page(bert, caring)
        self.wrote(bert, caring, "medicines", "In the red box.")
        assert "In the red box." in page(bert, caring)

    def test_nothing_to_show_before_the_two_are_linked(self, bert: Client, nurse: Client, caring: str) -> None:
        assert "which record is theirs" in refused(bert, f"{caring}showing/", parts="link")
        assert "which record is theirs" in refused(nurse, f"{caring}their-answer/", agrees="yes", given_by="person")

    def test_the_other_sees_it_says_yes_and_it_stands_on_the_emergency_page(
        self, cast: Cast, bert: Client, nurse: Client, linked: str
    ) -> None:
        amina, caring = client_for(cast.person("Amina")), _id(cast)
        assert "What carers have shown me" not in page(amina, "/careteam/")
        assert "Nobody has shown you anything." in page(amina, "/caring/shown/")
        assert amina.get(f"/caring/shown/{caring}/").status_code == 404
        assert "Only you and your team see it." in page(bert, linked)

        assert "your own plan and conversations" in page(bert, f"{linked}showing/")
        post(bert, f"{linked}showing/", parts=["link", "plan"])
        assert "has not said yet if it can be shown in an emergency" in page(bert, linked)
        assert "Bert Jones chose to show you something" in page(amina, "/careteam/")
        shown = page(amina, f"/caring/shown/{caring}/")
        assert "In the blue box." in shown
        assert "You have not said yet." in shown
        assert "What they do, in their words" not in shown
        assert "In the blue box." not in page(amina, "/emergency/mine/")

        waits = "Your yes or no decides if it is used"
        assert waits in page(amina, "/")
        post(amina, f"/caring/shown/{caring}/", agrees="yes")
        assert waits not in page(amina, "/")
        assert "You said yes on" in page(amina, f"/caring/shown/{caring}/")
        assert "It is shown in an emergency." in page(bert, linked)
        assert "In the blue box. Written on" in page(amina, "/emergency/mine/")
        self.wrote(bert, linked, "medicines", "In the red box.", "In the blue box.")
        assert "What is new about them waits until they say yes again." in page(bert, linked)
        assert "In the blue box." in page(amina, "/emergency/mine/")

        post(amina, f"/caring/shown/{caring}/", agrees="no")
        assert "said no on" in page(bert, linked)
        assert "You said no on" in page(amina, f"/caring/shown/{caring}/")
        assert "blue box" not in page(amina, "/emergency/mine/")
        post(bert, f"{linked}showing/")
        assert "Nobody has shown you anything." in page(amina, "/caring/shown/")

    @pytest.mark.parametrize(("carer_shows", "other_agrees"), [(True, True), (True, False), (False, True)])
    def test_it_stands_on_the_sheet_and_on_the_page_of_a_card_only_with_the_yes_of_both(
        self, cast: Cast, bert: Client, linked: str, carer_shows: bool, other_agrees: bool
    ) -> None:
        amina, with_it, without = client_for(cast.person("Amina")), Client(), Client()
        post(bert, f"{linked}showing/", parts=["link", "plan"])
        post(amina, f"/caring/shown/{_id(cast)}/", agrees="yes" if other_agrees else "no")
        if not carer_shows:
            post(bert, f"{linked}showing/", parts=["link"])
        for holder, parts in ((with_it, ["emergencies"]), (without, ["people", "health"])):
            tried(holder, *made(amina, parts))
        sheet = reading(Paper(amina.get("/emergency/mine/page.pdf").content, 1))
        is_shown = carer_shows and other_agrees
        assert len(sheet.pdf.pages) == 1
        assert sheet.says("In the blue box.") is is_shown
        assert sheet.says("If the one who looks after me cannot: Bert Jones, Friend") is is_shown
        assert ("In the blue box." in page(with_it, PAGE)) is is_shown
        assert "In the blue box." not in page(without, PAGE)  # she did not put this part on that card

    def test_shown_without_the_plan_there_is_nothing_to_answer(self, cast: Cast, bert: Client, linked: str) -> None:
        post(bert, f"{linked}showing/", parts=["link", "words"])
        amina, address = client_for(cast.person("Amina")), f"/caring/shown/{_id(cast)}/"
        assert "Can this plan be shown" not in page(amina, address)
        assert amina.post(address, {"agrees": "yes"}).status_code == 200
        assert "Tick that too." in refused(bert, f"{linked}showing/", parts=["plan"])

    def test_the_team_writes_down_what_the_other_said(self, bert: Client, nurse: Client, linked: str) -> None:
        post(bert, f"{linked}showing/", parts=["link", "plan"])
        assert "Write down what Amina said to it" in page(nurse, linked)
        nobody = {"agrees": "yes", "given_by": "best-interests"}
        assert "best-interests" in refused(nurse, f"{linked}their-answer/", **nobody)
        post(nurse, f"{linked}their-answer/", agrees="yes", given_by="person")
        assert "It is shown in an emergency." in page(nurse, linked)


def _id(cast: Cast) -> UUID:
    set_identity(cast.nurse, cast.now)
    return Caring.objects.get().id
