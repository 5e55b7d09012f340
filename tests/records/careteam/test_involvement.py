"""What the person decided about each who supports them, what stands between them, and who may know."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter, answer_concern, record_conflict, record_involvement
from alongside.records.careteam.models import ConcernAnswer, Conflict, Involvement, Supporter, SupporterWas
from alongside.rules.actors import Actor, Role
from alongside.rules.involvement import Answer, Asked, Attorney, Benefit, Check, Interests, Involve, Outcome, bars
from alongside.rules.refusals import Unknown
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
WORLDS = 60
GREENFIELD = "Greenfield Surgery"


@pytest.fixture
def cast() -> Cast:
    """Zinnia, who signs in, supports Amina."""
    cast = make_cast()
    cast.accounts["Zinnia"] = cast.person("Bert").known_account
    set_identity(cast.coordinator, cast.now)
    return cast


def supporter(cast: Cast, name: str = "Zinnia", account: UUID | None = None) -> UUID:
    return add_supporter(
        by=cast.coordinator,
        person=cast.people["Amina"],
        kind="family-or-friend",
        name=name,
        account=account or cast.accounts["Zinnia"],
        now=cast.now,
    )


def answer(cast: Cast, decision: Involve) -> Answer:
    limits = "Nothing about money." if decision == Involve.WITH_LIMITS else ""
    return Answer(decision=decision, asked=Asked.ALONE, decided_on=cast.now.date(), limits=limits)


def check(cast: Cast, outcome: Outcome = Outcome.INVOLVE) -> Check:
    return Check(
        paid=False,
        paid_how="",
        benefits_from=frozenset({Benefit.INHERITANCE}),
        attorney=Attorney.PROPERTY,
        own_view="I want her with me.",
        own_view_asked=Asked.ALONE,
        why_not_alone="",
        own_view_on=cast.now.date(),
        independent_view="",
        independent_by="",
        outcome=outcome,
        limits="Not when money is talked about." if outcome == Outcome.WITH_LIMITS else "",
        review_on=cast.now.date() + timedelta(days=90),
    )


def lead(cast: Cast) -> Actor:
    return cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)


def barred(cast: Cast, account: UUID, at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select conflict_bars(%s, %s, %s)", [cast.people["Amina"], account, at])
        return bool(cursor.fetchone()[0])


def test_the_rule_and_the_database_agree_in_every_world(cast: Cast) -> None:
    """Random decisions, outcomes and answers, over two rows of one account, asked at random moments."""
    yes = no = 0
    for world in range(WORLDS):
        with transaction.atomic():
            rng = random.Random(world)  # noqa: S311 (repeatable, not secret)
            written = _make_world(cast, rng)
            for hours in range(9):
                at = cast.now + timedelta(hours=hours, minutes=30)
                expected = bars(_interests(written, at))
                assert barred(cast, cast.accounts["Zinnia"], at) == expected, f"world {world}, {hours} hours"
                yes, no = yes + expected, no + (not expected)
            transaction.set_rollback(True)
    assert yes > WORLDS
    assert no > WORLDS


def _make_world(cast: Cast, rng: random.Random) -> list[tuple[datetime, Involve | Outcome | bool]]:
    set_identity(cast.coordinator, cast.now)
    rows, written = [supporter(cast), supporter(cast, "Zinnia again")], []
    for hour in rng.sample(range(9), rng.randrange(6)):
        at, row = cast.now + timedelta(hours=hour), rng.choice(rows)
        kind = rng.randrange(3)
        by = lead(cast) if kind == 2 else cast.coordinator
        set_identity(by, at)
        what: Involve | Outcome | bool
        if kind == 0:
            what = rng.choice(list(Involve))
            record_involvement(by=by, supporter=row, answer=answer(cast, what), now=at)
        elif kind == 1:
            what = rng.choice(list(Outcome))
            record_conflict(by=by, supporter=row, check=check(cast, what), now=at)
        else:
            what = rng.random() < 0.6
            answer_concern(by=by, supporter=row, alleged=what, now=at)
        written.append((at, what))
    return sorted(written, key=lambda each: each[0])


def _interests(written: list[tuple[datetime, Involve | Outcome | bool]], at: datetime) -> Interests:
    """The newest of each kind at this moment, put together without the database."""
    known = [what for when, what in written if when <= at]
    decision = next((each for each in reversed(known) if isinstance(each, Involve)), None)
    outcome = next((each for each in reversed(known) if isinstance(each, Outcome)), None)
    alleged = next((each for each in reversed(known) if isinstance(each, bool)), False)
    return Interests(decision=decision, outcome=outcome, alleged=alleged)


def test_nobody_else_is_barred_by_it(cast: Cast) -> None:
    row = supporter(cast)
    record_involvement(by=cast.coordinator, supporter=row, answer=answer(cast, Involve.DO_NOT), now=cast.now)
    assert barred(cast, cast.accounts["Zinnia"], cast.now)
    assert not barred(cast, cast.accounts["Carol Okoro"], cast.now)
    assert not barred(cast, cast.accounts["Zinnia"], cast.now - timedelta(seconds=1))


def test_a_lead_elsewhere_cannot_wash_an_answer_away(cast: Cast) -> None:
    row = supporter(cast)
    elsewhere = cast.staff("Lou Ash", Role.SAFEGUARDING_LEAD, "Hillview Surgery")
    set_identity(lead(cast), cast.now)
    answer_concern(by=lead(cast), supporter=row, alleged=True, now=cast.now)
    set_identity(elsewhere, cast.now)
    with pytest.raises(Unknown):
        answer_concern(by=elsewhere, supporter=row, alleged=False, now=cast.now)
    assert barred(cast, cast.accounts["Zinnia"], cast.now)


def test_only_the_lead_knows_of_a_concern(cast: Cast) -> None:
    row = supporter(cast)
    person = cast.person("Amina")
    set_identity(lead(cast), cast.now)
    answer_concern(by=lead(cast), supporter=row, alleged=True, now=cast.now)
    assert ConcernAnswer.objects.count() == 1
    for other in (cast.coordinator, cast.nurse, person, cast.staff("Pia", Role.PRIVACY_OFFICER, GREENFIELD)):
        set_identity(other, cast.now)
        assert not ConcernAnswer.objects.exists()


def test_nobody_reads_or_writes_what_is_decided_about_themselves(cast: Cast) -> None:
    nurse = cast.nurse
    set_identity(cast.coordinator, cast.now)
    row = supporter(cast, "Nadia", account=nurse.account)
    record_involvement(by=cast.coordinator, supporter=row, answer=answer(cast, Involve.WITH_LIMITS), now=cast.now)
    record_conflict(by=cast.coordinator, supporter=row, check=check(cast, Outcome.UNDECIDED), now=cast.now)
    set_identity(nurse, cast.now)
    assert not Involvement.objects.exists()
    assert not Conflict.objects.exists()
    _refused(lambda: record_involvement(by=nurse, supporter=row, answer=answer(cast, Involve.INVOLVE), now=cast.now))
    _refused(lambda: record_conflict(by=nurse, supporter=row, check=check(cast), now=cast.now))


def test_the_person_decides_and_sees_their_decisions_and_not_the_check(cast: Cast) -> None:
    row, person = supporter(cast), cast.person("Amina")
    set_identity(cast.coordinator, cast.now)
    record_conflict(by=cast.coordinator, supporter=row, check=check(cast), now=cast.now)
    set_identity(person, cast.now)
    own = replace(answer(cast, Involve.DO_NOT), asked=Asked.OWN_SIGN_IN)
    record_involvement(by=person, supporter=row, answer=own, now=cast.now)
    assert Involvement.objects.get().decision == Involve.DO_NOT
    assert not Conflict.objects.exists()
    _refused(lambda: record_conflict(by=person, supporter=row, check=check(cast), now=cast.now))


def test_an_answer_about_somebody_elses_supporter_is_refused(cast: Cast) -> None:
    row = supporter(cast)
    set_identity(cast.intruder, cast.now)
    with pytest.raises(Unknown):
        record_involvement(by=cast.intruder, supporter=row, answer=answer(cast, Involve.INVOLVE), now=cast.now)


@pytest.mark.parametrize(
    "change",
    [
        {"decision": Involve.WITH_LIMITS, "limits": ""},
        {"asked": Asked.NOT_ALONE, "why_not_alone": ""},
    ],
)
def test_the_database_wants_words_for_limits_and_for_not_asking_alone(cast: Cast, change: dict[str, str]) -> None:
    row = supporter(cast)
    record_involvement(by=cast.coordinator, supporter=row, answer=answer(cast, Involve.INVOLVE), now=cast.now)
    kept = Involvement.objects.get()
    kept.id, kept.number = UUID(int=7), 2
    for name, value in change.items():
        setattr(kept, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)


def test_what_a_row_said_before_is_kept_and_cannot_be_left_out(cast: Cast) -> None:
    row = supporter(cast)
    Supporter.objects.filter(id=row).update(telephone="01632 960100")
    Supporter.objects.filter(id=row).update(telephone="01632 960199")
    Supporter.objects.filter(id=row).update(telephone="01632 960199")
    before = SupporterWas.objects.filter(supporter_id=row).order_by("number")
    assert [(each.number, each.was["telephone"]) for each in before] == [(1, ""), (2, "01632 960100")]
    assert {each.changed_by for each in before} == {cast.coordinator.account}


def _refused(change: Callable[[], object]) -> None:
    """By the database: row-level security, or the row is not even there for them."""
    with (
        pytest.raises((Exception,), match=r"row-level security|supporter\.unknown|about-yourself"),
        transaction.atomic(),
    ):
        change()
