"""A proxy at work: reads what their authority reaches, says yes to a plan; and a child who decides is asked."""

from datetime import timedelta

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.changes import move_authority, record_judgement
from alongside.records.people.changes.accounts import add_account
from alongside.records.plans.models import PlanVersion
from alongside.records.sharing.changes import share
from alongside.records.sharing.models import SharingDecision
from alongside.records.sharing.values import Reader
from alongside.rules.authority.capacity import DecisionKind
from alongside.rules.authority.children import Judgement
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.standing import Standing
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.refusals import NotReady
from alongside.rules.sharing_choices import GivenBy
from tests.authority import with_power, with_unable
from tests.cast import SETTING_UP, Cast, with_agreed_plan, with_draft
from tests.doors.web.authority.test_proxies import comes_in, home
from tests.doors.web.document.test_agree import REVIEW
from tests.doors.web.pages import text_of
from tests.doors.web.posting import hidden, post

pytestmark = pytest.mark.django_db


def test_she_reads_what_her_power_reaches_and_nothing_once_it_is_stopped(cast: Cast) -> None:
    with_agreed_plan(cast)
    with_unable(cast, "Amina")
    power = with_power(cast, "Amina", sections=frozenset({Section.GOALS}))
    client, plan = comes_in(cast, power), f"/people/{cast.people['Amina']}/plan/"
    page = text_of(client.get(plan).content.decode())
    assert "Walk to the allotment and back." in page
    assert "Seeing my granddaughter every Sunday." not in page
    set_identity(cast.nurse, cast.now)
    move_authority(by=cast.nurse, authority=power, to=Standing.SUSPENDED, words="A worry.", now=cast.now)
    stopped = client.get(plan)
    assert stopped.status_code == 404
    assert "allotment" not in stopped.content.decode()


def test_who_holds_money_only_opens_no_plan(cast: Cast) -> None:
    with_agreed_plan(cast)
    with_unable(cast, "Amina")
    client = comes_in(cast, with_power(cast, "Amina", kind=AuthorityKind.LPA_PROPERTY))
    assert client.get(f"/people/{cast.people['Amina']}/plan/").status_code == 404


def test_she_says_yes_for_amina_by_signing_in(cast: Cast) -> None:
    with_draft(cast)
    with_unable(cast, "Amina")
    with_unable(cast, "Amina", DecisionKind.AGREE_PLAN)
    client = comes_in(cast, with_power(cast, "Amina"))
    assert "A plan for Amina is ready to be read and agreed." in home(client)
    draft = client.get(f"/document/{cast.rounds['Amina']}/").content.decode()
    assert "Add a goal" not in draft
    question = next(part.split('"')[0] for part in draft.split('href="') if "agree/?shown=" in part.split('"')[0])
    page = client.get(question).content.decode()
    assert "Do you agree to this plan for Amina?" in text_of(page)
    asked = post(client, question, shown=hidden(page, "shown"), answer="for-them")["Location"]
    page = client.get(asked).content.decode()
    carried = {name: hidden(page, name) for name in ("shown", "based_on")}
    answer = post(client, asked, **carried, life_sustaining="no", **REVIEW)
    assert answer.status_code == 302, text_of(answer.content.decode())
    set_identity(cast.nurse, cast.now)
    version = PlanVersion.objects.get(person_id=cast.people["Amina"])
    assert (version.agreed_how, version.agreed_with_name) == ("proxy-sign-in", "Zinnia Begum")
    plan = text_of(client.get(f"/people/{cast.people['Amina']}/plan/").content.decode())
    assert "Zinnia Begum agreed to it for Amina Begum on 2 November 2026 by signing in." in plan


@pytest.mark.parametrize(("understands", "message"), [(None, "competence.needed"), (True, "authority.child-decides")])
def test_a_parent_does_not_share_for_a_child_of_eleven_who_was_not_asked_or_who_decides(
    cast: Cast, understands: bool | None, message: str
) -> None:
    """Input 42 of the bad inputs."""
    with_power(cast, "Cara", kind=AuthorityKind.PARENTAL_RESPONSIBILITY, holder="Sue Hughes")
    if understands is not None:
        _judge(cast, understands)
    with pytest.raises(NotReady) as refused:
        _share_for_cara(cast)
    assert (refused.value.message, refused.value.field) == (message, "given_by")
    assert not SharingDecision.objects.filter(person_id=cast.people["Cara"]).exists()


def test_a_parent_shares_for_a_child_who_does_not_understand_yet(cast: Cast) -> None:
    with_power(cast, "Cara", kind=AuthorityKind.PARENTAL_RESPONSIBILITY, holder="Sue Hughes")
    _judge(cast, understands=False)
    _share_for_cara(cast)
    assert SharingDecision.objects.get(person_id=cast.people["Cara"]).given_by == GivenBy.PARENT


def _judge(cast: Cast, understands: bool) -> None:
    judged = Judgement(
        is_competent=understands,
        reason="We talked.",
        agreed=ALL_SECTIONS if understands else frozenset(),
        child_view="",
        assessor="Nadia Rahman",
        assessor_role="nurse",
        judged_on=cast.now.date() - timedelta(days=1),
        decision="Who sees the plan",
    )
    set_identity(cast.nurse, cast.now)
    record_judgement(by=cast.nurse, person=cast.people["Cara"], judged=judged, now=cast.now)


def _share_for_cara(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    school = Reader(account=add_account(by=SETTING_UP, name="School nurse", now=cast.now))
    set_identity(cast.nurse, cast.now)
    share(
        by=cast.nurse,
        person=cast.people["Cara"],
        reader=school,
        sections={Section.GOALS},
        how="in person",
        given_by=GivenBy.PARENT,
        now=cast.now,
    )
