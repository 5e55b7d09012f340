"""Agreeing for somebody who cannot: what the yes stands on is checked (A1-A5, A8, D9), and kept with the version."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.journey.document import models
from alongside.journey.document.values import How, StandsOn
from alongside.records.authority.reads import authority_cited, decision_cited, subject_of
from alongside.rules.actors import Actor
from alongside.rules.authority.agreeing import CitedAuthority, CitedDecision, check_agrees_for
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Content
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotReady


def check_stands_on(
    by: Actor, person: UUID, how: How, stands_on: StandsOn | None, content: Content, now: datetime
) -> str:
    """Raise NotReady, Invalid or Unknown unless this yes may be given for the person; else whose yes it is, by name."""
    if stands_on is None:
        raise NotReady("authority.cite", field="cited")
    cited: CitedAuthority | CitedDecision
    if how == How.BEST_INTERESTS:
        cited, name = decision_cited(by=by, person=person, decision=stands_on.cited, now=now)
    else:
        cited, name = authority_cited(
            by=by, person=person, authority=stands_on.cited, all_agree=stands_on.all_agree, now=now
        )
    needs = frozenset(section for section in Section if content.in_section(section))
    subject = subject_of(by=by, person=person, now=now)
    check_agrees_for(cited, subject, needs, day_of(now), life_sustaining=stands_on.life_sustaining)
    return name


def keep_stand(by: Actor, person: UUID, version: UUID, how: How, stands_on: StandsOn, now: datetime) -> None:
    is_decision = how == How.BEST_INTERESTS
    models.AgreedFor(
        id=uuid4(),
        person_id=person,
        version_id=version,
        authority_id=None if is_decision else stands_on.cited,
        decision_id=stands_on.cited if is_decision else None,
        all_agree=stands_on.all_agree,
        life_sustaining=stands_on.life_sustaining,
        recorded_at=now,
        recorded_by=by.known_account,
    ).save(force_insert=True)
