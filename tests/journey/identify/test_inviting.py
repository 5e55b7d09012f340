"""Who is on the list, inviting them, and their answer: each step is a human's."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.identify.changes import give_coordinator, invite_person, record_answer
from alongside.journey.identify.reads import offer_view, open_offer_to, people_to_identify, standing_of
from alongside.records.audit.models import Event
from alongside.records.careteam.reads import coordinator_of
from alongside.records.messaging.models import Message
from alongside.records.people.changes.mending import record_death, record_move_away
from alongside.records.plans.reads import open_round_of
from alongside.rules.actors import Actor, Role
from alongside.rules.identify import Reason
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    set_identity(made.coordinator, made.now)
    return made


def _list(cast: Cast, by: Actor | None = None) -> dict[str, list[Reason]]:
    by = by or cast.coordinator
    set_identity(by, cast.now)
    found = people_to_identify(by=by, now=cast.now).people
    return {each.name: [reason.reason for reason in each.reasons] for each in found}


def _invite(cast: Cast, name: str = "Bert") -> UUID:
    by = cast.coordinator
    set_identity(by, cast.now)
    return invite_person(by=by, person=cast.people[name], reasons=[Reason.NO_PLAN], now=cast.now)


def _stage(cast: Cast, name: str = "Bert") -> Stage | None:
    set_identity(cast.coordinator, cast.now)
    found = open_round_of(by=cast.coordinator, person=cast.people[name])
    return found.stage if found else None


def test_people_without_a_plan_are_on_the_list_and_those_with_one_are_not_until_it_is_due(cast: Cast) -> None:
    assert _list(cast) == {"Amina Begum": [Reason.NO_PLAN], "Bert Jones": [Reason.NO_PLAN]}
    with_agreed_plan(cast)
    assert _list(cast) == {"Bert Jones": [Reason.NO_PLAN]}
    cast.now = cast.now.replace(year=2027, month=5, day=4)
    assert _list(cast)["Amina Begum"] == [Reason.REVIEW_OVERDUE]


def test_another_organisation_has_its_own_list(cast: Cast) -> None:
    assert _list(cast, cast.intruder) == {}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.VCSE_PARTNER, Role.ORGANISATION_LEAD])
def test_roles_that_handle_no_lists_get_nobody(cast: Cast, role: Role) -> None:
    assert _list(cast, cast.staff("Otto Lane", role, "Greenfield Surgery")) == {}


def test_who_died_or_moved_away_is_left_alone(cast: Cast) -> None:
    by = cast.coordinator
    record_death(by=by, person=cast.people["Bert"], died_on=date(2026, 11, 1), told_by="family-or-friend", now=cast.now)
    record_move_away(
        by=by, person=cast.people["Amina"], moved_away_on=date(2026, 11, 1), told_by="family-or-friend", now=cast.now
    )
    assert _list(cast) == {}
    for name, message in (("Bert", "identify.died"), ("Amina", "identify.moved-away")):
        assert standing_of(by=by, person=cast.people[name], now=cast.now).refused == message
        with pytest.raises(NotReady):
            _invite(cast, name)


def test_opening_the_list_is_logged_once(cast: Cast) -> None:
    _list(cast)
    assert Event.objects.filter(kind="caseload.opened").count() == 1


def test_an_invitation_is_a_round_an_offer_and_one_letter(cast: Cast) -> None:
    offer = _invite(cast)
    view = offer_view(by=cast.coordinator, offer=offer)
    assert (view.person.given_name, view.round.stage, view.answered_at) == ("Bert", Stage.INVITED, None)
    message = Message.objects.get()
    assert (message.kind, message.about) == ("invitation", {"round": str(view.round.id), "offer": str(offer)})
    assert _list(cast) == {"Amina Begum": [Reason.NO_PLAN]}


def test_inviting_twice_is_refused(cast: Cast) -> None:
    _invite(cast)
    with pytest.raises(NotReady) as refused:
        _invite(cast)
    assert refused.value.message == "identify.round-under-way"
    assert Message.objects.count() == 1


def test_nobody_invites_somebody_elses_person(cast: Cast) -> None:
    set_identity(cast.intruder, cast.now)
    with pytest.raises(Unknown):
        invite_person(by=cast.intruder, person=cast.people["Bert"], reasons=[], now=cast.now)


@pytest.mark.parametrize(
    ("outcome", "more", "stage"),
    [
        ("accepted", {}, Stage.ACCEPTED),
        ("declined", {"reason": "Not for me."}, Stage.DECLINED),
        ("undecided", {"again_on": date(2027, 2, 1)}, Stage.NOT_NOW),
        ("unable", {"again_on": date(2027, 2, 1)}, Stage.NOT_NOW),
    ],
)
def test_each_answer_moves_the_round(cast: Cast, outcome: str, more: dict[str, object], stage: Stage) -> None:
    offer = _invite(cast)
    for _ in range(2):  # pressing twice says the same
        record_answer(by=cast.coordinator, offer=offer, outcome=outcome, now=cast.now, **more)  # type: ignore[arg-type]
    assert _stage(cast) == stage
    assert open_offer_to(by=cast.coordinator, person=cast.people["Bert"]) is None
    assert Event.objects.filter(kind="offer.answered").count() == 1


def test_a_different_second_answer_is_refused(cast: Cast) -> None:
    offer = _invite(cast)
    record_answer(by=cast.coordinator, offer=offer, outcome="accepted", now=cast.now)
    with pytest.raises(NotReady):
        record_answer(by=cast.coordinator, offer=offer, outcome="declined", reason="No", now=cast.now)


@pytest.mark.parametrize(
    ("outcome", "more", "field"),
    [
        ("declined", {"reason": " "}, "reason"),
        ("undecided", {}, "not_now_until"),
        ("undecided", {"again_on": date(2026, 11, 2)}, "not_now_until"),
        ("not-offered", {}, "offer"),
        ("perhaps", {}, "offer"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(cast: Cast, outcome: str, more: dict[str, object], field: str) -> None:
    offer = _invite(cast)
    with pytest.raises(Invalid) as refused:
        record_answer(by=cast.coordinator, offer=offer, outcome=outcome, now=cast.now, **more)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert _stage(cast) == Stage.INVITED


def test_not_now_is_asked_again_on_its_day_and_no_after_six_months(cast: Cast) -> None:
    wait, no = _invite(cast, "Amina"), _invite(cast, "Bert")
    record_answer(by=cast.coordinator, offer=wait, outcome="undecided", again_on=date(2027, 2, 1), now=cast.now)
    record_answer(by=cast.coordinator, offer=no, outcome="declined", reason="No.", now=cast.now)
    assert _list(cast) == {}
    with pytest.raises(NotReady):
        _invite(cast, "Bert")
    cast.now = cast.now.replace(year=2027, month=2, day=1)
    assert _list(cast) == {"Amina Begum": [Reason.ASK_AGAIN]}
    _invite(cast, "Amina")
    assert _stage(cast, "Amina") == Stage.INVITED
    cast.now = cast.now.replace(month=5, day=2)
    assert _list(cast)["Bert Jones"] == [Reason.OFFER_AGAIN]


def test_silence_for_three_weeks_and_a_yes_without_appointments_come_back(cast: Cast) -> None:
    offer = _invite(cast)
    cast.now += timedelta(weeks=3)
    assert _list(cast)["Bert Jones"] == [Reason.NO_ANSWER]
    record_answer(by=cast.coordinator, offer=offer, outcome="accepted", now=cast.now)
    assert _list(cast)["Bert Jones"] == [Reason.NOTHING_BOOKED]


def test_naming_a_coordinator_names_them_for_the_round_too(cast: Cast) -> None:
    _invite(cast)
    by = cast.coordinator
    for name in ("Nadia Rahman", "Carol Okoro"):
        account = (cast.nurse if name == "Nadia Rahman" else by).account
        set_identity(by, cast.now)
        assert account is not None
        give_coordinator(by=by, person=cast.people["Bert"], account=account, now=cast.now)
    named = coordinator_of(by=by, person=cast.people["Bert"])
    current = open_round_of(by=by, person=cast.people["Bert"])
    assert named is not None and current is not None
    assert (named.name, current.coordinator) == ("Carol Okoro", by.account)


def test_a_coordinator_works_here(cast: Cast) -> None:
    elsewhere = cast.intruder.account
    set_identity(cast.coordinator, cast.now)
    assert elsewhere is not None
    with pytest.raises(Invalid):
        give_coordinator(by=cast.coordinator, person=cast.people["Bert"], account=elsewhere, now=cast.now)
