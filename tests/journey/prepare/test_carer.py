"""A carer answers beside the person, in their own voice, only about what was shared with them to add to."""

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import save_answer
from alongside.journey.prepare.reads import answers_for, answers_of_round, pack_for
from alongside.records.people.changes.accounts import add_account
from alongside.records.plans.models import Contribution
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotAllowed, Unknown
from tests.cast import SETTING_UP, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def son(cast: Cast) -> Actor:
    """Yusuf, before anything is shared with him."""
    set_identity(SETTING_UP, cast.now)
    account = add_account(by=SETTING_UP, name="Yusuf Begum", email="yusuf@example.org", now=cast.now)
    return Actor(
        role=Role.CARER,
        account=account,
        on_behalf_of=cast.people["Amina"],
        name="Yusuf Begum",
        assurance=Assurance.TWO_FACTOR,
    )


def _share(cast: Cast, son: Actor, *, may_contribute: bool) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    sections = {Section.WHAT_MATTERS, Section.NEEDS}
    share(
        by=person,
        person=cast.people["Amina"],
        reader=Reader(account=son.account),
        sections=sections,
        contribute_to=sections if may_contribute else (),
        how="online",
        now=cast.now,
    )
    set_identity(son, cast.now)


def _answer(cast: Cast, by: Actor, prompt: str, words: str) -> None:
    set_identity(by, cast.now)
    save_answer(by=by, round_id=cast.rounds["Amina"], prompt=prompt, words=words, based_on=0, now=cast.now)


def test_before_anything_is_shared_there_is_nothing(cast: Cast, son: Actor) -> None:
    set_identity(son, cast.now)
    with pytest.raises(Unknown):
        pack_for(by=son, round_id=cast.rounds["Amina"], now=cast.now)


def test_a_carer_who_may_only_read_is_asked_nothing(cast: Cast, son: Actor) -> None:
    _share(cast, son, may_contribute=False)
    view = answers_for(by=son, round_id=cast.rounds["Amina"], now=cast.now)
    assert (view.answers, view.pack.results) == ((), ())
    with pytest.raises(NotAllowed):
        _answer(cast, son, "what-matters", "Mum's garden.")


def test_a_carer_is_asked_about_the_shared_parts_alone_and_sees_no_results(cast: Cast, son: Actor) -> None:
    _share(cast, son, may_contribute=True)
    view = answers_for(by=son, round_id=cast.rounds["Amina"], now=cast.now)
    assert {each.question.prompt.section for each in view.answers} == {Section.WHAT_MATTERS, Section.NEEDS}
    assert view.pack.results == ()
    with pytest.raises(NotAllowed):
        _answer(cast, son, "future", "She wants to stay at home.")


def test_both_answer_the_same_question_and_neither_touches_the_others_words(cast: Cast, son: Actor) -> None:
    _share(cast, son, may_contribute=True)
    _answer(cast, cast.person("Amina"), "what-matters", "My garden.")
    _answer(cast, son, "what-matters", "That she is safe on the stairs.")
    rows = Contribution.objects.order_by("place").values_list("words", "whose", "said_by")
    assert list(rows) == [
        ("My garden.", "person", "Amina"),
        ("That she is safe on the stairs.", "carer", "Yusuf Begum"),
    ]
    own = answers_for(by=son, round_id=cast.rounds["Amina"], now=cast.now).answers[0]
    assert own.answer == "That she is safe on the stairs."
    set_identity(cast.coordinator, cast.now)
    said = answers_of_round(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now).said[0]
    assert [item.words for item in said.items] == ["My garden.", "That she is safe on the stairs."]
