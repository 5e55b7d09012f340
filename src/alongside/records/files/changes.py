"""Files are attached, marked as typed, and taken back. What was attached is never changed."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.files.models import Attachment, StoredFile
from alongside.records.files.reads import attachment_view
from alongside.records.files.values import AttachmentView, BelongsTo
from alongside.rules.actors import Actor
from alongside.rules.files import CheckedFile, check_room, cleaned_name
from alongside.rules.refusals import NotAllowed
from alongside.rules.text import safe_line

_KEPT = "select kept, used from files_kept(%s, %s)"


def attach_file(
    *, by: Actor, attachment: UUID, belongs: BelongsTo, file: CheckedFile, name: str, now: datetime
) -> UUID:
    """Attach a checked file under a cleaned name. The same bytes of one person are kept once.

    attachment: the id that it gets; one that is there already stays as it is. Raises Invalid when the person's files
    would be too large together.
    """
    if Attachment.objects.filter(id=attachment).exists():
        return attachment
    Attachment(
        id=attachment,
        person_id=belongs.person,
        round=belongs.round,
        stored_id=_stored(belongs.person, file),
        kind=file.form.kind,
        name=cleaned_name(name, file.form.ending),
        section=belongs.section or "",
        answer=belongs.answer,
        prompt=belongs.prompt,
        whose=belongs.whose,
        said_by=safe_line(belongs.said_by, field="said_by"),
        scanned_by=file.scanned_by,
        added_at=now,
        added_by=by.known_account,
        added_by_name=by.name,
    ).save(force_insert=True)
    detail = {"file": str(attachment), "kind": str(file.form.kind), "prompt": belongs.prompt}
    append_event(by=by, now=now, kind=EventKind.FILE_ATTACHED, person=belongs.person, detail=detail)
    return attachment


def mark_typed(*, by: Actor, attachment: UUID, now: datetime) -> None:
    """All that is on it is typed: it waits no longer. Said twice, the first counts."""
    about = attachment_view(by=by, attachment=attachment)
    if about.typed_at is not None:
        return
    _write(about, typed_at=now, typed_by=by.known_account, typed_by_name=by.name)
    append_event(by=by, now=now, kind=EventKind.FILE_TYPED, person=about.person, detail={"file": str(attachment)})


def take_back_file(*, by: Actor, attachment: UUID, now: datetime) -> None:
    """Who attached it shows it to nobody any more, themselves included; so may the person. It stays in the record."""
    about = attachment_view(by=by, attachment=attachment)
    if by.known_account != about.added_by and by.person != about.person:
        raise NotAllowed("files.not-yours")
    _write(about, taken_back_at=now, taken_back_by=by.known_account)
    append_event(by=by, now=now, kind=EventKind.FILE_TAKEN_BACK, person=about.person, detail={"file": str(attachment)})


def _write(about: AttachmentView, **values: object) -> None:
    """Raises NotAllowed where the database knows of no right to change it."""
    if not Attachment.objects.filter(id=about.id).update(**values):
        raise NotAllowed("files.not-yours")


def _stored(person: UUID, file: CheckedFile) -> UUID:
    """The bytes that are there already, or these."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, [person, file.fingerprint])
        kept, used = cursor.fetchone()
    if kept is not None:
        return UUID(str(kept))
    check_room(used, file.size)
    stored = StoredFile(
        id=uuid4(),
        person_id=person,
        fingerprint=file.fingerprint,
        media_type=file.form.media_type,
        size=file.size,
        content=file.content,
    )
    stored.save(force_insert=True)
    return stored.id
