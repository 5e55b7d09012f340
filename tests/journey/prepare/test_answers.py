"""Answers in the person's own words: drafts as they stand, saved once, nothing lost."""

from uuid import UUID

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import (
    choose_instead,
    enter_paper_answer,
    finish_preparing,
    mark_answers_seen,
    save_answer,
    save_draft,
    settle_answer,
)
from alongside.journey.prepare.reads import answers_for, answers_of_round, answers_to_read, pack_for, question_for
from alongside.journey.prepare.values import AnswerState, AnswerView
from alongside.records.plans.changes import move_round
from alongside.records.plans.models import Contribution
from alongside.rules.actors import Actor, Role
from alongside.rules.prepare import PackStatus, Wait
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Stale, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast
from tests.preparing import OPEN_AT

pytestmark = pytest.mark.django_db
KEY = "what-matters"


@pytest.fixture
def amina(cast: Cast) -> Actor:
    actor = cast.person("Amina")
    set_identity(actor, cast.now)
    return actor


@pytest.fixture
def round_id(cast: Cast) -> UUID:
    return cast.rounds["Amina"]


def _answer(cast: Cast, by: Actor, words: str, based_on: int = 0, prompt: str = KEY) -> None:
    save_answer(by=by, round_id=cast.rounds["Amina"], prompt=prompt, words=words, based_on=based_on, now=cast.now)


def _draft(cast: Cast, by: Actor, words: str, based_on: int = 0, **more: bool) -> None:
    save_draft(by=by, round_id=cast.rounds["Amina"], prompt=KEY, words=words, based_on=based_on, now=cast.now, **more)


def _page(cast: Cast, by: Actor, prompt: str = KEY) -> AnswerView:
    set_identity(by, cast.now)
    return question_for(by=by, round_id=cast.rounds["Amina"], prompt=prompt, now=cast.now).answer


def test_an_answer_is_the_persons_words_in_the_prompts_section(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "My granddaughter on Sundays.")
    row = Contribution.objects.get()
    assert (row.words, row.whose, row.channel, row.section) == (
        "My granddaughter on Sundays.",
        "person",
        "online",
        "what-matters",
    )
    assert (row.said_by, row.typed_by_name, row.typed_by) == ("Amina", "Amina", amina.account)
    page = _page(cast, amina)
    assert (page.state, page.words, page.based_on) == (AnswerState.ANSWERED, "My granddaughter on Sundays.", 1)


