"""An organisation's own texts: written by its administrator, approved by its privacy officer, never changed after."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.rights.models import TextVersion
from alongside.records.rights.reads.texts import text_version, text_versions
from alongside.rules.actors import Actor
from alongside.rules.refusals import NotAllowed, NotReady, Stale
from alongside.rules.text import safe_text

LONGEST = 40_000


def write_text(*, by: Actor, kind: str, words: str, based_on: int, now: datetime) -> int:
    """Write the next version of a text of the actor's organisation; returns its number.

    Raises Stale, with both texts, when somebody wrote a newer one since `based_on`.
    """
    versions = text_versions(by=by, organisation=by.known_organisation, kind=kind)
    newest = versions[0].number if versions else 0
    if based_on != newest:
        raise Stale("text.newer-version", field="words", values={"mine": words, "theirs": versions[0].words})
    row = TextVersion(
        id=uuid4(),
        organisation_id=by.known_organisation,
        kind=kind,
        number=newest + 1,
        words=safe_text(words, field="words", longest=LONGEST),
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    )
    row.save(force_insert=True)
    _log(by, now, EventKind.TEXT_WRITTEN, kind, row.number)
    return row.number


def approve_text(*, by: Actor, kind: str, number: int, now: datetime) -> UUID:
    """Approve a version: from now on it is the one in force. Raises NotAllowed for whoever wrote it."""
    text = text_version(by=by, kind=kind, number=number)
    if text.written_by == by.account:
        raise NotAllowed("access.two-people")
    if text.approved_at is not None:
        raise NotReady("text.approved-already")
    rows = TextVersion.objects.filter(organisation_id=by.known_organisation, kind=kind, number=number)
    rows.update(approved_at=now, approved_by=by.known_account, approved_by_name=by.name)
    _log(by, now, EventKind.TEXT_APPROVED, kind, number)
    return by.known_organisation


def _log(by: Actor, now: datetime, event: EventKind, kind: str, number: int) -> None:
    append_event(by=by, now=now, kind=event, detail={"text": kind, "number": str(number)})
