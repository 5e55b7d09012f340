"""Somebody who acts for another by law: an account of their own by a code, and a home page that says what and why."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from alongside.doors.web.door import ACTING
from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.changes import invite_proxy, move_authority, record_judgement
from alongside.records.authority.models import Authority
from alongside.records.careteam.changes import add_supporter
from alongside.records.careteam.models import Supporter
from alongside.records.people.changes.accounts import add_account
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import Section
from tests.authority import with_power, with_unable
from tests.cast import NOW, SETTING_UP, Cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post

pytestmark = pytest.mark.django_db

BORN: Mapping[str, dict[str, str]] = {
    "Amina": {"born_on__day": "14", "born_on__month": "3", "born_on__year": "1951"},
    "Cara": {"born_on__day": "29", "born_on__month": "2", "born_on__year": "2012"},
}


def comes_in(cast: Cast, power: UUID, name: str = "Amina", account: UUID | None = None) -> Client:
    """A browser in which the holder of a power has used their code."""
    set_identity(cast.nurse, cast.now)
    code = invite_proxy(by=cast.nurse, authority=power, account=account, now=cast.now)
    client = Client()
    answer = post(client, "/sign-in/code/", code=code, **BORN[name])
    assert answer.status_code == 302, text_of(answer.content.decode())
    return client


def home(client: Client) -> str:
    return text_of(client.get("/").content.decode())


def test_an_attorney_gets_an_account_of_her_own_and_reads_what_she_may_do(cast: Cast) -> None:
    with_unable(cast, "Amina")
    power = with_power(cast, "Amina")
    client = comes_in(cast, power)
    assert client.session[ACTING] == f"proxy:{cast.people['Amina']}"
    page = home(client)
    assert "Zinnia Begum · acts for Amina" in page
    assert "You act for Amina" in page
    assert page.count("In an emergency call 999.") == 1
    assert "Lasting power of attorney for health and welfare In force while they cannot decide this themselves" in page
    assert "Greenfield Surgery" in page
    set_identity(cast.nurse, cast.now)
    assert Authority.objects.get(id=power).account_id is not None
    assert not Supporter.objects.filter(person_id=cast.people["Amina"]).exists()


def test_she_sees_nothing_while_amina_can_decide(cast: Cast) -> None:
    page = home(comes_in(cast, with_power(cast, "Amina")))
    assert "Amina decides about this plan. What you hold begins only when Amina cannot." in page
    assert "Open the plan" not in page


def test_who_holds_money_only_is_told_kindly_what_it_is(cast: Cast) -> None:
    with_unable(cast, "Amina")
    page = home(comes_in(cast, with_power(cast, "Amina", kind=AuthorityKind.LPA_PROPERTY)))
    assert "What you hold is about money and property. It gives no say about care, or about this plan." in page
    assert "Amina can choose to share the plan with you." in page


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.SUSPENDED, "We cannot show you this plan at the moment."),
        (Standing.UNSURE, "We cannot show you this plan at the moment."),
        (Standing.ENDED, "Your right to act for Amina here has ended."),
        (Standing.WITHDRAWN, "Your right to act for Amina here has ended."),
    ],
)
def test_what_is_stopped_or_over_is_so_on_the_next_click(cast: Cast, standing: Standing, words: str) -> None:
    with_unable(cast, "Amina")
    power = with_power(cast, "Amina")
    client = comes_in(cast, power)
    assert "Open the plan" in home(client)
    set_identity(cast.nurse, cast.now)
    move_authority(by=cast.nurse, authority=power, to=standing, words="A worry about her.", now=cast.now)
    page = home(client)
    assert words in page
    assert "A worry" not in page and "Open the plan" not in page


def test_a_code_works_once_and_a_stranger_learns_nothing(cast: Cast) -> None:
    power = with_power(cast, "Amina")
    set_identity(cast.nurse, cast.now)
    code = invite_proxy(by=cast.nurse, authority=power, now=cast.now)
    wrong = post(Client(), "/sign-in/code/", code=code, **BORN["Cara"])
    assert wrong.status_code == 422
    assert post(Client(), "/sign-in/code/", code=code, **BORN["Amina"]).status_code == 302
    again = post(Client(), "/sign-in/code/", code=code, **BORN["Amina"])
    assert text_of(wrong.content.decode()) == text_of(again.content.decode())


def test_a_father_and_a_son_of_one_name_are_two_accounts(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    father = add_account(by=SETTING_UP, name="Zinnia Begum", now=cast.now)
    set_identity(cast.nurse, cast.now)
    who = {"kind": "family-or-friend", "name": "Zinnia Begum", "account": father}
    add_supporter(by=cast.nurse, person=cast.people["Amina"], now=cast.now, **who)
    power = with_power(cast, "Amina")
    comes_in(cast, power)
    set_identity(cast.nurse, cast.now)
    assert Authority.objects.get(id=power).account_id not in (None, father)


def test_who_signs_in_here_already_keeps_her_account_when_the_team_says_so(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    hers = add_account(by=SETTING_UP, name="Zinnia Begum", now=cast.now)
    set_identity(cast.nurse, cast.now)
    who = {"kind": "family-or-friend", "name": "Zinnia Begum", "account": hers}
    add_supporter(by=cast.nurse, person=cast.people["Amina"], now=cast.now, **who)
    power = with_power(cast, "Amina")
    client = comes_in(cast, power, account=hers)
    set_identity(cast.nurse, cast.now)
    assert Authority.objects.get(id=power).account_id == hers
    session = client.session
    session[ACTING] = ""
    session.save()
    choice = text_of(client.get("/sign-in/continue/").content.decode())
    assert "For Amina, for whom I act by law" in choice and "For Amina, whom I support" in choice


def test_a_parent_sees_what_the_child_agreed_to_and_from_sixteen_nothing(cast: Cast) -> None:
    power = with_power(cast, "Cara", kind=AuthorityKind.PARENTAL_RESPONSIBILITY, holder="Sue Hughes")
    client = comes_in(cast, power, "Cara")
    assert "From 11, young people have a say in who sees their plan." in home(client)
    set_identity(cast.nurse, cast.now)
    judged = Judgement(
        is_competent=True,
        reason="Said what would follow.",
        agreed=frozenset({Section.GOALS}),
        child_view="Only my goals.",
        assessor="Nadia Rahman",
        assessor_role="nurse",
        judged_on=cast.now.date(),
        decision="What her mother sees",
    )
    record_judgement(by=cast.nurse, person=cast.people["Cara"], judged=judged, now=cast.now)
    page = home(client)
    assert "See these parts of the plan: My goals and what we will do Add to them" in page
    assert "In force until they are 16" in page
    with time_machine.travel(NOW.replace(year=2028, month=2, day=28), tick=False):
        assert "You act for Cara" in home(comes_in(_later(cast, 2028, 2, 28), power, "Cara"))
    with time_machine.travel(NOW.replace(year=2028, month=2, day=29), tick=False):
        page = home(comes_in(_later(cast, 2028, 2, 29), power, "Cara"))
        assert "Your right to act for Cara here has ended." in page


def _later(cast: Cast, year: int, month: int, day: int) -> Cast:
    cast.now = cast.now + timedelta(days=(date(year, month, day) - cast.now.date()).days)
    return cast