def test_an_edit_supersedes_and_keeps_what_was_said_before(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    _answer(cast, amina, "Sundays with Zara.", based_on=1)
    assert list(Contribution.objects.order_by("number").values_list("words", flat=True)) == [
        "Sundays.",
        "Sundays with Zara.",
    ]
    assert _page(cast, amina).words == "Sundays with Zara."


def test_pressing_save_twice_saves_once(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    _answer(cast, amina, "Sundays.")
    assert Contribution.objects.count() == 1


def test_leaving_a_question_empty_stores_nothing(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "  \n ")
    assert not Contribution.objects.exists()
    assert _page(cast, amina).state == AnswerState.NOT_STARTED


def test_an_emptied_answer_is_taken_back_and_can_be_given_again(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    _answer(cast, amina, "", based_on=1)
    page = _page(cast, amina)
    assert (page.state, page.words, page.based_on) == (AnswerState.NOT_STARTED, "", 2)
    _answer(cast, amina, "Mondays.", based_on=2)
    assert _page(cast, amina).words == "Mondays."
    assert Contribution.objects.values("item").distinct().count() == 1


def test_a_draft_is_kept_as_it_stands_even_when_it_could_not_be_an_answer(cast: Cast, amina: Actor) -> None:
    too_long = "word " * 2500
    _draft(cast, amina, too_long)
    page = _page(cast, amina)
    assert (page.state, page.words) == (AnswerState.NOT_FINISHED, too_long)
    with pytest.raises(Invalid) as refused:
        _answer(cast, amina, too_long)
    assert refused.value.message == "text.too-long"
    assert _page(cast, amina).words == too_long


def test_an_emptied_draft_of_an_answer_is_kept_too(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    _draft(cast, amina, "", based_on=1)
    page = _page(cast, amina)
    assert (page.words, page.answer) == ("", "Sundays.")


def test_characters_that_cannot_be_stored_are_refused_and_the_draft_before_stays(cast: Cast, amina: Actor) -> None:
    _draft(cast, amina, "Sund")
    with pytest.raises(Invalid):
        _draft(cast, amina, "Sund\x00ays")
    assert _page(cast, amina).words == "Sund"


def test_saving_the_answer_ends_the_draft(cast: Cast, amina: Actor) -> None:
    _draft(cast, amina, "Sund")
    _answer(cast, amina, "Sundays.")
    assert _page(cast, amina).draft is None


def test_an_autosave_that_comes_after_the_answer_brings_no_old_words_back(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    with pytest.raises(Stale):
        _draft(cast, amina, "Sund")
    assert _page(cast, amina).words == "Sundays."


def test_a_draft_is_seen_by_nobody_else(cast: Cast, amina: Actor) -> None:
    _draft(cast, amina, "A thought of mine")
    set_identity(cast.coordinator, cast.now)
    seen = answers_of_round(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    assert all(not said.items for said in seen.said)
    assert _page(cast, cast.nurse).draft is None


@pytest.mark.parametrize(
    ("keep", "ends_as"),
    [("mine", "Mine."), ("theirs", "On paper."), ("both", "On paper.\n\nMine.")],
)
def test_a_clash_loses_nothing_until_it_is_settled(cast: Cast, amina: Actor, keep: str, ends_as: str) -> None:
    round_id = cast.rounds["Amina"]
    set_identity(cast.nurse, cast.now)
    enter_paper_answer(by=cast.nurse, round_id=round_id, prompt=KEY, words="On paper.", based_on=0, now=cast.now)
    set_identity(amina, cast.now)
    with pytest.raises(Stale) as stale:
        _answer(cast, amina, "Mine.")
    assert (stale.value.values["mine"], stale.value.values["theirs"]) == ("Mine.", "On paper.")
    _draft(cast, amina, "Mine.", clashes=True)
    page = _page(cast, amina)
    assert (page.words, page.answer, page.newest) == ("Mine.", "On paper.", 1)
    settle_answer(by=amina, round_id=round_id, prompt=KEY, keep=keep, based_on=1, now=cast.now)
    page = _page(cast, amina)
    assert (page.words, page.draft) == (ends_as, None)


def test_what_staff_enter_from_paper_is_the_persons_and_says_who_typed_it(cast: Cast) -> None:
    set_identity(cast.nurse, cast.now)
    enter_paper_answer(
        by=cast.nurse, round_id=cast.rounds["Amina"], prompt=KEY, words="My garden.", based_on=0, now=cast.now
    )
    row = Contribution.objects.get()
    assert (row.whose, row.said_by, row.typed_by_name, row.channel) == (
        "person",
        "Amina Begum",
        "Nadia Rahman",
        "paper",
    )
    assert answers_to_read(by=cast.nurse, now=cast.now).waiting == ()


def test_choosing_to_talk_makes_no_words_and_keeps_what_was_typed(cast: Cast, amina: Actor) -> None:
    choose_instead(
        by=amina, round_id=cast.rounds["Amina"], prompt=KEY, choice="talk", words="It is", based_on=0, now=cast.now
    )
    assert not Contribution.objects.exists()
    page = _page(cast, amina)
    assert (page.state, page.words) == (AnswerState.TALK, "It is")
    set_identity(cast.coordinator, cast.now)
    seen = answers_of_round(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    assert seen.said[0].chosen == (("talk", "Amina"),)


def test_an_answer_replaces_the_choice_to_talk(cast: Cast, amina: Actor) -> None:
    for choice in ("talk", "not-sure"):
        choose_instead(
            by=amina, round_id=cast.rounds["Amina"], prompt=KEY, choice=choice, words="", based_on=0, now=cast.now
        )
    assert _page(cast, amina).state == AnswerState.NOT_SURE
    _answer(cast, amina, "Sundays.")
    assert _page(cast, amina).state == AnswerState.ANSWERED


def test_an_unknown_choice_is_refused(cast: Cast, amina: Actor) -> None:
    with pytest.raises(Invalid):
        choose_instead(
            by=amina, round_id=cast.rounds["Amina"], prompt=KEY, choice="never", words="", based_on=0, now=cast.now
        )


def test_nothing_can_be_answered_before_the_release_or_outside_the_pack(cast: Cast, amina: Actor) -> None:
    with pytest.raises(Unknown):
        _answer(cast, amina, "Sundays.", prompt="diabetes-day")
    cast.now = cast.now.replace(day=11)
    with pytest.raises(NotReady) as refused:
        _answer(cast, amina, "Sundays.")
    assert refused.value.message == "prepare.not-released"


def test_a_stranger_gets_nothing(cast: Cast) -> None:
    set_identity(cast.intruder, cast.now)
    with pytest.raises(Unknown):
        _answer(cast, cast.intruder, "Sundays.")
    set_identity(cast.person("Bert"), cast.now)
    with pytest.raises(Unknown):
        pack_for(by=cast.person("Bert"), round_id=cast.rounds["Amina"], now=cast.now)


def test_an_assistant_enters_no_answers_outside_their_sections(cast: Cast) -> None:
    from_reception = cast.staff("Hana Lee", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    set_identity(from_reception, cast.now)
    with pytest.raises(NotAllowed):
        enter_paper_answer(
            by=from_reception, round_id=cast.rounds["Amina"], prompt="hardest", words="Pain", based_on=0, now=cast.now
        )


def test_unread_answers_wait_on_a_list_with_a_clock_until_somebody_reads_them(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    _answer(cast, amina, "The stairs.", prompt="hardest")
    later = cast.now.replace(day=cast.now.day + 4)
    set_identity(cast.nurse, later)
    waiting = answers_to_read(by=cast.nurse, now=later).waiting
    assert [(each.person.given_name, each.count, each.waited.level) for each in waiting] == [("Amina", 2, Wait.LATE)]
    seen = answers_of_round(by=cast.nurse, round_id=cast.rounds["Amina"], now=later)
    assert seen.unread == {item for item, _ in seen.seen}
    mark_answers_seen(by=cast.nurse, round_id=cast.rounds["Amina"], seen=dict(seen.seen), now=later)
    assert answers_to_read(by=cast.nurse, now=later).total == 0


def test_words_written_while_the_team_was_reading_go_on_waiting(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    set_identity(cast.nurse, cast.now)
    seen = answers_of_round(by=cast.nurse, round_id=cast.rounds["Amina"], now=cast.now)
    set_identity(amina, cast.now)
    _answer(cast, amina, "Sundays, and I feel low.", based_on=1)
    set_identity(cast.nurse, cast.now)
    mark_answers_seen(by=cast.nurse, round_id=cast.rounds["Amina"], seen=dict(seen.seen), now=cast.now)
    assert answers_to_read(by=cast.nurse, now=cast.now).total == 1


def test_an_edit_after_reading_waits_again(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    item = Contribution.objects.get().item
    set_identity(cast.nurse, cast.now)
    mark_answers_seen(by=cast.nurse, round_id=cast.rounds["Amina"], seen={item: 1}, now=cast.now)
    set_identity(amina, cast.now)
    _answer(cast, amina, "Mondays.", based_on=1)
    set_identity(cast.nurse, cast.now)
    assert answers_to_read(by=cast.nurse, now=cast.now).total == 1


def test_another_organisation_has_none_of_these_on_its_list(cast: Cast, amina: Actor) -> None:
    _answer(cast, amina, "Sundays.")
    set_identity(cast.intruder, cast.now)
    assert answers_to_read(by=cast.intruder, now=cast.now).total == 0


def test_finishing_is_said_once_and_answers_can_still_change(cast: Cast, amina: Actor) -> None:
    round_id = cast.rounds["Amina"]
    finish_preparing(by=amina, round_id=round_id, now=cast.now)
    finish_preparing(by=amina, round_id=round_id, now=cast.now)
    pack = pack_for(by=amina, round_id=round_id, now=cast.now)
    assert (pack.status, pack.finished_at) == (PackStatus.FINISHED, OPEN_AT)
    _answer(cast, amina, "Sundays.")
    assert answers_for(by=amina, round_id=round_id, now=cast.now).answers[0].answer == "Sundays."


def test_questions_close_once_the_plan_is_being_written(cast: Cast, amina: Actor) -> None:
    set_identity(cast.coordinator, cast.now)
    for stage in (Stage.DISCUSSING, Stage.DRAFTING):
        move_round(by=cast.coordinator, round_id=cast.rounds["Amina"], to=stage, now=cast.now)
    set_identity(amina, cast.now)
    with pytest.raises(NotReady):
        _answer(cast, amina, "Sundays.")
