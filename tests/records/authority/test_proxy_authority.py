"""One rule in two places: Python's proxy_reach, and the database's proxy_authority. They must never differ.

Random people, authorities, steps, findings and judgements, at random moments, birthdays among them.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.models import Authority, AuthorityStep, CapacityAssessment, CompetenceJudgement
from alongside.records.authority.reads import proxy_reach_of
from alongside.records.people.models import Account, Person
from alongside.rules.actors import ANONYMOUS
from alongside.rules.authority.birthdays import BIRTHDAYS, birthday
from alongside.rules.authority.kinds import Acting, AuthorityKind
from alongside.rules.authority.proxies import (
    About,
    CapacityNow,
    CompetenceNow,
    Held,
    ProxyState,
    Reach,
    proxy_reach,
)
from alongside.rules.authority.standing import Standing
from alongside.rules.dates import LONDON
from alongside.rules.plan.sections import Section

pytestmark = pytest.mark.django_db(transaction=True)

WORLDS = 600
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)
OFTEN = (AuthorityKind.LPA_WELFARE, AuthorityKind.DEPUTY_WELFARE, AuthorityKind.PARENTAL_RESPONSIBILITY)
KINDS = tuple(kind for kind in AuthorityKind if kind != AuthorityKind.NEXT_OF_KIN)
STANDINGS = (*Standing, *[Standing.IN_FORCE] * 12)


class World:
    """One person, one account, and what is recorded between them; kept twice: as rows, and as the rule's values."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.person, self.account = uuid4(), uuid4()
        self.born_on = chance.choice([date(2012, 2, 29), date(2008, 2, 29), _day(chance, 1940, 2024)])
        self.day = self._any_day()
        self.at = datetime.combine(self.day, time(chance.randint(0, 23), 30), tzinfo=LONDON).astimezone(UTC)
        self.died_on = self._near() if chance.random() < 0.05 else None
        self.authorities = [self._authority() for _ in range(chance.choice([1, 1, 1, 2, 3]))]
        self.assessments = [self._assessment() for _ in range(chance.choice([0, 1, 1, 2]))]
        self.judgements = [self._judgement() for _ in range(chance.choice([0, 1, 1, 2]))]

    def save(self) -> None:
        Person.objects.using("owner").create(
            id=self.person, given_name="A", family_name="B", born_on=self.born_on, died_on=self.died_on
        )
        Account.objects.using("owner").create(id=self.account, name="C", joined_at=LONG_AGO)
        for row, _standing, steps in self.authorities:
            row.save(using="owner", force_insert=True)
            AuthorityStep.objects.using("owner").bulk_create(steps)
        CapacityAssessment.objects.using("owner").bulk_create(row for row in self.assessments)
        CompetenceJudgement.objects.using("owner").bulk_create(row for row in self.judgements)

    def reach(self) -> Reach:
        held = [
            Held(
                AuthorityKind(row.kind),
                standing,
                row.starts_on,
                row.ends_on,
                frozenset(map(Section, row.sections)),
                row.may_contribute,
                Acting(row.acting),
            )
            for row, standing, _steps in self.authorities
            if standing is not None
        ]
        return proxy_reach(held, About(self.born_on, self.died_on, self._capacity(), self._competence()), self.day)

    def _capacity(self) -> CapacityNow | None:
        known = [row for row in self.assessments if row.recorded_at <= self.at and row.kind == "see-and-manage-plan"]
        newest = max(known, key=lambda row: (row.assessed_on, row.recorded_at, row.can_decide), default=None)
        return newest and CapacityNow(newest.can_decide, newest.review_on if newest.fluctuates else None)

    def _competence(self) -> CompetenceNow | None:
        known = [row for row in self.judgements if row.recorded_at <= self.at]
        newest = max(known, key=lambda row: (row.judged_on, row.recorded_at), default=None)
        return newest and CompetenceNow(newest.is_competent, newest.judged_on, frozenset(map(Section, newest.agreed)))

    def _authority(self) -> tuple[Authority, Standing | None, list[AuthorityStep]]:
        chance = self.chance
        row = Authority(
            id=uuid4(),
            person_id=self.person,
            kind=chance.choice([*OFTEN, *OFTEN, *KINDS]),
            holder_name="C",
            account_id=self.account,
            acting=chance.choice(list(Acting)),
            starts_on=self.day - timedelta(days=chance.choice([-1, 0, 1, 400])),
            ends_on=chance.choice([None, None, self.day + timedelta(days=chance.choice([-1, 0, 1]))]),
            sections=chance.sample(list(Section), chance.choice([0, 3, 10])),
            may_contribute=chance.random() < 0.7,
            **self._recorded(LONG_AGO),
        )
        if row.ends_on is not None and row.ends_on < row.starts_on:
            row.ends_on = row.starts_on
        steps, standing = [], None
        for number in range(1, chance.choice([2, 3, 4])):
            at = self.at + timedelta(minutes=chance.choice([-5, 0, 5]) if number > 1 else -10)
            at = max([at, *(step.at for step in steps)])
            where = chance.choice(STANDINGS)
            steps.append(
                AuthorityStep(
                    id=uuid4(),
                    person_id=self.person,
                    authority_id=row.id,
                    number=number,
                    standing=where,
                    checked="stamped-paper",
                    at=at,
                    by=self.account,
                    by_name="D",
                )
            )
            standing = where if at <= self.at else standing
        return row, standing, steps

    def _assessment(self) -> CapacityAssessment:
        can, on = self.chance.random() < 0.3, self._near()
        return CapacityAssessment(
            id=uuid4(),
            person_id=self.person,
            decision="To see and manage the plan",
            kind=self.chance.choice(["see-and-manage-plan"] * 4 + ["agree-plan"]),
            can_decide=can,
            can_understand=can,
            can_retain=True,
            can_weigh=True,
            can_communicate=True,
            impairment="dementia",
            because="forgets",
            fluctuates=self.chance.random() < 0.4,
            assessor="E",
            assessor_role="nurse",
            assessed_on=on,
            review_on=on + timedelta(days=self.chance.choice([0, 1, 400])),
            **self._recorded(self.at + timedelta(minutes=self.chance.choice([-9, 0, 9]), seconds=self.chance.random())),
        )

    def _judgement(self) -> CompetenceJudgement:
        is_competent, turning = self.chance.random() < 0.6, birthday(self.born_on, 11)
        return CompetenceJudgement(
            id=uuid4(),
            person_id=self.person,
            decision="To decide who sees the plan",
            is_competent=is_competent,
            reason="Understands",
            agreed=self.chance.sample(list(Section), self.chance.choice([0, 2])) if is_competent else [],
            assessor="E",
            assessor_role="nurse",
            judged_on=self.chance.choice([turning, turning - timedelta(days=1), self._near()]),
            **self._recorded(self.at + timedelta(minutes=self.chance.choice([-9, 9]), seconds=self.chance.random())),
        )

    def _any_day(self) -> date:
        """Any day of their life, and often one beside a birthday that matters."""
        if self.chance.random() < 0.6:
            on = birthday(self.born_on, self.chance.choice(BIRTHDAYS))
            return on + timedelta(days=self.chance.choice([-1, 0, 1, 200]))
        return self.born_on + timedelta(days=self.chance.randint(800, 30_000))

    def _near(self) -> date:
        return max(self.born_on, self.day + timedelta(days=self.chance.choice([-400, -1, 0, 1])))

    def _recorded(self, at: datetime) -> dict[str, object]:
        return {"recorded_at": at, "recorded_by": self.account, "recorded_by_name": "D"}


def test_the_rule_and_the_database_agree_in_every_world() -> None:
    worlds = [World(random.Random(number)) for number in range(WORLDS)]  # noqa: S311 (repeatable, not secret)
    with transaction.atomic(using="owner"):
        for world in worlds:
            world.save()
    seen: list[ProxyState] = []
    for number, world in enumerate(worlds):
        expected = world.reach()
        assert _in_database(world.person, world.account, world.at) == expected, f"world {number}"
        seen.append(expected.state)
    assert {state: seen.count(state) >= WORLDS // 50 for state in ProxyState} == dict.fromkeys(ProxyState, True)


def test_an_account_that_holds_nothing_has_no_authority() -> None:
    assert _in_database(uuid4(), uuid4(), datetime(2026, 11, 2, tzinfo=UTC)) == Reach(ProxyState.NONE)


def _in_database(person: UUID, account: UUID, at: datetime) -> Reach:
    with transaction.atomic():
        set_identity(ANONYMOUS, at)
        return proxy_reach_of(by=ANONYMOUS, person=person, account=account, now=at)


def _day(chance: random.Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=chance.randint(0, (last - first) * 365))
