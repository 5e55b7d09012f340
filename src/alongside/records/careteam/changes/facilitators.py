"""Volunteers, peers and advocates who help with a plan: begun, ended, and what they noticed."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.careteam.access import check_writes_team
from alongside.records.careteam.models import Facilitation, Observation, Supporter
from alongside.records.careteam.reads.facilitators import facilitators, supervisors
from alongside.records.careteam.reads.involvement import is_barred
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.facilitating import Assignment, check_assignment
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.text import safe_line, safe_text

LONGEST_WORDS = 2000


def assign_facilitator(*, by: Actor, supporter: UUID, assignment: Assignment, now: datetime) -> UUID:
    """Let one who supports the person help with the plan, within a scope, under somebody's supervision.

    They see what the person shares with their organisation and nothing else. Raises Invalid naming the field, NotReady
    when they do so already.
    """
    row = Supporter.objects.select_for_update().filter(id=supporter).first()
    if row is None:
        raise Unknown("supporter.unknown")
    check_writes_team(by=by, person=row.person_id)
    trained_on = check_assignment(row.kind, assignment, day_of(now))
    whom = next((each for each in facilitators(by=by, now=now) if each.account == assignment.account), None)
    over = next((each for each in supervisors(by=by, now=now) if each.account == assignment.supervisor), None)
    if whom is None or row.account_id not in (None, assignment.account):
        raise Invalid("facilitator.unknown", field="account")
    if over is None:
        raise Invalid("facilitator.unknown", field="supervisor")
    if is_barred(by=by, person=row.person_id, account=whom.account, now=now):
        raise Invalid("involvement.not-this-part", field="account")
    if Facilitation.objects.filter(person_id=row.person_id, account_id=whom.account, ends_on=None).exists():
        raise NotReady("facilitator.already")
    Supporter.objects.filter(id=supporter).update(account_id=whom.account)
    facilitation = Facilitation(
        id=uuid4(),
        person_id=row.person_id,
        supporter_id=supporter,
        account_id=whom.account,
        organisation_id=whom.organisation,
        scope=safe_text(assignment.scope, field="scope", longest=LONGEST_WORDS).strip(),
        supervisor_id=over.account,
        supervisor_name=over.name,
        dbs_on=assignment.dbs_on,
        no_dbs_why=safe_line(assignment.no_dbs_why, field="no_dbs_why") if assignment.dbs_on is None else "",
        trained_on=trained_on,
        starts_on=day_of(now),
        assigned_at=now,
        assigned_by=by.known_account,
        assigned_by_name=by.name,
    )
    facilitation.save(force_insert=True)
    detail = {"supporter": str(supporter), "account": str(whom.account)}
    append_event(by=by, now=now, kind=EventKind.FACILITATOR_ASSIGNED, person=row.person_id, detail=detail)
    return facilitation.id


def end_facilitation(*, by: Actor, facilitation: UUID, now: datetime) -> None:
    """They do not help with the plan any more, from this moment on. Ended twice, it ended the first time."""
    row = Facilitation.objects.select_for_update().filter(id=facilitation).first()
    if row is None:
        raise Unknown("facilitator.none")
    check_writes_team(by=by, person=row.person_id)
    if row.ends_on is None:
        Facilitation.objects.filter(id=facilitation).update(ends_on=day_of(now))
        append_event(by=by, now=now, kind=EventKind.FACILITATOR_ENDED, person=row.person_id)


def add_observation(*, by: Actor, person: UUID, words: str, now: datetime) -> UUID:
    """Write down what a facilitator noticed, in their own name. Raises Unknown for somebody who does not help now."""
    row = Facilitation.objects.filter(person_id=person, account_id=by.known_account, ends_on=None).first()
    if row is None:
        raise Unknown("person.unknown")
    observation = Observation(
        id=uuid4(),
        person_id=person,
        facilitation_id=row.id,
        account_id=by.known_account,
        name=by.name,
        words=safe_text(words, field="words", longest=LONGEST_WORDS).strip(),
        written_at=now,
    )
    observation.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.OBSERVATION_ADDED, person=person)
    return observation.id


def raise_worry(*, by: Actor, person: UUID, words: str, now: datetime) -> UUID:
    """Tell the safeguarding lead, and the supervisor, at once that somebody is worried about this person.

    The words are for the lead alone; everybody is told of it by a reference. In the organisation's chain: the person's
    own list may be read by one of whom the words speak. Raises Unknown for somebody who may not know of the person.
    """
    escalation = uuid4()
    said = safe_text(words, field="words", longest=10_000).strip()
    with connection.cursor() as cursor:
        reference = escalation.hex[:8].upper()
        cursor.execute("select raise_worry(%s, %s, %s, %s)", [escalation, person, said, reference])
        if not cursor.fetchone()[0]:
            raise Unknown("person.unknown")
    append_event(by=by, now=now, kind=EventKind.WORRY_RAISED, detail={"reference": reference})
    return escalation
