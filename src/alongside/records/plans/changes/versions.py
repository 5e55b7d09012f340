"""Immutable versions of a plan: added, chained by fingerprint, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.locks import locked_round
from alongside.records.plans.models import AgreedExcept, PlanSection, PlanVersion, Round
from alongside.records.plans.rows import agreed_facts
from alongside.records.sharing.reads import kept_apart
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Content, fingerprint_of_section, fingerprint_of_version, to_stored
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import NotReady, Stale
from alongside.rules.text import safe_line, safe_text


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a version was agreed. `how` is "own-sign-in", or in words how it was agreed together."""

    how: str
    with_name: str
    review_on: date
    review_with: str
    exceptions: str = ""


def add_version(
    *, by: Actor, round_id: UUID, based_on: int, content: Content, agreement: Agreement, now: datetime
) -> UUID:
    """Add the next, immutable version of the plan. Raises Stale when `based_on` is not the newest version's number.

    Entries that somebody is kept from stay out of it and of its fingerprint (house.md 9.5).
    """
    row = locked_round(round_id)
    content = _without_kept_apart(by, row.person_id, content)
    last = PlanVersion.objects.filter(person_id=row.person_id).order_by("-number").first()
    if based_on != (last.number if last else 0):
        raise Stale("plan.newer-version", values={"newest": last.number if last else 0})
    exceptions = safe_text(agreement.exceptions, field="exceptions") if agreement.exceptions else ""
    version = _version(by, row, last, content, agreement, now)
    sections = {s: to_stored(content.in_section(s)) for s in Section if content.in_section(s)}
    prints = {section: fingerprint_of_section(stored) for section, stored in sections.items()}
    version.fingerprint = fingerprint_of_version(
        person=row.person_id,
        number=version.number,
        agreed=agreed_facts(version, exceptions),
        previous=version.previous_fingerprint,
        sections=prints,
    )
    _insert_version(version, sections, prints, exceptions)
    Round.objects.filter(id=round_id).update(review_on=agreement.review_on, review_with=agreement.review_with)
    detail = {"number": str(version.number), "fingerprint": version.fingerprint}
    append_event(by=by, now=now, kind=EventKind.PLAN_VERSION_ADDED, person=row.person_id, detail=detail)
    return version.id


def _without_kept_apart(by: Actor, person: UUID, content: Content) -> Content:
    apart = kept_apart(by=by, person=person, items=[item.id for item in content.items])
    return Content(tuple(item for item in content.items if item.id not in apart and item.parent not in apart))


def _version(
    by: Actor, row: Round, last: PlanVersion | None, content: Content, agreement: Agreement, now: datetime
) -> PlanVersion:
    if not content.items:
        raise NotReady("plan.empty")
    return PlanVersion(
        id=uuid4(),
        person_id=row.person_id,
        round_id=row.id,
        number=(last.number if last else 0) + 1,
        agreed_at=now,
        agreed_by=by.known_account,
        agreed_by_name=by.name,
        agreed_how=safe_text(agreement.how, field="how", longest=500),
        agreed_with_name=safe_line(agreement.with_name, field="with_name") if agreement.with_name else "",
        has_exceptions=bool(agreement.exceptions),
        review_on=agreement.review_on,
        review_with=safe_line(agreement.review_with, field="review_with"),
        previous_fingerprint=last.fingerprint if last else "",
    )


def _insert_version(
    version: PlanVersion,
    sections: Mapping[Section, Mapping[str, object]],
    prints: Mapping[Section, str],
    exceptions: str,
) -> None:
    version.save(force_insert=True)
    if exceptions:
        AgreedExcept(id=uuid4(), person_id=version.person_id, version_id=version.id, words=exceptions).save(
            force_insert=True
        )
    PlanSection.objects.bulk_create(
        PlanSection(
            id=uuid4(),
            person_id=version.person_id,
            version_id=version.id,
            section=section,
            content=stored,
            fingerprint=prints[section],
        )
        for section, stored in sections.items()
    )
