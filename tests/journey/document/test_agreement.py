"""Agreeing together: exactly what was shown, the person's copy first, and nothing that is not ready."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss.changes import finish_conversation, start_conversation
from alongside.journey.document.changes import agree_plan, begin_draft, record_not_agreed
from alongside.journey.document.models import CopyGiven
from alongside.journey.document.models import NotAgreed as NotAgreedRow
from alongside.journey.document.reads import agreed_now, draft_for
from alongside.journey.document.values import How, ShareWith, Yes
from alongside.records.messaging.reads import messages_to
from alongside.records.messaging.values import MessageKind
from alongside.records.plans.changes import add_item, change_item, take_out_item
from alongside.records.plans.reads import open_plan, round_view, versions_of
from alongside.records.plans.values import Edit
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose
from alongside.rules.plan.content import Whose
from alongside.rules.plan.readiness import Code, NotAgreed
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Stale, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast, with_draft
from tests.preparing import with_pack

pytestmark = pytest.mark.django_db

YES = Yes(how=How.OWN_SIGN_IN, review_on=date(2027, 5, 3), review_with="Carol Okoro", with_name="Carol Okoro")


@pytest.fixture
def cast() -> Cast:
    return with_draft(make_cast())


def agree(cast: Cast, by: Actor, yes: Yes = YES, **more: object):
    set_identity(by, cast.now)
    draft = draft_for(by=by, round_id=cast.rounds["Amina"], now=cast.now)
    values = {"draft_tag": draft.tag, "based_on": draft.previous_number, **more}
    return agree_plan(by=by, round_id=cast.rounds["Amina"], yes=yes, now=cast.now, **values)  # type: ignore[arg-type]


def test_the_person_agrees_by_signing_in_and_it_becomes_version_1(cast: Cast) -> None:
    person = cast.person("Amina")
    version = agree(cast, person)
    plan = open_plan(by=person, person=cast.people["Amina"], purpose=Purpose.OWN_RECORD, now=cast.now)
    assert plan.version is not None
    assert (plan.version.id, plan.version.number, plan.version.agreed_how) == (version, 1, "own-sign-in")
    assert "Walk to the allotment and back." in [item.words for item in plan.content.items]
    row = round_view(by=person, round_id=cast.rounds["Amina"])
    assert (row.stage, row.review_on, row.review_with) == (Stage.AGREED, date(2027, 5, 3), "Carol Okoro")


def test_staff_record_a_yes_that_was_said_to_them_and_how(cast: Cast) -> None:
    agree(cast, cast.coordinator, replace(YES, how=How.PRESENT))
    version = versions_of(by=cast.coordinator, person=cast.people["Amina"])[0]
    assert (version.agreed_by_name, version.agreed_how) == ("Carol Okoro", "present")


@pytest.mark.parametrize("how", [How.PRESENT, How.PHONE])
def test_a_person_cannot_say_that_staff_heard_them(cast: Cast, how: How) -> None:
    with pytest.raises(Invalid) as refused:
        agree(cast, cast.person("Amina"), replace(YES, how=how))
    assert refused.value.field == "how"


def test_staff_cannot_agree_as_if_they_were_the_person(cast: Cast) -> None:
    with pytest.raises(Invalid):
        agree(cast, cast.coordinator)


def test_a_review_over_a_year_away_is_agreed_only_when_it_is_meant(cast: Cast) -> None:
    late = replace(YES, review_on=date(2040, 1, 1))
    with pytest.raises(Invalid) as refused:
        agree(cast, cast.person("Amina"), late)
    assert (refused.value.message, refused.value.field) == ("review.over-a-year", "late_is_meant")
    agree(cast, cast.person("Amina"), replace(late, late_is_meant=True))
    assert round_view(by=cast.person("Amina"), round_id=cast.rounds["Amina"]).review_on == date(2040, 1, 1)


def test_the_persons_copy_is_queued_with_the_version_and_only_once(cast: Cast) -> None:
    person = cast.person("Amina")
    version = agree(cast, person)
    copies = [m for m in messages_to(by=person, person=cast.people["Amina"]) if m.kind == MessageKind.PLAN_COPY]
    assert [copy.about["version"] for copy in copies] == ["1"]
    given = CopyGiven.objects.get(version_id=version)
    assert (given.message, given.format) == (copies[0].id, "not-asked")
    assert agree(cast, person, based_on=0) == version, "the same press of the button twice"
    assert CopyGiven.objects.count() == 1


def test_sharing_chosen_with_the_yes_takes_effect_with_the_version(cast: Cast) -> None:
    riverside = Reader(organisation=cast.organisations["Riverside"])
    agree(cast, cast.person("Amina"), share_with=[ShareWith(riverside, frozenset({Section.GOALS}))])
    worker = cast.charity_worker
    set_identity(worker, cast.now)
    plan = open_plan(by=worker, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
    assert {item.section for item in plan.content.items} == {Section.GOALS}


def test_what_was_not_shown_cannot_be_agreed_to(cast: Cast) -> None:
    person, coordinator = cast.person("Amina"), cast.coordinator
    set_identity(person, cast.now)
    shown = draft_for(by=person, round_id=cast.rounds["Amina"], now=cast.now).tag
    set_identity(coordinator, cast.now)
    add_item(
        by=coordinator,
        round_id=cast.rounds["Amina"],
        item=uuid4(),
        section=Section.NEEDS,
        whose=Whose.PROFESSIONAL,
        edit=Edit("Needs reading glasses."),
        now=cast.now,
    )
    with pytest.raises(Stale) as refused:
        agree(cast, person, draft_tag=shown)
    assert refused.value.message == "document.draft-changed"
    assert versions_of(by=person, person=cast.people["Amina"]) == ()


def test_a_reader_who_does_not_see_all_of_it_cannot_record_agreement(cast: Cast) -> None:
    person, coordinator = cast.person("Amina"), cast.coordinator
    set_identity(person, cast.now)
    some = frozenset(Section) - {Section.FUTURE}
    surgery = Reader(organisation=cast.organisations["Greenfield Surgery"])
    share(by=person, person=cast.people["Amina"], reader=surgery, sections=some, how="online", now=cast.now)
    with pytest.raises(NotReady) as refused:
        agree(cast, coordinator, replace(YES, how=How.PRESENT))
    assert refused.value.message == "document.partial"


def test_a_draft_without_the_persons_own_words_cannot_be_called_agreed() -> None:
    cast = with_draft(make_cast(), words=False)
    with pytest.raises(NotReady) as refused:
        agree(cast, cast.person("Amina"))
    assert refused.value.message == "plan.not-ready"
    assert Code.WHAT_MATTERS in refused.value.values["missing"]


def test_a_review_in_the_past_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        agree(cast, cast.person("Amina"), replace(YES, review_on=date(2026, 1, 1)))
    assert refused.value.field == "review_on"


def test_a_correction_is_a_new_version_of_the_same_round(cast: Cast) -> None:
    person = cast.person("Amina")
    agree(cast, person)
    begin_draft(by=person, round_id=cast.rounds["Amina"], now=cast.now)
    begin_draft(by=person, round_id=cast.rounds["Amina"], now=cast.now)
    add_item(
        by=person,
        round_id=cast.rounds["Amina"],
        item=uuid4(),
        section=Section.ABOUT_ME,
        whose=Whose.PERSON,
        edit=Edit("Please call me Mina."),
        now=cast.now + timedelta(hours=1),
    )
    agree(cast, person)
    assert [version.number for version in versions_of(by=person, person=cast.people["Amina"])] == [2, 1]


def test_a_no_needs_a_reason_and_leaves_the_draft_as_it_is(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    with pytest.raises(Invalid) as refused:
        record_not_agreed(by=person, round_id=cast.rounds["Amina"], reason=None, words="", said_by="", now=cast.now)
    assert refused.value.field == "reason"
    record_not_agreed(
        by=person,
        round_id=cast.rounds["Amina"],
        reason=NotAgreed.MORE_TIME,
        words="I want to ask my daughter.",
        said_by="",
        now=cast.now,
    )
    draft = draft_for(by=person, round_id=cast.rounds["Amina"], now=cast.now)
    assert [(no.reason, no.words, no.said_by) for no in draft.not_agreed] == [
        (NotAgreed.MORE_TIME, "I want to ask my daughter.", "Amina Begum")
    ]
    assert draft.round.stage == Stage.DRAFTING
    assert NotAgreedRow.objects.count() == 1


def test_another_surgery_can_do_none_of_this(cast: Cast) -> None:
    intruder = cast.intruder
    set_identity(intruder, cast.now)
    for act in (
        lambda: draft_for(by=intruder, round_id=cast.rounds["Amina"], now=cast.now),
        lambda: begin_draft(by=intruder, round_id=cast.rounds["Amina"], now=cast.now),
    ):
        with pytest.raises(Exception, match=r"unknown|not-shared") as refused:
            act()
        assert not isinstance(refused.value, Invalid)
        assert isinstance(refused.value, NotAllowed) or "unknown" in refused.value.message


def test_the_page_after_agreeing_needs_something_agreed(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    with pytest.raises(Unknown):
        agreed_now(by=person, round_id=cast.rounds["Amina"], now=cast.now)
    agree(cast, person)
    now = agreed_now(by=person, round_id=cast.rounds["Amina"], now=cast.now)
    assert (now.number, now.copy_channel) == (1, "letter")


def test_readiness_knows_when_the_pack_came_and_that_people_talked() -> None:
    cast = with_pack(make_cast())
    nurse, round_id = cast.nurse, cast.rounds["Amina"]
    set_identity(nurse, cast.now)
    warned = {finding.code for finding in draft_for(by=nurse, round_id=round_id, now=cast.now).findings}
    assert {Code.CONVERSATION, Code.WHAT_MATTERS} <= warned
    talk = start_conversation(by=nurse, round_id=round_id, how="home", now=cast.now)
    finish_conversation(by=nurse, conversation=talk, minutes=30, now=cast.now)
    warned = {finding.code for finding in draft_for(by=nurse, round_id=round_id, now=cast.now).findings}
    assert not {Code.CONVERSATION, Code.PACK, Code.PACK_TIMING} & warned, "the pack came eleven days before"


def test_an_action_goes_out_of_the_draft_with_its_goal_and_others_words_stay(cast: Cast) -> None:
    person, nurse, round_id = cast.person("Amina"), cast.nurse, cast.rounds["Amina"]
    set_identity(nurse, cast.now)
    note = add_item(
        by=nurse,
        round_id=round_id,
        item=uuid4(),
        section=Section.NEEDS,
        whose=Whose.PROFESSIONAL,
        edit=Edit("Needs reading glasses."),
        now=cast.now,
    )
    set_identity(cast.coordinator, cast.now)
    for change in (
        lambda: change_item(
            by=cast.coordinator, round_id=round_id, item=note, based_on=1, edit=Edit("Mine."), now=cast.now
        ),
        lambda: take_out_item(by=cast.coordinator, round_id=round_id, item=note, based_on=1, now=cast.now),
    ):
        with pytest.raises(Invalid) as refused:
            change()
        assert refused.value.message == "voices.others-words"
    change_item(
        by=cast.coordinator,
        round_id=round_id,
        item=note,
        based_on=9,
        edit=Edit("Needs reading glasses."),
        now=cast.now,
    )
    set_identity(person, cast.now)
    goal = draft_for(by=person, round_id=round_id, now=cast.now).content.goals()[0]
    take_out_item(by=person, round_id=round_id, item=note, based_on=1, now=cast.now)
    take_out_item(by=person, round_id=round_id, item=goal.id, based_on=1, now=cast.now)
    left = draft_for(by=person, round_id=round_id, now=cast.now).content.items
    assert [item.section for item in left] == [Section.WHAT_MATTERS, Section.STRENGTHS]


def test_an_id_that_is_taken_by_other_words_is_not_written_over(cast: Cast) -> None:
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    set_identity(person, cast.now)
    goal = draft_for(by=person, round_id=round_id, now=cast.now).content.goals()[0]
    with pytest.raises(Stale):
        add_item(
            by=person,
            round_id=round_id,
            item=goal.id,
            section=Section.NEEDS,
            whose=Whose.PERSON,
            edit=Edit("Other words."),
            now=cast.now,
        )
