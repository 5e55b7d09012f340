"""Whom the person does not want to be involved is not said to see anything, and why; of safeguarding, nothing."""

from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter, answer_concern, record_involvement
from alongside.records.people.changes.accounts import add_account
from alongside.records.sharing.changes import restrict, share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Role
from alongside.rules.dates import day_of
from alongside.rules.involvement import Answer, Asked, Involve
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Kept
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

CHOSEN = "Zinnia Begum, because you chose it, until you stop it."
LEFT_OUT = "You said that you do not want Zinnia Begum to be involved, so they see nothing."


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def zinnia(cast: Cast) -> UUID:
    """Her row, with whom goals are shared by name."""
    amina, person = cast.person("Amina"), cast.people["Amina"]
    set_identity(SETTING_UP, cast.now)
    cast.accounts["Zinnia"] = add_account(by=SETTING_UP, name="Zinnia Begum", now=cast.now)
    set_identity(amina, cast.now)
    given = {"kind": "carer", "name": "Zinnia Begum", "account": cast.accounts["Zinnia"]}
    row = add_supporter(by=amina, person=person, now=cast.now, **given)
    reader = Reader(account=cast.accounts["Zinnia"])
    share(by=amina, person=person, reader=reader, sections={Section.GOALS}, how="online", now=cast.now)
    return row


def decides(cast: Cast, row: UUID, decision: Involve) -> None:
    amina = cast.person("Amina")
    set_identity(amina, cast.now)
    answer = Answer(decision=decision, asked=Asked.OWN_SIGN_IN, decided_on=day_of(cast.now))
    record_involvement(by=amina, supporter=row, answer=answer, now=cast.now)


def pages(cast: Cast) -> tuple[str, str]:
    client = client_for(cast.person("Amina"))
    plan, sharing = (text_of(client.get(address).content.decode()) for address in ("/plan/", "/sharing/"))
    return plan, sharing


def test_both_pages_leave_out_whom_the_person_does_not_want_and_say_why(cast: Cast, zinnia: UUID) -> None:
    plan, sharing = pages(cast)
    assert CHOSEN in plan and "with Zinnia Begum until you stop it." in sharing
    decides(cast, zinnia, Involve.DO_NOT)
    plan, sharing = pages(cast)
    assert CHOSEN not in plan and LEFT_OUT in plan
    assert "with Zinnia Begum until you stop it." not in sharing and LEFT_OUT in sharing
    assert "If that changes, they see again what is shared with them." in sharing
    staff = client_for(cast.coordinator)
    for address in (f"/people/{cast.people['Amina']}/plan/", f"/sharing/for/{cast.people['Amina']}/"):
        words = text_of(staff.get(address).content.decode())
        assert "The person does not want Zinnia Begum to be involved, so they see nothing." in words, address
    decides(cast, zinnia, Involve.INVOLVE)
    plan, sharing = pages(cast)
    assert CHOSEN in plan and "with Zinnia Begum until you stop it." in sharing


def test_neither_page_tells_of_an_allegation_or_of_a_restriction(cast: Cast, zinnia: UUID) -> None:
    before = pages(cast)
    lead = cast.staff("Lena Sand", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    answer_concern(by=lead, supporter=zinnia, alleged=True, now=cast.now)
    kept = Kept(accounts=frozenset({cast.accounts["Zinnia"]}))
    restrict(by=lead, person=cast.people["Amina"], kept=kept, reason="A concern.", now=cast.now)
    assert pages(cast) == before
