"""Files as far as the reader may see what they belong to. Opening one is logged; a list says nothing of its content."""

from datetime import datetime
from uuid import UUID

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.files.models import Attachment, StoredFile
from alongside.records.files.values import AttachmentView, FilePage, OpenedFile
from alongside.rules.actors import Actor
from alongside.rules.files import FileKind
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown


def attachments_of(*, by: Actor, round_id: UUID) -> tuple[AttachmentView, ...]:
    """The files of one round, the oldest first, without those that were taken back."""
    rows = Attachment.objects.filter(round=round_id, taken_back_at=None).order_by("added_at", "id")
    return tuple(map(_view, rows))


def attachment_view(*, by: Actor, attachment: UUID) -> AttachmentView:
    """One file's line. Raises Unknown for one that is not there, or not for this reader, or was taken back."""
    row = Attachment.objects.filter(id=attachment, taken_back_at=None).first()
    if row is None:
        raise Unknown("files.unknown")
    return _view(row)


def open_attachment(*, by: Actor, attachment: UUID, now: datetime) -> OpenedFile:
    """One file with its bytes. That somebody looked at it is logged. Raises Unknown as attachment_view."""
    about = attachment_view(by=by, attachment=attachment)
    stored = StoredFile.objects.get(id=Attachment.objects.values_list("stored_id", flat=True).get(id=attachment))
    detail = {"file": str(attachment), "section": str(about.section or "")}
    append_event(by=by, now=now, kind=EventKind.FILE_OPENED, person=about.person, detail=detail, once=True)
    return OpenedFile(about, stored.media_type, bytes(stored.content))


def files_of_person(*, by: Actor, person: UUID) -> tuple[AttachmentView, ...]:
    """Every file of a person that this reader may see, of all rounds, the oldest first."""
    rows = Attachment.objects.filter(person_id=person, taken_back_at=None).order_by("added_at", "id")
    return tuple(map(_view, rows))


def files_to_type(*, by: Actor, most: int, skipped: int = 0) -> FilePage:
    """What people sent on paper or as a recording and nobody has typed yet, the longest wait first."""
    rows = Attachment.objects.filter(typed_at=None, taken_back_at=None, whose=Whose.PERSON).order_by("added_at", "id")
    return FilePage(tuple(map(_view, rows[skipped : skipped + most])), rows.count())


def _view(row: Attachment) -> AttachmentView:
    return AttachmentView(
        id=row.id,
        person=row.person_id,
        round=row.round,
        kind=FileKind(row.kind),
        name=row.name,
        section=Section(row.section) if row.section else None,
        prompt=row.prompt,
        whose=Whose(row.whose),
        said_by=row.said_by,
        scanned_by=row.scanned_by,
        added_at=row.added_at,
        added_by=row.added_by,
        added_by_name=row.added_by_name,
        typed_at=row.typed_at,
        typed_by_name=row.typed_by_name,
    )
