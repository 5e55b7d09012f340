"""Ratings and DIALOG+ sessions of the cast, built through changes."""

from uuid import UUID, uuid4

from alongside.engines.postgres.identity import set_identity
from alongside.records.measures.changes import (
    agree_action,
    answer_items,
    begin_session,
    begin_use,
    finish_session,
    finish_use,
    pick_areas,
)
from alongside.records.measures.reads import open_talk
from alongside.records.plans.values import Edit
from alongside.rules.measures.answers import Rating
from alongside.rules.plan.content import Whose
from tests.cast import Cast


def with_ratings(cast: Cast, name: str, values: dict[str, int], key: str = "dialog") -> UUID:
    """The person has rated these, and finished."""
    person = cast.person(name)
    set_identity(person, cast.now)
    asked = {"by": person, "now": cast.now}
    use = begin_use(person=cast.people[name], key=key, whose=Whose.PERSON, again=True, **asked)
    answer_items(use=use, ratings=[Rating(code, value) for code, value in values.items()], **asked)
    finish_use(use=use, **asked)
    return use


def with_talk(cast: Cast, name: str, area: str, words: str) -> UUID:
    """The person talks about one area that they rated low; with words, an action came out of it."""
    use = with_ratings(cast, name, {area: 2})
    asked = {"by": cast.person(name), "now": cast.now}
    session = begin_session(person=cast.people[name], use=use, **asked)
    pick_areas(session=session, codes=[area], **asked)
    if words:
        goal = {"goal": None, "goal_words": "Be outside more.", "whose": Whose.PERSON}
        agree_action(session=session, code=area, item=uuid4(), edit=Edit(words), **goal, **asked)
    return session


def finish_talk(cast: Cast, name: str) -> None:
    person = cast.person(name)
    set_identity(person, cast.now)
    found = open_talk(by=person, person=cast.people[name], now=cast.now).session
    assert found is not None
    finish_session(by=person, session=found.id, now=cast.now)
