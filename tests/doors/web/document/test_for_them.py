"""Agreeing for somebody who cannot decide this: on an authority or a best-interests decision, and on nothing less."""

import pytest
from django.db import IntegrityError, connections
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.journey.document.models import AgreedFor
from alongside.records.authority.changes import record_assessment, record_best_interests
from alongside.records.plans.models import PlanVersion
from alongside.rules.authority.capacity import DecisionKind
from alongside.rules.authority.kinds import Acting, AuthorityKind
from alongside.rules.plan.sections import Section
from tests.authority import a_best_interests_decision, an_assessment, with_power, with_unable
from tests.cast import Cast, make_cast, with_draft
from tests.doors.web.document.test_agree import REVIEW, yes_page
from tests.doors.web.pages import text_of
from tests.doors.web.posting import hidden, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Amina's plan is written; it was found that she cannot decide whether to agree to it."""
    cast = with_draft(make_cast())
    with_unable(cast, "Amina", DecisionKind.AGREE_PLAN)
    return cast


def agreeing(cast: Cast) -> tuple[Client, str, str]:
    client, address, page = yes_page(cast, cast.nurse, "for-them")
    return client, address, page  # type: ignore[return-value]


def sent(cast: Cast, cited: object, **more: object) -> tuple[int, str]:
    """The status and the words of recording that it is agreed on this."""
    client, address, page = agreeing(cast)
    carried = {name: hidden(page, name) for name in ("shown", "based_on")}
    answer = post(client, address, **carried, cited=cited, **{"life_sustaining": "no", **REVIEW, **more})
    return answer.status_code, text_of(answer.content.decode())


def agreed(cast: Cast) -> PlanVersion | None:
    set_identity(cast.nurse, cast.now)
    return PlanVersion.objects.filter(person_id=cast.people["Amina"]).first()


def test_an_attorney_says_yes_and_the_version_cites_what_it_stands_on(cast: Cast) -> None:
    power = with_power(cast, "Amina")
    assert sent(cast, power)[0] == 302
    version = agreed(cast)
    assert version is not None
    assert (version.agreed_how, version.agreed_with_name) == ("representative", "Zinnia Begum")
    stand = AgreedFor.objects.get(version_id=version.id)
    assert (stand.authority_id, stand.decision_id) == (power, None)


def test_staff_agree_on_a_best_interests_decision_about_this_plan(cast: Cast) -> None:
    found = with_unable(cast, "Amina", DecisionKind.AGREE_PLAN)
    made = a_best_interests_decision(cast, DecisionKind.AGREE_PLAN)
    set_identity(cast.nurse, cast.now)
    decision = record_best_interests(
        by=cast.nurse, person=cast.people["Amina"], capacity=found, made=made, now=cast.now
    )
    assert sent(cast, decision)[0] == 302
    version = agreed(cast)
    assert version is not None
    assert version.agreed_how == "best-interests"
    assert AgreedFor.objects.get(version_id=version.id).decision_id == decision


def test_where_nothing_is_recorded_the_page_says_what_to_do(cast: Cast) -> None:
    _client, _address, page = agreeing(cast)
    words = text_of(page)
    assert "Nothing is recorded by which somebody could agree for Amina." in words
    assert f"/authority/{cast.people['Amina']}/" in page


@pytest.mark.parametrize("kind", [AuthorityKind.LPA_PROPERTY, AuthorityKind.EPA, AuthorityKind.DEPUTY_PROPERTY])
def test_money_is_not_used_for_health(cast: Cast, kind: AuthorityKind) -> None:
    """Input 38 of the bad inputs, rule A2."""
    status, words = sent(cast, with_power(cast, "Amina", kind=kind))
    assert status == 422
    assert "This is about money and property. It gives no say about care, health or this plan." in words
    assert agreed(cast) is None


def test_a_power_is_not_used_while_she_can_decide(cast: Cast) -> None:
    """Input 39 of the bad inputs, rule A4."""
    power = with_power(cast, "Amina")
    set_identity(cast.nurse, cast.now)
    able = an_assessment(cast, DecisionKind.AGREE_PLAN, can=True)
    record_assessment(by=cast.nurse, person=cast.people["Amina"], found=able, now=cast.now)
    status, words = sent(cast, power)
    assert status == 422
    assert "So it is theirs to decide. Ask them, with all the help that they need." in words
    assert agreed(cast) is None


def test_a_finding_about_something_else_is_none_about_this(cast: Cast) -> None:
    power = with_power(cast, "Amina")
    set_identity(cast.nurse, cast.now)
    able = an_assessment(cast, DecisionKind.AGREE_PLAN, can=True)
    record_assessment(by=cast.nurse, person=cast.people["Amina"], found=able, now=cast.now)
    with_unable(cast, "Amina", DecisionKind.TREATMENT)
    assert sent(cast, power)[0] == 422


def test_who_decide_together_all_agree(cast: Cast) -> None:
    power = with_power(cast, "Amina", acting=Acting.TOGETHER)
    status, words = sent(cast, power)
    assert status == 422
    assert "They decide together, so all of them have to say yes." in words
    assert sent(cast, power, all_agree="yes")[0] == 302


def test_staying_alive_is_decided_only_where_the_power_says_so(cast: Cast) -> None:
    """Rule D9."""
    status, words = sent(cast, with_power(cast, "Amina"), life_sustaining="yes")
    assert status == 422
    assert "This does not give them a say about treatment that keeps the person alive." in words
    other = with_power(cast, "Amina", holder="Pat Begum", life_sustaining=True)
    assert sent(cast, other, life_sustaining="yes")[0] == 302


def test_nobody_agrees_beyond_their_scope(cast: Cast) -> None:
    narrow = with_power(cast, "Amina", sections=frozenset({Section.HEALTH}))
    status, words = sent(cast, narrow)
    assert status == 422
    assert "The plan says things that this does not reach." in words


def test_somebody_elses_authority_cannot_be_cited(cast: Cast) -> None:
    over_bert, hers = with_power(cast, "Bert"), with_power(cast, "Amina")
    status, _words = sent(cast, over_bert)
    assert status == 422
    assert sent(cast, hers)[0] == 302


def test_what_it_stands_on_is_exactly_one_thing_and_is_never_changed(cast: Cast) -> None:
    assert sent(cast, with_power(cast, "Amina"))[0] == 302
    version = agreed(cast)
    assert version is not None
    stand = AgreedFor.objects.get(version_id=version.id)
    with pytest.raises(IntegrityError, match="stands_on_one"), connections["default"].cursor() as cursor:
        cursor.execute(
            "insert into document_agreedfor (id, person_id, version_id, all_agree, life_sustaining, recorded_at,"
            " recorded_by) values (gen_random_uuid(), %s, %s, false, false, now(), %s)",
            [stand.person_id, stand.version_id, stand.recorded_by],
        )
