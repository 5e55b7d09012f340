"""Who supports the people of the demo: what they decided about each, a volunteer who helps, and a worry."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.doors.jobs.demo_concerns import guarded
from alongside.doors.jobs.demo_journeys import Scene
from alongside.engines.postgres.identity import acting_as
from alongside.records.careteam.changes import (
    add_member,
    add_observation,
    assign_facilitator,
    end_supporter,
    raise_worry,
    receive_worry,
    record_conflict,
    record_involvement,
)
from alongside.records.careteam.reads import supporters_of
from alongside.records.careteam.values import Details
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.facilitating import Assignment
from alongside.rules.involvement import Answer, AnswersWhen, Asked, Attorney, Benefit, Check, Involve, Outcome


@dataclass(frozen=True)
class Helpers:
    """Who takes part besides the team: the volunteer, who supervises him, and the safeguarding lead."""

    volunteer: Actor
    supervisor: UUID
    lead: Actor


def supported(scene: Scene, person: Actor, helpers: Helpers) -> None:
    """A son with a power over money, a neighbour, a nurse, a volunteer who walks with her, and one who has stopped."""
    team = _Team(scene, person)
    son = team.found("Yusuf Begum")
    team.decides(son, Involve.WITH_LIMITS, "He helps with everything but my money. That stays with me.", 350)
    team.checks(son, 349)
    neighbour = team.adds(
        "family-or-friend",
        Details(
            "Nasreen Shah",
            "Neighbour",
            "Has a key",
            telephone="01632 960110",
            answers_when=AnswersWhen.ANY_TIME,
        ),
    )
    team.decides(neighbour, Involve.INVOLVE, "", 340)
    nurse = Details(
        "Dawn Price",
        role="Community nurse",
        team="Greenfield community nurses",
        telephone="01632 960120",
        answers_when=AnswersWhen.DAY,
    )
    team.adds("professional", nurse)
    stopped = team.adds(
        "family-or-friend",
        Details("Farid Khan", "Nephew", no_contact=True, no_contact_reason="He asked us not to ring."),
    )
    team.decides(stopped, Involve.DO_NOT, "", 200)
    with acting_as(scene.coordinator, now := scene.at(100)):
        end_supporter(by=scene.coordinator, supporter=stopped, now=now)
    _helped(team, helpers)


def _helped(team: "_Team", helpers: Helpers) -> None:
    scene, person = team.scene, team.id
    volunteer = team.adds("volunteer", Details(helpers.volunteer.name, role="Walks with her", team="Riverside Carers"))
    team.decides(volunteer, Involve.INVOLVE, "", 60)
    by, now = scene.coordinator, scene.at(59)
    assignment = Assignment(
        account=helpers.volunteer.known_account,
        scope="A walk to the garden and back on Tuesdays.",
        supervisor=helpers.supervisor,
        dbs_on=day_of(scene.at(200)),
        no_dbs_why="",
        trained_on=day_of(scene.at(150)),
    )
    with acting_as(by, now):
        assign_facilitator(by=by, supporter=volunteer, assignment=assignment, now=now)
    with acting_as(helpers.volunteer, now := scene.at(13, 16)):
        words = "We walked to the garden. She sat twice, and was glad to see the tomatoes."
        add_observation(by=helpers.volunteer, person=person, words=words, now=now)
    with acting_as(helpers.volunteer, now := scene.at(6, 16)):
        words = "She had no coat on and said that the heating has been off for a week."
        worry = raise_worry(by=helpers.volunteer, person=person, words=words, now=now)
    with acting_as(helpers.lead, now := scene.at(6, 17)):
        receive_worry(by=helpers.lead, escalation=worry, now=now)
    guarded(scene, person, helpers.lead, worry)


class _Team:
    """One person's people, written down by their coordinator."""

    def __init__(self, scene: Scene, person: Actor) -> None:
        self.scene, self.person, self.id = scene, person, person.known_person

    def found(self, name: str) -> UUID:
        with acting_as(self.scene.coordinator, self.scene.at(360)):
            rows = supporters_of(by=self.scene.coordinator, person=self.id)
            return next(each.id for each in rows if each.name == name)

    def adds(self, kind: str, details: Details) -> UUID:
        by, now = self.scene.coordinator, self.scene.at(345)
        with acting_as(by, now):
            return add_member(by=by, person=self.id, kind=kind, details=details, now=now)

    def decides(self, supporter: UUID, decision: Involve, limits: str, days_ago: int) -> None:
        """By her own sign-in."""
        now = self.scene.at(days_ago, 19)
        answer = Answer(decision=decision, asked=Asked.OWN_SIGN_IN, decided_on=day_of(now), limits=limits)
        with acting_as(self.person, now):
            record_involvement(by=self.person, supporter=supporter, answer=answer, now=now)

    def checks(self, supporter: UUID, days_ago: int) -> None:
        by, now = self.scene.nurse, self.scene.at(days_ago)
        check = Check(
            paid=False,
            paid_how="",
            benefits_from=frozenset({Benefit.INHERITANCE}),
            attorney=Attorney.PROPERTY,
            own_view="He is my son. I trust him, and I look after my own money.",
            own_view_asked=Asked.ALONE,
            why_not_alone="",
            own_view_on=day_of(now),
            independent_view="",
            independent_by="",
            outcome=Outcome.WITH_LIMITS,
            limits="Not when her money is talked about.",
            review_on=_within_a_year(now, self.scene.now),
        )
        with acting_as(by, now):
            record_conflict(by=by, supporter=supporter, check=check, now=now)


def _within_a_year(written: datetime, today: datetime) -> date:
    return min(day_of(today) + timedelta(days=14), day_of(written) + timedelta(days=360))
