"""Reviews: nothing is copied without having been asked about, one by one."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.review.changes import add_update, answer_item, finish_review, start_review
from alongside.journey.review.reads import review_for, review_to_start, reviews_due, updates_for
from alongside.records.plans.changes import add_item, move_round
from alongside.records.plans.reads import open_draft, open_plan, round_view
from alongside.records.plans.values import Edit
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.plan.content import Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.review import ReviewState, StillTrue
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast, with_agreed_plan, with_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    cast.now += timedelta(days=170)
    return cast


def started(cast: Cast, by: Actor | None = None) -> UUID:
    by = by or cast.coordinator
    set_identity(by, cast.now)
    return start_review(by=by, person=cast.people["Amina"], now=cast.now)


def answer(cast: Cast, round_id: UUID, item: UUID, still: StillTrue, words: str = "", **more: object) -> None:
    edit = Edit(words, **more) if words else None  # type: ignore[arg-type]
    answer_item(by=cast.coordinator, round_id=round_id, item=item, answer=still, edit=edit, now=cast.now)


def page(cast: Cast, round_id: UUID, by: Actor | None = None):
    return review_for(by=by or cast.coordinator, round_id=round_id, now=cast.now)


def drafted(cast: Cast, round_id: UUID) -> list[str]:
    by = cast.coordinator
    draft = open_draft(by=by, round_id=round_id, purpose=Purpose.DIRECT_CARE, now=cast.now)
    return [item.words for item in draft.content.items]


def test_a_review_closes_the_old_round_and_asks_about_every_item(cast: Cast) -> None:
    round_id = started(cast)
    assert started(cast) == round_id, "going on with the same one"
    shown = page(cast, round_id)
    assert [asked.item.kind for asked in shown.asked][-2:] == [Kind.GOAL, Kind.ACTION]
    assert shown.asked[-1].goal == shown.asked[-2].item
    assert len(shown.not_asked) == 4 and shown.round.stage == Stage.REVIEWING
    assert round_view(by=cast.coordinator, round_id=cast.rounds["Amina"]).stage == Stage.CLOSED
    assert drafted(cast, round_id) == [], "nothing is copied"


def test_what_is_still_true_carries_over_what_changed_has_its_new_words_and_the_rest_is_gone(cast: Cast) -> None:
    round_id = started(cast)
    matters, strength, goal, action = (asked.item for asked in page(cast, round_id).asked)
    answer(cast, round_id, matters.id, StillTrue.STILL_TRUE)
    answer(cast, round_id, strength.id, StillTrue.NO_LONGER)
    answer(cast, round_id, goal.id, StillTrue.CHANGED, "Walk to the shops.", importance=8)
    answer(cast, round_id, action.id, StillTrue.STILL_TRUE)
    assert page(cast, round_id).not_asked == ()
    finish_review(by=cast.coordinator, round_id=round_id, leave_out=False, now=cast.now)
    draft = open_draft(by=cast.coordinator, round_id=round_id, purpose=Purpose.DIRECT_CARE, now=cast.now)
    assert [(item.words, item.id) for item in draft.content.items] == [
        ("Seeing my granddaughter every Sunday.", matters.id),
        ("Walk to the shops.", goal.id),
        ("Walk to the corner after breakfast.", action.id),
    ]
    still = draft.content.items[0]
    assert (still.said_by, still.typed_by, still.said_at) == (matters.said_by, matters.typed_by, matters.said_at)
    changed = draft.content.goals()[0]
    assert (changed.said_by, changed.typed_by, changed.importance) == ("Amina", "Carol Okoro", 8)
    assert draft.round.stage == Stage.DRAFTING
    assert page(cast, round_id).finished_at == cast.now


def test_the_newest_answer_counts_and_takes_the_newer_words_out_again(cast: Cast) -> None:
    round_id = started(cast)
    matters = page(cast, round_id).asked[0].item
    for still, words in (
        (StillTrue.CHANGED, "My garden."),
        (StillTrue.STILL_TRUE, ""),
        (StillTrue.CHANGED, "My garden and my cat."),
        (StillTrue.CHANGED, "My cat."),
    ):
        answer(cast, round_id, matters.id, still, words)
    asked = page(cast, round_id).of(matters.id)
    assert asked is not None and asked.newer is not None and asked.newer.words == "My cat."
    answer(cast, round_id, matters.id, StillTrue.STILL_TRUE)
    finish_review(by=cast.coordinator, round_id=round_id, leave_out=True, now=cast.now)
    assert drafted(cast, round_id) == ["Seeing my granddaughter every Sunday."]


def test_an_action_goes_with_its_goal_even_in_newer_words(cast: Cast) -> None:
    round_id = started(cast)
    _, _, goal, action = (asked.item for asked in page(cast, round_id).asked)
    answer(cast, round_id, goal.id, StillTrue.NO_LONGER)
    answer(cast, round_id, action.id, StillTrue.CHANGED, "Walk twice a day.", who="Me", by_when="Now")
    finish_review(by=cast.coordinator, round_id=round_id, leave_out=True, now=cast.now)
    assert drafted(cast, round_id) == []


def test_what_nobody_was_asked_about_is_left_out_only_knowingly(cast: Cast) -> None:
    round_id = started(cast)
    with pytest.raises(NotReady) as refused:
        finish_review(by=cast.coordinator, round_id=round_id, leave_out=False, now=cast.now)
    assert (refused.value.message, refused.value.values["count"]) == ("review.not-all-asked", 4)


def test_an_answer_needs_to_be_one_and_a_change_needs_words(cast: Cast) -> None:
    round_id = started(cast)
    matters = page(cast, round_id).asked[0].item
    with pytest.raises(Invalid) as refused:
        answer_item(by=cast.coordinator, round_id=round_id, item=matters.id, answer=None, edit=None, now=cast.now)
    assert refused.value.field == "answer"
    with pytest.raises(Invalid) as refused:
        answer(cast, round_id, matters.id, StillTrue.CHANGED)
    assert refused.value.field == "words"
    with pytest.raises(Unknown):
        answer(cast, round_id, uuid4(), StillTrue.STILL_TRUE)


def test_a_finished_review_takes_no_more_answers(cast: Cast) -> None:
    round_id = started(cast)
    matters = page(cast, round_id).asked[0].item
    finish_review(by=cast.coordinator, round_id=round_id, leave_out=True, now=cast.now)
    with pytest.raises(NotReady):
        answer(cast, round_id, matters.id, StillTrue.STILL_TRUE)


def test_a_plan_that_was_never_agreed_is_not_reviewed() -> None:
    cast = with_draft(make_cast())
    with pytest.raises(NotReady) as refused:
        started(cast)
    assert refused.value.message == "review.no-plan"


def test_another_surgery_cannot_start_a_review(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        started(cast, cast.intruder)


def test_a_leader_who_does_not_see_all_of_the_plan_cannot_finish_but_the_person_can(cast: Cast) -> None:
    round_id, person = started(cast), cast.person("Amina")
    set_identity(person, cast.now)
    surgery = Reader(organisation=cast.organisations["Greenfield Surgery"])
    some = frozenset(Section) - {Section.STRENGTHS}
    share(by=person, person=cast.people["Amina"], reader=surgery, sections=some, how="online", now=cast.now)
    set_identity(cast.coordinator, cast.now)
    with pytest.raises(NotReady) as refused:
        finish_review(by=cast.coordinator, round_id=round_id, leave_out=True, now=cast.now)
    assert refused.value.message == "review.partial"
    set_identity(person, cast.now)
    answer_item(
        by=person,
        round_id=round_id,
        item=page(cast, round_id, person).asked[0].item.id,
        answer=StillTrue.STILL_TRUE,
        edit=None,
        now=cast.now,
    )
    finish_review(by=person, round_id=round_id, leave_out=True, now=cast.now)


def test_an_update_waits_for_the_team_leaves_the_agreed_version_alone_and_is_asked_about(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    for item in [uuid4()] * 2:
        round_id = add_update(
            by=person,
            person=cast.people["Amina"],
            item=item,
            section=Section.NEEDS,
            words="My knee is worse.",
            now=cast.now,
        )
    assert round_id == cast.rounds["Amina"]
    plan = open_plan(by=person, person=cast.people["Amina"], purpose=Purpose.OWN_RECORD, now=cast.now)
    assert "My knee is worse." not in [item.words for item in plan.content.items]
    waiting = updates_for(by=person, person=cast.people["Amina"], now=cast.now).updates
    assert [(update.item.words, update.is_read) for update in waiting] == [("My knee is worse.", False)]
    review = page(cast, started(cast))
    assert "My knee is worse." in [asked.item.words for asked in review.asked]


def test_an_update_needs_a_round_to_go_to() -> None:
    cast = make_cast()
    person = cast.person("Bert")
    set_identity(person, cast.now)
    with pytest.raises(NotReady) as refused:
        add_update(
            by=person, person=cast.people["Bert"], item=uuid4(), section=Section.NEEDS, words="Hello", now=cast.now
        )
    assert refused.value.message == "review.no-round"
    assert updates_for(by=person, person=cast.people["Bert"], now=cast.now).updates == ()


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2027, 3, 1), []),
        (date(2027, 4, 1), [ReviewState.DUE]),
        (date(2027, 5, 3), [ReviewState.DUE]),
        (date(2027, 5, 4), [ReviewState.OVERDUE]),
    ],
)
def test_reviews_are_due_from_six_weeks_before_their_day(cast: Cast, on: date, states: list[ReviewState]) -> None:
    cast.now = cast.now.replace(year=on.year, month=on.month, day=on.day)
    set_identity(cast.coordinator, cast.now)
    due = reviews_due(by=cast.coordinator, now=cast.now).reviews
    assert [each.state for each in due] == states
    assert [each.person.name for each in due] == ["Amina Begum"] * len(states)
    set_identity(cast.intruder, cast.now)
    assert reviews_due(by=cast.intruder, now=cast.now).reviews == ()


def test_a_review_can_begin_again_after_one_that_was_ended(cast: Cast) -> None:
    first = started(cast)
    move_round(by=cast.coordinator, round_id=first, to=Stage.ENDED, now=cast.now)
    second = started(cast)
    assert second != first and len(page(cast, second).asked) == 4


def test_a_person_whose_round_was_ended_asks_their_team_to_begin(cast: Cast) -> None:
    move_round(by=cast.coordinator, round_id=started(cast), to=Stage.ENDED, now=cast.now)
    with pytest.raises(NotReady) as refused:
        started(cast, cast.person("Amina"))
    assert refused.value.message == "review.no-round"


def test_staff_have_voices_of_their_own_for_an_update_and_a_job_has_none(cast: Cast) -> None:
    job = Actor(role=Role.SYSTEM, on_behalf_of=cast.people["Amina"], purpose=Purpose.DELIVERY)
    set_identity(job, cast.now)
    with pytest.raises(Invalid):
        add_update(
            by=job, person=cast.people["Amina"], item=uuid4(), section=Section.NEEDS, words="Hello", now=cast.now
        )


def test_only_an_agreed_plan_waits_for_a_review_to_start(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    waiting = review_to_start(by=cast.coordinator, round_id=cast.rounds["Amina"])
    assert waiting is not None and waiting.person.name == "Amina Begum"
    opened = started(cast)
    assert review_to_start(by=cast.coordinator, round_id=opened) is None
    with pytest.raises(Unknown):
        review_to_start(by=cast.coordinator, round_id=cast.rounds["Amina"])
    with pytest.raises(Unknown):
        review_for(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)


def test_newer_words_are_not_put_in_the_place_of_a_colleagues(cast: Cast) -> None:
    nurse = cast.nurse
    set_identity(nurse, cast.now)
    note = Edit("Needs a stick.")
    item = add_item(
        by=nurse,
        round_id=cast.rounds["Amina"],
        item=uuid4(),
        section=Section.NEEDS,
        whose=Whose.PROFESSIONAL,
        edit=note,
        now=cast.now,
    )
    round_id = started(cast)
    with pytest.raises(Invalid) as refused:
        answer(cast, round_id, item, StillTrue.CHANGED, "Needs a frame.")
    assert refused.value.message == "voices.others-words"
    answer(cast, round_id, item, StillTrue.NO_LONGER)
