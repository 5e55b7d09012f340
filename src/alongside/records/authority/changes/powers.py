"""An authority is recorded as somebody says it is; every step after that says who looked at what."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.authority.models import Authority, AuthorityStep
from alongside.records.authority.values import NewAuthority
from alongside.records.careteam.reads import interests_of_name
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.authority.advance import Power, check_witness
from alongside.rules.authority.children import check_no_concern
from alongside.rules.authority.helping import check_appropriate
from alongside.rules.authority.kinds import AuthorityKind, opens_plan
from alongside.rules.authority.recording import Said, check_said
from alongside.rules.authority.standing import Checked, Document, Standing, check_step, check_verified
from alongside.rules.dates import day_of
from alongside.rules.involvement import Interests
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, Stale, Unknown
from alongside.rules.text import safe_line, safe_text

_LINES = ("holder_name", "relationship", "contact", "reference", "witness", "kept_at")
_TEXTS = ("basis", "instructions", "preferences")


def record_authority(
    *, by: Actor, person: UUID, said: NewAuthority, now: datetime, interests: Interests | None = None
) -> UUID:
    """Write down what somebody says they hold, as asserted: it opens nothing until it is verified and put in force.

    interests is what an appropriate individual has to be asked: whether they are paid, and whether they are wanted
    (rule A11). What was written down before of somebody of that name counts too; one who is named in a concern is
    refused, without saying why (rule K3). Raises Invalid, NotReady.
    """
    born_on = person_view(by=by, person=person).born_on
    check_said(
        Said(
            kind=said.kind,
            holder_name=said.holder_name,
            starts_on=said.starts_on,
            ends_on=said.ends_on,
            signed_on=said.signed_on,
            registered_on=said.registered_on,
            sections=said.sections,
        ),
        born_on,
        day_of(now),
    )
    if said.kind == AuthorityKind.APPROPRIATE_INDIVIDUAL:
        if interests is None:
            raise Invalid("authority.appropriate-asked", field="is_paid")
        check_appropriate(interests)
        check_appropriate(interests_of_name(by=by, person=person, name=said.holder_name))
        check_no_concern(_is_barred(person, said.holder_name))
    row = Authority(id=uuid4(), person_id=person, **_columns(said), **_recorded(by, now))
    row.save(force_insert=True)
    _add_step(by, row, 1, Standing.ASSERTED, None, "", now)
    detail = {"authority": str(row.id), "kind": str(said.kind)}
    append_event(by=by, now=now, kind=EventKind.AUTHORITY_RECORDED, person=person, detail=detail)
    return row.id


def move_authority(
    *,
    by: Actor,
    authority: UUID,
    to: Standing,
    now: datetime,
    checked: Checked | None = None,
    words: str = "",
    based_on: int | None = None,
) -> None:
    """Say where an authority stands from now on: seen, verified (checked: how), in force, stopped, doubted or over.

    based_on: the number of the newest step that the writer saw; None for who stops it, wherever it stands.
    Raises Stale when another step was taken since, NotReady for one that does not follow, or while a safeguarding lead
    keeps it stopped (rule K3); Invalid for one without how it was checked or why.
    """
    row = Authority.objects.filter(id=authority).first()
    if row is None:
        raise Unknown("authority.unknown")
    last = AuthorityStep.objects.filter(authority_id=authority).order_by("-number").first()
    number = last.number if last else 0
    if based_on not in (None, number):
        raise Stale("authority.moved-meanwhile")
    check_step(Standing(last.standing) if last else None, to, is_guarded=last is not None and last.is_guarded)
    if to == Standing.VERIFIED:
        document = Document(AuthorityKind(row.kind), row.reference, row.registered_on, row.ends_on)
        check_verified(document, checked, day_of(now))
        _check_witness(by, row)
    words = _why(to, words)
    _add_step(by, row, number + 1, to, checked if to == Standing.VERIFIED else None, words, now)
    detail = {"authority": str(authority), "to": str(to)}
    append_event(by=by, now=now, kind=EventKind.AUTHORITY_MOVED, person=row.person_id, detail=detail)


def _check_witness(by: Actor, row: Authority) -> None:
    """A power is verified only where its witness gains nothing by it (rule D8)."""
    if row.witness:
        power = Power(AuthorityKind(row.kind), row.holder_name, row.signed_on, row.life_sustaining, row.witness)
        check_witness(power, interests_of_name(by=by, person=row.person_id, name=row.witness))


def _why(to: Standing, words: str) -> str:
    """A stop and a doubt say why."""
    if to in (Standing.SUSPENDED, Standing.UNSURE, Standing.WITHDRAWN, Standing.ENDED) and not words.strip():
        raise Invalid("authority.say-why", field="words")
    return safe_text(words, field="words", longest=2000) if words.strip() else ""


def _add_step(
    by: Actor, row: Authority, number: int, standing: Standing, checked: Checked | None, words: str, now: datetime
) -> None:
    AuthorityStep(
        id=uuid4(),
        person_id=row.person_id,
        authority_id=row.id,
        number=number,
        standing=standing,
        checked=checked or "",
        words=words,
        at=now,
        by=by.known_account,
        by_name=by.name,
    ).save(force_insert=True)


def _is_barred(person: UUID, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select name_bars(%s, %s)", [person, name])
        return bool(cursor.fetchone()[0])


def _columns(said: NewAuthority) -> dict[str, object]:
    columns = {**asdict(said)}
    for name in _LINES:
        columns[name] = safe_line(columns[name], field=name) if columns[name].strip() else ""
    for name in _TEXTS:
        columns[name] = safe_text(columns[name], field=name) if columns[name].strip() else ""
    sections = said.sections if opens_plan(said.kind) else frozenset()
    return {**columns, "sections": [str(section) for section in Section if section in sections]}


def _recorded(by: Actor, now: datetime) -> dict[str, object]:
    return {"recorded_at": now, "recorded_by": by.known_account, "recorded_by_name": by.name}
