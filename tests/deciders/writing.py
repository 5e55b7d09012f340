"""The same record in the tables: written as their owner, committed, beside what the test keeps itself."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from alongside.records.authority.models import (
    Authority,
    AuthorityStep,
    CapacityAssessment,
    CompetenceJudgement,
)
from alongside.records.careteam.models import Involvement, Supporter
from alongside.records.people.models import Account, Membership, Organisation, Person, Registration, Team
from alongside.records.plans.models import Contribution, Round
from alongside.records.sharing.models import Opening, Override, Restriction, SharingDecision
from tests.deciders.record import Record, Said

NOBODY = UUID(int=0)


def add(model: Any, **values: Any) -> Any:
    return model.objects.using("owner").create(**values)


def organisation(name: str) -> str:
    return str(add(Organisation, name=name).id)


def team(organisation: str, name: str) -> str:
    return str(add(Team, organisation_id=organisation, name=name).id)


def account(name: str, now: datetime, person: str | None = None) -> str:
    return str(add(Account, name=name, joined_at=now, person_id=person).id)


def membership(account: str, organisation: str, role: str, team: str, since: date) -> None:
    add(Membership, account_id=account, organisation_id=organisation, role=role, team_id=team, starts_on=since)


def person(name: str, born_on: date) -> str:
    return str(add(Person, given_name=name, family_name="Begum", born_on=born_on).id)


def round_of(person: str, organisation: str, now: datetime) -> str:
    made = add(
        Round, person_id=person, organisation_id=organisation, number=1, stage="drafting", opened_at=now, closed_at=now
    )
    return str(made.id)


def said(round_id: str, entry: Said, now: datetime) -> None:
    add(
        Contribution,
        person_id=entry.person,
        round_id=round_id,
        item=entry.item,
        number=1,
        place=1,
        parent=entry.parent or None,
        section=entry.section,
        kind="action" if entry.parent else "statement",
        whose="person",
        words="Words.",
        channel="online",
        said_by="Amina",
        typed_by=entry.author,
        typed_by_name="Amina",
        said_at=now,
    )


def registration(record: Record, organisation: str, since: date) -> None:
    add(Registration, person_id=record.person, organisation_id=organisation, since_on=since)


def end_registration(record: Record, organisation: str, until: date) -> None:
    rows = Registration.objects.using("owner").filter(person_id=record.person, organisation_id=organisation)
    rows.filter(until_on=None).update(until_on=until)


def choice(record: Record, made: dict[str, Any], now: datetime) -> None:
    add(
        SharingDecision,
        person_id=record.person,
        number=len(record.choices),
        organisation_id=made["organisation"] or None,
        role=made["role"],
        team_id=made["team"] or None,
        account_id=made["account"] or None,
        sections=made["read"],
        comment_on=made["comment"],
        contribute_to=[each for each in made["contribute"]],
        purposes=made["purposes"],
        starts_on=made["starts_on"],
        ends_on=made["ends_on"],
        how="online",
        decided_at=now + timedelta(microseconds=len(record.choices)),
        decided_by=NOBODY,
    )


def restriction(record: Record, made: dict[str, Any], now: datetime) -> None:
    row = add(
        Restriction,
        person_id=record.person,
        accounts=made["accounts"],
        organisations=made["organisations"],
        roles=made["roles"],
        is_all_but=made["all_but"],
        section=made["section"] or None,
        items=made["items"],
        category=made["category"],
        reason="Asked alone.",
        set_at=now,
        set_by=NOBODY,
    )
    made["id"] = row.id


def lift(made: dict[str, Any], now: datetime) -> None:
    Restriction.objects.using("owner").filter(id=made["id"]).update(lifted_at=now, lifted_by=uuid4())


def opening(record: Record, made: dict[str, Any]) -> None:
    add(
        Opening,
        person_id=record.person,
        organisation_id=made["organisation"],
        account_id=made["account"],
        kind=made["kind"],
        reason="life-at-risk",
        words="Found on the floor.",
        opened_at=made["at"],
        until_at=made["at"] + timedelta(hours=made["hours"]),
    )


def override(record: Record, made: dict[str, Any], now: datetime) -> None:
    seconded = {"second_at": now, "second_by": uuid4()} if made["second"] else {}
    row = add(
        Override,
        person_id=record.person,
        organisation_id=made["organisation"],
        sections=made["sections"],
        ground="safeguarding",
        reason="Because.",
        asked_at=now,
        asked_by=NOBODY,
        asked_for_id=made["organisation"],
        ends_on=made["ends_on"],
        **seconded,
    )
    made["id"] = row.id


def end_override(made: dict[str, Any], now: datetime) -> None:
    Override.objects.using("owner").filter(id=made["id"]).update(ended_at=now, ended_by=uuid4())


def involve(record: Record, account: str, *, is_out: bool, now: datetime) -> None:
    rows = Supporter.objects.using("owner").filter(person_id=record.person, account_id=account)
    row = rows.first() or add(
        Supporter, person_id=record.person, account_id=account, kind="carer", name="Somebody", starts_on=now.date()
    )
    add(
        Involvement,
        person_id=record.person,
        supporter=row,
        number=1 + Involvement.objects.using("owner").filter(supporter=row).count(),
        decision="do-not-involve" if is_out else "involve",
        asked="alone",
        decided_on=now.date(),
        asked_by=NOBODY,
        asked_by_name="Carol",
        written_at=now,
    )


def power(record: Record, account: str, made: dict[str, Any], now: datetime) -> None:
    row = add(
        Authority,
        person_id=record.person,
        kind=made["kind"],
        holder_name="Zinnia",
        account_id=account,
        starts_on=made["starts_on"],
        ends_on=made["ends_on"],
        sections=made["sections"],
        may_contribute=made["may"],
        recorded_at=now,
        recorded_by=NOBODY,
        recorded_by_name="Nadia",
    )
    made["id"] = row.id
    step(record, made, now)


def step(record: Record, made: dict[str, Any], now: datetime) -> None:
    add(
        AuthorityStep,
        person_id=record.person,
        authority_id=made["id"],
        number=1 + AuthorityStep.objects.using("owner").filter(authority_id=made["id"]).count(),
        standing=made["standing"],
        at=now,
        by=NOBODY,
        by_name="Nadia",
    )


def finding(record: Record, *, can: bool, now: datetime) -> None:
    unable = {} if can else {"impairment": "Dementia", "because": "She forgets.", "review_on": date(2099, 1, 1)}
    add(
        CapacityAssessment,
        person_id=record.person,
        decision="Whether to see her plan",
        kind="see-and-manage-plan",
        can_decide=can,
        can_understand=can,
        can_retain=True,
        can_weigh=True,
        can_communicate=True,
        assessor="Nadia",
        assessor_role="Nurse",
        assessed_on=now.date(),
        recorded_at=now,
        recorded_by=NOBODY,
        recorded_by_name="Nadia",
        **unable,
    )


def judgement(record: Record, made: dict[str, Any], now: datetime) -> None:
    add(
        CompetenceJudgement,
        person_id=record.person,
        decision="Who sees the plan",
        is_competent=made["competent"],
        reason="Asked alone.",
        agreed=made["agreed"],
        assessor="Nadia",
        assessor_role="Nurse",
        judged_on=made["on"],
        recorded_at=now,
        recorded_by=NOBODY,
        recorded_by_name="Nadia",
    )
