"""What the process refuses below every page (safety.md 7: 41, 47, 48): nothing is stored; the words name the field."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from alongside.doors.words import message_words
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.models import Account
from alongside.records.sharing.changes import ask_to_lift, lift_restriction, open_beside, restrict, share
from alongside.records.sharing.models import Opening, Restriction, SharingDecision
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Role
from alongside.rules.openings import LONGEST, OpeningKind
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Refusal
from alongside.rules.restrictions import Kept
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db

type Acting = Callable[..., Any]
SAID = "Found on the floor and does not answer"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def refused(change: Callable[[], object]) -> str:
    """The message of its refusal, which has words."""
    with pytest.raises(Refusal) as error:
        change()
    assert message_words(error.value)
    return error.value.message


# --- 41: sharing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"ends": -1}, "sharing.ends-on"),
        ({"ends": 365 * 11}, "sharing.ends-on"),
        ({"sections": ()}, "sharing.choose-sections"),
        ({"contribute_to": (Section.HEALTH,)}, "sharing.more-than-seen"),
        ({"purposes": ("research",)}, "sharing.choose-purpose"),
        ({"reader": "nobody"}, "sharing.one-reader"),
        ({"reader": "oneself"}, "sharing.not-oneself"),
    ],
)
def test_a_sharing_that_cannot_be_is_refused(cast: Cast, acting: Acting, changed: dict[str, Any], message: str) -> None:
    amina = cast.person("Amina")
    given: dict[str, Any] = {"sections": (Section.GOALS,), **changed}
    readers = {"nobody": Reader(), "oneself": Reader(account=amina.account)}
    reader = readers.get(given.pop("reader", ""), Reader(organisation=cast.organisations["Riverside"]))
    if (days := given.pop("ends", None)) is not None:
        given["ends_on"] = cast.now.date() + timedelta(days=days)
    with acting(amina, cast.now):
        said = refused(
            lambda: share(by=amina, person=cast.people["Amina"], reader=reader, how="online", now=cast.now, **given)
        )
        assert said == message
        assert not SharingDecision.objects.exists()


# --- 47: emergency access ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "words", "message"),
    [
        ("", SAID, "opening.reason"),
        ("curious", SAID, "opening.reason"),
        ("life-at-risk", "", "text.nothing-visible"),
        ("life-at-risk", "asdfg", "opening.say-what"),
        ("life-at-risk", "a " * 14, "opening.say-what"),
        ("life-at-risk", f"{SAID}\u202e", "text.forbidden-character"),
    ],
)
def test_emergency_access_without_a_reason_opens_nothing(
    cast: Cast, acting: Acting, reason: str, words: str, message: str
) -> None:
    assert _opened(cast, acting, cast.nurse, reason, words) == message


def test_emergency_access_is_not_for_everybody(cast: Cast, acting: Acting) -> None:
    assert _opened(cast, acting, cast.charity_worker) == "access.not-for-this-role"


@pytest.mark.parametrize("who", ["oneself", "relative"])
def test_emergency_access_is_not_to_oneself_or_a_relative(cast: Cast, acting: Acting, who: str) -> None:
    nurse, amina = cast.nurse, cast.people["Amina"]
    if who == "oneself":
        Account.objects.using("owner").filter(id=nurse.account).update(person_id=amina)
        Account.objects.filter(id=nurse.account).update(person_id=amina)
    else:
        son = {"kind": "family-or-friend", "name": "Nadia Rahman", "account": nurse.account}
        with acting(cast.coordinator, cast.now):
            add_supporter(by=cast.coordinator, person=amina, now=cast.now, **son)
    assert _opened(cast, acting, nurse) == "opening.own-or-relative"


def test_emergency_access_with_a_reason_opens_for_four_hours(cast: Cast, acting: Acting) -> None:
    """Or the refusals above would mean nothing."""
    assert _opened(cast, acting, cast.nurse) == ""
    with acting(cast.nurse, cast.now):
        opening = Opening.objects.get()
        assert opening.until_at - opening.opened_at == LONGEST == timedelta(hours=4)


def _opened(cast: Cast, acting: Acting, by: Actor, reason: str = "life-at-risk", words: str = SAID) -> str:
    """The message of the refusal, or nothing."""
    given: dict[str, Any] = {"kind": OpeningKind.BREAK_GLASS, "reason": reason, "words": words, "now": cast.now}
    with acting(by, cast.now):
        try:
            open_beside(by=by, person=cast.people["Amina"], **given)
        except Refusal as refusal:
            assert message_words(refusal)
            assert not Opening.objects.exists()
            return refusal.message
    return ""


# --- 48: restrictions -------------------------------------------------------------------------------------------------


def test_a_restriction_is_not_lifted_by_the_one_who_set_it(cast: Cast, acting: Acting) -> None:
    first = cast.staff("Sofia Lund", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    second = cast.staff("Tom Reid", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    with acting(first, cast.now):
        kept = Kept(roles=frozenset({Role.CARER}))
        given = restrict(by=first, person=cast.people["Amina"], kept=kept, reason="A disclosure", now=cast.now)
        assert refused(lambda: lift_restriction(by=first, restriction=given, now=cast.now)) == "restriction.ask-first"
        ask_to_lift(by=first, restriction=given, now=cast.now)
        assert refused(lambda: lift_restriction(by=first, restriction=given, now=cast.now)) == "second-person.needed"
        assert Restriction.objects.get(id=given).lifted_at is None
    with acting(second, cast.now):
        lift_restriction(by=second, restriction=given, now=cast.now)
        assert Restriction.objects.get(id=given).lifted_at is not None


def test_a_restriction_that_says_nothing_is_refused(cast: Cast, acting: Acting) -> None:
    lead = cast.staff("Sofia Lund", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    given: dict[str, Any] = {"by": lead, "person": cast.people["Amina"], "reason": "A disclosure", "now": cast.now}
    carers = Kept(roles=frozenset({Role.CARER}))
    with acting(lead, cast.now):
        assert refused(lambda: restrict(kept=Kept(), **given)) == "restriction.from-whom"
        own = Kept(accounts=frozenset({lead.known_account}))
        assert refused(lambda: restrict(kept=own, **given)) == "restriction.not-oneself"
        assert refused(lambda: restrict(kept=carers, is_known_of=True, **given)) == "restriction.whom-to-ask"
        assert not Restriction.objects.exists()
