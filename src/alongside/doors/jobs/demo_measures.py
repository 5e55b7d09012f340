"""How the demo's people are doing: rated twice and more, and a DIALOG+ session that is half done."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.records.measures.changes import (
    answer_items,
    begin_session,
    begin_use,
    finish_use,
    pick_areas,
    say_step,
)
from alongside.rules.actors import Actor
from alongside.rules.measures.answers import Rating
from alongside.rules.measures.dialog_plus import Step
from alongside.rules.plan.content import Whose

IN_SPRING = {
    "mental-health": 5,
    "physical-health": 3,
    "accommodation": 6,
    "leisure": 2,
    "friendships": 5,
    "family": 7,
    "safety": 6,
    "medication": 4,
    "practical-help": 3,
    "meetings": 5,
}
NOW = {**IN_SPRING, "physical-health": 4, "leisure": 4, "practical-help": 2}
OF_BERT = {"mental-health": 4, "physical-health": 2, "accommodation": 7, "leisure": 2, "friendships": 3, "safety": 5}
WELLBEING = ((250, 5, 4), (130, 6, 4), (20, 7, 3))  # days ago, happy yesterday, anxious yesterday


def rated_over_time(scene: Scene, person: Actor) -> None:
    """Somebody whose life became better in two parts and harder in one."""
    for days_ago, values, wanted in ((200, IN_SPRING, "leisure"), (20, NOW, "practical-help")):
        _rated(person, "dialog", values, wanted, scene.at(days_ago, 17))
    for days_ago, happy, anxious in WELLBEING:
        _rated(person, "ons4", {"satisfied": happy, "happy": happy, "anxious": anxious}, "", scene.at(days_ago, 18))


def talk_half_done(scene: Scene, person: Actor) -> None:
    """Somebody who rated their life at home and has begun to think about one part of it."""
    use = _rated(person, "dialog", OF_BERT, "leisure", scene.at(1, 16))
    now = scene.at(1, 17)
    with acting_as(person, now):
        session = begin_session(by=person, person=person.known_person, use=use, now=now)
        pick_areas(by=person, session=session, codes=["leisure"], now=now)
        words = "I miss the club. It is the walk that stops me, not the people."
        say_step(by=person, session=session, code="leisure", step=Step.UNDERSTANDING, words=words, now=now)


def _rated(person: Actor, key: str, values: Mapping[str, int], wanted: str, now: datetime) -> UUID:
    with acting_as(person, now):
        use = begin_use(by=person, person=person.known_person, key=key, whose=Whose.PERSON, now=now)
        ratings = [Rating(code, value, more_help=True if code == wanted else None) for code, value in values.items()]
        answer_items(by=person, use=use, ratings=ratings, now=now)
        finish_use(by=person, use=use, now=now)
    return use
